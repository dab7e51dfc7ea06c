"""Stories of danger that are safe by one tick alone: which they are, and why nothing else catches them."""

from collections import Counter

import pytest

from tests.proof.single_ticks import dangerous, known, lost, report, ticks

FEVER_AND_CHANGE = {
    "name": "Two signs",
    "answers": {"age": 42, "urgent-signs": ["fever", "swollen-leg"], "pain-spread": ["none"], "pain-now": 6},
}


@pytest.fixture(scope="module")
def found(content):
    return lost(content)


def listed():
    return {(row["tick"], story) for row in known() for story in row["stories"]}


def test_no_other_story_of_danger_is_safe_by_one_tick_alone(found):
    assert sorted(found - listed()) == []


def test_no_story_is_listed_that_a_second_question_catches(found):
    assert sorted(listed() - found) == []


def test_every_tick_is_listed_once_with_a_reason():
    assert [tick for tick, times in Counter(row["tick"] for row in known()).items() if times > 1] == []
    assert [row["tick"] for row in known() if not row["because"]] == []


def test_each_tick_is_taken_away_by_itself(content):
    assert dict(ticks(content, FEVER_AND_CHANGE)) == {
        "urgent-signs: fever": FEVER_AND_CHANGE["answers"] | {"urgent-signs": ["swollen-leg"]},
        "urgent-signs: swollen-leg": FEVER_AND_CHANGE["answers"] | {"urgent-signs": ["fever"]},
        "pain-now: 6": FEVER_AND_CHANGE["answers"] | {"pain-now": 3},
    }


def test_the_last_tick_of_a_list_leaves_none(content):
    alone = {"name": "One sign", "answers": {"urgent-signs": "fever"}}
    assert dict(ticks(content, alone)) == {"urgent-signs: fever": {"urgent-signs": ["none"]}}


def test_the_report_counts_them_and_gives_each_reason(content, found):
    shown = report(content)
    stories = len(dangerous(content))
    assert f"Of {stories} stories of danger {stories - len({name for _, name in found})} stay" in shown
    assert all(row["because"] in shown and story in shown for row in known() for story in row["stories"])
