"""The colours of the pictures: people, near and far limbs and marks are told apart by everyone, in light and dark."""

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from colours import EVERYONE, apart, as_seen, brightness, contrast

from app.content import load
from app.pictures.drawing import draw

ROOT = Path(__file__).parents[1]
CSS = re.sub(r"/\*.*?\*/", "", (ROOT / "static/css/figures.css").read_text("utf-8"), flags=re.S)
ROOM = ("wall", "floor", "mat", "next-floor", "next-wall")
CLOTHES = ("legs-lit", "far-legs-lit", "top-lit")


def colours(text: str) -> dict[str, str]:
    return dict(re.findall(r"--fig-([\w-]+): (#\w+);", text))


def block(start: str) -> str:
    """The text of the block in braces that begins with this."""
    at = CSS.index(start) + len(start)
    depth, end = 1, at
    while depth:
        depth += {"{": 1, "}": -1}.get(CSS[end], 0)
        end += 1
    return CSS[at : end - 1]


PEOPLE = {number: colours(block(f".fig--person-{number} {{")) for number in range(1, 5)}
LIGHT = colours(block(":root {"))
SCHEMES = {
    "light": LIGHT,
    "dark": LIGHT | colours(block("@media screen and (prefers-color-scheme: dark) {")),
    "print": LIGHT | colours(block("@media print {")),
}


each_person = pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
each_scheme = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
to_everyone = pytest.mark.parametrize("kind", EVERYONE)


def test_there_are_four_people_and_each_has_all_colours_of_a_person():
    assert [set(person) for person in PEOPLE.values()] == [set(PEOPLE[1])] * 4
    assert {"skin-lit", "top-lit", "legs-lit", "hair", "sole", "far-legs-lit"} <= set(PEOPLE[1])


def test_every_colour_that_a_picture_names_is_known():
    named = {name for text in _all_drawn() for name in re.findall(r"var\(--fig-([\w-]+)\)", text)}
    known = set(re.findall(r"--fig-([\w-]+):", CSS))
    assert named <= known
    assert {"skin-lit", "far-legs", "sore-core", "muscle", "arrow"} <= named


def test_nothing_is_left_of_colours_and_signs_that_no_picture_uses():
    files = [*ROOT.glob("static/css/*.css"), *ROOT.glob("templates/**/*.html"), *ROOT.glob("app/pictures/*.py")]
    text = CSS + "".join(file.read_text("utf-8") for file in files) + "".join(_all_drawn())
    for name in set(re.findall(r"--fig-([\w-]+):", CSS)):
        assert f"var(--fig-{name})" in text, name
    for name in set(re.findall(r"\.(fig-[a-z][\w-]*)", CSS)):
        assert f'"{name}"' in text, name


@cache
def _all_drawn() -> list[str]:
    return [draw(figure).moving for figure in load().pictures.values()]


def test_forced_colours_name_every_colour_anew():
    forced = set(re.findall(r"--fig-([\w-]+):", block("@media (forced-colors: active) {")))
    assert forced == set(re.findall(r"--fig-([\w-]+):", CSS))


@to_everyone
@each_person
def test_skin_top_and_trousers_of_a_person_are_told_apart(person, kind):
    for one, two in combinations(("skin-lit", "top-lit", "legs-lit"), 2):
        assert apart(person[one], person[two], kind) >= 8, (one, two)
    assert apart(person["skin-lit"], person["hair"], kind) >= 25


@to_everyone
@each_person
def test_the_far_side_is_darker_than_the_near_side(person, kind):
    for of, least in (("legs", 9), ("top", 9), ("skin", 5)):
        near, far = person[f"{of}-lit"], person[f"far-{of}-lit"]
        assert apart(near, far, kind) >= least, of
        assert brightness(as_seen(far, kind)) < brightness(as_seen(near, kind))


@to_everyone
@each_person
@each_scheme
def test_the_tint_of_a_sore_side_stands_out_from_clothes_in_one_of_its_tones(scheme, person, kind):
    for ground in CLOTHES:
        assert max(apart(scheme[tone], person[ground], kind) for tone in ("sore-soft", "sore")) >= 15, ground


@to_everyone
@each_scheme
def test_the_tones_of_the_tint_lie_in_one_another(scheme, kind):
    assert apart(scheme["sore-soft"], scheme["sore"], kind) >= 20
    assert apart(scheme["sore"], scheme["sore-core"], kind) >= 20


@to_everyone
@each_scheme
def test_the_tint_has_an_edge_and_lines_that_no_bare_skin_has(scheme, kind):
    assert contrast(scheme["sore-core"], scheme["sore-soft"], kind) >= 3
    for text in _all_drawn():
        edges = re.findall(r'fill="var\(--fig-sore-soft\)" stroke="var\(--fig-([\w-]+)\)" stroke-dasharray', text)
        assert set(edges) == {"sore-core"}


@to_everyone
@each_person
@each_scheme
def test_a_muscle_stands_out_from_trousers_and_from_the_heart_of_a_sore_side(scheme, person, kind):
    for ground in (person["legs-lit"], person["far-legs-lit"], scheme["sore"], scheme["muscle-line"]):
        assert apart(scheme["muscle"], ground, kind) >= 20


@to_everyone
@each_scheme
def test_an_arrow_stands_out_from_its_edge_and_from_the_room(scheme, kind):
    assert contrast(scheme["arrow"], scheme["halo"], kind) >= 4.5
    for ground in ROOM:
        assert apart(scheme["arrow"], scheme[ground], kind) >= 30, ground


@to_everyone
@each_scheme
def test_the_line_round_a_body_stands_out_from_the_room(scheme, kind):
    for ground in ROOM:
        assert contrast(scheme["line"], scheme[ground], kind) >= 3, ground
        assert contrast(scheme["far-line"], scheme[ground], kind) >= 3, ground


@to_everyone
@each_scheme
def test_a_measure_can_be_read(scheme, kind):
    assert contrast(scheme["ink"], scheme["halo"], kind) >= 7
