"""The signed session cookie: SHA-256, a day or weeks from the first answer, and what is lost is told."""

import hashlib
import json
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadData, URLSafeTimedSerializer

from app.decision.ages import CLOCKS_APART

# What the cookie may hold, under short keys because they travel with every request.
ANSWERS, STEPS, REGION, AGREED, HELPED, NOTICES, TIMES, BEFORE = "a", "s", "r", "g", "h", "n", "t", "b"
STARTED = "o"  # the answer of the start with which the routine began
# When the first of the answers was given, and the one that is asked for again at the start: in seconds since 1970.
FIRST, TOLD_AT = "f", "w"
AGES = "e"  # in minutes from then, when each of the steps in STEPS was told
STARTED_AT, MARK = "u", "m"  # when a routine was last started, in seconds since 1970, and a mark of its decision
KEEP = "k"  # 1 when the answers are to be kept on this device for longer than a day
SHAPES = {
    ANSWERS: dict, STEPS: str, REGION: str, AGREED: str, HELPED: str, NOTICES: list, TIMES: dict, BEFORE: int,
    STARTED: int, FIRST: int, TOLD_AT: int, AGES: str, STARTED_AT: int, MARK: str, KEEP: int,
    "csrf_token": str, "_permanent": bool,
}  # fmt: skip
LASTING = (REGION, KEEP)  # what was chosen stays when the answers are over
# The cookie of those who keep lies in the browser for longer than its answers count: so they can be told that these are
# over, and their choice, by which a diary is written, is not over with them.
TO_TELL = timedelta(weeks=4)
OVER = {"day": "day-over", "weeks": "weeks-over"}  # how long answers were good -> what is told when that is over


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
    """`came` when the browser sent a cookie; `unreadable` when that one was empty, changed or foreign.

    `ended` is “day” or “weeks” when its answers are over.
    """

    came = unreadable = False
    ended: str | None = None


def lifetime(app: Flask, kept: Mapping) -> timedelta:
    """For how long answers count from the first one on."""
    if kept.get(KEEP) == 1:
        return timedelta(seconds=app.extensions["content"].rulebook.anew_after)
    return app.permanent_session_lifetime


def over(app: Flask, kept: Mapping) -> str | None:
    """“day” or “weeks” when there are answers, and their time is over: how long it was."""
    if not kept.get(ANSWERS) or int(time.time()) - kept[FIRST] <= lifetime(app, kept).total_seconds():
        return None
    return "weeks" if kept.get(KEEP) == 1 else "day"


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
        readable = [kept for kept in map(self._kept, cookies) if kept]
        kept = next((each for each in readable if not over(app, each)), readable[0] if readable else {})
        session, ended = _Session(kept), over(app, kept)
        if ended:
            session = _Session({key: kept[key] for key in LASTING if key in kept})
            session[NOTICES] = [OVER[ended]]  # this writes the cookie anew, without the answers
            if session.get(KEEP) == 1:
                session.permanent = True
        session.came, session.unreadable, session.ended = bool(cookies), bool(cookies) and not kept, ended
        return session

    def _kept(self, cookie: str) -> dict:
        """What was signed into the cookie; nothing when that was not by us, is no cookie of ours, or of the future."""
        try:
            kept, signed_at = self._signer.loads(cookie, return_timestamp=True)
        except (BadData, ValueError, OSError, OverflowError):  # not signed by us; or signed, with a time that is none
            return {}
        kept = _ours(kept)
        if not kept.get(ANSWERS):  # there is nothing that could be too old
            return {key: value for key, value in kept.items() if key != FIRST}
        first = kept.setdefault(FIRST, int(signed_at.timestamp()))  # a version before this one kept no time of it
        # The next page can come from a server whose clock is a little behind: that is no reason to lose answers.
        return kept if first - int(time.time()) <= CLOCKS_APART else {}

    def get_expiration_time(self, app: Flask, session: _Session) -> datetime | None:
        """None while the cookie ends with the browser; else when the answers are over, whatever is written later.

        With keeping it ends some weeks after them.
        """
        if not session.permanent or (FIRST not in session and session.get(KEEP) != 1):
            return None
        first = session.get(FIRST, int(time.time()))  # without an answer only what was chosen is kept
        longer = TO_TELL if session.get(KEEP) == 1 else timedelta()
        return datetime.fromtimestamp(first, UTC) + lifetime(app, session) + longer


def signing_keys(app: Flask) -> list[str]:
    """The keys that signed a cookie or a form, the one of today last."""
    return [*app.config["SECRET_KEY_FALLBACKS"], app.config["SECRET_KEY"]]


def register(app: Flask) -> None:
    app.session_interface = SignedSession(signing_keys(app))
