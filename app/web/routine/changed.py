"""What the answer at the start changed: in the result or in the routine, and by which rules."""

from dataclasses import dataclass

from flask import Flask

from app.decision.decision import Decision, decide_path
from app.decision.path import Path, walk
from app.decision.rulebook import Question
from app.routine.exercise import Exercise, Form
from app.web.answers.fresh import start_question, take_before
from app.web.answers.given import own_ages, own_path
from app.web.content import content


@dataclass(frozen=True)
class Change:
    """Between two decisions of one person, who has answered one question differently."""

    question: Question
    before: int
    now: int
    has_routine: bool
    left_out: list[Exercise]
    added: list[Exercise]
    other_form: list[tuple[Exercise, Form]]
    because: list[str]
    no_longer: list[str]


def what_changed() -> Change | None:
    """What is to be told, once; None when nothing of what is to be done has changed."""
    number, question = take_before(), start_question()
    if number is None or question.id not in own_path().answers:
        return None
    good, _ = own_ages()
    before = walk(content().rulebook, good | {question.id: number})
    return change_between(question, before, own_path()) if before.complete and own_path().complete else None


def change_between(question: Question, before: Path, now: Path) -> Change | None:
    """The change from one complete path to another; None when the same is to be done."""
    was, one = (decide_path(content().rulebook, path) for path in (before, now))
    if was.has_routine == one.has_routine and _forms(was) == _forms(one):
        return None
    exercises, had, has = content().routine.exercises, _forms(was), _forms(one)
    return Change(
        question=question,
        before=before.answers[question.id],
        now=now.answers[question.id],
        has_routine=one.has_routine,
        left_out=[exercises[name] for name in had if name not in has],
        added=[exercises[name] for name in has if name not in had],
        other_form=[(exercises[name], exercises[name].form[has[name]]) for name in has if _differ(name, had, has)],
        because=_reasons(one, was),
        no_longer=_reasons(was, one) if one.has_routine else [],
    )


def _forms(decision: Decision) -> dict[str, str]:
    return {each.exercise: each.form for each in decision.offered}


def _differ(name: str, had: dict[str, str], has: dict[str, str]) -> bool:
    """True for an exercise that both have, in another form."""
    return name in had and had[name] != has[name]


def _reasons(decision: Decision, other: Decision) -> list[str]:
    """Why a decision is as it is, by the rules that do not hold in the other one."""
    rules = [content().rulebook.rule[name] for name in decision.reasons if name not in other.rules]
    telling = [rule.because for rule in rules if rule.level == decision.level or (not rule.level and rule.exercises)]
    left = [content().rulebook.nothing_left.because] if decision.nothing_left and not other.nothing_left else []
    return left + telling


def register(app: Flask) -> None:
    app.jinja_env.globals["what_changed"] = what_changed
