"""The names on the wire of a result: for random answers the page, the command line and decide() say the same."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from page_check import words

from app.screening import as_json, decide_lines

ROOT = Path(__file__).parents[1]
STOPPING = ("emergency", "urgent", "clinician-first")
NAMES = ("data-level", "data-rules", "data-referral", "data-exercise", "data-form", "data-sides", "data-withheld")


def read_decision(road):
    """The decision as the page’s markup tells it, in the shape of the command line."""
    offered = [
        {"id": each["data-exercise"], "form": each["data-form"], "sides": each["data-sides"].split()}
        for each in road.marked("data-exercise")
    ]
    withheld = [
        {"id": each["data-withheld"], "rules": each["data-rules"].split()} for each in road.marked("data-withheld")
    ]
    return {
        "level": road.result.main["data-level"],
        "rules": road.result.main["data-rules"].split(),
        "referrals": sorted(each["data-referral"] for each in road.marked("data-referral")),
        "exercises": offered,
        "withheld": withheld,
    }


def told(decision):
    """A decision of the command line, as far as a page shows it."""
    exercises = [{key: each[key] for key in ("id", "form", "sides")} for each in decision["exercises"]]
    return {**decision, "referrals": sorted(decision["referrals"]), "exercises": exercises}


def test_random_answers_meet_every_level(roads):
    levels = Counter(road.decision.level for road in roads)
    assert set(levels) == {*STOPPING, "changed", "full"}
    assert min(levels.values()) >= 5, levels


def test_the_result_page_says_what_was_decided(roads):
    for road in roads:
        assert read_decision(road) == told(as_json(road.decision)), road


def test_the_command_line_decides_the_same_from_the_same_answers(roads, content):
    lines = [road.line for road in roads]
    for road, decided in zip(roads, decide_lines(content, lines), strict=True):
        assert read_decision(road) == told(decided), road


def test_the_command_itself_decides_the_same(roads):
    lines = "".join(road.line + "\n" for road in roads)
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "screen", "-"]
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stderr == ""
    decided = [json.loads(line) for line in ran.stdout.splitlines()]
    assert decided == [as_json(road.decision) for road in roads]


def test_each_thing_stands_once(roads):
    for road in roads:
        for name in ("data-referral", "data-exercise", "data-withheld"):
            ids = [each[name] for each in road.marked(name)]
            assert len(ids) == len(set(ids)), (road, ids)
        both = {each["data-exercise"] for each in road.marked("data-exercise")}
        assert both.isdisjoint(each["data-withheld"] for each in road.marked("data-withheld")), road


def test_no_other_element_uses_the_names_of_the_wire(roads):
    for road in roads:
        decision = road.decision
        offered, withheld = len(decision.offered), len(decision.withheld)
        assert [len(road.marked(name)) for name in NAMES] == [
            1, 1 + withheld, len(decision.referrals), offered, offered, offered, withheld,
        ], road  # fmt: skip


def test_exercises_stand_in_the_order_of_the_routine(roads, content):
    order = list(content.routine.order)
    for road in roads:
        for name in ("data-exercise", "data-withheld"):
            ids = [each[name] for each in road.marked(name)]
            assert ids == sorted(ids, key=order.index), road


LEGS = {
    "": ": both sides alike. ",
    "left": ": your left leg. ",
    "right": ": your right leg. ",
    "left right": ": your left leg, then your right leg. ",
    "right left": ": your right leg, then your left leg. ",
}


def test_each_offer_says_which_leg_works_and_which_one_first(roads):
    met = set()
    for road in roads:
        for each in road.marked("data-exercise"):
            assert LEGS[each["data-sides"]] in words(each.p), road
            met.add(each["data-sides"])
    assert met == set(LEGS)


def test_one_source_is_called_source_and_more_are_called_sources(roads):
    met = set()
    for road in roads:
        for each in road.result.select(".reason details"):
            several = len(each.find_all("li")) > 1
            assert words(each.summary) == ("Sources" if several else "Source"), road
            met.add(several)
    assert met == {True, False}


def without_reasons(road):
    """The text of a result without the quoted answers and the reasons: a reason may say what would be unwise."""
    quoted = [each for each in road.elements if {"told", "reason"} & set(each.get("class", []))]
    left_out = {id(text) for each in quoted for text in each.find_all(string=True)}
    return " ".join(text for text in road.result.find_all(string=True) if id(text) not in left_out).lower()


def test_above_changed_there_is_no_exercise_no_word_of_one_and_no_way_to_one(roads, content):
    names = {exercise.name.lower() for exercise in content.routine.exercises.values()}
    names |= {exercise.article_name.lower() for exercise in content.routine.exercises.values()}
    forms = {form.name.lower() for exercise in content.routine.exercises.values() for form in exercise.forms}
    steps = {
        text
        for each in content.routine.exercises.values()
        for form in each.forms
        for text in form.position + form.steps
    }
    for road in roads:
        if road.decision.level in STOPPING:
            page, text = road.result, without_reasons(road)
            assert not road.marked("data-exercise") + road.marked("data-withheld"), road
            links = [link["href"] for link in page.select("a[href]")]
            assert not [link for link in links if link.startswith(("/exercises", "/routine"))], (road, links)
            assert not page.select('form[action="/agreement"]'), road
            assert not [name for name in names if name in text], road
            assert not [form for form in forms if f"{form}:" in text], road
            assert not [step for step in steps if step.lower() in page.get_text().lower()], road


def test_above_changed_no_reason_says_how_to_do_an_exercise(roads, content):
    for road in roads:
        if road.decision.level in STOPPING and not road.decision.nothing_left:
            text = road.result.get_text()
            changing = [
                rule
                for rule in map(content.rulebook.rule.get, road.decision.rules)
                if not rule.level and not rule.refer
            ]
            assert not [rule.id for rule in changing if rule.because in text], road


def test_above_changed_the_agreement_is_not_taken_and_there_is_no_routine(roads):
    for road in roads:
        if road.decision.level in STOPPING:
            assert (road.agreed.status_code, road.agreed.headers["Location"]) == (303, "/result"), road
            assert (road.routine.status_code, road.routine.headers["Location"]) == (303, "/result"), road


def test_every_milder_result_ends_with_the_signs_to_watch_for(roads, content):
    net = content.texts["safety_net"]
    signs = [
        each.label for each in content.rulebook.question[net["question"]].options if each.id not in net["leave_out"]
    ]
    for road in roads:
        text = road.result.main.get_text()
        if road.decision.level == "emergency":
            assert not any(sign in text.split(content.texts["levels"]["emergency"]["ends_with"])[1] for sign in signs)
        else:
            assert all(sign in text[text.rindex(net["title"]) :] for sign in signs), road


def test_every_reason_is_given_with_its_source(roads, content):
    for road in roads:
        reasons = road.result.select(".reason")
        text = " ".join(each.get_text() for each in reasons)
        assert all(content.rulebook.rule[name].because in text for name in road.decision.reasons), road
        with_source = [each for each in reasons if each.select(".sources li")]
        assert len(with_source) == len(reasons) - road.decision.nothing_left, road
