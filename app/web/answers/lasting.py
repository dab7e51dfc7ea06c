"""For how long the answers still count, and how long ago a routine was begun."""

import time

from flask import current_app, session

from app.web.answers.session import FIRST, STARTED_AT


def counts_for() -> int:
    """Seconds until all is asked anew."""
    lifetime = int(current_app.permanent_session_lifetime.total_seconds())
    return max(0, session.get(FIRST, 0) + lifetime - int(time.time()))


def begun_ago() -> int | None:
    """Seconds since a routine was last started; None when none was."""
    begun = session.get(STARTED_AT)
    return None if begun is None else max(0, int(time.time()) - begun)
