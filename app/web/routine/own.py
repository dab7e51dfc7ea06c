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


def own_decision() -> Decision | None:
    """The decision when it has a routine, freshly made."""
    path = own_path()
    decision = decide_path(content().rulebook, path) if path.complete else None
    return decision if decision and decision.has_routine else None


def _sent_on(address: str):
    """Go to what is missing. What was lost is said there."""
    if request.method == "POST":
        notify("not-open")
    return redirect(address, code=303)


def _to_start():
    if agreed_to_other_content():
        notify("agree-again")
    return _sent_on(url_for("start.show"))


def _guarded(view, agreed: bool):
    @wraps(view)
    def guarded(**values):
        decision = own_decision()
        if decision is None:
            return _sent_on(next_page(own_path()))
        return _to_start() if agreed and not has_agreed() else view(decision, **values)

    return guarded


# Each gives the view the decision, or goes to what is missing. To stop, and to be told that the pain has
# gone up, nobody has to have agreed to anything.
with_decision = partial(_guarded, agreed=True)
with_routine = partial(_guarded, agreed=False)


def own_pace() -> Pace:
    """The pace that this person has chosen."""
    return pace_of(content().routine, own_times())


def own_blocks(decision: Decision) -> tuple[Block, ...]:
    """The routine as it is now for this person: with their branch and their pace."""
    return build(content().routine, decision, own_helped(), own_pace())
