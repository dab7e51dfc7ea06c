"""The person’s answers, region and agreement in the signed cookie. The only code that touches the session."""

import hashlib
import hmac
import time

from flask import current_app, g, session
from flask_wtf.csrf import generate_csrf

from app.content.model import Content, Region
from app.decision.answers import BadAnswer, read_answer
from app.decision.conditions import Answer
from app.decision.path import Path, walk
from app.decision.rulebook import Question, Step
from app.web.answers.session import AGREED, ANSWERS, FIRST, HELPED, NOTICES, PAIN, REGION, STEPS, TIMES


def content() -> Content:
    return current_app.extensions["content"]


def _read(question: Question, kept: object) -> Answer | None:
    try:
        return read_answer(question, kept.split() if question.kind == "many" and isinstance(kept, str) else kept)
    except (BadAnswer, RecursionError):
        return None


def _packed(answer: Answer) -> str | int:
    """As short as it can be read: the cookie travels with every request."""
    return answer if isinstance(answer, int) else " ".join(sorted(answer))


def load() -> dict[str, Answer]:
    """Every readable answer that was given to the questions as they are now."""
    if "answers" not in g:
        g.answers = _load()
    return g.answers


def _load() -> dict[str, Answer]:
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


def _keep(given: dict[str, Answer]) -> None:
    """Put other answers in the place of those before. What was agreed to and said of the routine was for those."""
    session[ANSWERS] = {name: _packed(answer) for name, answer in given.items()}
    if given:
        session.setdefault(FIRST, int(time.time()))
    else:
        session.pop(FIRST, None)
    session.pop(AGREED, None)
    session.pop(HELPED, None)
    session.pop(PAIN, None)
    session.permanent = False


def with_step(step: Step, given: dict[str, Answer]) -> dict[str, Answer]:
    """The answers as they are with these in the place of the step’s earlier ones."""
    names = {question.id for question in step.questions}
    return {name: answer for name, answer in load().items() if name not in names} | given


def save(step: Step, given: dict[str, Answer]) -> None:
    """Keep the answers of one step. A changed answer withdraws the agreement and what was said of the routine."""
    before, after = load(), with_step(step, given)
    same = {each.id for each in (*_same_steps(), step)}
    session[STEPS] = " ".join(version for name, version in content().versions.steps.items() if name in same)
    if after != before:
        _keep(after)
    g.answers = after
    g.pop("path", None)


def path() -> Path:
    """This person’s way through the questions so far."""
    if "path" not in g:
        g.path = walk(content().rulebook, load())
    return g.path


def forget() -> None:
    session.clear()
    g.pop("answers", None)
    g.pop("path", None)


def start_afresh() -> None:
    """Clear the answers; the region is no answer and stays."""
    region = session.get(REGION)
    forget()
    if region:
        session[REGION] = region


def region() -> Region:
    regions = content().people.regions
    return regions.get(session.get(REGION)) or regions[content().people.default_region]


def choose_region(region_id: str) -> bool:
    """Keep the choice. False when there is no such region."""
    known = region_id in content().people.regions
    if known:
        session[REGION] = region_id
    return known


def agree() -> None:
    """Record the agreement for these answers and this content, and start the routine from its beginning.

    From now on the cookie outlives the browser, as long as the answers count: a flat battery must not lose it.
    """
    session[AGREED] = content().versions.told
    session.pop(HELPED, None)
    session.permanent = True


def has_agreed() -> bool:
    return session.get(AGREED) == content().versions.told


def agreed_to_other_content() -> bool:
    """True when the content was changed since the person agreed."""
    return AGREED in session and not has_agreed()


def helped() -> str | None:
    """What was said after the first knee brace, or None."""
    said = session.get(HELPED)
    return said if said in content().routine.answers else None


def say_helped(answer: str) -> None:
    session[HELPED] = answer


def chosen_times() -> dict[str, int]:
    """The numbers that the person chose for their routine; the core says which of them count."""
    return {name: number for name, number in session.get(TIMES, {}).items() if type(number) is int}


def choose_times(numbers: dict[str, int]) -> None:
    session[TIMES] = numbers


def keep_pain(numbers: dict[str, int]) -> None:
    """Keep numbers for the pain for the next time that the routine is drawn, and no longer: pain of the morning, ticked
    beforehand in the evening, would hide that it rises."""
    if numbers:
        session[PAIN] = numbers


def take_pain() -> dict[str, int]:
    """The numbers that the page was sent with, by field, once."""
    kept = session.pop(PAIN) if PAIN in session else {}
    return {name: number for name, number in kept.items() if type(number) is int}


def stamp() -> str:
    """A word that is the same for the same answers, content, branch and times, and tells nothing about them.

    It is made with what this cookie alone holds. So nobody can find the answers by trying some, and a new key of the
    server leaves it as it is.
    """
    given = [content().versions.told, sorted((name, _packed(answer)) for name, answer in path().answers.items())]
    text = repr([given, helped(), sorted(chosen_times().items())])
    own = generate_csrf() and session["csrf_token"]
    return hmac.new(own.encode(), text.encode(), hashlib.sha256).hexdigest()[:16]


def lost() -> bool:
    """True when the browser sent a cookie that cannot be read, so that earlier answers may be gone."""
    return session.unreadable


def cookie_came() -> bool:
    return session.came


def no_answers() -> bool:
    return not load()


def nothing_kept() -> bool:
    """True when there is nothing about the person to forget."""
    return not any(session.get(key) for key in (ANSWERS, REGION, AGREED, HELPED, TIMES, PAIN))


def notify(notice: str) -> None:
    """Keep a word for the next page that is shown: what happened, without any answer in it."""
    before = session.get(NOTICES, [])
    session[NOTICES] = before if notice in before else [*before, notice]


def has_notices() -> bool:
    return lost() or NOTICES in session


def take_notices() -> list[str]:
    """The words to show on this page, each once."""
    kept = [word for word in session.pop(NOTICES) if isinstance(word, str)] if NOTICES in session else []
    return ["unreadable", *kept] if lost() else kept
