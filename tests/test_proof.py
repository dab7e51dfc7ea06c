"""The decision in logic: it says what the rules module decides, it can be counted, and two versions can be compared."""

from dataclasses import replace

import pytest
from answer_sets import CASES, fill

from app.decision.answers import BadAnswer
from app.decision.conditions import AtLeast
from app.decision.decision import decide
from app.decision.rulebook import LEVELS
from tests.proof import agreement
from tests.proof.agreement import in_logic
from tests.proof.comparison import Comparison, Incomparable
from tests.proof.content_with import with_book, with_rules
from tests.proof.diff import report
from tests.proof.findings import findings_of

MANY = 4000


@pytest.fixture(scope="module")
def unchanged(content):
    return Comparison(content, content)


def test_logic_and_rules_module_say_the_same_of_random_people(content):
    assert not agreement.told(content, agreement.people(content, MANY, seed=41))


def test_a_disagreement_is_told_in_words(content, monkeypatch):
    other = with_rules(content, child=None)
    monkeypatch.setattr(agreement, "in_logic", lambda _, people: in_logic(other, people))
    told = agreement.told(content, agreement.people(content, 200, seed=1))
    assert told[0].startswith("Logic and the rules module disagree about someone who answers:\n    Age: 1")


def test_logic_and_rules_module_say_the_same_of_every_case(content):
    people = []
    for case in CASES:
        try:
            people.append(fill(content, case["answers"]))
        except BadAnswer:
            continue
    assert len(people) > 300
    assert in_logic(content, people) == [findings_of(content, each) for each in people]


def test_every_way_through_the_questions_has_one_level_and_the_levels_add_up(unchanged):
    counted = {level: unchanged.count(unchanged.old.level[level]) for level in LEVELS}
    assert all(counted.values())
    assert sum(counted.values()) == unchanged.count(unchanged.logic.true)


def test_two_equal_versions_differ_in_no_decision(content, unchanged):
    assert not unchanged.changed().satisfiable()
    assert list(report(content, content))[-1].startswith("No decision changes, in any of the ")


# --- What changed


def test_a_limit_moved_by_a_year_changes_the_people_of_that_age_alone(content):
    new = with_rules(content, child={"when": AtLeast("age", 121)}, first_pain_at_70=None)
    younger = with_rules(new, child={"when": content.rulebook.rule["child"].when})
    both = Comparison(new, younger)
    changed_ways = both.changed()
    assert changed_ways.satisfiable()
    assert both.count(changed_ways & both.sheet.at_least("age", 18)) == 0


def test_a_lowered_level_is_counted_told_as_a_fall_and_shown_on_a_person(content):
    lowered = with_rules(content, stone_older={"level": "urgent", "refer": ("same-day-doctor",)})
    told = "\n".join(report(content, lowered))
    assert "emergency becomes urgent: " in told
    assert "FALLS" in told
    assert f"“{content.rulebook.question['urgent-signs'].option['stone-waves'].label}”" in told
    assert "Before: emergency: Call an ambulance" in told
    assert "Now: urgent: See a doctor today" in told


def test_a_rule_made_stricter_is_not_a_fall(content):
    told = "\n".join(report(content, with_rules(content, no_ball={"withhold": ("superman", "plank")})))
    assert "Changes that fall (less urgent, more or harder exercise, another leg): none." in told
    assert "plank: lift becomes left out" in told


def with_forms(content, exercise, **forms):
    """The content with some forms of an exercise changed."""
    known = content.rulebook.exercises[exercise]
    changed = replace(known, forms=tuple(replace(form, **forms.get(form.id, {})) for form in known.forms))
    return with_book(content, exercises={**content.rulebook.exercises, exercise: changed})


def test_another_leg_is_a_fall(content):
    told = "\n".join(report(content, with_forms(content, "plank", lift={"legs": "sore"})))
    assert "plank: right leg becomes left:" in told
    assert "plank: left leg becomes right:" in told
    assert "Changes that fall (less urgent, more or harder exercise, another leg): 2." in told


def test_forms_in_another_order_fall_whichever_way(content):
    plank = content.rulebook.exercises["plank"]
    first, second, *others = plank.forms
    turned = replace(plank, forms=(second, first, *others))
    told = "\n".join(report(content, with_book(content, exercises={**content.rulebook.exercises, "plank": turned})))
    assert "plank: lift becomes push-toes" in told
    assert "FALLS" in told


def test_other_questions_for_some_people_are_said(content):
    gate, earlier = content.rulebook.question["pain-first-time"].ask_when, AtLeast("age", 60)
    questions = {
        step.id: tuple(replace(each, ask_when=earlier) if each.ask_when == gate else each for each in step.questions)
        for step in content.rulebook.steps
    }
    steps = tuple(replace(step, questions=questions[step.id]) for step in content.rulebook.steps)
    assert "Some people are asked other questions." in "\n".join(report(content, with_book(content, steps=steps)))


def test_the_example_of_a_change_is_decided_otherwise_by_both_versions(content):
    new = with_rules(content, sore_now=None)
    both = Comparison(content, new)
    answers = both.example(both.changed())
    assert decide(content.rulebook, answers) != decide(new.rulebook, answers)


def test_a_question_that_is_gone_is_told_and_what_it_decided_is_counted(content):
    steps = tuple(
        replace(step, questions=tuple(each for each in step.questions if not each.id.startswith("cancer")))
        for step in content.rulebook.steps
    )
    rules = tuple(rule for rule in content.rulebook.rules if not rule.id.startswith("cancer"))
    told = "\n".join(report(content, with_book(content, steps=steps, rules=rules)))
    assert "(cancer) is gone." in told
    assert "urgent becomes full" in told


def test_a_new_sign_is_told_and_counts_for_who_has_only_that(content):
    question = content.rulebook.question["emergency-signs"]
    sign = replace(question.options[0], id="new-sign", label="A new sign")
    more = replace(question, options=(sign, *question.options))
    first, *others = content.rulebook.steps
    steps = (replace(first, questions=(more, *first.questions[1:])), *others)
    when = replace(content.rulebook.rule["broken-hip"].when, options=frozenset(["new-sign"]))
    rule = replace(content.rulebook.rule["broken-hip"], id="new-rule", when=when)
    told = "\n".join(report(content, with_book(content, steps=steps, rules=(*content.rulebook.rules, rule))))
    assert "the option “A new sign” (new-sign) is new." in told
    assert "full becomes emergency" in told


def test_a_question_of_another_kind_cannot_be_compared(content):
    steps = tuple(
        replace(step, questions=tuple(replace(q, kind="one" if q.id == "tried" else q.kind) for q in step.questions))
        for step in content.rulebook.steps
    )
    with pytest.raises(Incomparable, match='"tried" was of the kind many and is now of the kind one'):
        list(report(content, with_book(content, steps=steps)))
