"""This person’s routine: whether they may start or follow one, which blocks it has, and at which pace."""

from functools import partial, wraps

from flask import redirect, request, url_for

from app.decision.decision import Decision, decide_path
from app.routine.phases import Block, build
from app.routine.times import Pace, pace_of
from app.web.answers.agreement import agreed_to_other_content, has_agreed
from app.web.answers.doing import own_helped, own_times
from app.web.answers.given import own_path
from app.web.answers.notices import notify
from app.web.content import content
from app.web.questions.steps import next_page


def _closed(decision: Decision | None, agreed: bool) -> str | None:
    """Where to go instead: to what is open, to the result, or to the start. None when nothing is missing."""
    if decision is None:
        return next_page(own_path())
    if not decision.has_routine:
        return url_for("screener.result")
    return None if has_agreed() or not agreed else url_for("start.show")


def _allowed(agreed: bool) -> tuple[Decision | None, str | None]:
    """The decision, and where to go when it opens nothing. What was lost is said there."""
    path = own_path()
    decision = decide_path(content().rulebook, path) if path.complete else None
    missing = _closed(decision, agreed)
    if missing and request.method == "POST":
        notify("not-open")
    if missing == url_for("start.show") and agreed_to_other_content():
        notify("agree-again")
    return decision, missing


def _guarded(view, agreed: bool):
    @wraps(view)
    def guarded(**values):
        decision, missing = _allowed(agreed)
        return redirect(missing, code=303) if missing else view(decision, **values)

    return guarded


# Each gives the view the decision, freshly made, or goes to what is missing. To stop, and to be told that the pain has
# gone up, nobody has to have agreed to anything.
with_decision = partial(_guarded, agreed=True)
with_routine = partial(_guarded, agreed=False)


def own_pace() -> Pace:
    """The pace that this person has chosen."""
    return pace_of(content().routine, own_times())


def own_blocks(decision: Decision) -> tuple[Block, ...]:
    """The routine as it is now for this person: with their branch and their pace."""
    return build(content().routine, decision, own_helped(), own_pace())
