"""What a person may choose of the times, and what is made of it: nothing that the method does not allow."""

from dataclasses import replace

import pytest
from answer_sets import fill

from app.decision.decision import decide
from app.routine.phases import build, possible_phases
from app.routine.times import choices, pace_of


def test_what_the_method_fixes_cannot_be_chosen(content):
    offered = {each.name: each.numbers for each in choices(content.routine, content.routine.exercises)}
    assert offered == {
        "place": (0, 15, 20, 30, 45, 60),
        "lead-in": (5, 10, 15, 20, 30),
        "inflare-repetitions": (6, 7, 8, 9, 10),
        "plank-work": (6, 7, 8, 9, 10),
        "plank-rest": (6, 7, 8, 9, 10),
        "plank-repetitions": (1, 2, 3, 4, 5, 6),
        "superman-work": (6, 7, 8, 9, 10),
        "superman-rest": (6, 7, 8, 9, 10),
    }


def test_a_choice_says_what_it_is_of_and_for_which_exercise(content):
    found = {each.name: (each.of, each.exercise) for each in choices(content.routine, ["plank"])}
    assert found == {
        "place": ("place", ""), "lead-in": ("lead-in", ""), "plank-work": ("work", "plank"),
        "plank-rest": ("rest", "plank"), "plank-repetitions": ("repetitions", "plank"),
    }  # fmt: skip


def test_two_numbers_are_enough_for_a_choice(content):
    plank = content.routine.exercises["plank"]
    shorter = replace(plank, timing=replace(plank.timing, work_up_to=7))
    changed = replace(content.routine, exercises={**content.routine.exercises, "plank": shorter})
    assert {each.name: each.numbers for each in choices(changed, ["plank"])}["plank-work"] == (6, 7)


def test_only_exercises_of_this_person_are_offered(content):
    assert [each.name for each in choices(content.routine, ["knee-brace"])] == ["place", "lead-in"]


def test_the_usual_number_is_always_among_those_to_choose_from(content):
    for each in choices(content.routine, content.routine.exercises):
        assert each.usual in each.numbers


def test_nothing_chosen_is_the_usual_pace(content):
    own = pace_of(content.routine, {})
    assert (own.place, own.lead_in) == (0, 5)
    assert {name: (each.work, each.rest, each.repetitions) for name, each in own.times.items()} == {
        "knee-brace": (6, 6, 6), "inflare": (6, 6, 6), "plank": (6, 6, 3), "superman": (6, 6, 4),
    }  # fmt: skip


@pytest.mark.parametrize(("number", "counts"), [(5, 6), (6, 6), (10, 10), (11, 6), (0, 6), (-1, 6)])
def test_a_hold_is_from_six_to_ten_seconds(content, number, counts):
    assert pace_of(content.routine, {"plank-work": number}).times["plank"].work == counts


@pytest.mark.parametrize("name", ["knee-brace-work", "knee-brace-repetitions", "inflare-work", "superman-repetitions"])
def test_a_number_that_the_method_fixes_counts_for_nothing(content, name):
    assert pace_of(content.routine, {name: 9}) == pace_of(content.routine, {})


def phases_with(content, chosen: dict, **named) -> set:
    """(exercise, phase) of the routine of some answers, with what was chosen."""
    decision = decide(content.rulebook, fill(content, {name.replace("_", "-"): given for name, given in named.items()}))
    blocks = build(content.routine, decision, None, pace_of(content.routine, chosen))
    return {(block.exercise, phase) for block in blocks for phase in block.phases}


def test_a_phase_is_possible_when_a_choice_leads_to_it_and_only_then(content):
    routine, found = content.routine, set()
    for each in choices(routine, routine.exercises):
        for number in each.numbers:
            most = {"inflare-repetitions": 10, "plank-repetitions": 6, each.name: number}
            found |= phases_with(content, most, pain_side="left") | phases_with(content, most, pain_side="right")
            found |= phases_with(content, most, pain_side="both")
    possible = {(each.id, one) for each in routine.exercises.values() for one in possible_phases(routine, each.timing)}
    assert found <= possible
    assert {phase for _, phase in possible if phase.side} == {phase for _, phase in found if phase.side}


def test_the_routine_has_the_chosen_numbers(content):
    own = pace_of(
        content.routine, {"plank-work": 8, "plank-rest": 10, "plank-repetitions": 1, "inflare-repetitions": 10}
    )
    blocks = {
        block.exercise: block
        for block in build(content.routine, decide(content.rulebook, fill(content, {})), None, own)
    }
    assert [(phase.kind, phase.seconds) for phase in blocks["plank"].phases] == [
        ("ready", 0),
        ("hold", 8),
        ("rest", 10),
    ]
    assert [phase.rep for phase in blocks["inflare"].phases if phase.kind == "push"] == list(range(1, 11))
    assert [phase.seconds for phase in blocks["knee-brace"].phases if phase.kind == "push"] == [6] * 12
    assert all(block.times == own.times[name] for name, block in blocks.items())


def test_a_set_begins_at_its_place_and_ends_with_the_change_of_sides(content):
    first = build(content.routine, decide(content.rulebook, fill(content, {})))[0]
    outline = [[phase.kind for phase in each] for each in first.sets]
    assert outline == [["ready", *["push", "rest"] * 6, "switch"], ["ready", *["push", "rest"] * 6]]
    assert tuple(phase for each in first.sets for phase in each) == first.phases
