"""The names on the wire: for random answers the pages, the command line and the core say the same."""

import json
import os
import subprocess
import sys
from collections import Counter
from copy import copy
from functools import cached_property
from pathlib import Path
from random import Random

import pytest
from answer_sets import HARMLESS, fill, random_answers
from person import Plain

from app.cli import as_json, decide_lines
from app.core.routine import build
from app.core.rules import decide

ROOT = Path(__file__).parents[1]
SETS = 200
STOPPING = ("emergency", "urgent", "clinician-first")
NAMES = ("data-level", "data-rules", "data-referral", "data-exercise", "data-form", "data-sides", "data-withheld")


class Road:
    """One set of answers, posted by a plain client: what was decided and what the pages say."""

    def __init__(self, content, plain, answers):
        self.content, self.answers, self.decision = content, answers, decide(content, answers)
        plain.screens(answers)
        self.result = plain.reads("/result")
        self.agreed = plain.post("/agreement", agree="yes")
        self.routine = plain.browser.get("/routine")

    @cached_property
    def drawn(self):
        return phases(Plain.page(self.routine))

    @property
    def line(self):
        """The answers as one line for the command."""
        kinds = {name: question.kind for name, question in self.content.question.items()}
        return json.dumps({name: next(iter(each)) if kinds[name] == "one" else each for name, each in self.answers.items()},
                          default=sorted)  # fmt: skip

    def __repr__(self):
        told = {name: sorted(each) if isinstance(each, frozenset) else each for name, each in self.answers.items()}
        return json.dumps({name: each for name, each in told.items() if each not in (HARMLESS[name], [HARMLESS[name]])})


@pytest.fixture(scope="module")
def roads(app, content):
    random, plain = Random(20), Plain(app)
    return [Road(content, plain, random_answers(content, random)) for _ in range(SETS)]


def marked(page, name):
    return page.select(f"[{name}]")


def read_decision(page):
    """The decision as the page’s markup tells it, in the shape of the command line."""
    offered = [
        {"id": each["data-exercise"], "form": each["data-form"], "sides": each["data-sides"].split()}
        for each in marked(page, "data-exercise")
    ]
    withheld = [{"id": each["data-withheld"], "rules": each["data-rules"].split()} for each in marked(page, "data-withheld")]
    return {
        "level": page.main["data-level"],
        "rules": page.main["data-rules"].split(),
        "referrals": sorted(each["data-referral"] for each in marked(page, "data-referral")),
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
        assert read_decision(road.result) == told(as_json(road.decision)), road


def test_the_command_line_decides_the_same_from_the_same_answers(roads, content):
    lines = [road.line for road in roads]
    for road, line in zip(roads, decide_lines(content, lines), strict=True):
        assert read_decision(road.result) == told(json.loads(line)), road


def test_the_command_itself_decides_the_same(roads):
    lines = "".join(road.line + "\n" for road in roads)
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "screen", "-"]
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, check=True, env={**os.environ})
    assert ran.stderr == ""
    decided = [json.loads(line) for line in ran.stdout.splitlines()]
    assert decided == [as_json(road.decision) for road in roads]


def test_each_thing_stands_once(roads):
    for road in roads:
        for name in ("data-referral", "data-exercise", "data-withheld"):
            ids = [each[name] for each in marked(road.result, name)]
            assert len(ids) == len(set(ids)), (road, ids)
        both = {each["data-exercise"] for each in marked(road.result, "data-exercise")}
        assert both.isdisjoint(each["data-withheld"] for each in marked(road.result, "data-withheld")), road


def test_no_other_element_uses_the_names_of_the_wire(roads):
    for road in roads:
        page, decision = road.result, road.decision
        offered, withheld = len(decision.offered), len(decision.withheld)
        assert [len(marked(page, name)) for name in NAMES] == [
            1, 1 + withheld, len(decision.referrals), offered, offered, offered, withheld,
        ], road  # fmt: skip


def test_exercises_stand_in_the_order_of_the_routine(roads, content):
    order = list(content.routine.order)
    for road in roads:
        for name in ("data-exercise", "data-withheld"):
            ids = [each[name] for each in marked(road.result, name)]
            assert ids == sorted(ids, key=order.index), road


def without_reasons(page):
    """The text of a result without the answers that it quotes and the reasons: a reason may say what would be unwise."""
    page = copy(page)
    for quoted in page.select(".told, .reason"):
        quoted.decompose()
    return page.get_text().lower()


def test_above_changed_there_is_no_exercise_no_word_of_one_and_no_way_to_one(roads, content):
    names = {exercise.name.lower() for exercise in content.exercises.values()}
    names |= {exercise.article_name.lower() for exercise in content.exercises.values()}
    forms = {form.name.lower() for exercise in content.exercises.values() for form in exercise.forms}
    steps = {text for each in content.exercises.values() for form in each.forms for text in form.position + form.steps}
    for road in roads:
        if road.decision.level in STOPPING:
            page, text = road.result, without_reasons(road.result)
            assert not marked(page, "data-exercise") + marked(page, "data-withheld"), road
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
            changing = [rule for rule in map(content.rule.get, road.decision.rules) if not rule.level and not rule.refer]
            assert not [rule.id for rule in changing if rule.because in text], road


def test_above_changed_the_agreement_is_not_taken_and_there_is_no_routine(roads):
    for road in roads:
        if road.decision.level in STOPPING:
            assert (road.agreed.status_code, road.agreed.headers["Location"]) == (303, "/result"), road
            assert (road.routine.status_code, road.routine.headers["Location"]) == (303, "/result"), road


def test_every_result_ends_with_the_signs_to_watch_for(roads, content):
    net = content.words["safety_net"]
    signs = [each.label for each in content.question[net["question"]].options if each.id not in net["leave_out"]]
    for road in roads:
        text = road.result.main.get_text()
        assert all(sign in text[text.rindex(net["title"]) :] for sign in signs), road


def test_every_reason_that_decided_is_given_with_its_source(roads, content):
    for road in roads:
        reasons = road.result.select(".reason")
        text = " ".join(each.get_text() for each in reasons)
        level = road.decision.level
        deciding = [rule for rule in map(content.rule.get, road.decision.rules) if rule.level == level]
        assert all(rule.because in text for rule in deciding), road
        with_source = [each for each in reasons if each.select(".sources li")]
        assert len(with_source) >= len(reasons) - road.decision.nothing_left, road


# --- The routine


def phases(page):
    keys = ("exercise", "form", "side", "phase", "seconds", "rep")
    return [tuple(each[f"data-{key}"] for key in keys) for each in page.select("li[data-phase]")]


def expected_phases(content, decision):
    return [
        (block.exercise, block.form, phase.side, phase.kind, str(phase.seconds), str(phase.rep))
        for block in build(content, decision)
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
