"""The signed session cookie: SHA-256, and it tells an unreadable cookie from a new visitor."""

import hashlib

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

# What the cookie may hold, under short keys because they travel with every request.
ANSWERS, STEPS, REGION, AGREED, HELPED, NOTICES = "a", "s", "r", "g", "h", "n"
SHAPES = {ANSWERS: dict, STEPS: dict, REGION: str, AGREED: str, HELPED: str, NOTICES: list, "csrf_token": str}


def _ours(kept: object) -> dict:
    """The entries that this app writes; nothing at all when one of them has the wrong shape.

    A good signature says only that the key was ours. Another app with the same key can have signed anything.
    """
    if not isinstance(kept, dict):
        return {}
    known = {key: value for key, value in kept.items() if key in SHAPES}
    fits = all(isinstance(value, SHAPES[key]) for key, value in known.items())
    return known if fits and known.get("csrf_token", "").isascii() else {}


class _Session(SecureCookieSession):
    """`came` when the browser sent a cookie; `unreadable` when that one was empty, changed, foreign or too old."""

    came = unreadable = False

    def __init__(self, kept: object = None):
        super().__init__(_ours(kept))


class SignedSession(SecureCookieSessionInterface):
    digest_method = staticmethod(hashlib.sha256)
    session_class = _Session

    def open_session(self, app: Flask, request: Request) -> _Session | None:
        session = super().open_session(app, request)
        if session is not None:
            session.came = self.get_cookie_name(app) in request.cookies
            session.unreadable = session.came and not session
        return session
