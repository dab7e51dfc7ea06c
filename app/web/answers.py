"""The person’s answers, region and agreement in the signed cookie. The only code that touches the session."""

from flask import current_app, g, session

from app.core.answers import BadAnswer, read_answer
from app.core.conditions import Answer
from app.core.model import Content, Region, Step
from app.core.path import Path, walk

# The keys are short: they travel with every request.
ANSWERS, STEPS, REGION, AGREED, HELPED, NOTICE = "a", "s", "r", "g", "h", "n"
LARGEST_COOKIE = 1600  # bytes


def content() -> Content:
    return current_app.extensions["content"]


def _stored(question_id: str) -> Answer | None:
    question, kept = content().question[question_id], session.get(ANSWERS)
    try:
        return read_answer(question, kept.get(question_id)) if isinstance(kept, dict) else None
    except BadAnswer:
        return None


def load() -> dict[str, Answer]:
    """Every readable answer that was given to the questions as they are now."""
    if "answers" not in g:
        g.answers = _load()
    return g.answers


def _load() -> dict[str, Answer]:
    kept, steps = session.get(ANSWERS), session.get(STEPS)
    if not kept:
        return {}
    versions = content().step_versions
    same = {name for name, version in versions.items() if isinstance(steps, dict) and steps.get(name) == version}
    found = {
        question.id: _stored(question.id) for step in content().steps if step.id in same for question in step.questions
    }
    read = {name: answer for name, answer in found.items() if answer is not None}
    if set(read) != set(kept):
        session[ANSWERS] = {name: _packed(answer) for name, answer in read.items()}
        notify("updated")
    return read


def _packed(answer: Answer) -> object:
    return answer if isinstance(answer, int) else sorted(answer) if len(answer) != 1 else next(iter(answer))


def save(step: Step, given: dict[str, Answer]) -> None:
    """Keep the answers of one step. A changed answer withdraws the agreement and what was said of the routine."""
    before = dict(load())
    names = {question.id for question in step.questions}
    after = {name: answer for name, answer in before.items() if name not in names} | given
    session[ANSWERS] = {name: _packed(answer) for name, answer in after.items()}
    session[STEPS] = {**(session.get(STEPS) or {}), step.id: content().step_versions[step.id]}
    if after != before:
        session.pop(AGREED, None)
        session.pop(HELPED, None)
    g.answers = after
    g.pop("path", None)


def path() -> Path:
    """This person’s way through the questions so far."""
    if "path" not in g:
        g.path = walk(content(), load())
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
    regions = content().regions
    return regions.get(session.get(REGION)) or regions[content().default_region]


def choose_region(region_id: str) -> bool:
    """False when there is no such region."""
    if region_id in content().regions:
        session[REGION] = region_id
        return True
    return False


def agree() -> None:
    """Record the agreement for these answers and this content, and start the routine from its beginning."""
    session[AGREED] = content().version
    session.pop(HELPED, None)


def has_agreed() -> bool:
    return session.get(AGREED) == content().version


def helped() -> str | None:
    """What was said after the first knee brace, or None."""
    said = session.get(HELPED)
    return said if said in content().routine.answers else None


def say_helped(answer: str) -> None:
    session[HELPED] = answer


def notify(notice: str) -> None:
    """Keep one word for the next page that is shown: what happened, without any answer in it."""
    session[NOTICE] = notice


def take_notice() -> str | None:
    """The word to show on this page, once."""
    if session.unreadable:
        return "unreadable"
    return session.pop(NOTICE, None) if NOTICE in session else None
