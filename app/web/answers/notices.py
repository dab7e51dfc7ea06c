"""What happened, kept as a word for the next page that is shown, without any answer in it."""

from flask import session

from app.web.answers.cookie import ended, is_lost
from app.web.answers.session import NOTICES, OVER

# What can have happened. Each has words in the component that shows notices.
KNOWN = (
    "unreadable", *OVER.values(), "updated", "not-open", "lost-emergency", "lost-urgent", "page-too-old",
    "agree-again", "helped-missing", "keep-missing", "start-closed", "diary-written", "diary-changed", "diary-imported",
)  # fmt: skip
OF_A_SIGN = ("lost-emergency", "lost-urgent")  # they stay, whatever else has to go
MOST = 4  # each page that says nothing adds one, and the cookie travels with every request


def notify(notice: str) -> None:
    """Raises ValueError for what has no words: it would go unsaid."""
    if notice not in KNOWN:
        raise ValueError(f"{notice} is no notice that is known.")
    before = session.get(NOTICES, [])
    kept = before if notice in before else [*before, notice]
    session[NOTICES] = sorted(kept, key=OF_A_SIGN.__contains__)[-MOST:]


def has_notices() -> bool:
    return is_lost() or NOTICES in session


def take_notices() -> list[str]:
    """The words to show on this page, each once. A cookie of another release can hold others: those are left out."""
    kept = [word for word in session.pop(NOTICES) if word in KNOWN] if NOTICES in session else []
    return ["unreadable", *kept] if session.unreadable else kept


def why_lost() -> str:
    """The word for why earlier answers are gone."""
    return OVER.get(ended(), "unreadable")
