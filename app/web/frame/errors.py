"""Error pages: each says what happened, loses nothing, and carries the emergency list."""

from flask import Flask, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, NotFound

from app.web.answers.cookie import cookie_came, is_lost, nothing_kept
from app.web.answers.given import no_answers, own_answers, own_path
from app.web.frame.content import content
from app.web.questions.forms import step_form
from app.web.questions.screener import ask_page, not_open
from app.web.questions.steps import questions_of

WORDS = {
    400: ("This request could not be read", "Something in it was not as expected."),
    404: ("This page does not exist", "The address may be mistyped, or the page has moved."),
    405: ("This page cannot be used that way", "Go back and use the buttons on the page."),
    413: ("That was too much at once", "What was sent is larger than this site takes. It was not kept."),
    415: ("This could not be read", "It was not sent by one of our forms. It was not kept."),
    500: ("Something went wrong on our side", "It is not your fault. Your earlier answers are kept. Please try again."),
}
NO_COOKIE = (
    "Your browser sent no cookie",
    "This site needs one cookie to remember your answers. Nothing was kept. Allow it, then start with the questions.",
)
UNREADABLE = (
    "Your earlier answers could not be read",
    "They were too old, changed or empty, so none of them counts. Please start with the first question.",
)
TOO_OLD = (
    "This form was open for too long",
    "Nothing was changed. Go back, load the page again and press the button once more.",
)


def _page(title: str, text: str, code: int) -> str:
    return render_template("errors/error.html", title=title, text=text, code=code)


def show_error(error: HTTPException):
    """Draw an HTTP error as a page; a redirect that came as an exception goes through as it is."""
    if error.code is None or error.code < 400:
        return error
    response = error.get_response()
    response.data = _page(*WORDS.get(error.code, (error.name, "Please go back and try again.")), error.code)
    response.content_type = "text/html; charset=utf-8"
    return response


# A second press of these buttons finds its session gone. What they were for is so already.
DONE_ALREADY = {
    "screener.forget": (nothing_kept, "screener.forgotten"),
    "screener.start_afresh": (no_answers, "screener.start"),
}


def form_again(error: CSRFError):
    """A form’s token was missing or stale. Nothing is changed; what was entered on a step comes again."""
    if request.endpoint == "screener.ask":
        return step_again(request.view_args["step_id"])
    is_done, page = DONE_ALREADY.get(request.endpoint, (None, None))
    if is_done and is_done():
        return redirect(url_for(page), code=303)
    words = UNREADABLE if is_lost() else TOO_OLD if cookie_came() else NO_COOKIE
    return _page(*words, error.code), error.code


def step_again(step_id: str):
    """The step with the answers as they were entered, so that one more press sends them."""
    step, path = content().rulebook.step.get(step_id), own_path()
    if step is None:
        return show_error(NotFound())
    questions = questions_of(step, path)
    if questions is None:
        return not_open(step, path)
    form = step_form(step, questions, own_answers())
    form.validate()
    return ask_page(step, form, trouble="form-too-old" if cookie_came() else "no-cookie"), 400


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(CSRFError, form_again)
