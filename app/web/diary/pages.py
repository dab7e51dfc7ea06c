"""The diary’s pages: what is in it, writing into it, changing and deleting, all without script."""

from dataclasses import replace

from flask import Blueprint, Flask, make_response, redirect, render_template, request, url_for

from app.diary.book import Book, add, change, delete, holds, nearly_full
from app.diary.entry import Entry
from app.web.answers.diary import READABLE, UNREADABLE, delete_diary, keep_diary, own_diary
from app.web.answers.fresh import start_question
from app.web.answers.keeping import keeps
from app.web.answers.notices import notify
from app.web.diary.advice import advice_of
from app.web.diary.carried import seal
from app.web.diary.document import as_json
from app.web.diary.entered import DAY, ENTRY, Entered, as_entered, entered
from app.web.diary.listed import months, newest, when_words
from app.web.diary.named import named
from app.web.routine.after import take_ending

bp = Blueprint("diary", __name__, url_prefix="/diary")
JSON = "application/json"
GONE = 410  # to a script that has something to write where nothing is kept any more: it lets go of it


@bp.get("")
def show():
    """The whole diary; or what it is, for whoever has none."""
    return kept() if wants_json() else diary_page()


@bp.post("")
def write():
    """Add what was sent, or put it in the place of an entry; or show the form to change one."""
    if not keeps() and wants_json():
        return kept(), GONE
    if not keeps() or own_diary().state == UNREADABLE:
        return diary_page(trouble="not-kept" if own_diary().state != UNREADABLE else "not-overwritten"), 409
    asked = request.form.get("change")
    return show_change(asked) if asked is not None else take(entered())


def show_change(asked: str):
    """The form to change one entry."""
    entry = find(asked)
    return entry_page(as_entered(entry)) if entry else (diary_page(trouble="gone"), 422)


def take(told: Entered):
    """Keep what was entered, or show it again with what to put right."""
    name = told.sent[ENTRY]
    before = find(name) if name else None
    if name and before is None:
        if told.entry and is_kept(told.entry):  # a second press
            return written(changed=True)
        told.wrong[ENTRY] = "gone"
    book = None if told.wrong else book_with(told, before)
    if book is None:
        return entry_page(told), 422
    keep_diary(book)
    take_ending(told.entry, before)
    return written(changed=before is not None)


def book_with(told: Entered, before: Entry | None) -> Book | None:
    """The diary with what was entered; None, and a fault in `told`, where all days that it knows are at their end."""
    book = own_diary().book
    try:
        return change(book, before.id, in_place_of(before, told.entry)) if before else add(book, told.entry)[0]
    except ValueError:
        told.wrong[DAY] = "wrong"
        return None


def is_kept(entry: Entry) -> bool:
    return any(holds(own_diary().book, replace(entry, server_clock=clock)) for clock in (False, True))


def in_place_of(before: Entry, entry: Entry) -> Entry:
    """Where no time was told, the one of before, which may be the server’s."""
    moved = not entry.server_clock and entry.id != before.id
    return entry if moved else replace(entry, day=before.day, quarter=before.quarter, server_clock=before.server_clock)


def written(changed: bool):
    """The list of what is kept now, for a script; for a person the page, by an address that can be loaded again."""
    if wants_json():
        return kept()
    notify("diary-changed" if changed else "diary-written")
    return redirect(url_for("diary.show"), code=303)


@bp.post("/delete")
def remove():
    """Delete one entry, or all of them with the cookie, read or not. Nobody has to keep anything for that."""
    if request.form.getlist("all") == ["yes"]:
        delete_diary()
        return kept() if wants_json() else diary_page(deleted="all")
    if own_diary().state == UNREADABLE:
        return diary_page(trouble="not-overwritten"), 409
    entry = find(request.form.get(ENTRY, ""))
    return remove_one(entry) if entry else (diary_page(trouble="gone"), 422)


def remove_one(entry: Entry):
    keep_diary(delete(own_diary().book, entry.id))
    if wants_json():
        return kept()
    return diary_page(deleted=when_words(entry), put_back=seal((entry,), own_diary().book) if keeps() else None)


@bp.get("/delete")
def reloaded():
    """A tab that shows what was deleted is opened again later."""
    return redirect(url_for("diary.show"), code=303)


def find(name: str) -> Entry | None:
    return named(name, own_diary().book)


def wants_json() -> bool:
    return request.accept_mimetypes.best == JSON


def kept():
    """All that is kept now, as JSON, for nobody else to keep."""
    response = make_response(as_json(own_diary().book))
    response.mimetype = JSON
    response.headers["Cache-Control"] = "no-store"
    return response


def diary_page(
    trouble: str | None = None, deleted: str | tuple[str, str] | None = None, put_back: str | None = None
) -> str:
    """All that is known. `trouble` is a word for what was not done; `deleted` is “all”, or day and time of an entry.

    `put_back` is that entry, sealed as one that was read in a file.
    """
    diary = own_diary()
    told = {"trouble": trouble, "deleted": deleted, "question": start_question()}
    return render_template(
        "diary/index.html",
        book=diary.book,
        advice=advice_of(diary.book),
        state=diary.state,
        keeping=keeps(),
        newest=newest(diary.book),
        months=months(diary.book),
        nearly_full=nearly_full(diary.book),
        put_back=put_back,
        **told,
    )


def entry_page(told: Entered, trouble: str | None = None) -> str:
    """The form of one entry, new or to be changed, as it was entered. `trouble` is a word for what else went wrong."""
    return render_template("diary/entry.html", told=told, question=start_question(), trouble=trouble)


def again():
    """What was entered once more, so that one more press sends it; None where nothing could be kept anyway."""
    if not keeps() or own_diary().state == UNREADABLE or wants_json():
        return None
    if "change" in request.form:
        return diary_page(trouble="too-old"), 400
    return entry_page(entered(), trouble="too-old"), 400


def again_to_delete():
    return None if own_diary().state != READABLE else (diary_page(trouble="too-old"), 400)


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    app.extensions["again"] |= {"diary.write": again, "diary.remove": again_to_delete}
