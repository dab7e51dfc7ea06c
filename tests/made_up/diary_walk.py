"""Everywhere that a diary can lead: what it shows and advises, what it asks for again, and what comes of a file."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from unittest.mock import patch

from app import dates
from app.diary.book import MOST, Book
from app.diary.entry import BETWEEN, ENDINGS
from app.web.diary.document import as_json
from app.web.diary.times import day_text, id_text
from tests.diaries import BOOKS
from tests.diary_cases import CASES, book_of, today_of
from tests.keepers import MORNING, days, diary_cookie, diary_name
from tests.made_up.language import CLOSE, OPEN
from tests.plain_client import Plain

TOMORROW = replace(MORNING, day=MORNING.day + 1)


@contextmanager
def dates_in_brackets() -> Iterator[None]:
    """Dates come from Babel, in the language of the content: here they are no strays."""
    dates.date_in_words.cache_clear()
    with patch.multiple(
        dates,
        format_date=lambda *told, write=dates.format_date: f"{OPEN}{write(*told)}{CLOSE}",
        format_skeleton=lambda *told, write=dates.format_skeleton, **named: f"{OPEN}{write(*told, **named)}{CLOSE}",
    ):
        yield
    dates.date_in_words.cache_clear()


def keeps(app, book: Book = ()) -> Plain:
    """Somebody who keeps a diary."""
    visitor = Plain(app)
    visitor.post("/keep", keep="yes")
    return holds(visitor, diary_cookie(app, book)) if book else visitor


def holds(visitor: Plain, cookie: str) -> Plain:
    visitor.browser.set_cookie(diary_name(visitor.browser.application), cookie, path="/diary")
    return visitor


def shows(app) -> None:
    """Every diary and its sheet: short and long ones, nearly full ones, one that is not kept and one that is broken."""
    untold = (replace(MORNING, now=None, after=None, server_clock=True), replace(TOMORROW, server_clock=True))
    for book in (*BOOKS.values(), (), days(MOST), untold[:1], untold):
        visitor = keeps(app, book)
        visitor.browser.get("/diary")
        visitor.browser.get("/diary/clinician")
    for cookie in (diary_cookie(app, days(2)), "broken"):
        holds(Plain(app), cookie).browser.get("/diary")
        visitor = holds(Plain(app), cookie)
        visitor.post("/diary", **{"pain-now": "4", "ended": BETWEEN})
    holds(keeps(app), "broken").browser.get("/diary")
    visitor = keeps(app, days(2))
    visitor.post("/screener/danger", **{"emergency-signs": "cold-leg"})
    assert "care--emergency" in visitor.browser.get("/diary").text
    holds(keeps(app), "broken").post("/diary", **{"pain-now": "4", "ended": BETWEEN})


def advises(app) -> None:
    """What the diary of every case reads like."""
    for case in CASES:
        if book := book_of(case["diary"]):
            noon = (today_of(case) - 719163) * 24 * 60 * 60 + 12 * 60 * 60
            with patch("time.time", lambda noon=noon: float(noon)):
                keeps(app, book).browser.get("/diary")


def encourages(app, begun: Plain) -> None:
    """What only somebody with a routine reads of it."""
    content = app.extensions["content"]
    today = date.today().toordinal()
    for rule in [rule for rule in content.guide.rules if rule.with_a_routine]:
        case = next(each for each in CASES if rule.id in each["expect"].get("rules", ()))
        by = today - today_of(case)
        cookie = diary_cookie(app, tuple(replace(each, day=each.day + by) for each in book_of(case["diary"])))
        holds(begun, cookie).browser.get("/diary")


def writes(app) -> None:
    """What is written, refused, changed and deleted."""
    kinds = [replace(MORNING, ended=ended, quarter=number, server_clock=True) for number, ended in enumerate(ENDINGS)]
    visitor = keeps(app, tuple(replace(each, helped=None, after=None) for each in kinds[::-1])[::-1])
    for ended in ENDINGS:
        visitor.post("/diary", **{"pain-now": "4", "ended": ended})
        visitor.browser.get("/diary")
        visitor.post(
            "/diary", **{"pain-now": "x", "pain-after": "x", "helped": "x", "ended": ended, "day": "x", "entry": "x"}
        )
    visitor.post("/diary", ended="x")
    for entry in kinds:
        visitor.post("/diary", change=id_text(entry.id))
    visitor.post("/diary", change="x")
    changed = {"entry": id_text(kinds[0].id), "ended": "stopped", "day": day_text(MORNING.day), "quarter": "20:00"}
    visitor.post("/diary", **changed)
    visitor.browser.get("/diary")
    for fields in ({"ended": "finished"}, {"change": "x"}):
        visitor.browser.post("/diary", data=fields)
    visitor.browser.post("/diary/delete", data={"entry": "x"})
    for fields in ({"entry": "x"}, {"entry": id_text(kinds[1].id)}, {"all": "yes"}):
        visitor.post("/diary/delete", **fields)


def looks_into(visitor: Plain, file: str | bytes, token: str | None = None):
    data = file.encode() if isinstance(file, str) else file
    sent = {"csrf_token": token or visitor.token, "file": (io.BytesIO(data), "diary.json" if data else "")}
    return visitor.browser.post("/diary/import", data=sent, content_type="multipart/form-data")


def exchanges(app) -> None:
    """What a file brings, what clashes, what does not fit, and what is no file."""
    other = tuple(
        replace(each, now=9, after=None, ended=ended, server_clock=True)
        for each, ended in zip(days(3), ENDINGS, strict=True)
    )
    visitor = keeps(app, days(3))
    for file in (days(2), days(3), days(4), (*days(1), TOMORROW), (*other, TOMORROW), other[:1]):
        page = looks_into(visitor, as_json(file)).text
    read = re.search('name="read" value="([^"]+)"', page)[1]
    visitor.post("/diary/import", read=read)
    visitor.browser.post("/diary/import", data={"read": read})
    holds(visitor, diary_cookie(app, days(1))).post("/diary/import", read=read, **{"keep-0": "theirs"})
    holds(visitor, diary_cookie(app, days(3))).post("/diary/import", read=read, **{"keep-0": "theirs"})
    visitor.browser.get("/diary")
    for file in ("", "x", as_json(days(2))[:-9], as_json(()).replace('"version": 1', '"version": 2')):
        looks_into(visitor, file)
    looks_into(visitor, "x", token=visitor.token[::-1])
    looks_into(Plain(app), as_json(days(2)))
    looks_into(holds(keeps(app), "broken"), as_json(days(2)))
    for number in (1, 2):
        looks_into(keeps(app, days(MOST)), as_json(tuple(replace(TOMORROW, quarter=each) for each in range(number))))
    for address in ("/diary/export", "/diary/export?as=csv"):
        visitor.browser.get(address)


def diaries(app, begun: Plain) -> None:
    """`begun`: somebody who may follow the routine."""
    with dates_in_brackets():
        for go in (shows, advises, writes, exchanges):
            go(app)
        encourages(app, begun)
