"""Who comes back: the start page in each state, later and later, and what is confirmed."""

import time
from unittest.mock import patch

from tests.answer_sets import fill
from tests.made_up.walk import ready
from tests.plain_client import Plain

HOUR = 60 * 60  # seconds
LATER = (0, 2, 17, 5 * 24, 15 * 24, 43 * 24)  # hours: begun now, today, signs are due, later, confirmed, all over


def _answers_again(visitor: Plain, answers) -> None:
    """Signs that are due, from a page that was open for too long and then from a new one, and what is confirmed."""
    visitor.sends("danger", answers)
    visitor.token = visitor.takes_token("/screener/danger")
    for step in ("danger", "today"):
        visitor.sends(step, answers)
    visitor.browser.get("/screener/confirm")
    visitor.post("/screener/confirm")


def returns(app) -> None:
    """The start page of whoever comes back: with a routine or a result, kept or not, each time later."""
    begun, kept, answers = ready(app), ready(app), fill(app.extensions["content"], {})
    Plain(app).screens(answers).browser.get("/")
    ill = Plain(app).screens(answers | {"health": frozenset(["heart"])})
    ill.browser.get("/")
    unfinished = Plain(app)
    unfinished.sends("danger", answers)
    unfinished.browser.get("/")
    kept.post("/agreement", agree="yes", keep="yes")
    kept.browser.get("/routine/start")
    kept.post("/keep")
    now = time.time()
    for hours in LATER:
        with patch("time.time", lambda hours=hours: now + hours * HOUR):
            for visitor in (kept, begun, ill):
                visitor.browser.get("/")
    with patch("time.time", lambda: now + 15 * 24 * HOUR):
        late = ready(app)
        late.post("/agreement", agree="yes", keep="yes")
    with patch("time.time", lambda: now + 30 * 24 * HOUR):
        _answers_again(late, answers)
