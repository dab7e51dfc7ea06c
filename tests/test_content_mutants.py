"""Changes of the content: each is what its name says, a sample of them is caught, and one that escapes is told."""

from dataclasses import replace

import pytest
from answer_sets import CASES, found, seeded

from app.decision.conditions import All, AtLeast, AtLeastOf, AtMost, Chosen
from app.decision.rulebook import ASKED, GoodFor, Option, Question, Rule, Step
from app.decision.sides import BOTH
from tests.proof.content_mutants import OPERATORS, NotRight, explained, mutants, report, run, told
from tests.proof.content_with import with_book
from tests.proof.mutants.on_sheets import Cases

SAMPLE, DRAWN, TODAY = 40, 3000, GoodFor("today", 60 * 60, ASKED, "")


# --- Each is what its name says


def question(name, *options, kind="many", **more):
    return Question(name, name, name, kind, name, name, TODAY, options=tuple(map(Option, options, options)), **more)


OLD, FEVER = AtLeast("age", 60), Chosen("signs", frozenset(["fever"]))


@pytest.fixture(scope="module")
def tiny(content):
    """Three steps and four rules, with the exercises as they are."""
    sides = tuple(Option(each, each, side=each) for each in BOTH)
    side = replace(question("side", kind="one"), options=sides)
    gated = replace(question("weeks", "few", "many", kind="one"), ask_when=OLD)
    asked = (
        ("one", False, (question("age", kind="number", minimum=1, maximum=120), side)),
        ("two", True, (question("signs", "fever", "weak", "cold", "none"), gated)),
        ("three", True, (question("ends", "yes", "no", kind="one"),)),
    )
    steps = tuple(Step(name, name, questions, ends_when_urgent=ends) for name, ends, questions in asked)
    rules = (
        Rule("ill", "", All((FEVER, OLD)), "urgent", ("same-day-doctor",), contains=("frail",)),
        Rule("frail", "", AtLeastOf(2, (OLD, FEVER, Chosen("weeks", frozenset(["few", "many"])))), None, ("doctor",)),
        Rule("sore", "", AtLeastOf(1, (FEVER, AtMost("age", 17))), None, (), ("plank",), {"inflare": "gentle"}),
        Rule("stiff", "", OLD, both_sides=("plank",), not_forms={"plank": ("push-knees", "hold-knees")}, advice="Eat."),
    )  # fmt: skip
    return with_book(content, steps=steps, sore_side="side", rules=rules)


def when(rule):
    return lambda it: it.rulebook.rule[rule].when


def of(rule, key):
    return lambda content: getattr(content.rulebook.rule[rule], key)


def gate(name):
    return lambda it: it.rulebook.question[name].ask_when


def timing(content):
    return content.routine.exercises["plank"].timing.work


MADE = [
    ("drop a rule", "ill: dropped", lambda content: len(content.rulebook.rules), 3),
    ("swap a level", "ill: level emergency instead of urgent", of("ill", "level"), "emergency"),
    ("swap a level", "ill: level clinician-first instead of urgent", of("ill", "level"), "clinician-first"),
    ("swap a level", "ill: level none instead of urgent", of("ill", "level"), None),
    ("swap a level", "sore: level clinician-first", of("sore", "level"), "clinician-first"),
    ("change a referral", "frail: without referral doctor", of("frail", "refer"), ()),
    ("change a referral", "ill: referral same-day-advice instead of same-day-doctor", of("ill", "refer"),
     ("same-day-advice",)),
    ("change whom nothing left names", "nothing left: without referral physiotherapist",
     lambda it: it.rulebook.nothing_left.refer, ()),
    ("drop a withholding", "sore: does not withhold plank", of("sore", "withhold"), ()),
    ("add a withholding", "sore: withholds inflare too", of("sore", "withhold"), ("plank", "inflare")),
    ("add a withholding", "sore: withholds inflare too", of("sore", "at_most"), {}),
    ("change a cap", "sore: inflare at most full instead of gentle", of("sore", "at_most"), {"inflare": "full"}),
    ("drop a cap", "sore: inflare no longer at most gentle", of("sore", "at_most"), {}),
    ("drop both-sides", "stiff: plank not for both sides", of("stiff", "both_sides"), ()),
    ("open a closed form", "stiff: closes no form of plank", of("stiff", "not_forms"), {}),
    ("open a closed form", "stiff: does not close push-knees of plank", of("stiff", "not_forms"),
     {"plank": ("hold-knees",)}),
    ("drop words of a rule", "stiff: gives no advice", of("stiff", "advice"), None),
    ("drop what a rule contains", "ill: does not contain frail", of("ill", "contains"), ()),
    ("drop what a referral covers", "ambulance: does not cover emergency-department",
     lambda it: it.rulebook.referrals["ambulance"].covers, ()),
    ("swap the order of referrals", "referrals: ambulance and emergency-department swapped",
     lambda it: [*it.rulebook.referrals][:2], ["emergency-department", "ambulance"]),
    ("drop a part of a condition", "ill: without age at least 60", when("ill"), All((FEVER,))),
    ("swap all and any", "ill: any instead of all", when("ill"), AtLeastOf(1, (FEVER, OLD))),
    ("swap all and any", "sore: all instead of any", when("sore"), All((FEVER, AtMost("age", 17)))),
    ("move an “at least N of”", "frail: at least 3 instead of 2", lambda it: it.rulebook.rule["frail"].when.number, 3),
    ("drop an option from a test", "frail 3: weeks without few",
     lambda it: it.rulebook.rule["frail"].when.parts[2], Chosen("weeks", frozenset(["many"]))),
    ("add an option to a test", "ill 1: signs with weak", when("ill"),
     All((Chosen("signs", frozenset(["fever", "weak"])), OLD))),
    ("move a threshold", "ill 2: age at least 60 → 61", when("ill"), All((FEVER, AtLeast("age", 61)))),
    ("move a threshold", "question weeks: age at least 60 → 59", gate("weeks"), AtLeast("age", 59)),
    ("turn a threshold", "stiff: age at most 60 instead of at least 60", when("stiff"), AtMost("age", 60)),
    ("drop a question", "question age: dropped", lambda it: [*it.rulebook.question], ["side", "signs", "ends"]),
    ("drop a question", "question age: dropped", lambda it: [*it.rulebook.rule], ["sore"]),
    ("drop an option", "option signs/fever: dropped", lambda it: [*it.rulebook.question["signs"].option],
     ["weak", "cold", "none"]),
    ("drop an option", "option signs/fever: dropped", lambda it: [*it.rulebook.rule], ["frail", "sore", "stiff"]),
    ("drop an ask-when", "question weeks: asked of everybody", gate("weeks"), None),
    ("move the urgent end", "urgent ends from three", lambda it: [s.ends_when_urgent for s in it.rulebook.steps],
     [False, False, True]),
    ("change a side", "option side/left: side right", lambda it: it.rulebook.question["side"].option["left"].side,
     "right"),
    ("change a both-sides-form", "form plank/lift: both sides get hold-knees",
     lambda it: it.rulebook.exercises["plank"].forms[0].both_sides_form, "hold-knees"),
    ("change a form’s legs", "form plank/lift: legs sore instead of other",
     lambda it: it.rulebook.exercises["plank"].form["lift"].legs, "sore"),
    ("change the timing", "plank: work 6 → 7", timing, 7),
    ("swap the order of exercises", "routine: inflare and plank swapped", lambda it: it.routine.order,
     ("knee-brace", "plank", "inflare", "superman")),
    ("change asks, closes or leaves-out", "routine: help does not leave out plank",
     lambda it: it.routine.helped_leaves_out, ("inflare",)),
]  # fmt: skip


@pytest.mark.parametrize(("operator", "name", "look", "finds"), MADE)
def test_an_operator_makes_what_it_says(tiny, operator, name, look, finds):
    assert look(dict(OPERATORS[operator](tiny))[name]) == finds


def test_every_operator_is_shown_to_make_what_it_says():
    assert {operator for operator, *_ in MADE} == set(OPERATORS)


def test_an_option_is_added_or_dropped_only_where_a_test_is_left(tiny):
    assert not any(name.startswith("ill") for name, _ in OPERATORS["drop an option from a test"](tiny))
    assert "ill 1: signs with none" not in dict(OPERATORS["add an option to a test"](tiny))


# --- They are caught


@pytest.fixture(scope="module")
def every(content):
    return list(mutants(content))


@pytest.fixture(scope="module")
def named(every):
    return {each.name: each for each in every}


@pytest.fixture(scope="module")
def sampled(content, every, named):
    known = [named[name] for name in [*CAUGHT, *list(explained())[::5]]]
    return run(content, [*known, *seeded(7).sample(every, SAMPLE)], drawn=DRAWN)


CAUGHT = {
    "stone-older 2: age at least 60 → 61": {"cases", "second reading"},
    "first-pain-at-70: without referral doctor": {"checks", "cases", "second reading"},
    "plank: rest 6 → 7": {"tests"},
}


def test_there_are_many_and_no_two_have_the_same_name(every, named):
    assert len(every) == len(named) > 1000


def test_a_sample_of_them_is_caught_or_explained(sampled):
    assert sampled.is_good, "\n".join(report(sampled))
    assert sampled.made == sampled.equivalent + sampled.caught > SAMPLE
    assert sampled.equivalent >= len(explained()) // 5


def test_it_is_said_what_caught_them(sampled):
    assert {name: set(each.caught) for each in sampled.verdicts for name in CAUGHT if each.name == name} == CAUGHT
    said = {each.name: each.caught for each in sampled.verdicts}
    assert said["plank: rest 6 → 7"] == {"tests": "a plank is held three times"}
    assert "names nobody" in said["first-pain-at-70: without referral doctor"]["checks"]


def test_the_cases_fail_on_a_mutant_just_as_they_do_as_tests(named, read_cases):
    for name in ("sore-now: dropped", "option pain-spread/groin: dropped", "no-ball: does not withhold superman"):
        mutant = named[name].content
        failing = [case["name"] for case in CASES if found(mutant, case["answers"], case["expect"]) != case["expect"]]
        assert read_cases.failing(mutant) == failing[0]


@pytest.fixture(scope="module")
def read_cases(content):
    return Cases(content, CASES)


# --- And when one is not


@pytest.fixture(scope="module")
def careless(content, named):
    """Hardly any cases, nothing else that reads, and reasons that are not true."""
    chosen = [named[name] for name in (ESCAPES, UNREAD, UNANSWERABLE, UNEXPLAINED, "child: dropped")]
    cases = [case for case in CASES if case["name"] == "Everyone is told to ask a physiotherapist"]
    stale = dict.fromkeys(["child: dropped", "no rule: dropped"], "It does nothing.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.proof.content_mutants.explained", lambda: stale)
        return run(content, chosen, cases=cases, drawn=0, readers=())


ESCAPES, UNREAD = "sore-now: pain-now at least 6 → 7", "wrist: says nothing with plank"
UNANSWERABLE, UNEXPLAINED = "option pain-spread/back-of-thigh: dropped", "hip-joint: without referral physiotherapist"


def test_one_that_escapes_is_told_on_a_person(careless):
    assert not careless.is_good
    (line,) = [line for line in told(careless) if line.startswith(f"ESCAPED  {ESCAPES}\n")]
    for part in ("Pain now: 6", "Now: changed", "The mutant: full", "the second reading tells it."):
        assert part in line


def test_words_that_nobody_reads_escape_too_and_an_answer_that_is_gone(careless):
    lines = list(told(careless))
    assert f"ESCAPED  {UNREAD}\n  No decision changes, but the routine or the words of a rule do." in lines
    assert f"ESCAPED  {UNANSWERABLE}\n  An answer cannot be given any more. With the others nothing changes." in lines


def test_what_changes_nothing_and_has_no_reason_is_told(careless):
    assert careless.unexplained == (UNEXPLAINED,)
    assert f"UNEXPLAINED  {UNEXPLAINED} changes nothing" in "\n".join(told(careless))


def test_a_reason_for_what_is_gone_or_does_something_is_told(careless):
    assert careless.stale == ("child: dropped", "no rule: dropped")
    assert "STALE  no rule: dropped" in "\n".join(told(careless))


def test_content_that_does_not_pass_is_not_changed_any_further(named):
    with pytest.raises(NotRight, match="does not pass, so nothing is said of changes: Pain of"):
        run(named["sore-now: dropped"].content, [], drawn=0, readers=())


# --- What no case can say. These ask for nothing but the content, so they are run on mutants too


def test_advice_is_given_where_the_tables_say_so(content):
    advice = {rule.id: rule.advice for rule in content.rulebook.rules if rule.advice}
    assert set(advice) == {"blood-pressure-controlled", "leg-ache"}
    assert "Breathe out" in advice["blood-pressure-controlled"]
    assert "further down" in advice["leg-ache"]


def test_a_plank_with_a_sore_wrist_is_said_to_be_on_the_elbows(content):
    assert "elbows" in content.rulebook.rule["wrist"].adapt.get("plank", "")
