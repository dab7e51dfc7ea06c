"""The headers of every response, and what is refused before anything is read."""

from flask import Flask, Response, abort, request
from flask_compress import Compress

CSP = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
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
    "image/svg+xml": OF_PARTS | {"Content-Security-Policy": "default-src 'none'"},
}
HSTS = "max-age=63072000; includeSubDomains"
FORM = "application/x-www-form-urlencoded"


def _only_plain_forms() -> None:
    """Multipart has parts, files and limits of its own, and no form here needs it."""
    empty = not request.mimetype and not request.content_length
    if request.method == "POST" and request.mimetype != FORM and not empty:
        abort(415)


def _add(response: Response) -> Response:
    wanted = LIGHTER.get(response.mimetype, HEADERS)
    response.headers.extend({name: value for name, value in wanted.items() if name not in response.headers})
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _only_over_tls(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = HSTS
    return response


def compress_all(app: Flask, compress: Compress) -> None:
    """Flask-Compress leaves error pages as they are; ours are whole pages that are read on slow phones too."""

    def compress_errors(response: Response) -> Response:
        if response.status_code < 400:
            return response
        status, response.status_code = response.status, 200
        response = compress.after_request(response)
        response.status = status
        return response

    app.after_request(compress_errors)


def register(app: Flask) -> None:
    app.before_request(_only_plain_forms)
    app.after_request(_add)
    if app.config["PRODUCTION"]:
        app.after_request(_only_over_tls)
