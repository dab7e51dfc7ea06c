"""The routine: the list to follow, the “did it help?” branch, stopping, and how it felt afterwards."""

from functools import wraps

from flask import Blueprint, redirect, render_template, request, url_for

from app.core.routine import build, pain_is_worse
from app.core.rules import Decision, decide_path
from app.web import answers
from app.web.result import first_referrals
from app.web.steps import next_page

bp = Blueprint("routine", __name__, url_prefix="/routine")


def allowed() -> tuple[Decision | None, str | None]:
    """The decision when a routine may be shown, else where to go. What was lost is said there."""
    path = answers.path()
    decision = decide_path(answers.content(), path) if path.complete else None
    if decision and decision.has_routine and answers.has_agreed():
        return decision, None
    if request.method == "POST":
        answers.notify("not-open")
    if decision is None:
        return None, next_page(path)
    if decision.has_routine and answers.agreed_to_other_content():
        answers.notify("agree-again")
    return None, url_for("screener.result", _anchor="agreement" if decision.has_routine else None)


def with_decision(view):
    """Give the view the decision, freshly made. Without a routine that was agreed to, go to what is missing."""

    @wraps(view)
    def guarded():
        decision, missing = allowed()
        return redirect(missing, code=303) if missing else view(decision)

    return guarded


@bp.get("")
@with_decision
def follow(decision):
    """Build the timeline and draw it: complete without script, and on paper. Where nothing is to be done, stop."""
    helped = answers.helped()
    blocks = build(answers.content(), decision, helped)
    if not blocks:
        return redirect(url_for("routine.stop"), code=303)
    rules = {each.exercise: each.rules for each in decision.offered}
    return render_template("routine/follow.html", blocks=blocks, helped=helped, rules=rules)


@bp.post("/helped")
@with_decision
def say_helped(decision):
    """Take the answer after the first knee brace."""
    said = _said(decision)
    if said is None:
        answers.notify("helped-missing")
        return redirect(url_for("routine.follow"), code=303)
    answers.say_helped(said)
    return redirect(url_for("routine.follow", _anchor="next"), code=303)


def _said(decision: Decision) -> str | None:
    """The one answer that was given, where this routine asks for it."""
    said = request.form.getlist("helped")
    asked = any(block.asks for block in build(answers.content(), decision))
    return said[0] if asked and len(said) == 1 and said[0] in answers.content().routine.answers else None


@bp.get("/stop")
@with_decision
def stop(decision):
    """Whom to see when it got worse, and the signs that cannot wait."""
    return render_template("routine/stop.html", referrals=first_referrals(decision))


@bp.post("/after")
@with_decision
def after(decision):
    """Compare the pain before and after. The two numbers are read, answered and not kept."""
    numbers = [_pain(name) for name in ("pain-before", "pain-after")]
    if None in numbers:
        answers.notify("pain-missing")
        return redirect(url_for("routine.follow"), code=303)
    before, now = numbers
    worse = pain_is_worse(answers.content().words["pain_scale"], before, now)
    return render_template(
        "routine/after.html", before=before, now=now, worse=worse, referrals=first_referrals(decision)
    )


@bp.get("/after")
def after_reloaded():
    """The numbers were not kept, so a tab that is opened again later shows the routine."""
    return redirect(url_for("routine.follow"), code=303)


def _pain(name: str) -> int | None:
    word = request.form.get(name, "")
    return int(word) if word in [str(number) for number in range(11)] else None
