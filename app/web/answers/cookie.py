"""The cookie as a whole: whether it came and could be read, whether anything is in it, and clearing it."""

from flask import g, session

from app.web.answers.session import AGREED, ANSWERS, HELPED, REGION, TIMES


def cookie_came() -> bool:
    return session.came


def is_lost() -> bool:
    """True when the browser sent a cookie that cannot be read, so that earlier answers may be gone."""
    return session.unreadable


def nothing_kept() -> bool:
    """True when there is nothing about the person to forget."""
    return not any(session.get(key) for key in (ANSWERS, REGION, AGREED, HELPED, TIMES))


def forget_all() -> None:
    session.clear()
    g.pop("answers", None)
    g.pop("path", None)


def forget_answers() -> None:
    """Clear the answers; the region is no answer and stays."""
    region = session.get(REGION)
    forget_all()
    if region:
        session[REGION] = region
