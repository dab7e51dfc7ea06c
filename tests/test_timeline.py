"""Every second of a routine, what sounds when, and how the page tells the player’s script so."""

import pytest
from player_page import routines

from app.routine.phases import Phase
from app.routine.sound import CUES
from app.routine.timeline import LEAD_AFTER_PAUSE, TICKS, WAITED_FOR, cues, for_script, timeline

LEG = [Phase("ready", "left", 0, 0), Phase("push", "left", 6, 1), Phase("rest", "left", 6, 1)]


def test_before_each_set_stand_its_place_and_a_lead_in():
    parts = timeline(LEG, lead_in=5, place=20)
    assert [(part.kind, part.start, part.end) for part in parts] == [
        ("ready", 0, 20), ("lead", 20, 25), ("push", 25, 31), ("rest", 31, 37),
    ]  # fmt: skip


def test_where_the_person_is_waited_for_the_sound_is_silent_for_half_a_minute():
    assert timeline(LEG, lead_in=5, place=0)[0].seconds == WAITED_FOR == 30


def test_three_ticks_come_before_each_change_and_the_end_of_a_set_is_told():
    assert list(cues(timeline(LEG, lead_in=5, place=20))) == [
        (22, "tick"), (23, "tick"), (24, "tick"),
        (25, "work"), (28, "tick"), (29, "tick"), (30, "tick"),
        (31, "rest"), (34, "tick"), (35, "tick"), (36, "tick"), (37, "done"),
    ]  # fmt: skip


def test_the_other_side_has_a_chord_and_no_ticks():
    parts = timeline([*LEG, Phase("switch", "right", 5, 0), *LEG], lead_in=5, place=20)
    heard = dict(cues(parts))
    assert heard[37] == "switch"
    assert "done" not in [name for second, name in heard.items() if second < 42]
    assert not [second for second in heard if 37 < second < 62]


def test_a_push_rises_a_rest_falls_and_a_chord_is_several_notes_at_once():
    [(_, _, start, end, _)] = CUES["work"]
    assert start < end
    [(_, _, start, end, _)] = CUES["rest"]
    assert start > end
    assert len(CUES["switch"]) == 3
    assert {begins for begins, *_ in CUES["switch"]} == {0}


@pytest.mark.parametrize("name", CUES)
def test_no_cue_is_higher_than_two_thousand_hertz(name):
    assert max(max(start, end) for _, _, start, end, _ in CUES[name]) < 2000


def test_the_parts_follow_each_other_without_a_gap(content):
    for name, phases, own in routines(content):
        parts = timeline(phases, own.lead_in, own.place)
        assert [part.start for part in parts] == [0, *(part.end for part in parts[:-1])], name


def test_every_phase_has_its_own_seconds_in_the_timeline(content):
    for name, phases, own in routines(content):
        timed = [(part.phase, part.seconds) for part in timeline(phases, own.lead_in, own.place)]
        for at, phase in enumerate(phases):
            if phase.seconds:
                assert (at, phase.seconds) in timed, name


def test_the_script_is_told_every_part_and_every_cue(content):
    for name, phases, own in routines(content):
        parts = timeline(phases, own.lead_in, own.place)
        told, read, heard = for_script(parts), [], []
        phase = second = 0
        for pattern in told["parts"]:
            kind, seconds, sounds = told["patterns"][pattern]
            read.append((kind, phase, second, seconds))
            heard += [(second + after, cue) for after, cue in sounds]
            phase, second = phase + (kind != "lead"), second + seconds
        assert read == [(part.kind, part.phase, part.start, part.seconds) for part in parts], name
        assert heard == list(cues(parts)), name


def test_what_comes_again_in_a_routine_is_told_once():
    told = for_script(timeline(LEG + LEG, lead_in=5, place=20))
    assert [kind for kind, _, _ in told["patterns"]] == ["ready", "lead", "push", "rest"]
    assert told["parts"] == [0, 1, 2, 3] * 2


def test_the_ticks_after_a_pause_are_those_before_a_change():
    assert for_script(timeline(LEG, lead_in=5, place=20))["again"] == LEAD_AFTER_PAUSE == len(TICKS) == 3
