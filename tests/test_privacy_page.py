"""The page on privacy is held to what a month of use keeps: each entry of each cookie and each note has words there."""

import re
from dataclasses import dataclass, fields
from email.utils import parsedate_to_datetime

import pytest
from answer_sets import seeded
from clock import Clock
from cookies import cookie_name, signer
from keepers import diary_name, diary_of
from page_check import read, words
from source_files import ROOT
from visitor import Visitor
from ways_to_write import WAYS, writes

from app.diary.entry import Entry
from app.web.answers.session import SHAPES
from tests.proof.contract import ANSWERS_END, DAY, HOUR, KEPT_ANSWERS_END, MINUTE, WEEK

MONTH, DIARY_LASTS = 31, 400 * DAY
MARKS = "technical marks that keep the forms safe and in step"
# Entry of the cookie -> what the page says of it.
IN_THE_SESSION = {
    "a": "your answers to the questions",
    "f": "when you gave the first of them",
    "e": "for each page of questions, when you last opened it to answer, and when you last said that",
    "w": "when you last told how strong the pain is",
    "k": "if you chose to keep your answers on this device",
    "r": "the region that you picked for telephone numbers",
    "g": "that you agreed to the points before the exercises",
    "u": "when you last started a routine",
    "o": "and with which pain",
    "h": "if the first exercise helped",
    "t": "the times that you chose for your routine",
    "b": "the number that you told for your pain before the last one, until the next page has said what the new",
    "n": "a word for the next page, until you see it",
    "m": "One of them tells if your result is the same as at your last start",
    **dict.fromkeys(("s", "csrf_token", "_permanent"), MARKS),
}
IN_THE_DIARY = {
    "day": "the day and the quarter of an hour, as your device tells them",
    "quarter": "the day and the quarter of an hour, as your device tells them",
    "server_clock": "Without scripts it is the server’s time, and the page says so",
    "now": "how strong the pain was before and after",
    "after": "how strong the pain was before and after",
    "helped": "if the first exercise helped",
    "ended": "how it ended: you did it all, you stopped, or it was a note in between",
}
IN_THE_BROWSER = {
    "place": "It holds a number, if the first exercise helped, and a mark that tells nothing about you",
    "player": "how you want the routine to sound",
    "waiting": "a routine that you did without a network. It waits here, is sent to your diary once, and is then gone",
    "begun": "the number with which you began a routine again without a network, and when",
}
KEPT_PAGES = (
    "Your browser keeps the pages to read, with their pictures, so that they open without a network",
    "If you keep your answers, it also keeps the page of your routine",
)


@dataclass
class Cookie:
    """A cookie as it was set."""

    name: str
    path: str
    holds: set[str]  # the keys of the session; nothing for another cookie
    lasts: float | None  # seconds from now on; None while it ends with the browser


class Month(Visitor):
    """Somebody of whom every cookie that is set is noted."""

    def __init__(self, app, clock, **answers):
        super().__init__(app, clock, **answers)
        self.set: list[Cookie] = []
        sends, self.browser.open = self.browser.open, self._noted
        self._sends = sends

    def _noted(self, *what, **more):
        response = self._sends(*what, **more)
        self.set += [self._read(header) for header in response.headers.getlist("Set-Cookie")]
        return response

    def _read(self, header: str) -> Cookie:
        first, *rest = header.split("; ")
        name, _, value = first.partition("=")
        told = dict(part.partition("=")[::2] for part in rest)
        ends = parsedate_to_datetime(told["Expires"]).timestamp() - self.clock.now if "Expires" in told else None
        ends = float(told["Max-Age"]) if "Max-Age" in told else ends  # which counts before the other
        holds = set(signer(self.app).loads(value)) if name == cookie_name(self.app) and value else set()
        return Cookie(name, told["Path"], holds, ends)

    def uses_all(self, dice, **more) -> None:
        """A day, and all that can be sent besides."""
        self.does_a_routine(dice.randrange(6), **more)
        for way in WAYS:
            if way not in ("/diary/delete", "/diary/import", "/keep"):
                writes(self, way)
        self.has_a_day(dice, **more)

    def has_a_day(self, dice, **more) -> None:
        """A routine with another number than before, its line in the diary, and a number in between."""
        self.does_a_routine(dice.randrange(6), **more)
        writes(self, "/diary")
        self.clock.now += HOUR
        self.sends(self.opens("/region"), {"ended": "between", "pain-now": "2"}, "/diary")


def lived(app, clock, days: int, **more) -> Month:
    month, dice = Month(app, clock), seeded(31)
    month.uses_all(dice, **more)
    for _ in range(1, days):
        clock.now += DAY - HOUR
        month.has_a_day(dice, **more)
    return month


@pytest.fixture(scope="module")
def month(app):
    """Somebody who keeps their answers."""
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock()
        patch.setattr("time.time", clock)
        return lived(app, clock, MONTH, keep="yes")


@pytest.fixture(scope="module")
def page(app):
    return words(read(app.test_client().get("/privacy").text).main)


def unnamed(kept, named: dict[str, str]) -> list[str]:
    return [f"“{each}” is kept, and nothing says what the page tells of it." for each in sorted(set(kept) - set(named))]


def missing(named: dict[str, str], page: str) -> list[str]:
    return [f"“{key}” is kept, and the page does not say “{told}”." for key, told in named.items() if told not in page]


# --- What is kept


def test_a_month_of_use_leaves_two_cookies_each_with_its_path(app, month):
    assert {(each.name, each.path) for each in month.set} == {(cookie_name(app), "/"), (diary_name(app), "/diary")}


def test_every_entry_of_the_session_of_a_month_has_its_words(month, page):
    held = set().union(*(each.holds for each in month.set))
    assert unnamed(held | set(SHAPES), IN_THE_SESSION) == []
    assert held == set(IN_THE_SESSION), "the month did not bring all that there are words for"
    assert missing(IN_THE_SESSION, page) == []


def test_every_part_of_an_entry_of_the_diary_has_its_words(month, page):
    book = diary_of(month)
    assert len(book) >= 2 * MONTH and {"finished", "between"} == {entry.ended for entry in book}
    assert unnamed({each.name for each in fields(Entry)}, IN_THE_DIARY) == []
    assert missing(IN_THE_DIARY, page) == []


def test_every_note_of_the_scripts_has_its_words(page):
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "static" / "js").rglob("*.js"))
    names = set(re.findall(r"si-joint-steps\.([\w-]+)", scripts))
    assert unnamed(names, IN_THE_BROWSER) == []
    assert missing({name: IN_THE_BROWSER[name] for name in names}, page) == []
    if re.search(r"\bcaches\b", scripts):
        assert [told for told in KEPT_PAGES if told not in page] == []


def test_what_has_no_words_is_told():
    assert unnamed(["a", "x"], IN_THE_SESSION) == ["“x” is kept, and nothing says what the page tells of it."]
    assert missing({"r": "the region"}, "a page") == ["“r” is kept, and the page does not say “the region”."]


# --- For how long


def test_the_cookies_last_as_long_as_the_page_says(app, month, page):
    by_name = {
        name: [each.lasts for each in month.set if each.name == name] for name in (cookie_name(app), diary_name(app))
    }
    session, diary = by_name.values()
    longest, told = max(lasts for lasts in session if lasts), KEPT_ANSWERS_END + 4 * WEEK
    assert told - MINUTE < longest <= told
    assert "they count for six weeks after your first answer at most" in page
    assert "for up to four weeks more, but its answers count for nothing" in page
    assert set(diary) == {DIARY_LASTS}
    assert "The diary stays for 400 days after you last wrote in it" in page


def test_without_a_choice_there_is_one_cookie_and_it_lasts_a_day(app, clock, page):
    days = lived(app, clock, 3)
    assert {each.name for each in days.set} == {cookie_name(app)}
    assert max(each.lasts or 0 for each in days.set) <= ANSWERS_END
    assert "none of your answers counts 24 hours after your first answer" in page
    assert "You have a diary only if you chose to keep your answers" in page
    assert "While you answer the questions, the cookie ends when you close the browser" in page
    assert days.set[0].lasts is None
