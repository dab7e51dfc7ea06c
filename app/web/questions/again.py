"""What comes again when a form of the questions was stale: what was entered on a step, and what is done already."""

from flask import Flask, redirect, request, url_for
from werkzeug.exceptions import NotFound

from app.web.answers.cookie import cookie_came, nothing_kept
from app.web.answers.drawn import drawn_at
from app.web.answers.given import asking_path, no_answers
from app.web.content import content
from app.web.frame.errors import show_error
from app.web.questions.forms import step_form
from app.web.questions.screener import ask_page, is_too_old, not_open
from app.web.questions.steps import questions_of


def step_again():
    """The step as it was filled in, but for what is asked again at times; empty when drawn too long ago."""
    step, path = content().rulebook.step.get(request.view_args["step_id"]), asking_path()
    if step is None:
        return show_error(NotFound())
    questions = questions_of(step, path)
    if questions is None:
        return not_open(step)
    form, trouble = step_form(step, questions), "form-too-old" if cookie_came() else "no-cookie"
    form.validate()
    if (drawn := drawn_at()) and is_too_old(form, drawn):
        form.empty()
        trouble = "form-emptied"
    elif form.keep_signs_alone() and cookie_came():
        trouble = "form-emptied"
    return ask_page(step, form, trouble), 400


# A second press of these buttons finds its session gone. What they were for is so already.


def forgotten_already():
    return redirect(url_for("screener.forgotten"), code=303) if nothing_kept() else None


def afresh_already():
    return redirect(url_for("screener.start"), code=303) if no_answers() else None


def register(app: Flask) -> None:
    app.extensions["again"] |= {
        "screener.ask": step_again,
        "screener.forget": forgotten_already,
        "screener.start_afresh": afresh_already,
    }
