"""People who keep a diary: what their cookie holds, what their page lists, and long ones."""

from dataclasses import replace
from datetime import date

from page_check import words
from person import Person

from app.diary.book import Book, pack, unpack
from app.diary.entry import FINISHED, Entry

KEEP = "Keep my answers and a diary on this device"
WRITE, WRITE_ROUTINE, SAVE = "Write it down", "Write it in the diary", "Save the change"
MORNING = Entry(date(2026, 11, 29).toordinal(), 33, now=5, after=3, helped="yes", ended=FINISHED)
WORDS = ("yes", "no-change", "worse")
SERVER = "The time is that of our computer (UTC)."
NOON = 1_795_953_600  # 29 November 2026, 12:00 UTC


def diary_name(app) -> str:
    return app.config["DIARY_COOKIE_NAME"]


def diary_cookie(app, book: Book) -> str:
    return app.extensions["diary-signer"].sign(pack(book, WORDS)).decode()


def diary_of(person: Person) -> Book:
    """What the browser holds now."""
    cookie = person.browser.get_cookie(diary_name(person.app), path="/diary")
    return unpack(person.app.extensions["diary-signer"].unsign(cookie.value).decode(), WORDS) if cookie else ()


def with_diary(person: Person, cookie: str) -> Person:
    person.browser.set_cookie(diary_name(person.app), cookie, path="/diary")
    return person


def chooses_to_keep(person: Person) -> Person:
    """From wherever they are, by the page of the diary."""
    return person.opens("/diary").presses(KEEP)


def keeper(app, book: Book = ()) -> Person:
    """Someone who chose to keep, with this diary."""
    person = chooses_to_keep(Person(app))
    return with_diary(person, diary_cookie(app, book)) if book else person


def days(number: int) -> Book:
    """One routine each day, up to that morning."""
    return tuple(replace(MORNING, day=MORNING.day - number + 1 + each) for each in range(number))


def listed(person) -> list[str]:
    """What stands in the list, without the keys."""
    return [words(each.p) for each in person.page.select(".entry")]


def told(person: Person, value: str) -> Person:
    """The device says the time, as its script does."""
    for name, part in zip(("day", "quarter"), value.split("T"), strict=True):
        for box in person.page.find_all("input", {"name": name}):
            box["value"] = part
    return person


def now_is(person: Person, number: int, when: str | None = None) -> Person:
    """Writes how strong it is now, at the time of the server or of the device."""
    person.opens("/diary").tells("pain-now", number)
    return (told(person, when) if when else person).presses(WRITE)
