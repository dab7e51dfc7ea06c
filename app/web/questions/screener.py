"""The questions, one step a page; the check page; the result; starting afresh and forgetting."""

import time

from flask import Blueprint, Flask, abort, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf

from app.decision.ages import is_good
from app.decision.decision import Decision, Unfinished, decide_path, held_rules
from app.decision.path import Path, walk
from app.decision.rulebook import AT_START, EMERGENCY, URGENT, Step
from app.web.answers.cookie import forget_all, forget_answers, is_lost, nothing_kept
from app.web.answers.diary import delete_diary
from app.web.answers.drawn import drawn_at, stay_drawn
from app.web.answers.given import asking_path, no_answers, out_of_time, own_path
from app.web.answers.keeping import keeps
from app.web.answers.notices import has_notices, notify, why_lost
from app.web.answers.region import choose_region
from app.web.answers.saving import save_step, with_step
from app.web.content import content
from app.web.questions import skeletons
from app.web.questions.forms import StepForm, step_form
from app.web.questions.result import result_page
from app.web.questions.steps import next_page, page_after, page_before, page_of, questions_of

bp = Blueprint("screener", __name__)
WITH_NUMBERS = ("screener.result", "routine.stop")  # pages where the region can be chosen, besides its own


def see_other(endpoint: str, **values):
    """A redirect after which the browser always asks with GET."""
    return redirect(url_for(endpoint, **values), code=303)


@bp.get("/screener")
def start():
    """The first question; or, when there are answers already, a choice to go on or to start afresh."""
    if no_answers():
        return redirect(next_page(), code=303)
    return render_template("screener/resume.html", go_on=next_page())


@bp.post("/screener")
def start_afresh():
    """Forget the answers of whoever was here before, unseen."""
    forget_answers()
    return redirect(next_page(), code=303)


@bp.route("/screener/<step_id>", methods=["GET", "POST"])
def ask(step_id):
    """Ask one step’s questions."""
    step = content().rulebook.step.get(step_id) or abort(404)
    questions = questions_of(step, asking_path())
    if questions is None:
        return not_open(step)
    form = step_form(step, questions)
    return take(step, form) if form.is_submitted() else ask_page(step, form)


def take(step: Step, form: StepForm):
    """Keep good answers and go on. Show bad ones again with what to put right, and a doubt for a second look."""
    good, drawn, came_back = form.validate(), drawn_at(), out_of_time()
    if is_too_old(form, drawn):
        return left_out(form, "page-too-old", url_for("screener.ask", step_id=step.id))
    if (good and not form.in_doubt) or ends_at_once(step, form):
        save_step(step, form.given, drawn)
        return redirect(page_after(came_back), code=303)
    stay_drawn()
    return second_look(step, form) if good else (ask_page(step, form), 422)


def second_look(step: Step, form: StepForm) -> str:
    """The same page with its explanations open. An earlier “none” must not stand while somebody is in doubt."""
    if asking_path().answers.keys() & {question.id for question in step.questions}:
        save_step(step, {}, drawn_at())
    form.explain()
    return ask_page(step, form)


def is_too_old(form: StepForm, drawn: int) -> bool:
    """True when the page was drawn so long ago that an answer on it is past its time already."""
    asked, now = [field.question for field in form.fields], int(time.time())
    return not all(is_good(each, drawn, now) for each in asked if each.good_for.renewed != AT_START)


def not_open(step: Step):
    """Send on to the first open step."""
    if request.method != "POST":
        return redirect(next_page(), code=303)
    form = step_form(step, step.questions)
    form.validate()
    return left_out(form, why_lost() if is_lost() else "not-open", next_page())


def left_out(form: StepForm, why: str, address: str):
    """Send on without keeping what was sent. That is said, and so is a sign among it."""
    notify(why)
    if warning := warning_of(form):
        notify(f"lost-{warning.level}")
    return redirect(address, code=303)


def ends_at_once(step: Step, form: StepForm) -> bool:
    """True when the good answers alone make an emergency, whatever else on the page is missing."""
    return walk(content().rulebook, with_step(asking_path().answers, step, form.given)).ended == EMERGENCY


def warning_of(form: StepForm) -> Decision | None:
    """What the signs on a refused page come to with all that is known, when that cannot wait."""
    rulebook, known = content().rulebook, asking_path().answers | form.warning_answers
    if any(rule.level in (EMERGENCY, URGENT) for rule in held_rules(rulebook, known)):
        return decide_path(rulebook, Path((), known, (), None))
    return None


def ask_page(step: Step, form: StepForm, trouble: str | None = None) -> str:
    """The page of one step. `trouble` is a word for what else went wrong with the form."""
    path, trouble = asking_path(), trouble or ("form-changed" if form.outdated else None)
    look_again = form.explained and not trouble and not form.summary
    place, back = page_of(step, path), page_before(step, path)
    if not (form.is_submitted() or has_notices() or keeps()):  # its foot says to who keeps a diary that it goes too
        return skeletons.fill(step, form, place, back, generate_csrf())
    return render_template(
        "screener/ask.html",
        step=step,
        form=form,
        questions=skeletons.questions(form),
        trouble=trouble,
        look_again=look_again,
        warning=warning_of(form) if form.is_submitted() and not look_again else None,
        place=place,
        back=back,
    )


@bp.get("/screener/check")
def check():
    """Every answer with a link to change it."""
    path = own_path()
    if not path.complete:
        return redirect(next_page(), code=303)
    return render_template("screener/check.html", path=path)


@bp.get("/result")
def result():
    """Decide, or go to what is still open."""
    path = own_path()
    try:
        decision = decide_path(content().rulebook, path)
    except Unfinished:
        return redirect(next_page(), code=303)
    return result_page(path, decision)


@bp.route("/region", methods=["GET", "POST"])
def region():
    """Choose where the person is, for the telephone numbers."""
    if request.method != "POST":
        return render_template("screener/region.html")
    if not choose_region(request.form.get("region", "")):
        return render_template("screener/region.html", unknown=True), 422
    back = request.form.get("back", "")
    return redirect(back if back in map(url_for, WITH_NUMBERS) else url_for("screener.region"), code=303)


@bp.post("/forget")
def forget():
    """Clear everything that this site keeps in the browser: both cookies, its notes, and the pages that it has."""
    forget_all()
    delete_diary()
    response = see_other("screener.forgotten")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.get("/forgotten")
def forgotten():
    """Say that nothing is left, when that is so. A cookie that nobody can read goes too."""
    if not nothing_kept():
        return see_other("screener.start")
    if is_lost():
        forget_all()
    return render_template("screener/forgotten.html")


def register(app: Flask) -> None:
    app.register_blueprint(bp)
