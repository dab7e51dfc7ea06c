"""The signed session cookie: SHA-256, and it tells an unreadable cookie from a new visitor."""

import hashlib
from datetime import UTC, datetime, timedelta

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature

# What the cookie may hold, under short keys because they travel with every request.
ANSWERS, STEPS, REGION, AGREED, HELPED, NOTICES, TIMES, PAIN = "a", "s", "r", "g", "h", "n", "t", "p"
SHAPES = {
    ANSWERS: dict, STEPS: str, REGION: str, AGREED: str, HELPED: str, NOTICES: list, TIMES: dict, PAIN: dict,
    "csrf_token": str, "_permanent": bool,
}  # fmt: skip

# The next page can come from a server whose clock is behind: a cookie from “the future” is no reason to lose answers.
CLOCKS_APART = timedelta(minutes=5)


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


class SignedSession(SecureCookieSessionInterface):
    digest_method = staticmethod(hashlib.sha256)

    def open_session(self, app: Flask, request: Request) -> _Session:
        cookie = request.cookies.get(self.get_cookie_name(app))
        session = _Session(_ours(self._kept(app, cookie)) if cookie else None)
        session.came = cookie is not None
        session.unreadable = session.came and not session
        return session

    def _kept(self, app: Flask, cookie: str) -> object:
        """What was signed into the cookie; None when it was not signed by us, or too long ago."""
        try:
            kept, signed_at = self.get_signing_serializer(app).loads(cookie, return_timestamp=True)
        except BadSignature:
            return None
        age = datetime.now(UTC) - signed_at
        return kept if -CLOCKS_APART <= age <= app.permanent_session_lifetime else None
