"""The words of the exercises: left and right in their places, short cards, and no push above half of the strength."""

import re

import pytest
from test_sides import CELLS

from app.decision.sides import OTHER
from app.routine.legs import say

SIDE = re.compile(r"\b(left|right)\b(?: (\w+))?")

# --- Left and right: for each form, what belongs to the leg that works, and what to the other one

NAMED = {
    ("knee-brace", "full"): ({"foot", "post", "door", "heel", "thigh", "buttock"}, {"leg"}),
    ("knee-brace", "gentle"): ({"foot", "post", "door", "heel", "thigh", "buttock"}, {"leg"}),
    ("inflare", "full"): ({"side", "knee", "hip"}, {"leg"}),
    ("inflare", "gentle"): ({"side", "knee", "hip"}, {"leg"}),
    ("plank", "lift"): ({"leg"}, {"foot", "hip"}),
    ("plank", "push-toes"): ({"foot", "toes", "hip"}, set()),
    ("plank", "push-knees"): ({"knee", "hip"}, set()),
    ("plank", "hold-toes"): (set(), set()),
    ("plank", "hold-knees"): (set(), set()),
    ("superman", "full"): ({"leg", "buttock"}, {"arm", "hip"}),
    ("superman", "low"): ({"leg", "buttock"}, {"hip"}),
}


def said(content, exercise, form, leg):
    """Every text of a form that can name a side, filled for the leg that works, by its key."""
    chosen = content.routine.exercises[exercise].form[form]
    variants = [each.text for each in content.routine.exercises[exercise].variants if form in each.forms]
    keys = ("position", "steps", "feel", "get_ready", "switch", "cue", "rest_cue")
    texts = {key: getattr(chosen, key) or "" for key in keys} | {"variants": variants}
    whole = {key: text if isinstance(text, str) else " ".join(text) for key, text in texts.items()}
    return {key: say(text, leg, content.routine.sides) for key, text in whole.items()}


@pytest.mark.parametrize(("exercise", "form", "sore", "legs"), CELLS)
def test_every_side_named_is_the_right_one(content, exercise, form, sore, legs):
    working, other = NAMED[exercise, form]
    for leg in legs or (None,):
        text = " ".join(said(content, exercise, form, leg).values())
        allowed = {(leg, part) for part in working} | {(OTHER.get(leg), part) for part in other}
        assert set(SIDE.findall(text)) <= allowed, text
        assert "{" not in text


@pytest.mark.parametrize(("exercise", "form", "sore", "legs"), CELLS)
def test_what_is_spoken_names_the_leg_that_works(content, exercise, form, sore, legs):
    for leg in legs:
        texts = said(content, exercise, form, leg)
        assert SIDE.findall(texts["cue"])[0][0] == leg
        assert (leg in texts["get_ready"]) and (leg in texts["steps"])
        assert len(legs) == 1 or leg in texts["switch"]


def test_what_the_card_says_is_short(content):
    for form in (form for exercise in content.routine.exercises.values() for form in exercise.forms):
        assert len(form.cue.split()) <= 12, form.cue
        assert len(re.findall(r"[.!?](?:\s|$)", form.get_ready)) <= 2, form.get_ready
        assert len(re.findall(r"[.!?](?:\s|$)", form.feel)) == 1, form.feel


def test_a_push_is_told_with_a_number_that_allows_no_more_than_half_of_the_strength(content):
    pressing = [form for form in content.routine.exercises["plank"].forms if form.id.startswith("push")]
    for form in [
        *content.routine.exercises["knee-brace"].forms,
        *content.routine.exercises["inflare"].forms,
        *pressing,
    ]:
        assert int(re.search(r"(\d+) out of 10", form.effort)[1]) <= 5, form.effort


@pytest.mark.parametrize(("sore", "other"), [("left", "right"), ("right", "left")])
def test_one_sore_side_is_said_in_so_many_words(content, sore, other):
    def about(exercise, form, leg):
        return said(content, exercise, form, leg)

    assert f"Push your {sore} heel" in about("knee-brace", "full", sore)["cue"]
    assert f"your {other} leg" in about("knee-brace", "full", sore)["position"]
    assert f"your {other} foot" in about("knee-brace", "full", other)["switch"]
    assert f"outside of your {sore} knee" in about("inflare", "full", sore)["steps"]
    assert f"{other} leg straight" in about("inflare", "full", sore)["position"]
    assert f"Lift your {other} leg" in about("plank", "lift", other)["steps"]
    assert f"front of your {sore} hip" in about("plank", "lift", other)["feel"]
    assert f"toes of your {sore} foot" in about("plank", "push-toes", sore)["steps"]
    assert f"Press your {sore} knee" in about("plank", "push-knees", sore)["steps"]
    assert f"Lift your {other} leg" in about("superman", "full", other)["steps"]
    assert f"lift your {sore} arm" in about("superman", "full", other)["steps"]
    assert "arm" not in about("superman", "low", other)["steps"]


def test_what_is_said_to_everybody_names_no_side(content):
    for exercise in content.routine.exercises.values():
        texts = [exercise.summary, exercise.purpose, *exercise.needs, *exercise.mistakes]
        assert not SIDE.search(" ".join([*texts, *(variant.text for variant in exercise.variants)]))
    for rule in content.rulebook.rules:
        assert not SIDE.search(" ".join([rule.advice or "", *rule.adapt.values()]))
