"""The headers of every response, and what is refused before anything is read."""

from flask import Flask, Response, abort, request

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
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": CSP,
    # not no-referrer: the CSRF check over https needs the referrer of our own pages
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FORM = "application/x-www-form-urlencoded"


def _only_plain_forms() -> None:
    """Multipart has parts, files and limits of its own, and no form here needs it."""
    if request.method == "POST" and request.content_length and request.mimetype != FORM:
        abort(415)


def _add(response: Response) -> Response:
    response.headers.extend({name: value for name, value in HEADERS.items() if name not in response.headers})
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def register(app: Flask) -> None:
    app.before_request(_only_plain_forms)
    app.after_request(_add)
    if app.config["PRODUCTION"]:
        HSTS = "max-age=63072000; includeSubDomains"
        app.after_request(lambda response: response.headers.set("Strict-Transport-Security", HSTS) or response)
