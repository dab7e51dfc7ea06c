"""One leg everywhere: what the drawing’s own data works, what the words name, what is spoken, and the sound’s name."""

import re

import pytest
from page_check import words

from app.pictures.model import NEAR
from app.pictures.skeleton import skeleton
from app.routine.legs import say

SIDE = re.compile(r"\b(left|right)\b")
# Answers that lead to every form of every exercise, for a sore left, a sore right and two sore sides.
PEOPLE = [
    {"pain_side": side} | more
    for side in ("left", "right", "both")
    for more in ({}, {"plank": "toes"}, {"plank": "knees"}, {"pain_spread": ["below-knee-ache"]})
]


def drawn_side(content, svg) -> str | None:
    """The person’s own side of the limb that works, from the joint angles and from how the picture is turned."""
    mirrored = "matrix(-1" in svg.select_one("[data-pose] g")["transform"]
    figure = next(
        each
        for each in content.pictures.values()
        if svg.title.get_text() in {say(each.title, leg, content.routine.sides) for leg in ("left", "right", None)}
    )
    if figure.works is None:
        return None
    frames = skeleton(figure.poses[0].posture, figure.body).frames
    turn = -1 if mirrored else 1
    up, front = ((turn * end[0], end[1]) for end in (frames["pelvis"].along, frames["pelvis"].front))
    near_is_right = front[0] * up[1] - front[1] * up[0] > 0  # front × up points to the right hand
    works_near = figure.works.startswith(NEAR)
    return "right" if works_near == near_is_right else "left"


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
    seen = 0
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
        svg = part.select_one("svg.fig")
        if svg:
            told |= {"drawn": drawn_side(content, svg), "title": said_side(svg.title.get_text())}
        assert set(told.values()) == {side}, told
        seen += 1
    assert seen >= 3


def test_these_people_get_every_form_of_every_exercise(app, content, person):
    found = set()
    for named in PEOPLE:
        someone = type(person)(app).completes(**named).agrees()
        found |= {(each["data-exercise"], each["data-form"]) for each in someone.main.select("[data-phase]")}
    assert found == {(each.id, form.id) for each in content.routine.exercises.values() for form in each.forms}
