"""The routine: the list to follow, the “did it help?” branch, stopping, and how it felt afterwards."""

from flask import Blueprint, Flask, make_response, redirect, render_template, request, url_for

from app.content.model import Content
from app.decision.decision import Decision
from app.routine.phases import build, pain_is_worse
from app.routine.timeline import for_script, timeline
from app.web.answers.doing import keep_helped, keep_pain, own_helped, take_pain
from app.web.answers.notices import notify
from app.web.answers.stamp import stamp
from app.web.content import content
from app.web.frame.headers import CSP_WITH_SOUND
from app.web.questions.result import people, people_beside_exercises
from app.web.routine.own import own_blocks, own_pace, with_decision

PAINS = ("pain-before", "pain-after")
bp = Blueprint("routine", __name__, url_prefix="/routine")


@bp.get("")
@with_decision
def follow(decision):
    """Build the timeline and draw it: complete without script, and on paper. Where nothing is to be done, stop."""
    blocks = own_blocks(decision)
    if not blocks:
        return redirect(url_for("routine.stop"), code=303)
    rules = {each.exercise: each.rules for each in decision.offered}
    pace = own_pace()
    parts = timeline([phase for block in blocks for phase in block.phases], pace.lead_in, pace.place)
    own = {"helped": own_helped(), "pace": pace, "timeline": for_script(parts), "pains": _kept_pains()}
    response = make_response(render_template("routine/follow.html", blocks=blocks, rules=rules, stamp=stamp(), **own))
    response.headers["Content-Security-Policy"] = CSP_WITH_SOUND
    return response


@bp.post("/helped")
@with_decision
def say_helped(decision):
    """Take the answer after the first knee brace."""
    said = _said(decision)
    if said is None:
        notify("helped-missing")
        return redirect(url_for("routine.follow"), code=303)
    keep_helped(said)
    keep_pain(_pains())
    return redirect(url_for("routine.follow", _anchor="next"), code=303)


def _said(decision: Decision) -> str | None:
    """The one answer that was given, where this routine asks for it."""
    said = request.form.getlist("helped")
    asked = any(block.asks for block in build(content().routine, decision))
    return said[0] if asked and len(said) == 1 and said[0] in content().routine.answers else None


@bp.get("/stop")
@with_decision
def stop(decision):
    """Whom to see when it got worse, and the signs that cannot wait."""
    return render_template("routine/stop.html", groups=people(decision))


@bp.post("/after")
@with_decision
def after(decision):
    """Compare the pain before and after. One number alone stands on the page again; none is kept beyond that."""
    numbers = _pains()
    if len(numbers) < len(PAINS):
        keep_pain(numbers)
        notify("pain-missing")
        return redirect(url_for("routine.follow"), code=303)
    before, now = (numbers[name] for name in PAINS)
    told = {"before": before, "now": now, "worse": pain_is_worse(content().texts["pain_scale"], before, now)}
    groups = people(decision) if told["worse"] else sum(people_beside_exercises(decision), start=[])
    return render_template("routine/after.html", groups=groups, **told)


@bp.get("/after")
def after_reloaded():
    """The numbers were not kept, so a tab that is opened again later shows the routine."""
    return redirect(url_for("routine.follow"), code=303)


def _pains() -> dict[str, int]:
    """The numbers that were sent. With a script the one before comes with “did it help?” already."""
    sent = {name: request.form.get(name, "") for name in PAINS}
    numbers = {str(number): number for number in pain_numbers(content())}
    return {name: numbers[word] for name, word in sent.items() if word in numbers}


def pain_numbers(content: Content) -> range:
    """The numbers from which one is chosen, before and after."""
    scale = content.texts["pain_scale"]
    return range(scale["minimum"], scale["maximum"] + 1)


def _kept_pains() -> dict[str, int | None]:
    """The numbers that the page was sent with, where the scale has them."""
    kept, known = take_pain(), pain_numbers(content())
    return {name: kept[name] if kept.get(name) in known else None for name in PAINS}


def register(app: Flask) -> None:
    app.register_blueprint(bp)
