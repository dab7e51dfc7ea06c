"""Whether the answers are kept on this device for longer than a day, as the person chose."""

from flask import session

from app.web.answers.session import AGREED, KEEP


def keeps() -> bool:
    """True when the person chose so. Without a choice a day is a day."""
    return session.get(KEEP) == 1


def choose_keeping(wanted: bool) -> None:
    """Keep the choice. It moves no time: the answers are as old as they are, and can be over by it."""
    session[KEEP] = int(wanted)
    session.permanent = wanted or AGREED in session
