"""Before a routine: what comes, the one question that is asked again, and the agreement."""

import time

from flask import Blueprint, Flask, current_app, redirect, render_template, request, url_for

from app.decision.ages import is_good
from app.decision.decision import Decision, decide_path, sore_side
from app.decision.path import Path, walk
from app.routine.phases import WORSE, build
from app.routine.timeline import minutes
from app.web.answers.agreement import agree, agreed_to_other_content, as_started
from app.web.answers.doing import own_helped
from app.web.answers.drawn import drawn_at, stay_drawn
from app.web.answers.fresh import is_fresh, keep_before, keep_started, start_question
from app.web.answers.given import own_ages, own_path
from app.web.answers.keeping import choose_keeping
from app.web.answers.notices import notify
from app.web.answers.saving import save_start
from app.web.answers.stamp import stamp
from app.web.content import content
from app.web.questions.forms import StepForm, form_class
from app.web.questions.steps import next_page
from app.web.routine.own import own_decision, own_pace, to_start_with

AGREE = "agree"  # the key of the form, and what it sends
KEEP = "keep"  # the box for keeping the answers
OF, TOLD = "of", "told"  # for which answers the page was drawn, and which number it showed
bp = Blueprint("start", __name__)


@bp.get("/routine/start")
@to_start_with
def show(decision):
    """What comes, and the form to begin it."""
    return start_page(decision, start_form())


@bp.post("/agreement")
def take():
    """Take the number that is sent as an answer, decide anew, and agree: or say what stands against it."""
    path, form = own_path(), start_form()
    form.validate()
    number = number_of(path, form)
    if not opens_routine(path if number is None else with_number(number)):
        return closed(path, number)
    if errors := errors_of(form):
        return start_page(decide_path(content().rulebook, path), form, errors), 422
    stale = is_stale(path, number)
    keep(path, number)
    return left_behind() if stale else begin()


def is_stale(path: Path, number: int | None) -> bool:
    """True when the page was drawn for other answers than those that count now."""
    of, told, question = request.form.get(OF), request.form.get(TOLD), start_question().id
    other = of is not None and of != stamp(without=question)
    return other or (number is None and told is not None and told != str(path.answers[question]))


def left_behind():
    """Another tab has changed what this page was drawn for: it is read once more before anything starts."""
    notify("start-closed")
    return redirect(url_for("start.show"), code=303)


def begin():
    """Record the agreement, and the choice to keep the answers where it was made, and go to the routine."""
    if request.form.getlist(KEEP) == ["yes"]:
        choose_keeping(True)
    agree(own_decision())
    keep_started(own_path().answers[start_question().id])
    return redirect(url_for("routine.follow"), code=303)


@bp.get("/agreement")
def reloaded():
    """A tab that shows the refused form is opened again later."""
    return redirect(url_for("start.show"), code=303)


def start_form() -> StepForm:
    """The question of the start, with what was sent."""
    return current_app.extensions["start-form"]()


def with_number(number: int) -> Path:
    """The way through the questions as it would be with this answer."""
    good, _ = own_ages()
    return walk(content().rulebook, good | {start_question().id: number})


def number_of(path: Path, form: StepForm) -> int | None:
    """The number that was sent, where the way of this person comes to its question."""
    return form.given.get(start_question().id) if start_question().id in path.answers else None


def opens_routine(path: Path) -> bool:
    return path.complete and decide_path(content().rulebook, path).has_routine


def keep(path: Path, number: int | None) -> None:
    """Keep a number that was sent. What stood before is kept for the page that says what changed."""
    question = start_question()
    if number is None:
        return
    before = path.answers[question.id]
    save_start(question, number, drawn_at())
    if number != before:
        keep_before(before)


def closed(path: Path, number: int | None):
    """Keep the number, start nothing, and go to the result, or to a question that is open."""
    keep(path, number)
    if not opens_routine(path):
        notify("start-closed" if start_question().id in path.answers else "not-open")
    return redirect(next_page(), code=303)


def errors_of(form: StepForm) -> list[tuple[str, str]]:
    """(id of a control, what to put right) for each thing that is missing or wrong."""
    unasked = is_fresh() and not any(field.posted for field in form.fields)
    if is_good(start_question(), drawn_at(), int(time.time())):
        stay_drawn()
        missing = [] if unasked else form.summary
    else:  # a number on a page that was open for too long is not what is felt now
        missing = [] if unasked else ask_anew(form)
    agreed = request.form.getlist(AGREE) == ["yes"]
    return missing if agreed else [*missing, (AGREE, content().texts["agreement"]["if_left_out"])]


def ask_anew(form: StepForm) -> list[tuple[str, str]]:
    """Let the number be chosen once more: (id of its control, what to put right)."""
    for field in form.fields:
        field.posted, field.errors = [], [field.question.if_left_out]
    return form.summary


def start_page(decision: Decision, form: StepForm, errors: list | None = None, trouble: str | None = None) -> str:
    """The page of the start. `trouble` is a word for what else went wrong with the form."""
    pace = own_pace()
    blocks = build(content().routine, decision, own=pace)
    exercises = [content().routine.exercises[each.exercise] for each in decision.offered]
    book, answers = content().rulebook, own_path().answers
    return render_template(
        "routine/start.html",
        blocks=blocks,
        minutes=minutes(blocks, pace),
        stopped=own_helped() == WORSE,
        decision=decision,
        known=as_started(decision) and not agreed_to_other_content(),
        needs=list(dict.fromkeys(need for each in exercises for need in each.needs)),
        side=sore_side(book, answers),
        of=stamp(without=start_question().id),
        side_step=book.step_of[book.sore_side],
        field=form.fields[0],
        told=answers[start_question().id] if is_fresh() else None,
        wants_keeping=request.form.getlist(KEEP) == ["yes"],
        errors=errors or [],
        trouble=trouble,
    )


def again():
    """The page once more; None where it is not open. Its new token must not make a number of before younger."""
    form, decision = start_form(), own_decision()
    form.validate()
    told = {"errors": ask_anew(form)} if drawn_at() else {"trouble": "form-too-old"}
    return (start_page(decision, form, **told), 400) if decision else None


def register(app: Flask) -> None:
    routine, questions = app.extensions["content"].routine, app.extensions["content"].rulebook.question
    app.extensions["start-form"] = form_class([questions[routine.asks_at_the_start]])
    app.extensions["again"]["start.take"] = again
    app.register_blueprint(bp)
