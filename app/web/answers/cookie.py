"""The cookie as a whole: whether it came and could be read, whether anything is in it, and clearing it."""

from flask import Flask, session

from app.web.answers.kept import look_again
from app.web.answers.session import AGREED, ANSWERS, HELPED, KEEP, OVER, REGION, STARTED_AT, TIMES, over


def cookie_came() -> bool:
    return session.came


def ended() -> str | None:
    """“day” or “weeks” when the answers that came are over, since they are so long ago; else None."""
    return session.ended


def is_lost() -> bool:
    """True when answers are gone: they are over, or the cookie that the browser sent cannot be read."""
    return session.unreadable or session.ended is not None


def are_over(app: Flask) -> str | None:
    """The word for why the answers no longer count, when their time is over; else None."""
    return OVER.get(over(app, session))


def nothing_kept() -> bool:
    """True when there is nothing about the person to forget."""
    return not any(session.get(key) for key in (ANSWERS, REGION, AGREED, HELPED, TIMES, STARTED_AT, KEEP))


def forget_all() -> None:
    session.clear()
    look_again()


def forget_answers() -> None:
    """Clear the answers; the region is no answer and stays."""
    region = session.get(REGION)
    forget_all()
    if region:
        session[REGION] = region
