"""What was read in a file, as a field of the form that shows it: signed, so that it is kept as it was shown or not."""

import hashlib

from flask import Flask, current_app
from itsdangerous import BadSignature, Signer

from app.diary.book import Book, pack, unpack
from app.web.answers.diary import helped_words
from app.web.answers.session import signing_keys

MARK = 16  # characters


def _mark(book: Book) -> str:
    return hashlib.sha256(pack(book, helped_words()).encode()).hexdigest()[:MARK]


def seal(others: Book, beside: Book) -> str:
    """The entries of a file, with a mark of the diary beside which they are shown."""
    text = _mark(beside) + pack(others, helped_words())
    return current_app.extensions["carried"].sign(text).decode("ascii")


def open_sealed(sealed: str, beside: Book) -> tuple[Book, bool]:
    """The entries, and whether they were shown beside this diary. Raises ValueError for what was not sealed here."""
    try:
        text = current_app.extensions["carried"].unsign(sealed.encode()).decode("ascii")
    except BadSignature:
        raise ValueError("This was not sealed by us.") from None
    return unpack(text[MARK:], helped_words()), text[:MARK] == _mark(beside)


def register(app: Flask) -> None:
    """The salt makes neither a diary nor a session of it."""
    app.extensions["carried"] = Signer(
        signing_keys(app), salt=b"carried", key_derivation="hmac", digest_method=hashlib.sha256
    )
