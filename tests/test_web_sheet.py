"""The page for the clinician: all that was answered, denied and decided, each with its rules, facts and sources."""

import re

import pytest
from answer_sets import harmless
from clock import Clock
from markupsafe import Markup
from page_check import read, words
from plain_client import Plain
from test_web_result import NAMES, STOPPING

from app.decision.path import offered, walk
from app.web.questions.sheet import ROOM, SMALLEST, print_size

ADDRESS = "/result/clinician"


def lines(sheet, section: str) -> list[str]:
    """What stands in a part of the page, a line each."""
    found = sheet.select_one(f'section[aria-labelledby="{section}"]')
    return [words(each) for each in found.select("li")] if found else []


def held(sheet, section: str) -> list[str]:
    """The ids of the rules in a part of the page."""
    return [words(each) for each in sheet.select(f'section[aria-labelledby="{section}"] li strong a')]


def signs(content):
    return [question for question in content.rulebook.question.values() if question.every_sign]


# --- What stands there


def test_every_rule_that_holds_stands_there_once_and_the_reasons_first(roads):
    for road in roads:
        reasons, others = held(road.sheet, "reasons"), held(road.sheet, "others")
        assert reasons == list(road.decision.reasons), road
        assert others == [name for name in road.decision.rules if name not in reasons], road


def test_each_rule_has_its_reason_its_facts_and_their_sources(roads, content):
    library = content.library
    for road in roads:
        rules = [content.rulebook.rule[name] for part in ("reasons", "others") for name in held(road.sheet, part)]
        told = lines(road.sheet, "reasons") + lines(road.sheet, "others")
        for rule, line in zip(rules, told, strict=True):
            sources = [source for fact in rule.facts for source in library.facts[fact].sources]
            assert all(text in line for text in (rule.because, *rule.facts, *sources)), (road, rule.id)


def test_every_answer_that_counts_stands_there_in_the_words_of_the_page(roads, content):
    for road in roads:
        path = walk(content.rulebook, road.answers)
        told = lines(road.sheet, "ticked")
        for name, given in path.answers.items():
            question = content.rulebook.question[name]
            (line,) = [each for each in told if each.startswith(f"{question.name}: ")]
            chosen = [str(given)] if isinstance(given, int) else [question.option[each].label for each in given]
            assert all(label in line for label in chosen), (road, line)
        assert len(told) == len(path.answers) + bool(path.open), road


def test_every_danger_sign_is_ticked_or_asked_and_not_ticked_or_its_question_was_not_asked(roads, content):
    for road in roads:
        answers = walk(content.rulebook, road.answers).answers
        told = lines(road.sheet, "unticked")
        for question in signs(content):
            beside = [line for line in told if line.startswith(f"{question.name}, asked and")]
            if question.id not in answers:
                assert not beside, road
                assert question.name in "".join([*told[-1:], *lines(road.sheet, "ticked")[-1:]]), road
                continue
            left = {each.id for each in offered(question, answers)} - answers[question.id] - {"unsure", "none"}
            assert {each for line in beside for each in line.rsplit(": ", 1)[1].split(", ")} == left, road


def test_what_is_offered_and_withheld_stands_there_with_its_rules(roads, content):
    exercises = content.routine.exercises
    for road in roads:
        text = " / ".join(lines(road.sheet, "decided"))
        for each in road.decision.offered:
            assert f"{exercises[each.exercise].name}: " in text, road
            assert exercises[each.exercise].form[each.form].in_a_sentence in text, road
        for each in (*road.decision.offered, *road.decision.withheld):
            assert not each.rules or f"(by {', '.join(each.rules)})" in text, road
        assert text.count("withheld") == len(road.decision.withheld), road
        assert ("No exercise was offered." in text) == (road.decision.level in STOPPING), road


def test_everybody_to_see_is_named_in_order(roads, content):
    for road in roads:
        titles = "; ".join(content.people.referrals[name].title for name in road.decision.referrals)
        assert titles in " ".join(lines(road.sheet, "decided")), road


def test_level_versions_and_what_the_page_is_not_stand_there(roads, content):
    level = content.texts["levels"]
    for road in roads:
        text = words(road.sheet)
        told = [level[road.decision.level]["title"], f"({road.decision.level})", "UTC", "No clinician has signed"]
        told += ["not a medical record", content.versions.decides, content.versions.told]
        assert [each for each in told if each not in text] == [], road


def test_an_id_is_marked_as_not_to_be_translated(roads, content):
    signs_asked = {option.id for question in signs(content) for option in question.options}
    ids = signs_asked | {*content.rulebook.rule, *content.library.facts, *content.library.sources}
    ids |= {*content.texts["levels"], content.versions.decides, content.versions.told}
    words_too = {option.label.lower() for each in content.rulebook.question.values() for option in each.options}
    for road in roads:
        texts = road.sheet.select_one(".sheet").find_all(string=True)
        found = [text for text in texts if text.strip() and {*text.strip().split(", ")} <= ids - words_too]
        assert found, road
        assert [text for text in found if not text.find_parent(translate="no")] == [], road


def test_no_name_of_the_wire_stands_there(roads):
    for road in roads:
        assert [each for each in road.sheet.find_all(True) if set(NAMES) & set(each.attrs)] == [], road


# --- Where it comes from


def test_one_press_leads_there_from_every_result_and_back(roads):
    for road in roads:
        assert len(road.result.main.select(f'a[href="{ADDRESS}"]')) == 1, road
        assert road.sheet.main.select('a.back[href="/result"]'), road


def test_unfinished_answers_lead_to_what_is_still_open(person):
    person.starts().goes_on().opens(ADDRESS)
    assert person.address == "/screener/about-you"


def test_nobody_keeps_or_finds_the_page(app):
    plain = Plain(app).screens(harmless(emergency_signs=["cold-leg"]))
    response = plain.browser.get(ADDRESS)
    assert response.headers["Cache-Control"] == "no-store"
    assert read(response.text).select('meta[name="robots"][content="noindex"]')


def test_the_time_is_that_of_the_server_and_says_so(person, monkeypatch):
    clock = Clock()
    monkeypatch.setattr("time.time", clock)
    clock.now = 1_790_000_000  # 2026-09-21, 14:13:20 UTC
    assert "Made on 2026-09-21 14:13, UTC, by the clock of the server." in words(person.walks().opens(ADDRESS).main)


# --- What was denied


def test_signs_are_denied_only_where_none_was_ticked(person):
    told = lines(person.completes(urgent_signs=["unsure"]).opens(ADDRESS).page, "unticked")
    assert [line for line in told if "denied" in line and "saddle-numbness" in line]
    assert [line for line in told if "not ticked" in line and "swollen-leg" in line]
    assert not [line for line in told if "denied" in line and "swollen-leg" in line]


def test_what_an_emergency_left_open_is_not_called_denied(person):
    person.starts().goes_to("birth", age=30, expecting="recent-birth")
    person.tells("birth-signs", "heavy-bleeding").presses("Continue").opens(ADDRESS)
    assert re.search("Asked and not answered: .*Weeks since the birth", lines(person.page, "ticked")[-1])


# --- How small it is printed


@pytest.mark.parametrize(("size", "room"), ROOM.items())
def test_print_is_as_large_as_the_sheet_has_room_for(size, room):
    smaller = size - 1 if size - 1 in ROOM else SMALLEST
    assert print_size(Markup("x" * room)) == size
    assert print_size(Markup("x" * (room + 1))) == smaller
    assert print_size(Markup("x" * room + "<li></li>")) == smaller
