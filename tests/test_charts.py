"""A chart is content: which option lights which area is read, checked, and drawn by numbers that styles know."""

import re
import shutil
from pathlib import Path

import pytest
from source_files import ROOT, names

from app.content import FOLDER, BrokenContent, load
from app.content.charts import MOST_AREAS

CSS = (ROOT / "static" / "css" / "site.css").read_text(encoding="utf-8")
LIGHTS = "            lights: tailbone\n"
YES = '          - {id: "yes", label: "Yes"}'


@pytest.fixture
def folder(tmp_path):
    """A copy of the content, to be changed."""
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))


def told(folder: Path, file: str, old: str, new: str) -> list[str]:
    """What is complained about after one edit."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"“{old}” should stand in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenContent) as raised:
        load(folder)
    return raised.value.problems


def line_of(file: str, mark: str) -> str:
    text = (FOLDER / file).read_text(encoding="utf-8")
    return f"content/{file}:{text.count(chr(10), 0, text.index(mark)) + 1}  "


AREA = "      - id: tailbone\n"
DOT = '{kind: dot, path: "M106.5'
FAULTS = {
    "an area that does not exist": (
        "questions.yaml", LIGHTS, LIGHTS.replace("tailbone", "tail-bone"),
        line_of("questions.yaml", LIGHTS) + 'area "tail-bone" does not exist. Did you mean "tailbone"?',
    ),
    "an area that nothing lights": (
        "questions.yaml", LIGHTS, "", line_of("charts.yaml", AREA) + 'No option lights the area "tailbone".',
    ),
    "an option on a page without the chart": (
        "questions.yaml", YES, YES.replace("label", "lights: tailbone, label"),
        line_of("questions.yaml", YES) + 'No chart with the area "tailbone" stands on the page of this option.',
    ),
    "an area by the name of another one": (
        "charts.yaml", AREA, AREA.replace("tailbone", "buttock"),
        line_of("charts.yaml", AREA) + 'The area "buttock" stands twice',
    ),
    "an area that is lit at the start and is not there": (
        "charts.yaml", "lit-on-the-start-page: [si-joint]", "lit-on-the-start-page: [si-jiont]",
        line_of("charts.yaml", "lit-on") + 'area "si-jiont" does not exist. Did you mean "si-joint"?',
    ),
    "a stroke of no known kind": (
        "charts.yaml", DOT, DOT.replace("dot", "dto"),
        line_of("charts.yaml", DOT) + 'kind of stroke "dto" does not exist. Did you mean "dot"?',
    ),
    "a path that could be something else than a path": (
        "charts.yaml", DOT, DOT.replace("M106.5", "M1<script>"), line_of("charts.yaml", DOT) + "A path begins with M",
    ),
    "a side that is neither left nor right": (
        "charts.yaml", "{side: left, across: 94", "{side: lefft, across: 94",
        line_of("charts.yaml", "{side: left, across: 94") + 'side "lefft" does not exist.',
    ),
    "a chart without words": (
        "charts.yaml", "    caption: A back", "    # caption: A back",
        line_of("charts.yaml", "id: back") + 'The key "caption" is missing.',
    ),
    "a key without meaning": (
        "charts.yaml", "wide: 18,", "wide: 18, widht: 3,",
        line_of("charts.yaml", "wide: 18,") + 'The key "widht" has no meaning here.',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_the_app_does_not_start_with(name, folder):
    file, old, new, says = FAULTS[name]
    complaints = told(folder, file, old, new)
    assert any(each.startswith(says) for each in complaints), complaints


def test_more_areas_than_styles_can_light_are_a_fault(folder):
    more = "".join(
        f"      - {{id: more-{n}, spots: [{{across: 1, down: 1, wide: 1, high: 1}}]}}\n" for n in range(MOST_AREAS)
    )
    assert any("at most 8 areas" in each for each in told(folder, "charts.yaml", AREA, more + AREA))


def test_a_chart_that_stands_nowhere_is_a_fault(folder):
    chart = (FOLDER / "charts.yaml").read_text(encoding="utf-8")
    again = chart[chart.index("  - id: back") :].replace("id: ", "id: other-").replace("    lit-on", "    # lit-on")
    assert any('"other-back" stands nowhere' in each for each in told(folder, "charts.yaml", chart, chart + again))


def test_styles_light_as_many_areas_as_there_can_be():
    lit = re.findall(r'form:has\(\[data-lights="(\d+)"\]:checked\) \.area--(\d+)[ ,]', CSS)
    assert lit == [(str(number), str(number)) for number in range(1, MOST_AREAS + 1)]


@pytest.mark.parametrize(
    ("file", "text", "name"),
    [
        ("a.css", "form:has(#pain-place-buttock:checked) .area--1 { fill: red; }", "pain-place-buttock"),
        ("a.css", ".area.area--buttock { fill: red; }", "buttock"),
        ("a.css", '[data-exercise="plank"] { color: red; }', "plank"),
        ("a.js", "document.querySelector(`[data-exercise=plank]`)", "plank"),
        ("a.js", 'if (form.id === "knee-brace") return', "knee-brace"),
        ("a.svg", '<path class="area area--tailbone" d="M0 0"/>', "tailbone"),
    ],
)
def test_a_name_in_a_style_a_script_or_a_drawing_is_seen(tmp_path, file, text, name):
    (tmp_path / file).write_text(f"\n{text}\n", encoding="utf-8")
    assert (2, name) in names(tmp_path / file)


# --- On the pages


def drawn(page) -> dict[str, list[str]]:
    """The classes of each shape of an area, by its number."""
    found = {}
    for shape in page.select("svg .area"):
        found.setdefault(re.search(r"area--(\d+)", " ".join(shape["class"])).group(1), []).append(shape["class"])
    return found


def test_each_option_names_the_area_that_content_says_and_each_side_its_side(person, content):
    page = person.starts().goes_to("where").page
    (step,) = [step for step in content.rulebook.steps if any(question.chart for question in step.questions)]
    assert step.id == "where"
    for question in step.questions:
        for option in question.options:
            box = page.find(id=f"{question.id}-{option.id}")
            assert box.get("data-side") == option.side
            assert box.get("data-lights") == (option.lights and str(content.area[option.lights].number))
            assert option.lights is None or box["data-lights"] in drawn(page)


def test_every_spot_is_drawn_with_its_side(person, content):
    shapes = drawn(person.starts().goes_to("where").page)
    for chart in content.charts.values():
        for area in chart.areas:
            sides = [
                [side for side in ("left", "right") if f"area--{side}" in shape] for shape in shapes[str(area.number)]
            ]
            assert sides == [[spot.side] if spot.side else [] for spot in area.spots]


def test_the_start_page_lights_what_content_says(person, content):
    shapes = drawn(person.opens("/").page)
    lit = {number for number, classes in shapes.items() if all("area--lit" in each for each in classes)}
    (chart,) = content.charts.values()
    assert lit == {str(area.number) for area in chart.areas if area.id in chart.lit}
    assert person.sees(chart.caption)


def test_beside_a_question_nothing_is_lit_before_something_is_chosen(person):
    assert not person.starts().goes_to("where").page.select(".area--lit")
