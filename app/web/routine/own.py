"""This person’s routine: whether they may start or follow one, which blocks it has, and at which pace."""

from collections.abc import Callable
from functools import partial, wraps

from flask import redirect, request, url_for

from app.decision.decision import Decision, decide_path
from app.decision.path import Path
from app.routine.phases import Block, build
from app.routine.times import Pace, pace_of
from app.web.answers.agreement import agreed_before, agreed_to_other_content, has_agreed, started_at
from app.web.answers.doing import own_helped, own_times
from app.web.answers.given import ages_at, hold, own_path, path_of
from app.web.answers.notices import notify
from app.web.content import content
from app.web.questions.steps import next_page


def own_decision() -> Decision | None:
    """The decision by the answers that count now, when it has a routine."""
    return _decision(own_path())


def _decision(path: Path) -> Decision | None:
    decision = decide_path(content().rulebook, path) if path.complete else None
    return decision if decision and decision.has_routine else None


def running_decision() -> Decision | None:
    """The decision of the routine that is open. From here on the page speaks of the answers as they were at its start.

    None where none is open. What has gone out of time since then stops nobody in the middle.
    """
    if not has_agreed():
        return None
    ages = ages_at(started_at())
    decision = _decision(path_of(*ages))
    if decision:
        hold(ages)
    return decision


def _sent_on(address: str):
    """Go to what is missing. What was lost is said there."""
    if request.method == "POST":
        notify("not-open")
    return redirect(address, code=303)


def _to_start():
    if agreed_to_other_content():
        notify("agree-again")
    return _sent_on(url_for("start.show"))


def _guarded(view, decide: Callable[[], Decision | None]):
    @wraps(view)
    def guarded(**values):
        if decision := decide():
            return view(decision, **values)
        over = decide is running_decision and agreed_before() and not own_path().complete
        return _to_start() if over or own_decision() else _sent_on(next_page())

    return guarded


def any_decision() -> Decision | None:
    """That of the routine that is open, or else of the answers that count now."""
    return running_decision() or own_decision()


# Each gives the view the decision, or goes to what is missing. To stop, and to be told that the pain has
# gone up, nobody has to have agreed to anything. To start, every answer is good now.
with_decision = partial(_guarded, decide=running_decision)
with_routine = partial(_guarded, decide=any_decision)
to_start_with = partial(_guarded, decide=own_decision)


def own_pace() -> Pace:
    """The pace that this person has chosen."""
    return pace_of(content().routine, own_times())


def own_blocks(decision: Decision) -> tuple[Block, ...]:
    """The routine as it is now for this person: with their branch and their pace."""
    return build(content().routine, decision, own_helped(), own_pace())
