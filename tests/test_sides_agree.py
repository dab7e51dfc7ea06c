"""One leg everywhere: what the drawn body lifts or presses, what words and voice name, and the sound’s name."""

import re

import pytest
from drawn_body import right_is_near
from drawn_legs import legs_asked, sides_at_work
from page_check import words

from app.decision.sides import OTHER
from app.pictures.model import FAR, NEAR
from app.routine.legs import say

SIDE = re.compile(r"\b(left|right)\b")
# Answers that lead to every form of every exercise, for a sore left, a sore right and two sore sides.
PEOPLE = [
    {"pain_side": side} | more
    for side in ("left", "right", "both")
    for more in ({}, {"plank": "toes"}, {"plank": "knees"}, {"pain_spread": ["below-knee-ache"]})
]


def figure_of(content, svg):
    """The figure that a picture on a page is of."""
    words = content.routine.sides
    titled = {
        say(each.title, leg, words): each for each in content.pictures.values() for leg in ("left", "right", None)
    }
    return titled[svg.title.get_text().rpartition(": ")[0]]


def near_side(figure, svg) -> str:
    """The person’s own side that is near the viewer, from the joint angles and from how the page turns the picture."""
    mirrored = "matrix(-1" in svg.use.get("transform", "")
    return "right" if right_is_near(figure, figure.poses[0].posture, mirrored) else "left"


def drawn_side(figure, svg) -> str | None:
    """The person’s own side of the leg that is drawn at work."""
    near, sides = near_side(figure, svg), sides_at_work(figure)
    assert len(sides) < 2
    return (near if sides[0] == NEAR else OTHER[near]) if sides else None


def tinted_sides(figure, svg) -> set[str]:
    """The person’s own sides that are tinted."""
    near = near_side(figure, svg)
    return {near if depth == NEAR else OTHER[near] for depth in (NEAR, FAR) if f"fig--sore-{depth}" in svg["class"]}


def said_side(text: str) -> str | None:
    """The first side that a text names."""
    found = SIDE.search(text)
    return found and found[1]


def sets_of(person):
    """(set, phases) of each leg in the list."""
    return [(part, part.select("[data-phase]")) for part in person.main.select(".set")]


@pytest.mark.parametrize("named", PEOPLE, ids=lambda each: "-".join(str(one) for one in each.values()))
def test_picture_words_voice_and_sound_agree_on_the_leg(person, content, named):
    person.completes(**named).agrees()
    seen, asked = 0, {}
    for part, phases in sets_of(person):
        side = next(each["data-side"] for each in phases if each["data-phase"] == "ready") or None
        spoken = {each["data-phase"]: each["data-cue"] for each in phases if each.get("data-cue")}
        work = spoken.get("push") or spoken["hold"]
        told = {
            "work": said_side(work),
            "place": said_side(spoken["ready"]),
            "heading": said_side(words(part.h3)) if part.h3 else None,
            "sound": said_side(part.audio["aria-label"]),
            "file": said_side(part.select_one("[download]")["download"].replace("-", " ")),
        }
        sore = {"left", "right"} - {OTHER.get(named["pain_side"])}
        for number, svg in enumerate(part.select("svg.fig")):
            figure = figure_of(content, svg)
            told |= {f"drawn {number}": drawn_side(figure, svg), f"title {number}": said_side(svg.title.get_text())}
            assert tinted_sides(figure, svg) == sore
        assert set(told.values()) == {side}, told
        asked.setdefault((phases[0]["data-exercise"], phases[0]["data-form"]), set()).add(side)
        seen += 1
    assert seen >= 3
    assert asked == {form: legs_asked(*form, named["pain_side"]) for form in asked}


def test_these_people_get_every_form_of_every_exercise(app, content, person):
    found = set()
    for named in PEOPLE:
        someone = type(person)(app).completes(**named).agrees()
        found |= {(each["data-exercise"], each["data-form"]) for each in someone.main.select("[data-phase]")}
    assert found == {(each.id, form.id) for each in content.routine.exercises.values() for form in each.forms}
