"""Error pages: each says what happened, loses nothing, and carries the emergency list."""

from flask import Flask, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from app.web.answers.cookie import cookie_came, is_lost

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


def form_again(error: CSRFError):
    """A form’s token was missing or stale, so nothing is changed. A room can have an answer of its own to that."""
    mend = current_app.extensions["again"].get(request.endpoint)
    if mend and (answer := mend()):
        return answer
    words = UNREADABLE if is_lost() else TOO_OLD if cookie_came() else NO_COOKIE
    return _page(*words, error.code), error.code


def register(app: Flask) -> None:
    app.extensions["again"] = {}  # endpoint -> what its room answers to a stale form, or None
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(CSRFError, form_again)
