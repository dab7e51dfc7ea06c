"""The stories of cases/stories-*.yaml: told in lay words, and traced to a source."""

import re

import pytest

from app.content import FOLDER
from app.decision.answers import read_answers
from app.decision.decision import held_rules
from app.decision.rulebook import EMERGENCY, FULL, LEVELS, URGENT
from tests.proof.vignettes import (
    CLINICIAN_FIRST,
    GOLD,
    SELF_CARE,
    STORIES,
    level_of,
)

# Rules that go with this one by its nature, since its condition takes in theirs, or what they look at is a part of it:
# beside them it still stands alone. Where the condition has a choice of signs, it is that of the story which is alone.
STONE = {"stone-waves", "not-pelvis"}
EARLY = {"birth-urgent", "birth-urgent-early", "birth-early"}
COMES_WITH = {
    "broken-hip": {"fragile-injury"},
    "serious-accident": {"accident-unexamined"},
    "aneurysm": {"sudden-severe-artery"},
    "blocked-artery": {"nerve-root"},
    "sepsis": {"fever"},
    "stuck-hernia": {"hip-joint"},
    "spinal-infection": {"fever", "nerve-weakness"},
    "sexual-and-nerve": {"sexual-change", "nerve-weakness"},
    "nerve-both-legs": {"nerve-root"},
    "testicle-pain": {"hip-joint"},
    "stone-waves": {"not-pelvis"},
    "stone-older": STONE | {"nothing-eases"},
    "stone-fever": STONE | {"fever"},
    "sudden-severe": {"severe-pain"},
    "sudden-severe-older": {"severe-pain", "sudden-severe"},
    "sudden-severe-artery": {"severe-pain"},
    "cancer-nerve": {"cancer-history", "nerve-weakness"},
    "cancer-new-nerve-pain": {"cancer-history", "cancer-nerve-pain", "nerve-root"},
    "cancer-nerve-pain": {"cancer-history", "nerve-root"},
    "hidden-infection": {"nothing-eases"},
    "pregnant-urgent": {"leg-clot"},
    "pregnant-sudden": {"pregnant-urgent", "sudden-severe", "severe-pain", "pregnancy-late"},
    "pregnancy-emergency": {"fainting"},
    "birth-infection": EARLY | {"spinal-infection", "fever", "cannot-walk"},
    "birth-urgent-early": EARLY,
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
    assert len(levels) >= 170
    assert levels.count(EMERGENCY) >= 50
    assert levels.count(CLINICIAN_FIRST) + levels.count(SELF_CARE) >= 75
    assert all(level in levels and level in {story["gold"] for story in STORIES} for level in GOLD)


def test_a_story_says_what_it_follows_and_how_soon_that_wants_someone_seen():
    always = {"name", "story", "answers", "expect", "follows", "gold"}
    for story in STORIES:
        assert always <= set(story) <= always | {"because", "argued"}, story["name"]
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


def runs(text, length):
    """Every run of this many words; all of them when they are three or more and not as many."""
    words = re.findall(r"[\w’]+", text.lower())
    if 3 <= len(words) < length:
        return {" ".join(words)}
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_a_story_is_told_without_the_words_of_the_form(content):
    options = [option for question in content.rulebook.question.values() for option in question.options]
    labels = {run for option in options for run in runs(option.label, 5)}
    for story in STORIES:
        said = set.union(*(runs(told(story), length) for length in (3, 4, 5)))
        assert labels & said == set(), story["name"]


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


def test_every_emergency_is_called_one_or_the_safety_page_argues_why_not(content, ours):
    missed = [story for story in STORIES if story["gold"] == EMERGENCY and ours[story["name"]] != EMERGENCY]
    assert [story for story in STORIES if "argued" in story] == missed
    page = (FOLDER / "pages" / "safety.md").read_text("utf-8")
    assert [story["argued"] for story in missed if f"({story['argued']})" not in page] == []


def test_a_changed_and_a_full_routine_are_self_care(content):
    plain = {"answers": {}}
    assert level_of(content, plain) == SELF_CARE
    assert level_of(content, {"answers": {"ball": "no"}}) == SELF_CARE
    assert level_of(content, {"answers": {"emergency-signs": "cold-leg"}}) == EMERGENCY
    assert level_of(content, {"answers": {"emergency-signs": []}}) is None
    assert (*GOLD[:3], "changed", FULL) == LEVELS
