"""Every second of a routine, and what sounds when; the player’s script does the same sums from the same examples."""

import json
from pathlib import Path

import pytest
from answer_sets import fill

from app.decision.decision import decide
from app.routine.phases import Phase, build
from app.routine.sound import CUES
from app.routine.timeline import WAITED_FOR, cues, timeline
from app.routine.times import pace_of

# Read by tests/js/timeline.test.js too. `python -m tests.test_timeline` writes it anew.
EXAMPLES = Path(__file__).parent / "js" / "timelines.json"
PEOPLE = {
    "the usual": ("left", None, {}),
    "hands free": ("both", "yes", {"place": 20, "lead-in": 10}),
    "slow": ("right", None, {"plank-work": 10, "plank-rest": 10, "superman-work": 8, "inflare-repetitions": 9}),
}


def routines(content):
    """(name, phases, pace) of some people at some paces."""
    for name, (side, helped, chosen) in PEOPLE.items():
        decision, own = decide(content.rulebook, fill(content, {"pain-side": side})), pace_of(content.routine, chosen)
        yield name, [phase for block in build(content.routine, decision, helped, own) for phase in block.phases], own


def examples(content) -> list[dict]:
    return [
        {
            "name": name,
            "lead": own.lead_in,
            "place": own.place,
            "phases": [[phase.kind, phase.side or "", phase.seconds, phase.rep] for phase in phases],
            "parts": [
                [part.kind, part.phase, part.start, part.end] for part in timeline(phases, own.lead_in, own.place)
            ],
            "cues": [list(cue) for cue in cues(timeline(phases, own.lead_in, own.place))],
        }
        for name, phases, own in routines(content)
    ]


def test_the_examples_of_the_script_are_what_the_server_computes(content):
    assert json.loads(EXAMPLES.read_text()) == examples(content)


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


if __name__ == "__main__":
    from app.content import load

    EXAMPLES.write_text(json.dumps(examples(load()), separators=(",", ":")) + "\n")
