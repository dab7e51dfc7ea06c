"""The names on the wire of a routine: its phases, sides, seconds and repetitions, in order."""

import pytest
from answer_sets import fill
from plain_client import Plain
from wire import Road

from app.routine.phases import build


def expected_phases(content, decision):
    return [
        (block.exercise, block.form, phase.side or "", phase.kind, str(phase.seconds), str(phase.rep))
        for block in build(content.routine, decision)
        for phase in block.phases
    ]


def with_routine(roads):
    return [road for road in roads if road.decision.has_routine]


def test_the_routine_is_drawn_phase_by_phase(roads, content):
    for road in with_routine(roads):
        assert (road.agreed.status_code, road.routine.status_code) == (303, 200), road
        assert road.drawn == expected_phases(content, road.decision), road
        assert road.routine.text.count(" data-phase=") == len(road.drawn), road


def test_the_routine_opens_and_closes_as_the_contract_says(roads):
    for road in with_routine(roads):
        drawn = road.drawn
        order = [drawn[0][0]] + [two[0] for one, two in zip(drawn, drawn[1:], strict=False) if one[0] != two[0]]
        offered = [each.exercise for each in road.decision.offered]
        closes = ["knee-brace"] if "knee-brace" in offered and len(offered) > 1 else []
        assert order == offered + closes, road


def test_before_every_exercise_and_every_side_stands_an_untimed_place(roads):
    for road in with_routine(roads):
        before = (None, None)
        for exercise, _, side, phase, seconds, rep in road.drawn:
            if (exercise, side) != before and phase != "switch":
                assert (phase, seconds, rep) == ("ready", "0", "0"), road
            assert (seconds == "0") == (phase == "ready"), road
            before = (exercise, side) if phase != "switch" else before


def test_the_sides_follow_the_sore_side(roads):
    other = {"left": "right", "right": "left"}
    for road in with_routine(roads):
        sore = next(iter(road.answers["pain-side"]))
        for exercise, form, side, phase, *_ in road.drawn:
            if sore in other:
                allowed = {
                    "knee-brace": {"left", "right"}, "inflare": {sore}, "superman": {other[sore]},
                    "plank": {other[sore]} if form == "lift" else {sore},
                }[exercise]  # fmt: skip
            else:
                allowed = {"knee-brace": {"left", "right"}, "plank": {""}, "superman": {"left", "right"}}[exercise]
            assert side in allowed, (road, exercise, form, side, phase)


def one_road(app, content, **named):
    answers = fill(content, {name.replace("_", "-"): given for name, given in named.items()})
    return Road(content, Plain(app), answers).drawn


def timed(drawn, exercise):
    return [(side, phase, int(seconds), int(rep)) for each, _, side, phase, seconds, rep in drawn if each == exercise]


def repeated(side, phase, times):
    return [step for rep in range(1, times + 1) for step in ((side, phase, 6, rep), (side, "rest", 6, rep))]


def test_a_sore_left_side_gets_the_routine_of_the_contract(app, content):
    drawn = one_road(app, content, pain_side="left")
    assert timed(drawn, "inflare") == [("left", "ready", 0, 0), *repeated("left", "push", 6)]
    assert timed(drawn, "plank") == [("right", "ready", 0, 0), *repeated("right", "hold", 3)]
    assert timed(drawn, "superman") == [("right", "ready", 0, 0), *repeated("right", "hold", 4)]
    brace = timed(drawn, "knee-brace")
    first = [step for step in brace[: len(brace) // 2] if step[1] != "switch"]
    expected = [step for side in ("left", "right") for step in ((side, "ready", 0, 0), *repeated(side, "push", 6))]
    assert first == expected
    assert brace[len(brace) // 2 :] == brace[: len(brace) // 2]


def test_a_sore_right_side_gets_the_mirror_image(app, content):
    mirror = {"left": "right", "right": "left", "": ""}
    left, right = (one_road(app, content, pain_side=side) for side in ("left", "right"))
    assert [(*each[:2], mirror[each[2]], *each[3:]) for each in left] == right


@pytest.mark.parametrize("side", ["both", "alternating", "unsure"])
def test_without_one_sore_side_both_are_done_alike(app, content, side):
    drawn = one_road(app, content, pain_side=side)
    assert "inflare" not in {each[0] for each in drawn}
    assert timed(drawn, "plank") == [("", "ready", 0, 0), *repeated("", "hold", 3)]
    lifts = [step for step in timed(drawn, "superman") if step[1] != "switch"]
    assert lifts == [step for leg in ("left", "right") for step in ((leg, "ready", 0, 0), *repeated(leg, "hold", 4))]


def test_the_routine_never_names_the_wrong_side_for_what_only_one_side_does(app, content):
    for sore, other in (("left", "right"), ("right", "left")):
        answers = fill(content, {"pain-side": sore})
        page = Plain.page(Road(content, Plain(app), answers).routine)
        for block in page.select(".routine > li"):
            done = {each["data-side"] for each in block.select("[data-phase]")}
            if len(done) == 1:
                heading = block.select_one("section h3").get_text()
                assert next(iter(done)) in heading, heading
        inflare = page.select_one('[data-exercise="inflare"]').find_parent("section").get_text()
        assert f"your {sore}" in inflare.lower()
        assert f"your {other} knee" not in inflare.lower()
