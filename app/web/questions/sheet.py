"""One page for the clinician: what was decided, on which answers and rules, and what was asked and not ticked."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, Flask, redirect, render_template
from markupsafe import Markup

from app.decision.decision import Decision, Unfinished, decide_path
from app.decision.path import Path
from app.decision.rulebook import NONE, Question
from app.web.answers.given import own_path
from app.web.content import content
from app.web.questions.lines import not_ticked
from app.web.questions.steps import next_page

bp = Blueprint("sheet", __name__)
# The sizes of print in static/css/sheet.css, each with the most that fits on a sheet of paper in it.
ROOM = {10: 4500, 9: 5500, 8: 7200, 7: 10800}
SMALLEST = 6
PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
LINE = 30  # what the end of a line leaves empty


@dataclass(frozen=True)
class Unticked:
    """The danger signs of a question that were asked and not ticked. They are denied only where “none” was ticked."""

    question: Question
    signs: tuple[str, ...]
    denied: bool


def unticked_signs(path: Path) -> Iterator[Unticked]:
    """In the order in which they were asked. A question that was left open denies nothing."""
    for question in content().rulebook.question.values():
        answer = path.answers.get(question.id)
        if question.every_sign and answer:
            signs = tuple(each.id for each in not_ticked(question, path))
            yield Unticked(question, signs, NONE in answer)


def not_asked(path: Path) -> list[Question]:
    """The questions for danger signs that did not come up, or that the questions ended before."""
    asked = {question.id for _, questions in path.steps for question in questions}
    return [each for each in content().rulebook.question.values() if each.every_sign and each.id not in asked]


def print_size(body: Markup) -> int:
    """The largest size of print in which all of this fits on one sheet. Pictures are not printed there."""
    needed = len(Markup(PICTURE.sub("", body)).striptags()) + LINE * body.count("<li>")
    return next((size for size, room in ROOM.items() if needed <= room), SMALLEST)


def sheet_page(path: Path, decision: Decision) -> str:
    return render_template(
        "screener/sheet.html",
        path=path,
        decision=decision,
        unticked=[each for each in unticked_signs(path) if each.signs],
        not_answered=[content().rulebook.question[name] for name in path.open],
        not_asked=not_asked(path),
        now=datetime.fromtimestamp(time.time(), UTC).replace(tzinfo=None).isoformat(" ", "minutes"),
    )


@bp.get("/result/clinician")
def clinician():
    """The page, or what is still open."""
    path = own_path()
    try:
        decision = decide_path(content().rulebook, path)
    except Unfinished:
        return redirect(next_page(), code=303)
    return sheet_page(path, decision)


def register(app: Flask) -> None:
    app.register_blueprint(bp)
