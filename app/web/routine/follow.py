"""The routine: the list to follow, and the “did it help?” branch."""

from flask import Blueprint, Flask, make_response, redirect, render_template, request, url_for

from app.decision.decision import Decision
from app.routine.phases import WORSE, Block, build
from app.routine.timeline import for_script, minutes, timeline
from app.web.answers.doing import keep_helped, own_helped
from app.web.answers.fresh import start_question
from app.web.answers.keeping import keeps
from app.web.answers.notices import notify
from app.web.answers.stamp import stamp
from app.web.content import content
from app.web.frame.headers import CSP_WITH_SOUND
from app.web.routine.offline import hours, may_be_kept
from app.web.routine.own import own_blocks, own_pace, with_decision

bp = Blueprint("routine", __name__, url_prefix="/routine")


@bp.get("")
@with_decision
def follow(decision):
    """Draw the routine: complete without script, and on paper. Where nothing is to be done, stop."""
    blocks = own_blocks(decision)
    if not blocks:
        return redirect(url_for("routine.stop"), code=303)
    told = hours(decision)
    response = make_response(render_template("routine/follow.html", hours=told, **shown(decision, blocks)))
    response.headers["Content-Security-Policy"] = CSP_WITH_SOUND
    return may_be_kept(response, told)


def shown(decision: Decision, blocks: tuple[Block, ...]) -> dict[str, object]:
    """What the page shows of the routine, with the timeline of all of it."""
    pace, rules = own_pace(), {each.exercise: each.rules for each in decision.offered}
    parts = timeline([phase for block in blocks for phase in block.phases], pace.lead_in, pace.place)
    own = {"helped": own_helped(), "pace": pace, "minutes": minutes(blocks, pace), "timeline": for_script(parts)}
    return own | {"blocks": blocks, "rules": rules, "stamp": stamp(), "keeps": keeps(), "asked": start_question().id}


@bp.post("/helped")
@with_decision
def say_helped(decision):
    """Take the answer after the first knee brace."""
    said = _said(decision)
    if said is None:
        notify("helped-missing")
        return redirect(url_for("routine.follow"), code=303)
    keep_helped(said)
    return redirect(url_for("routine.follow", _anchor="next"), code=303)


def _said(decision: Decision) -> str | None:
    """The one answer that was given, where this routine asks for it. That it is worse can be said at any time."""
    said = request.form.getlist("helped")
    asked = any(block.asks for block in build(content().routine, decision))
    taken = content().routine.answers if asked else (WORSE,)
    return said[0] if len(said) == 1 and said[0] in taken else None


def register(app: Flask) -> None:
    app.register_blueprint(bp)
