"""What has not been asked for long: all of it on one page, to say that nothing has changed, or to change it."""

from flask import Blueprint, Flask, redirect, render_template, request, url_for

from app.web.answers.drawn import drawn_at
from app.web.answers.given import asking_path, out_of_time, to_be_confirmed
from app.web.answers.notices import notify
from app.web.answers.saving import confirm
from app.web.answers.stamp import stamp
from app.web.questions.steps import next_page, page_after

SAME, OF = "same", "of"  # the key of the form, and for which answers its page was drawn
bp = Blueprint("confirm", __name__)


@bp.get("/screener/confirm")
def show():
    """The answers that are to be confirmed, once nothing is left to ask."""
    return _page() if _is_next() else redirect(next_page(), code=303)


@bp.post("/screener/confirm")
def take():
    """Renew what this page listed when it was drawn, and go on."""
    if not to_be_confirmed():  # the key was pressed twice
        return redirect(page_after(came_back=True), code=303)
    if not _is_next() or request.form.get(OF, _listed()) != _listed():
        notify("not-open")
        return redirect(next_page(), code=303)
    return _renew() if request.form.getlist(SAME) == ["yes"] else (_page(missing=True), 422)


def _renew():
    came_back, drawn = out_of_time(), drawn_at()
    now = [step for step, _ in to_be_confirmed()]
    confirm([step for step, _ in to_be_confirmed(drawn) if step in now], drawn)
    return redirect(page_after(came_back), code=303)


def _listed() -> str:
    """A mark of the answers of the page. Another tab may have changed them since it was drawn."""
    return stamp(asking_path())


def _is_next() -> bool:
    return next_page() == url_for("confirm.show")


def _page(missing: bool = False) -> str:
    return render_template("screener/confirm.html", listed=to_be_confirmed(), of=_listed(), missing=missing)


def again():
    """The page once more, for a form that was open for too long; None where it is not open."""
    return (_page(), 400) if _is_next() else None


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    app.extensions["again"]["confirm.take"] = again
