"""A chart is content: which option lights which area is read, checked, and drawn by numbers that styles know."""

import re

import pytest
from colours import SEEN, contrast
from source_files import ROOT, names

from app.content.charts import MOST_AREAS, STROKES

CSS = (ROOT / "static" / "css" / "chart.css").read_text(encoding="utf-8")


def test_styles_light_as_many_areas_as_there_can_be():
    lit = re.findall(r'form:has\(\[data-lights="(\d+)"\]:checked\) \.area--(\d+)[ ,]', CSS)
    assert lit == [(str(number), str(number)) for number in range(1, MOST_AREAS + 1)]


def palettes() -> dict[str, dict[str, str]]:
    """Scheme -> name -> colour. The dark one says only what is other than in the light."""
    light, dark = (
        dict(re.findall(r"--fig-([a-z-]+): (#\w+);", part)) for part in re.split("prefers-color-scheme", CSS)
    )
    return {"light": light, "dark": light | dark}


@pytest.mark.parametrize("kind", SEEN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_lit_area_or_its_rim_stands_out_from_all_that_it_lies_on(scheme, kind):
    colours = palettes()[scheme]
    sore, rim = colours["sore"], colours["rim"]
    assert contrast(sore, rim, kind) >= 4.5
    for ground in ("skin", "skin-lit", "legs", "legs-lit"):
        assert max(contrast(each, colours[ground], kind) for each in (sore, rim)) >= 3, ground


def test_every_kind_of_stroke_has_a_look():
    assert all(re.search(rf"\.chart__{kind}[ ,]", CSS) for kind in STROKES)


def test_from_behind_the_left_of_a_person_is_on_the_left(content):
    for chart in content.charts.values():
        spots = [spot for area in chart.areas for spot in area.spots if spot.side]
        assert {spot.side for spot in spots} == {"left", "right"}
        assert all((spot.side == "left") == (spot.across < chart.width / 2) for spot in spots)


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
