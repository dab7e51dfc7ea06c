"""An entry as somebody enters it: what was sent, what of it cannot be, and the entry once all of it can."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flask import request

from app.diary.book import check
from app.diary.entry import BETWEEN, ENDINGS, SCALE, Entry
from app.web.answers.diary import helped_words
from app.web.answers.drawn import drawn_at
from app.web.answers.fresh import start_question
from app.web.diary.named import name_of
from app.web.diary.times import at_server, day_text, quarter_text, read_day, read_quarter
from app.web.questions.forms import printable

AFTER, HELPED, ENDED, DAY, QUARTER = "pain-after", "helped", "ended", "day", "quarter"
ENTRY = "entry"  # the name of the entry that is changed
A_WHILE = 60 * 60  # seconds for which a form without a time of its own counts from when it was drawn


@dataclass
class Entered:
    """`sent` is what the form shows again; `wrong` says of a field what is: “missing” or “wrong”."""

    sent: Mapping[str, str]
    wrong: dict[str, str] = field(default_factory=dict)
    entry: Entry | None = None

    @property
    def is_between(self) -> bool:
        return self.sent.get(ENDED) == BETWEEN


def entered() -> Entered:
    """What was posted, read."""
    told = Entered({name: _single(name) for name in (*_readers(), DAY, QUARTER, ENTRY)})
    found = {name: _take(told, name, read) for name, read in _readers().items()}
    when = _when(told)
    if told.is_between and not told.sent[start_question().id]:
        told.wrong[start_question().id] = "missing"
    if not told.wrong:
        _put_together(told, when, *found.values())
    return told


def as_entered(entry: Entry) -> Entered:
    """An entry as its form shows it."""
    values = entry.now, entry.after, entry.helped, entry.ended, day_text(entry.day), quarter_text(entry.quarter)
    sent = ["" if value is None else str(value) for value in (*values, name_of(entry))]
    return Entered(dict(zip((*_readers(), DAY, QUARTER, ENTRY), sent, strict=True)), entry=entry)


def _readers() -> dict[str, object]:
    numbers = {"": None} | {str(number): number for number in SCALE}
    helped = {"": None} | {word: word for word in helped_words()}
    endings = {word: word for word in ENDINGS}
    return {start_question().id: numbers, AFTER: numbers, HELPED: helped, ENDED: endings}


def _single(name: str) -> str:
    """The one value that was sent; what was sent more than once is none."""
    sent = request.form.getlist(name)
    return printable(sent[0]) if len(sent) == 1 else "?" if sent else ""


def _take(told: Entered, name: str, known: Mapping[str, object]) -> object:
    if told.sent[name] not in known:
        told.wrong[name] = "wrong"
    return known.get(told.sent[name])


def _when(told: Entered) -> tuple[int, int] | None:
    """The time that the device says; None when it says none."""
    day, quarter = told.sent[DAY], told.sent[QUARTER]
    if not day and not quarter:
        return None
    try:
        return read_day(day), read_quarter(quarter)
    except ValueError:
        told.wrong[DAY] = "wrong"
        return None


def _put_together(told: Entered, when, now, after, helped, ended) -> None:
    """Make the entry. Between two routines there is nothing after, and nothing that helped."""
    entry = Entry(*(when or at_server(server_time())), now, after, helped, ended, server_clock=when is None)
    entry = replace(entry, after=None, helped=None) if told.is_between else entry
    try:
        check(entry)
    except ValueError:
        told.wrong[DAY] = "wrong"
    else:
        told.entry = entry


def server_time() -> float:
    """When the form was drawn, if that is a while ago at most: the same form sent twice is one entry. Else now."""
    now, drawn = time.time(), drawn_at()
    return drawn if now - drawn <= A_WHILE else now
