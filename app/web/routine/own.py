"""This person’s routine: whether they may follow one, which blocks it has, and at which pace."""

from functools import wraps

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


def allowed() -> tuple[Decision | None, str | None]:
    """The decision when a routine may be shown, else where to go. What was lost is said there."""
    path = own_path()
    decision = decide_path(content().rulebook, path) if path.complete else None
    if decision and decision.has_routine and has_agreed():
        return decision, None
    if request.method == "POST":
        notify("not-open")
    if decision is None:
        return None, next_page(path)
    if decision.has_routine and agreed_to_other_content():
        notify("agree-again")
    return None, url_for("screener.result", _anchor="agreement" if decision.has_routine else None)


def with_decision(view):
    """Give the view the decision, freshly made. Without a routine that was agreed to, go to what is missing."""

    @wraps(view)
    def guarded(**values):
        decision, missing = allowed()
        return redirect(missing, code=303) if missing else view(decision, **values)

    return guarded


def own_pace() -> Pace:
    """The pace that this person has chosen."""
    return pace_of(content().routine, own_times())


def own_blocks(decision: Decision) -> tuple[Block, ...]:
    """The routine as it is now for this person: with their branch and their pace."""
    return build(content().routine, decision, own_helped(), own_pace())
