"""The pages to read: start, the condition, the causes, the exercises, the rules in words, the sources."""

from functools import wraps

from flask import Blueprint, Flask, abort, current_app, render_template, request

from app.web.answers.session import address_of
from app.web.content import content
from app.web.frame.packing import answer, pack

bp = Blueprint("pages", __name__)
# Pages of content/pages that also draw something from the other content files.
DRAWN = {
    "how-it-decides": "pages/rules.html", "sources": "pages/sources.html", "hazards": "pages/hazards.html",
    "safety": "pages/safety.html", "for-clinicians": "pages/cautions.html",
}  # fmt: skip


def drawn_once(view):
    """A page that depends on nobody: it is drawn and packed once, and a browser may keep it and ask if it changed."""

    @wraps(view)
    def kept(**values):
        pages, address = current_app.extensions["reading"], address_of(request)
        if address not in pages:
            pages[address] = pack(view(**values), "text/html; charset=utf-8")
        return answer(pages[address])

    return kept


@drawn_once
def start():
    """The start page for who has no answers here. app/web/home serves it, as others see a page of their own there."""
    return render_template("pages/start.html", text=content().library.pages["start"])


@bp.get("/exercises")
@drawn_once
def exercises():
    return render_template("pages/exercises.html")


@bp.get("/exercises/<exercise_id>")
@drawn_once
def exercise(exercise_id):
    found = content().routine.exercises.get(exercise_id) or abort(404)
    return render_template("pages/exercise.html", exercise=found)


@bp.get("/offline")
@drawn_once
def offline():
    """What the worker shows in the place of a page that needs the network."""
    return render_template("pages/offline.html", why="network")


@bp.get("/offline/signs")
@drawn_once
def signs_first():
    """The same in the place of a routine whose danger signs are past their time."""
    return render_template("pages/offline.html", why="signs")


@bp.get("/<slug>")
@drawn_once
def read(slug):
    text = content().library.pages.get(slug)
    if text is None or slug == "start":
        abort(404)
    return render_template(DRAWN.get(slug, "pages/page.html"), text=text)


def register(app: Flask) -> None:
    app.extensions["reading"] = {}
    app.register_blueprint(bp)
