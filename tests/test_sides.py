"""Which leg works for which sore side, against the table “The routine that results” of the screening contract."""

import pytest

from app.decision.sides import legs_of
from app.routine.legs import name_sides, say

LEFT, RIGHT, NONE = ("left",), ("right",), ()
LEFT_THEN_RIGHT, RIGHT_THEN_LEFT = ("left", "right"), ("right", "left")

# Written from the contract, not from the code: the legs that work, in order, for a sore left, a sore right and both.
TABLE = {
    ("knee-brace", "full"): (LEFT_THEN_RIGHT, RIGHT_THEN_LEFT, LEFT_THEN_RIGHT),
    ("knee-brace", "gentle"): (LEFT_THEN_RIGHT, RIGHT_THEN_LEFT, LEFT_THEN_RIGHT),
    ("inflare", "full"): (LEFT, RIGHT, None),
    ("inflare", "gentle"): (LEFT, RIGHT, None),
    ("plank", "lift"): (RIGHT, LEFT, None),
    ("plank", "push-toes"): (LEFT, RIGHT, None),
    ("plank", "push-knees"): (LEFT, RIGHT, None),
    ("plank", "hold-toes"): (None, None, NONE),
    ("plank", "hold-knees"): (None, None, NONE),
    ("superman", "full"): (RIGHT, LEFT, LEFT_THEN_RIGHT),
    ("superman", "low"): (RIGHT, LEFT, LEFT_THEN_RIGHT),
}
CELLS = [
    (exercise, form, sore, legs)
    for (exercise, form), row in TABLE.items()
    for sore, legs in zip(("left", "right", None), row, strict=True)
    if legs is not None  # this form is never given for that side
]


def test_the_table_names_every_form(content):
    assert set(TABLE) == {(each.id, form.id) for each in content.routine.exercises.values() for form in each.forms}


@pytest.mark.parametrize(("exercise", "form", "sore", "legs"), CELLS)
def test_the_right_leg_works(content, exercise, form, sore, legs):
    assert legs_of(content.routine.exercises[exercise].form[form].legs, sore) == legs


@pytest.mark.parametrize("form", ["full", "gentle"])
def test_the_wall_push_refuses_to_be_done_without_one_sore_side(content, form):
    with pytest.raises(ValueError, match="no single side is sore"):
        legs_of(content.routine.exercises["inflare"].form[form].legs, None)


WORDS = {"left": "linken", "right": "rechten"}


@pytest.mark.parametrize(("leg", "words"), [("left", ("linken", "rechten")), ("right", ("rechten", "linken"))])
def test_a_text_names_the_leg_and_the_other_in_the_words_of_content(leg, words):
    text = "Push your {leg} heel. Your {other} leg lies straight, the {leg} foot stays."
    said = "Push your {} heel. Your {} leg lies straight, the {} foot stays."
    assert say(text, leg, WORDS) == said.format(words[0], words[1], words[0])


def test_a_text_can_name_the_legs_in_other_words():
    assert name_sides("the {leg} leg, not the {other} one", "good", "sore") == "the good leg, not the sore one"


@pytest.mark.parametrize("leg", ["", None])
def test_a_text_for_no_leg_stays_as_it_is(leg):
    assert say("Hold your body straight", leg, WORDS) == "Hold your body straight"
