"""What the person said and chose while doing the routine: whether it helped, their times, and numbers for the pain."""

from flask import session

from app.web.answers.session import HELPED, PAIN, TIMES
from app.web.content import content


def own_helped() -> str | None:
    """What was said after the first knee brace, or None."""
    said = session.get(HELPED)
    return said if said in content().routine.answers else None


def keep_helped(answer: str) -> None:
    session[HELPED] = answer


def own_times() -> dict[str, int]:
    """The numbers that the person chose for their routine; app/routine/times.py says which of them count."""
    return _whole_numbers(session.get(TIMES, {}))


def keep_times(numbers: dict[str, int]) -> None:
    session[TIMES] = numbers


def keep_pain(numbers: dict[str, int]) -> None:
    """Keep numbers for the pain for the next time that the routine is drawn, and no longer: pain of the morning, ticked
    beforehand in the evening, would hide that it rises."""
    if numbers:
        session[PAIN] = numbers


def take_pain() -> dict[str, int]:
    """The numbers that the page was sent with, by field, once."""
    return _whole_numbers(session.pop(PAIN) if PAIN in session else {})


def _whole_numbers(kept: dict) -> dict[str, int]:
    return {name: number for name, number in kept.items() if type(number) is int}
