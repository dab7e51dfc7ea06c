"""What stands before Flask: probes, a dot behind the host, and the emergency page, kept for when all else fails."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app.web.frame.headers import CSP, protection

NEVER_KEPT = ("Cache-Control", "no-store")
DOT_BEHIND_HOST = re.compile(r"\.(?=:\d+$|$)")


def emergency_page(app: Flask) -> str:
    """A whole page that loads nothing: for when a page cannot be drawn, and for servers in front of this one."""
    with app.app_context():
        return app.jinja_env.get_template("errors/emergency.html").render()


def _may_style_itself(page: str) -> tuple[str, str]:
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return "Content-Security-Policy", CSP.replace("style-src 'self'", f"style-src 'sha256-{digest}'")


class Edge:
    """A WSGI application around the one of Flask. All that it answers itself was made at the start.

    `page` is the emergency page and `headers` are its headers, for the server too, when it cannot read a request.
    """

    def __init__(self, app: Flask, inner: Callable):
        page = emergency_page(app)
        self._inner, self._log = inner, app.logger
        self.page = page.encode()
        own = protection(app) | dict([_may_style_itself(page), NEVER_KEPT])
        self.headers = [*own.items(), ("Content-Type", "text/html; charset=utf-8"), _length(self.page)]
        self._probes = {"/livez": _probe("ok\n", "text/plain"), "/readyz": _probe(_release(app), "application/json")}

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Answer probes whatever host they ask for; else let Flask answer; and if it cannot, say where to get help."""
        if probe := self._probes.get(environ.get("PATH_INFO")):
            headers, body = probe
            start_response("200 OK", headers)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        if "HTTP_HOST" in environ:
            environ["HTTP_HOST"] = DOT_BEHIND_HOST.sub("", environ["HTTP_HOST"].lower())
        try:
            return self._inner(environ, start_response)
        except Exception:
            self._log.error("", exc_info=True)
            start_response("500 Internal Server Error", self.headers)
            return [self.page]


def _length(body: bytes) -> tuple[str, str]:
    return "Content-Length", str(len(body))


def _probe(text: str, kind: str) -> tuple[list[tuple[str, str]], bytes]:
    body = text.encode()
    return [("Content-Type", kind), NEVER_KEPT, _length(body)], body


def _release(app: Flask) -> str:
    """What this copy serves: by it one can tell which release answers."""
    return json.dumps({"content": app.extensions["content"].versions.told, "static": app.extensions["release"]}) + "\n"


def register(app: Flask) -> None:
    if app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=0, x_proto=app.config["PROXIES"], x_host=0)
    app.wsgi_app = Edge(app, app.wsgi_app)

    @app.cli.command("emergency-page")
    def print_emergency_page() -> None:
        """Print the page that a server in front of this one shows when nothing here answers."""
        print(emergency_page(app))
