"""What this person has answered, which of it still counts, and their way through the questions so far."""

import time

from flask import g, session

from app.decision.ages import CLOCKS_APART, still_good
from app.decision.answers import BadAnswer, read_answer
from app.decision.conditions import Answer
from app.decision.path import Path, walk
from app.decision.rulebook import CONFIRMED, EMERGENCY, Question, Step
from app.web.answers.fresh import is_fresh, start_question
from app.web.answers.kept import replace_answers
from app.web.answers.notices import notify
from app.web.answers.session import ANSWERS
from app.web.answers.told import told_at, told_steps
from app.web.content import content

Answered = dict[str, Answer]


def own_answers() -> Answered:
    """Every readable answer that was given to the questions as they are now, also those that are past their time."""
    if "answers" not in g:
        g.answers = _read_all()
    return g.answers


def _read_all() -> Answered:
    kept = session.get(ANSWERS)
    if not kept:
        return {}
    told, steps = told_steps(), content().rulebook.steps
    asked = [question for step in steps if step.id in told for question in step.questions if question.id in kept]
    found = {question.id: _read(question, kept[question.id]) for question in asked}
    read = {name: answer for name, answer in found.items() if answer is not None}
    if set(read) != set(kept):
        notify("updated")
        replace_answers(read)
    return read


def _read(question: Question, kept: object) -> Answer | None:
    try:
        return read_answer(question, kept.split() if question.kind == "many" and isinstance(kept, str) else kept)
    except (BadAnswer, RecursionError):
        return None


def own_ages() -> tuple[Answered, Answered]:
    """(the answers that are good now, those past their time that can be confirmed)."""
    if "ages" not in g:
        g.ages = ages_at(int(time.time()))
    return g.ages


def ages_at(second: int) -> tuple[Answered, Answered]:
    """The same as it was at another second. What was renewed since then counted then, too."""
    latest = int(time.time()) + CLOCKS_APART
    told = {name: min(at, second) if at <= latest else at for name, at in told_at().items()}
    return still_good(content().rulebook, own_answers(), told, second)


def hold(ages: tuple[Answered, Answered]) -> None:
    """Let this page speak of the answers as they counted when a routine was started."""
    g.ages = ages
    g.pop("path", None)
    g.pop("asking", None)


def own_path() -> Path:
    """This person’s way through the questions so far, by the answers that count."""
    if "path" not in g:
        g.path = path_of(*own_ages())
    return g.path


def path_of(good: Answered, to_confirm: Answered) -> Path:
    """What is past its time never counts, but for an emergency that needs it: that is given at once."""
    path = walk(content().rulebook, good)
    if path.ended == EMERGENCY or not to_confirm:
        return path
    together = walk(content().rulebook, good | to_confirm)
    return together if together.ended == EMERGENCY else path


def asking_path() -> Path:
    """The way by which questions are asked: on it, what has only to be confirmed is not asked again."""
    if "asking" not in g:
        good, to_confirm = own_ages()
        g.asking = walk(content().rulebook, good | to_confirm) if to_confirm else own_path()
    return g.asking


def filled_in(step: Step) -> Answered:
    """What a page shows as told: what is good, and where nothing is open also what is to be confirmed."""
    good, to_confirm = own_ages()
    shown = good if asking_path().open_in(step) else good | to_confirm
    return shown if is_fresh() else {name: shown[name] for name in shown if name != start_question().id}


def to_be_confirmed(at: int | None = None) -> list[tuple[Step, list[Question]]]:
    """The steps with an answer that is to be confirmed, each with all of its answers that are renewed so."""
    path = asking_path()
    _, past = own_ages() if at is None else ages_at(at)
    found = []
    for step, asked in path.steps:
        questions = [each for each in asked if each.good_for.renewed == CONFIRMED and each.id in path.answers]
        if any(each.id in past for each in questions):
            found.append((step, questions))
    return found


def out_of_time() -> bool:
    """True when an answer that is asked for was told and is past its time."""
    good, _ = own_ages()
    asked = [each.id for _, questions in asking_path().steps for each in questions]
    return any(name in own_answers() and name not in good for name in asked)


def no_answers() -> bool:
    return not own_answers()
