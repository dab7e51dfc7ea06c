"""The timeline: which blocks in which order, on which side, and every second of them."""

import pytest
from answer_sets import fill

from app.decision.decision import decide
from app.routine.phases import Phase, build, pain_is_worse


def timeline(content, helped=None, **named):
    """The blocks for some answers, by exercise; the closing one is called “again”."""
    decision = decide(content.rulebook, fill(content, {name.replace("_", "-"): given for name, given in named.items()}))
    return {"again" if block.closing else block.exercise: block for block in build(content.routine, decision, helped)}


def outline(block):
    """The phases without their seconds, one word each: “push left 1”."""
    return [" ".join(str(part) for part in (phase.kind, phase.side, phase.rep) if part) for phase in block.phases]


# --- Order, and the closing knee brace


def test_the_full_routine_opens_and_closes_with_the_knee_brace(content):
    assert list(timeline(content)) == ["knee-brace", "inflare", "plank", "superman", "again"]


def test_what_is_withheld_is_left_out(content):
    assert list(timeline(content, plank="cannot")) == ["knee-brace", "inflare", "superman", "again"]


def test_the_closing_knee_brace_is_done_like_the_first(content):
    blocks = timeline(content, pain_side="right", health="glaucoma")
    first, again = blocks["knee-brace"], blocks["again"]
    assert (again.exercise, again.form, again.legs) == ("knee-brace", "gentle", ("right", "left"))
    assert again.phases == first.phases


def test_without_anything_in_between_the_knee_brace_does_not_close(content):
    assert list(timeline(content, expecting="pregnant", pain_side="both")) == ["knee-brace"]


def test_one_exercise_in_between_is_enough_to_close(content):
    assert list(timeline(content, expecting="pregnant")) == ["knee-brace", "inflare", "again"]


def test_a_knee_brace_that_is_withheld_does_not_close_either(content):
    assert list(timeline(content, health="hypermobile")) == ["plank", "superman"]


# --- Did it help?


def test_whether_it_helped_is_asked_after_the_first_knee_brace_only(content):
    assert [name for name, block in timeline(content).items() if block.asks] == ["knee-brace"]


def test_it_is_not_asked_when_nothing_follows(content):
    assert not timeline(content, expecting="pregnant", pain_side="both")["knee-brace"].asks


def test_it_is_asked_when_one_exercise_follows(content):
    assert timeline(content, expecting="pregnant")["knee-brace"].asks


def test_it_is_not_asked_without_a_knee_brace(content):
    assert not any(block.asks for block in timeline(content, health="hypermobile").values())


def test_no_change_goes_on_in_order(content):
    assert timeline(content, helped="no-change") == timeline(content)


def test_help_goes_straight_to_the_superman(content):
    assert list(timeline(content, helped="yes")) == ["knee-brace", "superman", "again"]


def test_help_without_a_superman_is_the_end(content):
    blocks = timeline(content, helped="yes", ball="no")
    assert list(blocks) == ["knee-brace"]
    assert blocks["knee-brace"].asks  # the answer stands where it was asked


def test_when_it_is_worse_nothing_more_is_done(content):
    assert timeline(content, helped="worse") == {}


def test_the_person_can_say_yes_no_change_or_worse(content):
    assert list(content.routine.answers) == ["yes", "no-change", "worse"]


# --- Sides


@pytest.mark.parametrize(
    ("sore", "sides"),
    [
        ("left", {"knee-brace": ("left", "right"), "inflare": ("left",), "plank": ("right",), "superman": ("right",)}),
        ("right", {"knee-brace": ("right", "left"), "inflare": ("right",), "plank": ("left",), "superman": ("left",)}),
        ("both", {"knee-brace": ("left", "right"), "plank": (), "superman": ("left", "right")}),
        ("unsure", {"knee-brace": ("left", "right"), "plank": (), "superman": ("left", "right")}),
    ],
)
def test_every_exercise_works_its_legs_in_their_order(content, sore, sides):
    for name, block in timeline(content, pain_side=sore).items():
        legs = sides["knee-brace" if name == "again" else name]
        assert block.legs == legs
        assert block.sides == (legs or (None,))


@pytest.mark.parametrize(("plank", "form"), [("toes", "push-toes"), ("knees", "push-knees")])
@pytest.mark.parametrize("sore", ["left", "right"])
def test_a_plank_without_a_lifted_leg_presses_the_sore_side(content, plank, form, sore):
    block = timeline(content, plank=plank, pain_side=sore)["plank"]
    assert (block.form, block.legs) == (form, (sore,))


def test_the_phases_of_one_side_can_be_had(content):
    block = timeline(content)["knee-brace"]
    assert {phase.side for phase in block.phases_of("right")} == {"right"}
    assert len(block.phases_of("left")) + len(block.phases_of("right")) == len(block.phases)


# --- Phases and seconds


def pushes(side, times):
    return [word for rep in range(1, times + 1) for word in (f"push {side} {rep}", f"rest {side} {rep}")]


def test_a_knee_brace_is_six_pushes_a_side_with_a_switch_between(content):
    assert outline(timeline(content)["knee-brace"]) == [
        "ready left", *pushes("left", 6), "switch right", "ready right", *pushes("right", 6),
    ]  # fmt: skip


def test_a_wall_push_is_six_pushes_on_the_sore_side(content):
    assert outline(timeline(content, pain_side="right")["inflare"]) == ["ready right", *pushes("right", 6)]


def test_a_push_and_a_rest_are_six_seconds_each(content):
    for name in ("knee-brace", "inflare"):
        timed = [phase for phase in timeline(content)[name].phases if phase.rep]
        assert {(phase.kind, phase.seconds) for phase in timed} == {("push", 6), ("rest", 6)}


def test_a_plank_is_held_three_times(content):
    assert timeline(content)["plank"].phases == (
        Phase("ready", "right", 0, 0),
        Phase("hold", "right", 6, 1), Phase("rest", "right", 6, 1),
        Phase("hold", "right", 6, 2), Phase("rest", "right", 6, 2),
        Phase("hold", "right", 6, 3), Phase("rest", "right", 6, 3),
    )  # fmt: skip


def test_a_plank_with_both_sides_sore_is_held_three_times_on_no_side(content):
    block = timeline(content, pain_side="both")["plank"]
    assert outline(block) == ["ready", "hold 1", "rest 1", "hold 2", "rest 2", "hold 3", "rest 3"]


def test_a_superman_is_held_four_times_in_all_or_four_times_a_side(content):
    one, both = timeline(content)["superman"], timeline(content, pain_side="both")["superman"]
    assert [phase.side for phase in one.phases if phase.kind == "hold"] == ["right"] * 4
    assert [phase.side for phase in both.phases if phase.kind == "hold"] == ["left"] * 4 + ["right"] * 4


def test_only_being_ready_is_untimed(content):
    for sore in ("left", "both"):
        for block in timeline(content, pain_side=sore).values():
            assert all((phase.seconds == 0) is (phase.kind == "ready") for phase in block.phases)


def test_only_pushes_holds_and_rests_are_counted(content):
    for block in timeline(content).values():
        assert all((phase.rep == 0) is (phase.kind in ("ready", "switch")) for phase in block.phases)


def test_every_side_begins_untimed_and_every_change_of_side_is_told_first(content):
    for sore in ("left", "right", "both"):
        for block in timeline(content, pain_side=sore).values():
            kinds = [phase.kind for phase in block.phases]
            assert kinds[0] == "ready"
            assert kinds.count("ready") == max(1, len(block.legs))
            assert kinds.count("switch") == max(0, len(block.legs) - 1)
            assert all(kinds[place + 1] == "ready" for place, kind in enumerate(kinds) if kind == "switch")


def test_the_last_phase_is_a_rest(content):
    assert all(block.phases[-1].kind == "rest" for block in timeline(content).values())


@pytest.mark.parametrize(
    ("sore", "seconds"),
    [
        ("left", {"knee-brace": 149, "inflare": 72, "plank": 36, "superman": 48, "again": 149}),
        ("both", {"knee-brace": 149, "plank": 36, "superman": 101, "again": 149}),
    ],
)
def test_the_seconds_of_an_exercise_are_those_of_its_phases(content, sore, seconds):
    # 12 pushes and rests of 6 s a leg, and 5 s to change sides.
    assert {name: block.seconds for name, block in timeline(content, pain_side=sore).items()} == seconds


@pytest.mark.parametrize(
    ("exercise", "times"), [("knee-brace", 6), ("inflare", 6), ("plank", 3), ("superman", 4)]
)  # fmt: skip
def test_six_seconds_and_so_many_times_are_where_everyone_begins(content, exercise, times):
    timing = content.routine.exercises[exercise].timing
    assert (timing.work, timing.rest, timing.repetitions) == (6, 6, times)


@pytest.mark.parametrize(
    ("exercise", "limits"),
    [
        ("knee-brace", {"work_up_to": 6, "rest_up_to": 6, "repetitions_from": 6, "repetitions_up_to": 6}),
        ("inflare", {"rest_up_to": 6, "repetitions_from": 6, "repetitions_up_to": 10}),
        ("plank", {"work_up_to": 10, "rest_up_to": 10, "repetitions_from": 1, "repetitions_up_to": 6}),
        ("superman", {"work_up_to": 10, "rest_up_to": 10, "repetitions_from": 4, "repetitions_up_to": 4}),
    ],
)
def test_times_can_be_changed_as_far_as_the_contract_says(content, exercise, limits):
    timing = content.routine.exercises[exercise].timing
    assert {name: getattr(timing, name) for name in limits} == limits


# --- Worse afterwards?


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [
        (0, 1, False), (0, 2, True), (3, 5, True), (4, 5, False),
        (5, 6, True), (6, 6, False), (7, 6, False), (8, 9, True),
    ],
)  # fmt: skip
def test_pain_is_worse_when_it_rose_by_two_or_to_six(content, before, now, worse):
    assert pain_is_worse(content.texts["pain_scale"], before, now) is worse
