"""Error pages: each says what happened, loses nothing, and carries the emergency list."""

from flask import Flask, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from app.web.answers.cookie import cookie_came, is_lost
from app.web.answers.notices import why_lost


def _page(trouble: str) -> str:
    return render_template("errors/error.html", trouble=trouble)


def show_error(error: HTTPException):
    """Draw an HTTP error as a page; a redirect that came as an exception goes through as it is."""
    if error.code is None or error.code < 400:
        return error
    response = error.get_response()
    response.data = _page(str(error.code))
    response.content_type = "text/html; charset=utf-8"
    return response


def form_again(error: CSRFError):
    """A form’s token was missing or stale, so nothing is changed. A room can have an answer of its own to that."""
    mend = current_app.extensions["again"].get(request.endpoint)
    if mend and (answer := mend()):
        return answer
    trouble = why_lost() if is_lost() else "too-old" if cookie_came() else "no-cookie"
    return _page(trouble), error.code


def register(app: Flask) -> None:
    app.extensions["again"] = {}  # endpoint -> what its room answers to a stale form, or None
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(CSRFError, form_again)
