"""What happened, kept as a word for the next page that is shown, without any answer in it."""

from flask import session

from app.web.answers.cookie import is_lost
from app.web.answers.session import NOTICES


def notify(notice: str) -> None:
    before = session.get(NOTICES, [])
    session[NOTICES] = before if notice in before else [*before, notice]


def has_notices() -> bool:
    return is_lost() or NOTICES in session


def take_notices() -> list[str]:
    """The words to show on this page, each once."""
    kept = [word for word in session.pop(NOTICES) if isinstance(word, str)] if NOTICES in session else []
    return ["unreadable", *kept] if is_lost() else kept
