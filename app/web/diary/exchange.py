"""The diary as a file of one’s own: out as JSON or CSV, and in again by a preview, before which nothing is kept."""

from io import BytesIO

from flask import Blueprint, Flask, Response, redirect, render_template, request, send_file, url_for

from app.diary.arrival import CHOICES, Arrival, compare, settle
from app.diary.book import Book
from app.diary.entry import Entry
from app.web.answers.diary import UNREADABLE, helped_words, keep_diary, own_diary
from app.web.answers.keeping import keeps
from app.web.answers.notices import notify
from app.web.content import content
from app.web.diary import carried
from app.web.diary.document import KEYS, WHEN, NoDiary, as_csv, as_json, fields, read_json
from app.web.diary.listed import when_words
from app.web.diary.times import day_text
from app.web.frame.files import file_name
from app.web.frame.headers import takes_file

bp = Blueprint("exchange", __name__)
LARGEST = 256 * 1024  # bytes of a form with a file
FILE, READ, KEEP = "file", "read", "keep-"  # fields: the file; what was read in it; the choice for each clash
JSON, CSV = ("application/json", "json"), ("text/csv", "csv")


# --- Out


@bp.get("/diary/export")
def export():
    """The diary as a file; the page of the diary where it cannot be read, for an empty file would be no copy of it."""
    if own_diary().state == UNREADABLE:
        return redirect(url_for("diary.show"), code=303)
    book, as_table = own_diary().book, request.args.get("as") == "csv"
    return _file(book, _table(book), CSV) if as_table else _file(book, as_json(book), JSON)


def _table(book: Book) -> str:
    return as_csv(book, _columns(), _cells())


def _columns() -> dict[str, str]:
    words = content().wording["code/diary"].columns
    return {key: str(words[key.replace("_", "-")]) for key in KEYS}


def _cells() -> dict[str, str]:
    """What an id in a cell means."""
    return {key: str(text) for key, text in content().wording["code/diary"].cells} | content().routine.answers


def in_words(entry: Entry) -> list[tuple[str, str | int | None]]:
    """(name of a column, what stands there) of an entry, without its time."""
    known = _cells()
    values = ((key, value) for key, value in fields(entry).items() if key not in WHEN)
    return [(_columns()[key], known.get(value, value)) for key, value in values]


def _file(book: Book, text: str, kind: tuple[str, str]) -> Response:
    """Named by its last day: the same diary is the same file, on whatever day it is saved."""
    words = (content().wording["code/diary"].file.unescape(), *(day_text(entry.day) for entry in book[-1:]))
    name = file_name(" ".join(words), kind[1])
    file = send_file(BytesIO(text.encode()), kind[0], as_attachment=True, download_name=name)
    file.headers["Cache-Control"] = "no-store"
    return file


# --- In


def _not_now() -> str | None:
    """A word for why nothing can be kept here now."""
    if own_diary().state == UNREADABLE:
        return "unreadable"
    return None if keeps() else "not-kept"


@bp.post("/diary/import")
def take():
    """Read a file and show what it would bring; or keep what was shown."""
    if trouble := _not_now():
        return ask(trouble), 409
    try:
        return _keep() if READ in request.form else preview(read_json(_sent(), helped_words()))
    except NoDiary as error:
        return ask(str(error)), 422


@bp.get("/diary/import")
def reloaded():
    """Nothing was kept by showing it, so a tab that is opened again later shows the diary."""
    return redirect(url_for("diary.show"), code=303)


def _sent() -> bytes:
    """The one file that was sent. Raises NoDiary."""
    files = [file for file in request.files.getlist(FILE) if file.filename]
    if len(files) != 1:
        raise NoDiary("missing")
    return files[0].read()


def ask(trouble: str) -> str:
    """The page that asks for a file once more. `trouble` is a word for what went wrong."""
    return render_template("diary/import.html", trouble=trouble, can_ask=_not_now() is None)


def preview(others: Book, trouble: str | None = None, open_clashes: tuple[int, ...] = ()) -> str:
    """What a file would bring. The form has what was read in it, so nothing of it waits on the server."""
    book = own_diary().book
    return render_template(
        "diary/import.html",
        arrival=compare(book, others),
        read=carried.seal(others, book),
        chosen=request.form,
        trouble=trouble,
        open_clashes=open_clashes,
    )


def _carried() -> tuple[Book, bool]:
    try:
        return carried.open_sealed(request.form[READ], own_diary().book)
    except ValueError:
        raise NoDiary("missing") from None


def _keep():
    """Keep what was shown, if the diary is still as it was then and all was chosen. Raises NoDiary."""
    others, same = _carried()
    arrival = compare(own_diary().book, others)
    if not (arrival.new or arrival.clashes):  # the form came before, and the answer to it was lost
        return _done()
    if not same:
        return preview(others, "changed"), 409
    chosen = _chosen(arrival)
    open_clashes = tuple(number for number, choice in enumerate(chosen.values()) if choice not in CHOICES)
    if open_clashes:
        return preview(others, "open", open_clashes), 422
    keep_diary(settle(own_diary().book, others, chosen))
    return _done()


def _chosen(arrival: Arrival) -> dict[tuple[int, int], str | None]:
    ids = (theirs.id for _, theirs in arrival.clashes)
    return {id: request.form.get(f"{KEEP}{number}") for number, id in enumerate(ids)}


def _done():
    notify("diary-imported")
    return redirect(url_for("diary.show"), code=303)


def again():
    """What was shown once more, or the form for the file; None where nothing can be kept."""
    if _not_now():
        return None
    try:
        return (preview(_carried()[0], "too-old") if READ in request.form else ask("too-old")), 400
    except NoDiary:
        return ask("too-old"), 400


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    app.jinja_env.globals.update(in_words=in_words, keeps=keeps, when_words=when_words)
    takes_file(app, "exchange.take", LARGEST)
    app.extensions["again"]["exchange.take"] = again
