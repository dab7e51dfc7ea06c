"""For how long the answers still count, and how long ago a routine was begun."""

import time

from flask import current_app, session

from app.web.answers.agreement import started_at
from app.web.answers.session import FIRST, lifetime


def counts_for() -> int:
    """Seconds until all is asked anew."""
    return max(0, session.get(FIRST, 0) + int(lifetime(current_app, session).total_seconds()) - int(time.time()))


def begun_ago() -> int | None:
    """Seconds since a routine was last started; None when none was."""
    at = started_at()
    return None if at is None else max(0, int(time.time()) - at)
