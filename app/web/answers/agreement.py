"""Whether the person agreed to start, with these answers and with these sentences."""

from flask import session

from app.web.answers.session import AGREED, HELPED
from app.web.content import content


def agree() -> None:
    """Record the agreement for these answers and these sentences, and start the routine from its beginning.

    From now on the cookie outlives the browser, as long as the answers count: a flat battery must not lose it.
    """
    session[AGREED] = content().versions.agreement
    session.pop(HELPED, None)
    session.permanent = True


def has_agreed() -> bool:
    return session.get(AGREED) == content().versions.agreement


def agreed_to_other_content() -> bool:
    """True when what the person agreed to has other words now."""
    return AGREED in session and not has_agreed()
