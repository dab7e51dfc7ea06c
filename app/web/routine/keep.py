"""The choice to keep the answers on this device for weeks, or for a day as without a choice."""

from flask import Blueprint, Flask, current_app, redirect, request, url_for

from app.web.answers.cookie import are_over, forget_answers
from app.web.answers.keeping import choose_keeping
from app.web.answers.notices import notify

FIELD, CHOICES = "keep", {"yes": True, "no": False}
BACK_TO = ("start.show", "pages.start", "diary.show")  # pages with this choice; the field `back` names one of them
bp = Blueprint("keep", __name__)


@bp.post("/keep")
def choose():
    """Take the choice, and go back to where it was made."""
    sent = request.form.getlist(FIELD)
    if len(sent) == 1 and sent[0] in CHOICES:
        keep(CHOICES[sent[0]])
    else:
        notify("keep-missing")
    back = request.form.get("back", "")
    return redirect(back if back in map(url_for, BACK_TO) else url_for("pages.start"), code=303)


def keep(wanted: bool) -> None:
    """Keep the choice. Answers that would have been over without it are over now."""
    choose_keeping(wanted)
    if why := are_over(current_app):
        forget_answers()
        notify(why)


def register(app: Flask) -> None:
    app.register_blueprint(bp)
