"""The headers of every response, and what is refused before anything is read."""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request
from werkzeug.exceptions import HTTPException

CSP = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types worker",  # the one that static/js/app.js makes: it gives out one address
    ]
)
CSP_WITH_SOUND = f"{CSP}; media-src 'self' blob:"  # the player builds its sound track in the page
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Styles and scripts are public and no documents: a policy in them means nothing, and leaves with every file.
OF_PARTS = {"X-Content-Type-Options": "nosniff"}
LIGHTER = {
    "text/css": OF_PARTS,
    "text/javascript": OF_PARTS,
    "image/png": OF_PARTS,
    "image/svg+xml": OF_PARTS | {"Content-Security-Policy": "default-src 'none'"},
}
HSTS = "max-age=63072000; includeSubDomains"
FORM, WITH_FILE = "application/x-www-form-urlencoded", "multipart/form-data"
MOST_PARTS = 4  # of a form with a file


def takes_file(app: Flask, endpoint: str, most: int) -> None:
    """Let this endpoint alone read a form with a file: so many bytes, with all that stands around it."""
    app.extensions["takes-file"][endpoint] = most


def _only_plain_forms() -> None:
    """Multipart has parts, files and limits of its own, and only a form with a file needs it."""
    if request.method != "POST":
        return
    most = current_app.extensions["takes-file"].get(request.endpoint)
    if most and request.mimetype == WITH_FILE:
        request.max_content_length, request.max_form_parts = most, MOST_PARTS
        _read_form()
        if None in (*request.form, *request.files):  # a part without a name
            abort(400)
    elif request.mimetype == FORM:
        _read_form()
    elif request.mimetype or request.content_length:
        abort(415)


def _read_form() -> None:
    """What cannot be made out of a body is the fault of whoever sent it. Each server has errors of its own for that."""
    try:
        len(request.form)
    except HTTPException:
        raise
    except Exception:
        abort(400)


def _add(response: Response) -> Response:
    kind = response.mimetype
    there = {name for name, _ in response.headers}
    missing = [pair for pair in LIGHTER.get(kind, HEADERS).items() if pair[0] not in there]
    if kind == "text/html" and "Cache-Control" not in there:
        missing.append(("Cache-Control", "no-store"))
    response.headers.extend(missing)
    return response


def _stay_on_this_host(response: Response) -> Response:
    """Behind a proxy the app can be mistaken about its own address: a redirect names the path alone."""
    if response.location:
        response.location = urlsplit(response.location)._replace(scheme="", netloc="").geturl()
    return response


def _only_over_tls(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = HSTS
    return response


def protection(app: Flask) -> dict[str, str]:
    """The headers of a page that is answered without Flask."""
    return HEADERS | ({"Strict-Transport-Security": HSTS} if app.config["PRODUCTION"] else {})


def register(app: Flask) -> None:
    app.extensions["takes-file"] = {}  # endpoint -> bytes
    app.before_request(_only_plain_forms)
    app.after_request(_add)
    app.after_request(_stay_on_this_host)
    if app.config["PRODUCTION"]:
        app.after_request(_only_over_tls)
