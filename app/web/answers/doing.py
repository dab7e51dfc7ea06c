"""What the person said and chose while doing the routine: whether it helped, and their times."""

import time

from flask import current_app, session

from app.routine.phases import WORSE
from app.web.answers.agreement import started_at
from app.web.answers.fresh import forget_fresh
from app.web.answers.session import HELPED, TIMES
from app.web.content import content


def own_helped() -> str | None:
    """What was said after the first knee brace in the last day, or None."""
    said = session.get(HELPED)
    return said if said in content().routine.answers and _of_today() else None


def _of_today() -> bool:
    """True within a day of when the routine was started. What was said of yesterday’s says nothing of this one."""
    at = started_at()
    return at is not None and int(time.time()) - at <= current_app.permanent_session_lifetime.total_seconds()


def keep_helped(answer: str) -> None:
    session[HELPED] = answer
    if answer == WORSE:  # the number with which it began is not how strong it is now
        forget_fresh()


def forget_helped() -> None:
    session.pop(HELPED, None)


def own_times() -> dict[str, int]:
    """The numbers that the person chose for their routine; app/routine/times.py says which of them count."""
    kept = session.get(TIMES, {})
    return {name: number for name, number in kept.items() if type(number) is int}


def keep_times(numbers: dict[str, int]) -> None:
    session[TIMES] = numbers
