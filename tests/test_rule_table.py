"""The checks of the rules as a table: each kind of fault is found when it is put in, and the rules have none left."""

from dataclasses import replace

import pytest

from app.decision.conditions import All, AtLeast, AtLeastOf, AtMost, Chosen
from app.decision.decision import decide
from tests.proof.content_with import with_book
from tests.proof.decision import Decided
from tests.proof.table import KINDS, Table, check, compare, explained, told

NO_BALL = Chosen("ball", frozenset(["no"]))
WORSE_CANCER = Chosen("cancer", frozenset(["yes-worse"]))
PREGNANT = Chosen("expecting", frozenset(["pregnant"]))
UNDER_6_WEEKS = Chosen("birth-weeks", frozenset(["under-6"]))
ONSET = Chosen("stiff-onset", frozenset(["before-35", "45-or-later"]))
SIXTY = AtLeast("age", 60)


@pytest.fixture(scope="module")
def few(content):
    """Every question, and a rule or two of each sort: with few rules a table is quick."""
    kept = ("child", "both-sides", "plank-on-knees", "no-ball", "cancer-worsening", "always")
    return with_book(content, rules=tuple(content.rulebook.rule[name] for name in kept))


@pytest.fixture(scope="module")
def found(content):
    return check(content)


def and_rule(content, name, like, **changes):
    """The content with one rule more, like another but for some changes."""
    return with_book(content, rules=(*content.rulebook.rules, replace(content.rulebook.rule[like], id=name, **changes)))


def with_question(content, name, **changes):
    steps = tuple(
        replace(step, questions=tuple(replace(q, **changes) if q.id == name else q for q in step.questions))
        for step in content.rulebook.steps
    )
    return with_book(content, steps=steps)


def of(content, kind):
    """What is found of this kind, by id."""
    return {finding.id: finding for finding in Table(content).of(kind)}


# --- Rules that say the same


def test_a_copy_of_a_rule_under_another_id_is_identical_and_told_once(few):
    table = Table(and_rule(few, "no-ball-again", like="no-ball", because="In other words."))
    assert [finding.rules for finding in table.of("identical")] == [("no-ball", "no-ball-again")]
    assert not table.of("equivalent")
    assert not any("no-ball" in finding.about for finding in [*table.of("subsumed"), *table.of("idle")])


def test_a_rule_that_holds_for_the_same_people_in_other_words_is_equivalent(few):
    when = AtLeastOf(1, (All((NO_BALL, SIXTY)), All((NO_BALL, AtMost("age", 59)))))
    ids = of(and_rule(few, "ball-less", like="no-ball", when=when), "equivalent")
    assert ids["equivalent no-ball and ball-less"].example["ball"] == {"no"}


def test_a_rule_for_some_of_the_people_that_adds_nothing_is_subsumed(few):
    older = and_rule(few, "older-no-ball", like="no-ball", when=All((NO_BALL, SIXTY)))
    finding = of(older, "subsumed")["subsumed older-no-ball by no-ball"]
    assert finding.example["age"] >= 60
    assert "idle rule older-no-ball" not in of(older, "idle")


def test_a_rule_that_does_more_than_the_other_is_not_subsumed(few):
    older = and_rule(few, "older", like="no-ball", when=All((NO_BALL, SIXTY)), withhold=("superman", "plank"))
    assert not of(older, "subsumed")


# --- Rules and parts that do nothing


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (All((UNDER_6_WEEKS, SIXTY)), "rule more"),  # who is 60 is not asked about a birth
        (AtLeastOf(1, (NO_BALL, All((PREGNANT, SIXTY)))), "(expecting pregnant and age at least 60) in more"),
        (All((ONSET, AtMost("age", 44))), "option 45-or-later of stiff-onset in more"),
    ],
)
def test_what_can_never_hold_is_unreachable_and_not_told_as_needless_too(few, when, told):
    table = Table(and_rule(few, "more", like="no-ball", when=when))
    assert [finding.about for finding in table.of("unreachable")] == [told]
    assert told not in {finding.about for finding in table.of("reducible")}


def test_a_gate_that_never_opens_is_unreachable(few):
    closed = with_question(few, "pain-first-time", ask_when=All((SIXTY, AtMost("age", 59))))
    assert "unreachable pain-first-time" in of(closed, "unreachable")


@pytest.mark.parametrize("name", ["no-ball", "cancer-worsening"])  # without the second the questions would go on
def test_a_rule_that_several_others_make_needless_is_idle(few, name):
    when = few.rulebook.rule[name].when
    one = and_rule(few, "young", like=name, when=All((when, AtMost("age", 59))))
    both = and_rule(one, "old", like=name, when=All((when, SIXTY)))
    assert f"idle rule {name}" not in of(one, "idle")
    assert of(both, "idle")[f"idle rule {name}"].says == "It changes no decision, and adds no sentence."


def test_a_rule_that_only_advises_is_idle_and_said_to_add_a_sentence(few):
    advising = and_rule(few, "advising", like="no-ball", withhold=(), advice="Take care.")
    assert of(advising, "idle")["idle rule advising"].says == "It changes no decision, but adds a sentence."


@pytest.mark.parametrize(
    ("rule", "change", "told"),
    [
        ("no-ball", {"at_most": {"superman": "low"}}, "idle at-most superman low of no-ball"),
        ("no-ball", {"refer": ("physiotherapist",)}, "idle refer physiotherapist of no-ball"),
        ("no-ball", {"adapt": {"superman": "Take care."}}, "idle adapt superman of no-ball"),
        ("child", {"advice": "Take care."}, "idle advice of child"),
    ],
)
def test_an_effect_that_never_shows_is_idle(few, rule, change, told):
    rules = tuple(replace(each, **change) if each.id == rule else each for each in few.rulebook.rules)
    changed = with_book(few, rules=rules)
    assert told in of(changed, "idle")


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (All((NO_BALL, AtLeast("age", 1))), "reducible age at least 1 in more"),
        (AtLeastOf(1, (NO_BALL, All((NO_BALL, SIXTY)))), "reducible (ball no and age at least 60) in more"),
        (Chosen("floor", frozenset(["yes", "no"])), "reducible everything in more"),
        (All((PREGNANT, NO_BALL)), None),
    ],
)
def test_a_part_of_a_condition_that_changes_nothing_is_told(few, when, told):
    ids = of(and_rule(few, "more", like="no-ball", when=when), "reducible")
    assert (told in ids) if told else not any("more" in finding.rules for finding in ids.values())


def test_a_part_of_a_gate_that_changes_nothing_is_told(few):
    doubled = with_question(few, "pain-first-time", ask_when=All((AtLeast("age", 70), SIXTY)))
    assert list(of(doubled, "reducible")) == ["reducible age at least 60 in the gate of pain-first-time"]


def test_a_needless_gate_of_an_option_is_told(few):
    question = few.rulebook.question["stiff-onset"]
    options = tuple(replace(each, ask_when=AtLeast("age", 1) if each.ask_when else None) for each in question.options)
    needless = of(with_question(few, "stiff-onset", options=options), "reducible")
    assert list(needless) == ["reducible everything in the gate of option 45-or-later of stiff-onset"]


# --- Rules that disagree, and people whom no rule thinks of


def test_rules_that_disagree_are_counted_and_none_is_told_where_the_more_careful_holds(few):
    table = Table(few)
    assert {(each.about, *each.rules) for each in table.disagreements} == {
        ("level", "child", "cancer-worsening"),
        ("plank", "both-sides", "plank-on-knees"),
        ("superman", "both-sides", "no-ball"),
    }
    assert not table.of("overlapping")


def test_a_form_for_both_sides_that_is_harder_than_a_limit_is_told(few):
    plank = few.rulebook.exercises["plank"]
    forms = tuple(replace(f, both_sides_form="lift") if f.id == "push-knees" else f for f in plank.forms)
    harder = with_book(few, exercises={**few.rulebook.exercises, "plank": replace(plank, forms=forms)})
    finding = of(harder, "overlapping")["overlapping both-sides and plank-on-knees on plank"]
    assert finding.example["plank"] == {"knees"}


def test_a_less_careful_level_of_two_is_told(few, monkeypatch):
    levels_given = Decided.levels_given

    def lowest(self, rules):
        return levels_given(self, [(rule, holds) for rule, holds in rules if rule.level != "urgent"])

    monkeypatch.setattr(Decided, "levels_given", lowest)
    assert "overlapping child and cancer-worsening on level" in of(few, "overlapping")


def test_an_option_that_nothing_looks_at_is_told(few):
    for name, options in (("pain-eases", {"yes", "no"}), ("emergency-signs", {"new-sign"})):
        question = few.rulebook.question[name]
        new = replace(question.options[0], id="new-sign", label="A new sign")
        ids = of(with_question(few, name, options=(new, *question.options)), "missing")
        assert {f"missing option {option} of {name}" for option in {"new-sign", *options}} <= ids.keys()


def test_a_number_that_nothing_looks_at_is_told(few):
    ids = of(few, "missing")
    assert "missing number of pain-now" in ids
    assert "missing number of age" not in ids


def test_one_answer_for_all_whom_no_other_fits_may_do_nothing(few):
    harmless = {"option yes of ball", "option none of emergency-signs", "option left of pain-side"}
    assert not harmless & {finding.about for finding in of(few, "missing").values()}


def test_a_way_without_a_level_is_told_with_a_person(few):
    table = Table(few)
    table.decided.level["full"] = table.both.logic.false
    finding = next(each for each in table.of("missing") if each.id == "missing level")
    assert decide(few.rulebook, finding.example).level == "full"


def test_a_level_without_anybody_to_see_is_told(few):
    alone = tuple(replace(rule, refer=()) for rule in few.rulebook.rules if rule.id != "always")
    ids = of(with_book(few, rules=alone), "untold")
    assert {"untold child", "untold cancer-worsening"} <= ids.keys()
    assert ids["untold child"].example["age"] <= 17
    assert not of(few, "untold")


# --- The real rules


def test_every_finding_about_the_real_rules_is_explained_and_every_explanation_found(found):
    findings, unexplained, stale, _ = found
    assert unexplained == []
    assert stale == []
    assert {finding.kind for finding in findings} < KINDS.keys()
    assert len({finding.id for finding in findings}) == len(findings)  # so no explanation covers two


def test_a_finding_without_an_explanation_and_an_explanation_without_a_finding_are_reported(found):
    findings, known = found[0], explained()
    gone, *others = known
    unexplained, stale = compare(findings, [*others, others[0], "idle rule nobody"])
    assert [finding.id for finding in unexplained] == [gone]
    assert stale == [others[0], "idle rule nobody"]


def test_a_fault_is_told_in_words_on_a_person(few):
    text = "\n".join(told(and_rule(few, "older-no-ball", like="no-ball", when=All((NO_BALL, SIXTY)))))
    assert "Not explained: subsumed older-no-ball by no-ball. Whenever older-no-ball holds, so does no-ball" in text
    assert "Small ball: “No”" in text
    assert "Explained, but not found, or explained twice: subsumed leg-length by always" in text
