"""The stories of cases/stories-*.yaml: told in lay words, traced to a source, and measured as other checkers are."""

import re

import pytest

from app.decision.answers import read_answers
from app.decision.decision import held_rules
from app.decision.rulebook import EMERGENCY, FULL, LEVELS, URGENT
from tests.proof.vignettes import (
    CLINICIAN_FIRST,
    COLUMNS,
    GOLD,
    SELF_CARE,
    STORIES,
    bounds,
    level_of,
    measured,
    measures,
    our_shares,
    report,
)

# Rules that go with this one by its nature, since its condition takes in theirs or very bad pain is a part of it:
# beside them it still stands alone. Where the condition has a choice of signs, it is that of the story which is alone.
COMES_WITH = {
    "spinal-infection": {"fever", "nerve-weakness"},
    "stone-older": {"stone-waves"},
    "sudden-severe": {"severe-pain", "sore-now"},
    "sudden-severe-older": {"sudden-severe", "severe-pain", "sore-now"},
    "cancer-nerve": {"cancer-history", "nerve-weakness"},
    "hidden-infection": {"nothing-eases"},
    "pregnant-urgent": {"leg-clot"},
    "birth-urgent-early": {"birth-urgent", "birth-early"},
}


def told(story):
    return f"{story['name']}. {story['story']}"


@pytest.fixture(scope="module")
def ours(content):
    """The name of each story -> what the rules advise."""
    return {story["name"]: level_of(content, story) for story in STORIES}


@pytest.fixture(scope="module")
def found(content):
    """The name of each story -> every rule that its answers would make true, counted or not."""
    return {
        story["name"]: {
            rule.id for rule in held_rules(content.rulebook, read_answers(content.rulebook, story["answers"]))
        }
        - {"always"}
        for story in STORIES
    }


# --- What the stories are


def test_there_are_enough_stories_of_every_level(ours):
    levels = list(ours.values())
    assert len(levels) >= 60
    assert levels.count(CLINICIAN_FIRST) + levels.count(SELF_CARE) >= 35
    assert all(level in levels and level in {story["gold"] for story in STORIES} for level in GOLD)


def test_a_story_says_what_it_follows_and_how_soon_that_wants_someone_seen():
    known = {"name", "story", "answers", "expect", "follows", "gold", "because"}
    for story in STORIES:
        assert known - {"because"} <= set(story) <= known, story["name"]
        assert story["gold"] in GOLD, story["name"]
        assert story["expect"]["level"] in LEVELS, story["name"]


def test_a_story_follows_facts_and_sources_that_are_there(content):
    known = {*content.library.facts, *content.library.sources}
    unknown = {each for story in STORIES for each in story["follows"]} - known
    assert unknown == set()
    assert [story["name"] for story in STORIES if not story["follows"]] == []


def test_a_story_has_two_to_five_sentences_in_curly_quotes():
    for story in STORIES:
        assert not re.search("[\"'`]", told(story) + story.get("because", "")), story["name"]
        assert 2 <= len(re.findall(r"[.?!…](?= |$)", story["story"])) <= 5, story["name"]


def words(text):
    return " " + " ".join(re.findall(r"[\w’]+", text.lower())) + " "


def test_a_story_is_told_without_the_words_of_the_form(content):
    labels = {words(option.label) for question in content.rulebook.question.values() for option in question.options}
    labels = {label for label in labels if len(label.split()) >= 3}
    stories = [words(told(story)) for story in STORIES]
    assert [(label, story) for story in stories for label in labels if label in story] == []


# --- Every danger, alone and among distractors


def dangers(content):
    return [rule.id for rule in content.rulebook.rules if rule.level in (EMERGENCY, URGENT)]


def besides(found, danger):
    """For each story in which this danger is expected: the other rules that its answers would make true."""
    itself = {danger, *COMES_WITH.get(danger, ())}
    return {
        story["name"]: found[story["name"]] - itself for story in STORIES if danger in story["expect"].get("rules", ())
    }


def test_every_danger_is_told_twice_once_alone_and_once_among_distractors(content, found):
    weighty = {rule.id for rule in content.rulebook.rules if rule.level}
    problems = []
    for danger in dangers(content):
        others = besides(found, danger)
        alone = {name for name, rules in others.items() if not rules & weighty}
        distracted = {name for name, rules in others.items() if rules & weighty or len(rules) >= 2}
        if not (alone and distracted and len(alone | distracted) > 1):
            problems.append((danger, others))
    assert problems == []


def test_what_comes_with_a_danger_is_a_rule_of_the_content(content):
    assert set(COMES_WITH) <= set(dangers(content))
    assert set().union(*COMES_WITH.values()) <= set(content.rulebook.rule)


# --- Where the rules and the source differ


def test_a_reason_stands_exactly_where_the_rules_differ_from_the_source(ours):
    differing = {story["name"] for story in STORIES if ours[story["name"]] != story["gold"]}
    assert {story["name"] for story in STORIES if "because" in story} == differing


def test_no_story_is_less_urgent_than_its_source_without_a_reason(ours):
    less = [story for story in STORIES if GOLD.index(ours[story["name"]]) > GOLD.index(story["gold"])]
    assert [story["name"] for story in less if not story.get("because")] == []


def test_a_changed_and_a_full_routine_are_self_care(content):
    plain = {"answers": {}}
    assert level_of(content, plain) == SELF_CARE
    assert level_of(content, {"answers": {"ball": "no"}}) == SELF_CARE
    assert level_of(content, {"answers": {"emergency-signs": "cold-leg"}}) == EMERGENCY
    assert level_of(content, {"answers": {"emergency-signs": []}}) is None
    assert (*GOLD[:3], "changed", FULL) == LEVELS


# --- The measures, by numbers worked out by hand

PAIRS = [
    ("emergency", "emergency"),
    ("emergency", "urgent"),  # one level less
    ("urgent", "self-care"),  # two levels less
    ("urgent", "urgent"),
    ("clinician-first", "emergency"),  # more
    ("self-care", "self-care"),
    ("self-care", "clinician-first"),  # more
    ("self-care", None),  # no advice
]


def test_the_measures_are_counted_right():
    counted = measured(PAIRS)
    assert counted["stories"] == 8
    assert counted["stories-by-level"] == {"emergency": 2, "urgent": 2, "clinician-first": 1, "self-care": 3}
    assert counted["comprehensiveness"] == 7 / 8
    assert counted["accuracy"] == 3 / 8
    assert counted["accuracy-by-level"] == {"emergency": 0.5, "urgent": 0.5, "clinician-first": 0, "self-care": 1 / 3}
    assert counted["safety"] == 5 / 8
    assert counted["safety-lenient"] == 6 / 8
    assert counted["over-triage"] == 2 / 8
    assert counted["under-triage"] == 2 / 8
    assert counted["inclination-to-over-triage"] == 2 / 4


def test_without_an_error_there_is_no_inclination():
    counted = measured([("urgent", "urgent")])
    assert counted["inclination-to-over-triage"] is None
    assert counted["accuracy-by-level"]["emergency"] is None


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.3085),  # 1 - 0.025 ** (1 / 10)
        (10, 10, 0.6915, 1.0),
        (5, 10, 0.1871, 0.8129),  # from printed tables
        (1, 1, 0.025, 1.0),
    ],
)
def test_the_bounds_are_those_of_clopper_and_pearson(hits, of, low, high):
    assert bounds(hits, of) == pytest.approx({"low": low, "high": high}, abs=5e-5)


def test_every_story_is_given_advice_and_counted(content):
    counted = measures(content)
    assert counted["comprehensiveness"] == 1
    assert counted["stories"] == sum(counted["stories-by-level"].values()) == len(STORIES)
    assert counted["safety-bounds"]["low"] < counted["safety"] < counted["safety-bounds"]["high"]


# --- The table


def test_the_shares_of_others_are_those_that_we_print(content):
    assert len(content.safety.studies) >= 10
    assert all(each.shares and set(each.shares) <= set(COLUMNS) for each in content.safety.studies)


def test_the_report_shows_our_shares_beside_those_of_others(content):
    shown = report(content)
    assert all(each.study[:40] in shown for each in content.safety.studies)
    assert all(f"{share:g}" in shown for share in our_shares(measures(content)).values())
    assert "not the same test" in shown
    assert all(story["because"] in shown for story in STORIES if "because" in story)
