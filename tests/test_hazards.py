"""The hazard log names tests that are there and leaves no rule out; and what no other test shows of its controls."""

import ast
import re

import pytest
from answer_sets import fill, random_answers, seeded
from cookies import cookie_of, someone_with
from packs import edit
from page_check import words
from person import Person
from source_files import ROOT, functions

from app import create_app
from app.content import BrokenContent, load
from app.content.model import LIKELIHOODS, SEVERITIES
from app.decision.decision import decide
from app.decision.path import walk

SHARED = [f"H{number:02}" for number in range(1, 25)]
# A test asserts, expects a failure, waits for what must be seen, or hands over to something that does.
ASSERTING = re.compile(r"raises|fail|good|assert_\w+|wait_for(_url)?")

# --- The log


def asserts(function: ast.FunctionDef) -> bool:
    called = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    names = [getattr(each, "attr", getattr(each, "id", "")) for each in called]
    plain = any(isinstance(node, ast.Assert) for node in ast.walk(function))
    return plain or any(ASSERTING.fullmatch(name) for name in names)


def test_every_hazard_that_tools_of_this_kind_share_is_in_the_log(content):
    assert list(content.safety.hazards)[:24] == SHARED
    assert list(content.safety.hazards) == sorted(content.safety.hazards)


@pytest.mark.parametrize("hazard", load().safety.hazards.values(), ids=lambda hazard: hazard.id)
def test_every_test_that_a_hazard_names_is_there_and_asserts_something(hazard):
    for name in hazard.tests:
        file, _, test = name.partition("::")
        assert (ROOT / file).is_file(), f"{hazard.id} names {file}, which is not there."
        found = [each for each in functions(ROOT / file) if each.name == test]
        assert found, f"{hazard.id} names {test}, which is not in {file}."
        assert asserts(found[-1]), f"{hazard.id} rests on {name}, which asserts nothing."


def test_every_rule_stands_against_a_hazard(content):
    named = {rule for hazard in content.safety.hazards.values() for rule in hazard.rules}
    assert named == {*content.rulebook.rule, *content.guide.rule}


def test_each_row_leads_to_its_tests_in_a_list_at_the_end(person, content):
    page = person.opens("/hazards").page
    for hazard in content.safety.hazards.values():
        row = page.find("tr", id=hazard.id)
        (link,) = row.select(f'a[href="#tests-{hazard.id}"]')
        listed = page.find(id=f"tests-{hazard.id}")
        assert row in listed.find_all_previous("tr")
        names = [words(each) for each in listed.find_next("ul").select("li")]
        assert len(names) == len(hazard.tests) == int(words(link).split()[0])
        for test, told in zip(hazard.tests, names, strict=True):
            file, _, name = test.partition("::")
            assert told == f"{name.removeprefix('test_').replace('_', ' ')} {file}"
            assert file not in words(row)


def test_what_a_clinician_has_to_do_is_not_called_done(content):
    """The signature is missing, so what only a signature can lower is as likely as before."""
    hazard = content.safety.hazards["H32"]
    assert hazard.likelihood == hazard.likelihood_after != LIKELIHOODS[0]


def test_the_safety_case_names_every_risk_that_is_left(content):
    text = (ROOT / "docs" / "safety" / "safety-case.md").read_text(encoding="utf-8")
    section = text[text.index("## 4.") : text.index("## 5.")]
    left = {
        hazard.id
        for hazard in content.safety.hazards.values()
        if hazard.severity in SEVERITIES[-2:] and hazard.likelihood_after != LIKELIHOODS[0]
    }
    assert set(re.findall(r"\bH\d\d\b", section)) == left


def test_a_test_without_an_assertion_is_seen():
    empty, asserting = ast.parse("def a():\n    pass\ndef b():\n    with pytest.raises(ValueError):\n        c()").body
    assert not asserts(empty)
    assert asserts(asserting)


# --- Controls that no other test shows


def decided(content, **named):
    return decide(content.rulebook, fill(content, {name.replace("_", "-"): given for name, given in named.items()}))


def test_a_sign_without_a_rule_stops_the_app(folder):
    edit(folder / "rules.yaml", "[cold-foot, blue-toes]", "[cold-foot]")
    with pytest.raises(BrokenContent, match='No rule gives at least urgent for the sign "blue-toes"'):
        load(folder)


def test_every_way_to_a_routine_asks_for_every_danger_sign(content):
    dice = seeded(11)
    asked_for = set()
    for answers in (random_answers(content, dice) for _ in range(2000)):
        if decide(content.rulebook, answers).has_routine:
            path = walk(content.rulebook, answers)
            signs = {"emergency-signs", "urgent-signs", "cancer"}
            signs |= {"pregnancy-signs"} if path.answers.get("expecting") == {"pregnant"} else set()
            signs |= {"birth-signs"} if path.answers.get("expecting") == {"recent-birth"} else set()
            assert signs <= set(path.answers), answers
            asked_for |= signs
    lists = {question.id for question in content.rulebook.question.values() if question.every_sign}
    assert asked_for == lists | {"cancer"}


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("emergency-signs", {}), ("urgent-signs", {}), ("pregnancy-signs", {"expecting": "pregnant"}),
        ("pregnancy-signs", {"expecting": "might-be"}), ("birth-signs", {"expecting": "recent-birth"}),
    ],
)  # fmt: skip
def test_a_doubt_about_a_danger_sign_is_never_a_routine(content, question, known):
    decision = decide(content.rulebook, fill(content, {**known, question: "unsure"}))
    assert (decision.level, decision.offered) == ("urgent", ())


def test_every_list_of_danger_signs_offers_not_sure(content):
    lists = [question for question in content.rulebook.question.values() if question.every_sign]
    assert len(lists) == 4
    assert all("unsure" in question.option for question in lists)


@pytest.mark.parametrize(
    ("now", "level", "forms"),
    [
        (8, "clinician-first", {}),
        (7, "changed", {"knee-brace": "gentle", "inflare": "gentle", "superman": "low"}),
        (6, "changed", {"knee-brace": "gentle", "inflare": "gentle", "superman": "low"}),
        (5, "full", {"knee-brace": "full", "inflare": "full", "plank": "lift", "superman": "full"}),
    ],
)
def test_pain_of_8_shows_nothing_and_from_6_on_only_gentle_forms(content, now, level, forms):
    decision = decided(content, pain_now=now)
    assert (decision.level, {each.exercise: each.form for each in decision.offered}) == (level, forms)


def test_under_18_nothing_is_shown_and_a_doctor_is_named(content):
    child = decided(content, age=17)
    assert (child.level, child.offered) == ("clinician-first", ())
    assert "doctor" in child.referrals
    assert decided(content, age=18).level == "full"


def test_every_rule_rests_on_facts_and_every_fact_on_sources(content):
    assert [rule.id for rule in (*content.rulebook.rules, *content.guide.rules) if not rule.facts] == []
    assert [fact.id for fact in content.library.facts.values() if not fact.sources] == []
    assert {source.read for source in content.library.sources.values()} == {"part", "memory"}


def test_every_region_has_someone_to_call_for_every_kind_of_need(content):
    for region in content.people.regions.values():
        assert all((region.emergency, region.advice, region.crisis)), region.id
        assert any(number.tel for number in region.emergency), region.id
    assert all(each.call for each in content.people.referrals.values() if each.level in ("emergency", "urgent"))


@pytest.mark.parametrize(("file", "before"), [("rules.yaml", "at-least: 70"), ("pages/safety.md", "The limits")])
def test_every_edit_gives_the_content_another_version(pack, folder, file, before):
    assert load(folder).versions.told == pack.versions.told
    edit(folder / file, before, before + " ")
    assert load(folder).versions.told != pack.versions.told


# --- On the pages


def test_at_an_emergency_who_to_call_comes_first(person):
    person.starts().tells("emergency-signs", "cold-leg").presses("Continue")
    first, second = person.main.find_all(["a", "section", "details"])[:2]
    assert "care--emergency" in first["class"]
    assert (second.name, second["href"]) == ("a", "tel:999")  # of all regions the first
    before = [each.name for each in second.find_all_previous() if person.main in each.parents]
    assert {"ul", "h1", "h3"} <= set(before)
    assert not {"details", "form", "script"} & set(before)


def test_another_copy_goes_on_where_one_stopped(app):
    person = Person(app).completes().agrees()
    other = someone_with(create_app({"SECRET_KEY": app.secret_key}), cookie_of(person))
    assert other.opens("/routine").address == "/routine"


def test_a_note_reaches_the_result_with_whom_to_see(person):
    person.completes(causes="psoriasis", health="recent-antibiotics")
    assert person.sees(
        person.content.rulebook.rule["psoriasis-note"].because, person.content.rulebook.rule["infection-note"].because
    )
    assert person.page.select('[data-referral="doctor"]')


def test_what_to_clear_and_when_to_stop_stand_above_the_routine(person):
    person.completes().agrees()
    words = person.content.texts
    text = " ".join(person.main.get_text().split())
    above = text[: text.index("1. Knee brace")]
    assert all(each in above for each in (*words["before"]["points"], *words["stop"]["signs"]))


def test_after_the_routine_the_emergency_signs_are_listed(person):
    person.completes().agrees(3).rates(3)
    assert person.heading == "How it went"
    assert person.sees_emergency_list()
