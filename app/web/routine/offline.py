"""For how long the page of a routine may be used, and what a device may keep of it for when there is no network."""

import time

from flask import Response, current_app

from app.decision.decision import Decision, decide_path
from app.decision.path import walk
from app.decision.rulebook import AT_START
from app.web.answers.agreement import MINUTE, started_at
from app.web.answers.fresh import start_question
from app.web.answers.given import own_ages, own_path
from app.web.answers.keeping import keeps
from app.web.answers.lasting import counts_for
from app.web.answers.told import told_at
from app.web.content import content
from app.web.frame.worker import HEADER


def hours(decision: Decision) -> dict[str, object]:
    """What the script of the page is told: seconds from now, and the numbers with which it could begin again.

    `open`: this routine. `lasts`: one that is begun without a network. `signs`: until then one may be begun.
    """
    lasts = content().routine.open_for * MINUTE
    found = {"open": started_at() + lasts - int(time.time()), "lasts": lasts}
    return found | ({"signs": _good_for(), "numbers": _same_numbers(decision)} if keeps() else {})


def _good_for() -> int:
    """Seconds until the first of the answers is out of its time: with that no routine begins."""
    told, questions, now = told_at(), content().rulebook.question, int(time.time())
    ends = [
        told.get(name, 0) + questions[name].good_for.seconds - now
        for name in own_path().answers
        if questions[name].good_for.renewed != AT_START
    ]
    return min(*ends, counts_for())


def _same_numbers(decision: Decision) -> list[int]:
    """The answers to the question of the start with which the decision is this very one."""
    asked, (good, _) = start_question(), own_ages()
    book = content().rulebook

    def decided(number: int) -> Decision | None:
        path = walk(book, good | {asked.id: number})
        return decide_path(book, path) if path.complete else None

    return [number for number in range(asked.minimum, asked.maximum + 1) if decided(number) == decision]


def may_be_kept(response: Response, told: dict[str, object]) -> Response:
    """Say to the worker for how long this page opens without a network, where that was chosen. Else none is kept."""
    if "signs" in told:
        response.headers[HEADER] = f"{current_app.extensions['worker-mark']} {max(told['open'], told['signs'])}"
    return response
