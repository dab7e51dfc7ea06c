"""The signed session cookie: SHA-256, a day from the first answer, and an unreadable cookie is no new visitor."""

import hashlib
import json
import re
import time
from datetime import UTC, datetime

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadData, URLSafeTimedSerializer

# What the cookie may hold, under short keys because they travel with every request.
ANSWERS, STEPS, REGION, AGREED, HELPED, NOTICES, TIMES, BEFORE = "a", "s", "r", "g", "h", "n", "t", "b"
STARTED = "o"  # the answer of the start with which the routine began
# When the first of the answers was given, and the one that is asked for again at the start: in seconds since 1970.
FIRST, TOLD_AT = "f", "w"
KEEP = "k"  # 1 when the answers are to be kept on this device for longer than a day
SHAPES = {
    ANSWERS: dict, STEPS: str, REGION: str, AGREED: str, HELPED: str, NOTICES: list, TIMES: dict, BEFORE: int,
    STARTED: int, FIRST: int, TOLD_AT: int, KEEP: int, "csrf_token": str, "_permanent": bool,
}  # fmt: skip

# The next page can come from a server whose clock is behind: a cookie from “the future” is no reason to lose answers.
CLOCKS_APART = 5 * 60  # seconds


def _ours(kept: object) -> dict:
    """The entries that this app writes; nothing at all when one of them has the wrong shape.

    A good signature says only that the key was ours. Another app with the same key can have signed anything.
    """
    if not isinstance(kept, dict):
        return {}
    known = {key: value for key, value in kept.items() if key in SHAPES}
    fits = all(type(value) is SHAPES[key] for key, value in known.items())
    return known if fits and known.get("csrf_token", "").isascii() else {}


def named_cookies(name: str, header: str) -> list[str]:
    """The values of the cookies with this name. Those of others on the host may hold any bytes: none is decoded."""
    # Servers join several Cookie headers with a comma, which no cookie of ours holds.
    pairs = (pair.strip().partition("=") for pair in re.split("[;,]", header))
    return [value for key, _, value in pairs if key == name]


HOME = "/"  # of the pages to read the one that is somebody’s own, where answers came


def address_of(request: Request) -> str:
    """The path, without a slash behind it."""
    return request.path.rstrip("/") or HOME


class _Session(SecureCookieSession):
    """`came` when the browser sent a cookie; `unreadable` when that one was empty, changed, foreign or too old."""

    came = unreadable = False


class SignedSession(SecureCookieSessionInterface):
    """Signs with the last of the keys, and reads what was signed with any of them."""

    digest_method = staticmethod(hashlib.sha256)

    def __init__(self, keys: list[str]):
        # Plain JSON in ASCII: whatever could be read can be written again, and no tag makes a date of an entry.
        self._signer = URLSafeTimedSerializer(
            keys,
            salt=self.salt,
            serializer=json,
            serializer_kwargs={"separators": (",", ":")},
            signer_kwargs={"key_derivation": self.key_derivation, "digest_method": self.digest_method},
        )

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer:
        return self._signer

    def open_session(self, app: Flask, request: Request) -> _Session:
        """What the first readable cookie of our name holds. A neighbour may have set another one of that name.

        A page that is drawn already, the same for everybody, needs none.
        """
        address = address_of(request)
        if address != HOME and address in app.extensions["reading"]:
            return _Session()
        cookies = named_cookies(self.get_cookie_name(app), request.environ.get("HTTP_COOKIE", ""))
        lifetime = int(app.permanent_session_lifetime.total_seconds())
        readable = (self._kept(cookie, lifetime) for cookie in cookies)
        session = _Session(next(filter(None, readable), None))
        session.came = bool(cookies)
        session.unreadable = session.came and not session
        return session

    def _kept(self, cookie: str, lifetime: int) -> dict:
        """What was signed into the cookie; nothing when that was not by us, is no cookie of ours, or too old."""
        try:
            kept, signed_at = self._signer.loads(cookie, return_timestamp=True)
        except (BadData, ValueError, OSError, OverflowError):  # not signed by us; or signed, with a time that is none
            return {}
        kept = _ours(kept)
        if not kept.get(ANSWERS):  # there is nothing that could be too old
            return kept
        first = kept.setdefault(FIRST, int(signed_at.timestamp()))  # a version before this one kept no time of it
        return kept if -CLOCKS_APART <= int(time.time()) - first <= lifetime else {}

    def get_expiration_time(self, app: Flask, session: _Session) -> datetime | None:
        """None while the cookie ends with the browser; else a day after the first answer, whatever is written later."""
        if not session.permanent or FIRST not in session:
            return None
        return datetime.fromtimestamp(session[FIRST], UTC) + app.permanent_session_lifetime


def signing_keys(app: Flask) -> list[str]:
    """The keys that signed a cookie or a form, the one of today last."""
    return [*app.config["SECRET_KEY_FALLBACKS"], app.config["SECRET_KEY"]]


def register(app: Flask) -> None:
    app.session_interface = SignedSession(signing_keys(app))
