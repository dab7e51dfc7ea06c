"""Cookies for tests: read, signed at another time, and put into a browser."""

import time

import pytest
from itsdangerous import TimestampSigner
from person import Person

DAY = 24 * 60 * 60  # seconds

KEY = "a-key-for-tests-as-long-as-a-real-one"


def cookie_name(app):
    return app.config["SESSION_COOKIE_NAME"]


def cookie_of(person):
    return person.browser.get_cookie(cookie_name(person.app)).value


def signer(app):
    return app.session_interface.get_signing_serializer(app)


def kept_by(person):
    return signer(person.app).loads(cookie_of(person))


def someone_with(app, cookie: str) -> Person:
    person = Person(app)
    person.browser.set_cookie(cookie_name(app), cookie)
    return person


def signed(app, kept, ago: int = 0) -> str:
    """A cookie as it would have been made some seconds ago, with what was then the first answer."""
    if isinstance(kept, dict) and "f" in kept and ago:
        kept = kept | {"f": int(time.time()) - ago}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TimestampSigner, "get_timestamp", lambda self: int(time.time()) - ago)
        return signer(app).dumps(kept)
