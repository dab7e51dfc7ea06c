"""What this person has answered, and their way through the questions so far."""

import time

from flask import g, session

from app.decision.answers import BadAnswer, read_answer
from app.decision.conditions import Answer
from app.decision.path import Path, walk
from app.decision.rulebook import Question, Step
from app.web.answers.fresh import note_time
from app.web.answers.notices import notify
from app.web.answers.session import AGREED, ANSWERS, BEFORE, FIRST, HELPED, STEPS
from app.web.content import content


def own_answers() -> dict[str, Answer]:
    """Every readable answer that was given to the questions as they are now."""
    if "answers" not in g:
        g.answers = _read_all()
    return g.answers


def _read_all() -> dict[str, Answer]:
    kept = session.get(ANSWERS)
    if not kept:
        return {}
    asked = [question for step in _same_steps() for question in step.questions if question.id in kept]
    found = {question.id: _read(question, kept[question.id]) for question in asked}
    read = {name: answer for name, answer in found.items() if answer is not None}
    if set(read) != set(kept):
        _keep(read)
        notify("updated")
    return read


def _same_steps() -> list[Step]:
    """The steps that were answered in the wording that they have now."""
    versions, known = session.get(STEPS, "").split(), content().versions.steps
    return [step for step in content().rulebook.steps if known[step.id] in versions]


def _read(question: Question, kept: object) -> Answer | None:
    try:
        return read_answer(question, kept.split() if question.kind == "many" and isinstance(kept, str) else kept)
    except (BadAnswer, RecursionError):
        return None


def packed(answer: Answer) -> str | int:
    """As short as it can be read: the cookie travels with every request."""
    return answer if isinstance(answer, int) else " ".join(sorted(answer))


def _keep(given: dict[str, Answer]) -> None:
    """Put other answers in the place of those before. What was agreed to and said of the routine was for those."""
    session[ANSWERS] = {name: packed(answer) for name, answer in given.items()}
    if given:
        session.setdefault(FIRST, int(time.time()))
    else:
        session.pop(FIRST, None)
    session.pop(AGREED, None)
    session.pop(HELPED, None)
    session.pop(BEFORE, None)
    session.permanent = False


def with_step(step: Step, given: dict[str, Answer]) -> dict[str, Answer]:
    """The answers as they are with these in the place of the step’s earlier ones."""
    names = {question.id for question in step.questions}
    return {name: answer for name, answer in own_answers().items() if name not in names} | given


def save_step(step: Step, given: dict[str, Answer]) -> None:
    """Keep the answers of one step. A changed answer withdraws the agreement and what was said of the routine."""
    before, after = own_answers(), with_step(step, given)
    same = {each.id for each in (*_same_steps(), step)}
    session[STEPS] = " ".join(version for name, version in content().versions.steps.items() if name in same)
    if after != before:
        _keep(after)
    note_time([question.id for question in step.questions], given)
    g.answers = after
    g.pop("path", None)


def with_answer(question: Question, answer: Answer) -> tuple[Step, dict[str, Answer]]:
    """The step of a question, and its answers with this one among them: what the step itself would send."""
    step, own = content().rulebook.step_of[question.id], own_answers()
    return step, {each.id: own[each.id] for each in step.questions if each.id in own} | {question.id: answer}


def own_path() -> Path:
    """This person’s way through the questions so far."""
    if "path" not in g:
        g.path = walk(content().rulebook, own_answers())
    return g.path


def no_answers() -> bool:
    return not own_answers()
