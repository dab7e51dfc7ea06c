"""A person’s answers and a decision in words, for readers who do not program."""

from collections.abc import Iterator

from app.content.model import Content
from app.decision.conditions import Answer, Answers
from app.decision.decision import Unfinished, decide
from app.decision.rulebook import Question


def _said(question: Question, answer: Answer) -> str:
    if isinstance(answer, int):
        return str(answer)
    return "; ".join(f"“{option.label}”" for option in question.options if option.id in answer)


def tell_answers(questions: dict[str, Question], answers: Answers, harmless: Answers) -> Iterator[str]:
    """A line for each answer that is not the harmless one, and for each number and the side; and what of the rest."""
    for question in [each for each in questions.values() if each.id in answers]:
        answer, names_side = answers[question.id], any(option.side for option in question.options)
        if isinstance(answer, int) or names_side or answer != harmless.get(question.id):
            yield f"{question.name}: {_said(question, answer)}"
    yield "Whatever else is answered has its harmless answer."


def tell_decision(content: Content, answers: Answers) -> Iterator[str]:
    """The level, whom to see, and what becomes of each exercise; or which question is still open."""
    try:
        decision = decide(content.rulebook, answers)
    except Unfinished as refused:
        yield f"no result yet: “{content.rulebook.question[refused.question].ask}” is open"
        return
    people = "; ".join(content.people.referrals[name].title for name in decision.referrals) or "nobody"
    yield f"{decision.level}: {people}"
    for each in decision.offered:
        exercise = content.routine.exercises[each.exercise]
        legs = f", {' leg, then '.join(each.legs)} leg" if each.legs else ""
        yield f"{exercise.name}: {exercise.form[each.form].name}{legs}"
    yield from (f"{content.routine.exercises[each.exercise].name}: left out" for each in decision.withheld)
