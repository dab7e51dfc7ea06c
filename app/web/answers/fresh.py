"""The question that is asked again at the start of a routine: whether its answer is fresh, and what stood before."""

import time

from flask import session

from app.decision.ages import is_good
from app.decision.rulebook import Question
from app.web.answers.agreement import is_open
from app.web.answers.session import BEFORE, STARTED, TOLD_AT
from app.web.content import content


def start_question() -> Question:
    return content().rulebook.question[content().routine.asks_at_the_start]


def is_fresh() -> bool:
    """True while the answer is young enough. No time known is not fresh."""
    return is_good(start_question(), session.get(TOLD_AT), int(time.time()))


def forget_fresh() -> None:
    """Let the question be asked at the next start, however short a while ago it was."""
    session.pop(TOLD_AT, None)


def keep_before(number: int) -> None:
    """Keep what stood before the answer of the start, so that the next page can say what it changed."""
    session[BEFORE] = number


def take_before() -> int | None:
    """What stood before, once."""
    return session.pop(BEFORE, None)


def keep_started(number: int) -> None:
    """Keep the answer with which a routine begins. Another tab may change it before the end is compared with it."""
    session[STARTED] = number


def started_with() -> int | None:
    """The answer with which the routine began that is open now; None where none is."""
    return session.get(STARTED) if is_open() else None
