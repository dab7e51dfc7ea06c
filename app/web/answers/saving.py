"""Keeping answers, each with the time at which its page was drawn: a page that was left open renews nothing."""

from collections.abc import Iterable

from flask import session

from app.decision.ages import is_good
from app.decision.conditions import Answer
from app.decision.rulebook import ASKED, CONFIRMED, Question, Step
from app.web.answers.fresh import start_question
from app.web.answers.given import Answered, asking_path, own_answers
from app.web.answers.kept import look_again, replace_answers
from app.web.answers.session import FIRST, TOLD_AT
from app.web.answers.told import Told, keep_told, told_steps


def with_step(answers: Answered, step: Step, given: Answered) -> Answered:
    """These answers with others in the place of the step’s own."""
    names = {question.id for question in step.questions}
    return {name: answer for name, answer in answers.items() if name not in names} | given


def save_step(step: Step, given: Answered, drawn: int) -> None:
    """Keep the answers of one step, whose page was drawn at this second."""
    before = own_answers()
    _note_start(step, before, given, drawn)
    session.setdefault(FIRST, drawn)
    told = told_steps()
    told[step.id] = _times(step, given, told.get(step.id, {}), drawn)
    keep_told(told)
    _replace(before, with_step(before, step, given))


def _times(step: Step, given: Answered, before: Told, drawn: int) -> Told:
    """What was still good when the page was drawn stood there filled in, and stays as old as it was."""
    times = {}
    for renewed in (ASKED, CONFIRMED):
        same = [each for each in step.questions if each.good_for.renewed == renewed and each.id in given]
        earlier = before.get(renewed)
        was_good = all(is_good(each, earlier, drawn) for each in same)
        if same:
            times[renewed] = min(earlier, drawn) if was_good else drawn
    return times


def _note_start(step: Step, before: Answered, given: Answered, drawn: int) -> None:
    """The time of the question that is asked again at the start, when it is on this step."""
    question = start_question()
    if question not in step.questions:
        return
    if question.id not in given:
        session.pop(TOLD_AT, None)
    elif given[question.id] != before.get(question.id) or not is_good(question, session.get(TOLD_AT), drawn):
        session[TOLD_AT] = drawn


def save_start(question: Question, answer: Answer, drawn: int) -> None:
    """Keep the answer of the start. The others of its step are not on that page, and stay as old as they are."""
    session[TOLD_AT] = drawn
    _replace(own_answers(), own_answers() | {question.id: answer})


def confirm(steps: Iterable[Step], drawn: int) -> None:
    """Renew what is confirmed of these steps. An answer of theirs that nobody is asked for was not listed, and goes."""
    told, counted = told_steps(), asking_path().answers
    after = own_answers()
    for step in steps:
        told[step.id][CONFIRMED] = drawn
        listed = {each.id: counted[each.id] for each in step.questions if each.id in counted}
        after = with_step(after, step, listed)
    keep_told(told)
    _replace(own_answers(), after)


def _replace(before: Answered, after: Answered) -> None:
    """Another answer withdraws what was agreed to; the same one, given again, does not."""
    if after != before:
        replace_answers(after)
    look_again()
