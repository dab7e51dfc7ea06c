"""The diary’s own signed cookie: only its pages receive it, and it is written only where keeping was chosen."""

import hashlib
from dataclasses import dataclass

from flask import Flask, Response, after_this_request, current_app, g, request
from itsdangerous import BadSignature, Signer

from app.diary.book import Book, pack, unpack
from app.web.answers.keeping import keeps
from app.web.answers.session import named_cookies, signing_keys
from app.web.content import content

LASTS = 400 * 24 * 60 * 60  # seconds: the longest that browsers allow
NONE, READABLE, UNREADABLE = "none", "readable", "unreadable"


@dataclass(frozen=True)
class Diary:
    """What the browser sent; `book` is empty where nothing could be read."""

    state: str  # NONE, READABLE or UNREADABLE
    book: Book = ()


class NotKept(Exception):
    """The diary may not be written: it was not wanted, or would take the place of one that cannot be read."""


def own_diary() -> Diary:
    """The diary of this person, as it is to be kept after what was written in this request."""
    if "diary" not in g:
        g.diary = _read(named_cookies(current_app.config["DIARY_COOKIE_NAME"], request.environ.get("HTTP_COOKIE", "")))
    return g.diary


def _read(cookies: list[str]) -> Diary:
    """What the first readable one holds. A neighbour may have set another one of this name."""
    books = (_book(cookie) for cookie in cookies)
    book = next((each for each in books if each is not None), None)
    if book is None:
        return Diary(UNREADABLE if cookies else NONE)
    return Diary(READABLE, book)


def _book(cookie: str) -> Book | None:
    """The book in a cookie; None when it is not signed by us, or not whole."""
    try:
        packed = current_app.extensions["diary-signer"].unsign(cookie.encode("latin-1"))
        return unpack(packed.decode("ascii"), helped_words())
    except (BadSignature, ValueError):
        return None


def helped_words() -> tuple[str, ...]:
    """What can be said of whether the first exercise helped, in the order in which entries are packed."""
    return tuple(content().routine.answers)


def keep_diary(book: Book) -> None:
    """Keep this book in the place of the one before.

    Raises NotKept when that one cannot be read; and without a choice to keep for all but a book that only got shorter.
    """
    before = own_diary()
    if before.state == UNREADABLE or not (keeps() or set(book) <= set(before.book)):
        raise NotKept
    if not book:
        delete_diary()
        return
    value = current_app.extensions["diary-signer"].sign(pack(book, helped_words())).decode("ascii")
    g.diary = Diary(READABLE, book)
    _answer_with(lambda response, name, **where: response.set_cookie(name, value, LASTS, **where))


def delete_diary() -> None:
    """Take the cookie away by its name and path, from any page, read or not."""
    g.diary = Diary(NONE)
    _answer_with(lambda response, name, **where: response.delete_cookie(name, **where))


def _answer_with(write) -> None:
    config = current_app.config
    where = {
        "path": config["DIARY_COOKIE_PATH"], "secure": config["SESSION_COOKIE_SECURE"], "httponly": True,
        "samesite": config["SESSION_COOKIE_SAMESITE"],
    }  # fmt: skip

    @after_this_request
    def written(response: Response) -> Response:
        write(response, config["DIARY_COOKIE_NAME"], **where)
        return response


def register(app: Flask) -> None:
    """The last of the keys signs, and each of them reads; the salt makes a session no diary, and a diary no session."""
    app.extensions["diary-signer"] = Signer(
        signing_keys(app), salt=b"diary", key_derivation="hmac", digest_method=hashlib.sha256
    )
