"""Whether the person agreed to start, with these answers and with these sentences, and whether that routine is open."""

import hashlib
import time

from flask import session

from app.decision.ages import CLOCKS_APART
from app.decision.decision import Decision
from app.web.answers.session import AGREED, FIRST, HELPED, MARK, STARTED_AT
from app.web.content import content

MINUTE = 60


def agree(decision: Decision) -> None:
    """Record the agreement for these answers and these sentences, and start the routine from its beginning.

    From now on the cookie outlives the browser, as long as the answers count: a flat battery must not lose it.
    """
    session[AGREED] = content().versions.agreement
    session[STARTED_AT] = int(time.time())
    session[MARK] = _mark(decision)
    session.pop(HELPED, None)
    session.permanent = True


def _mark(decision: Decision) -> str:
    """A few letters that are the same for the same level, rules and exercises."""
    told = decision.level, decision.rules, [(each.exercise, each.form, each.legs) for each in decision.offered]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:8]


def started_at() -> int | None:
    """The second at which a routine was last started; None when none was. A release before this one kept none."""
    return session.get(STARTED_AT, session.get(FIRST) if AGREED in session else None)


def is_open() -> bool:
    """True in the hours after a routine was started, whatever else has gone out of time."""
    at = started_at()
    return at is not None and -CLOCKS_APART <= int(time.time()) - at < content().routine.open_for * MINUTE


def has_agreed() -> bool:
    """True for whoever agreed to these sentences, while that routine is open."""
    return session.get(AGREED) == content().versions.agreement and is_open()


def agreed_before() -> bool:
    """True when there was an agreement, whether it still holds or not."""
    return AGREED in session


def agreed_to_other_content() -> bool:
    """True when what the person agreed to has other words now."""
    return AGREED in session and session[AGREED] != content().versions.agreement


def as_started(decision: Decision) -> bool:
    """True when the last routine was started with this very decision."""
    return session.get(MARK) == _mark(decision)
