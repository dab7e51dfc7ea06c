"""What the person said and chose while doing the routine: whether it helped, and their times."""

from flask import session

from app.web.answers.session import HELPED, TIMES
from app.web.content import content


def own_helped() -> str | None:
    """What was said after the first knee brace, or None."""
    said = session.get(HELPED)
    return said if said in content().routine.answers else None


def keep_helped(answer: str) -> None:
    session[HELPED] = answer


def own_times() -> dict[str, int]:
    """The numbers that the person chose for their routine; app/routine/times.py says which of them count."""
    kept = session.get(TIMES, {})
    return {name: number for name, number in kept.items() if type(number) is int}


def keep_times(numbers: dict[str, int]) -> None:
    session[TIMES] = numbers
