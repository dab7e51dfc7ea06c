"""Error pages: each says what happened, loses nothing, and carries the emergency list."""

from flask import Flask, g, redirect, render_template, request, session
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from app.web import answers
from app.web.forms import step_form
from app.web.screener import ask_page, questions_of
from app.web.steps import next_page

WORDS = {
    400: ("This request could not be read", "Something in it was not as expected."),
    404: ("This page does not exist", "The address may be mistyped, or the page has moved."),
    405: ("This page cannot be used that way", "Go back and use the buttons on the page."),
    413: ("That was too much at once", "What was sent is larger than this site takes."),
    415: ("This could not be read", "It was not sent by one of our forms."),
    500: ("Something went wrong on our side", "It is not your fault. Your earlier answers are kept. Please try again."),
}


def _page(error: HTTPException):
    title, text = WORDS.get(error.code, (error.name, "Please go back and try again."))
    response = error.get_response()
    response.data = render_template("errors/error.html", title=title, text=text, code=error.code)
    response.content_type = "text/html; charset=utf-8"
    return response


def show_error(error: HTTPException):
    """Draw an HTTP error as a page; a redirect that came as an exception goes through as it is."""
    return _page(error) if error.code and error.code >= 400 else error


def show_failure(error: Exception):
    return _page(InternalServerError())


def form_again(error: CSRFError):
    """A form’s token was missing or stale: the step comes again with what was entered, and nothing was changed."""
    step = answers.content().step.get((request.view_args or {}).get("step_id"))
    if request.endpoint != "screener.ask" or step is None:
        return _form_too_old(error)
    questions = questions_of(step, answers.path())
    if questions is None:
        answers.notify("unreadable" if session.unreadable else "not-open")
        return redirect(next_page(answers.path()), code=303)
    form = step_form(questions, answers.load())
    form.validate()
    return ask_page(step, form, trouble="form-too-old" if request.cookies else "no-cookie"), 400


def _form_too_old(error: CSRFError):
    title = "This form was open for too long"
    text = "Nothing was changed. Go back, load the page again and press the button once more. This site needs one cookie."
    return render_template("errors/error.html", title=title, text=text, code=error.code), error.code


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(Exception, show_failure)
    app.register_error_handler(CSRFError, form_again)
