"""The pages to read: start, the condition, the causes, the exercises, the rules in words, the sources."""

from flask import Blueprint, abort, make_response, render_template

from app.web import answers

bp = Blueprint("pages", __name__)
# Pages of content/pages that also draw something from the other content files.
DRAWN = {
    "how-it-decides": "pages/rules.html", "sources": "pages/sources.html", "hazards": "pages/hazards.html",
    "safety": "pages/safety.html",
}  # fmt: skip


def reading(template: str, **values):
    """A page that depends on no answer, so that a browser may keep it and ask whether it changed."""
    response = make_response(render_template(template, **values))
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/")
def start():
    return reading("pages/start.html", page=answers.content().pages["start"])


@bp.get("/exercises")
def exercises():
    return reading("pages/exercises.html")


@bp.get("/exercises/<exercise_id>")
def exercise(exercise_id):
    found = answers.content().exercises.get(exercise_id) or abort(404)
    return reading("pages/exercise.html", exercise=found)


@bp.get("/<slug>")
def read(slug):
    page = answers.content().pages.get(slug)
    if page is None or slug == "start":
        abort(404)
    return reading(DRAWN.get(slug, "pages/page.html"), page=page)
