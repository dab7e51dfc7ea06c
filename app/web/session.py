"""The signed session cookie: SHA-256, and it tells an unreadable cookie from a new visitor."""

import hashlib

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface


class SignedSession(SecureCookieSessionInterface):
    digest_method = staticmethod(hashlib.sha256)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session; `unreadable` is true when a cookie came but was empty, changed, foreign or too old."""
        session = super().open_session(app, request)
        if session is not None:
            session.unreadable = not session and self.get_cookie_name(app) in request.cookies
        return session
