"""Ten thousand random things are done to a diary: nothing that was acknowledged is lost, and nothing is there twice."""

import hashlib
import io
import re

import pytest
from answer_sets import seeded
from diary_life import WEIGHTS, Life
from itsdangerous import Signer
from keepers import NOON, WORDS, days, diary_name, keeper, with_diary

from app.diary import book as diary
from app.diary.arrival import compare, settle
from app.diary.book import LARGEST, LONGEST_NAME, MOST, Book
from app.diary.entry import Entry
from app.web.answers import diary as diary_cookie
from app.web.answers import session
from app.web.diary import carried
from app.web.diary.document import NoDiary, as_json, read_json
from app.web.diary.times import day_text, id_text, quarter_text


class InAValue:
    """A diary as a value, packed and signed after each thing."""

    def __init__(self, book: Book = ()):
        self.keys = ["k" * 32]
        self.keep(book)

    @property
    def state(self) -> bytes:
        return self.signed

    @state.setter
    def state(self, signed: bytes) -> None:
        self.signed = signed
        self.book = diary.unpack(Signer(self.keys, digest_method=hashlib.sha256).unsign(signed).decode(), WORDS)

    def keep(self, book: Book) -> None:
        self.state = Signer(self.keys, digest_method=hashlib.sha256).sign(diary.pack(book, WORDS))
        assert len(f"{LONGEST_NAME}=") + len(self.state) <= LARGEST

    def write(self, entry: Entry) -> None:
        self.keep(diary.add(self.book, entry)[0])

    send_again = write

    def change(self, before: Entry, entry: Entry) -> None:
        if before in self.book:
            self.keep(diary.change(self.book, before.id, entry))

    def take_out(self, entry: Entry) -> None:
        self.keep(diary.delete(self.book, entry.id))

    def clear(self) -> None:
        self.keep(())

    def save(self) -> bytes:
        return as_json(self.book).encode()

    def bring(self, file: Book, choices: list[str]) -> None:
        others = read_json(as_json(file).encode(), WORDS)
        clashes = (theirs.id for _, theirs in compare(self.book, others).clashes)
        self.keep(settle(self.book, others, dict(zip(clashes, choices, strict=True))))

    def look_into(self, data: bytes) -> None:
        try:
            compare(self.book, read_json(data, WORDS))
        except NoDiary as refusal:
            assert str(refusal) in ("foreign", "damaged", "newer")

    def new_key(self) -> None:
        self.keys.append(str(len(self.keys)) * 32)


class InABrowser:
    """The same in a browser, which keeps what the running app answers, and hears what it lists."""

    def __init__(self, app, book: Book = ()):
        self.app, self.person = app, keeper(app, book)
        self.book = book
        self.opens()

    def opens(self) -> None:
        """The page of the diary as it is now: where no time is told, that of its drawing counts."""
        page = self.person.browser.get("/diary").text
        self.token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]

    @property
    def state(self) -> tuple[str | None, Book]:
        cookie = self.person.browser.get_cookie(diary_name(self.app), path="/diary")
        return cookie and cookie.value, self.book

    @state.setter
    def state(self, state: tuple[str | None, Book]) -> None:
        value, self.book = state
        self.person.browser.delete_cookie(diary_name(self.app), path="/diary")
        if value:
            with_diary(self.person, value)

    def post(self, address: str, status: int = 200, **fields):
        response = self.person.browser.post(
            address, data={"csrf_token": self.token} | fields, headers={"Accept": "application/json"}
        )
        assert response.status_code == status, (address, fields, response.status_code)
        for cookie in response.headers.getlist("Set-Cookie"):
            assert len(cookie.partition(";")[0]) <= LARGEST
        return response

    def hears(self, response) -> None:
        """What the answer lists is what is kept: the cookie is read at once."""
        self.book = read_json(response.data, WORDS)
        assert self.save() == response.data

    def fields(self, entry: Entry, with_time: bool) -> dict[str, str]:
        told = {"pain-now": entry.now, "pain-after": entry.after, "helped": entry.helped, "ended": entry.ended}
        when = {"day": day_text(entry.day), "quarter": quarter_text(entry.quarter)} if with_time else {}
        return {name: str(value) for name, value in told.items() if value is not None} | when

    def write(self, entry: Entry) -> None:
        if entry.server_clock:
            self.opens()
        self.send_again(entry)

    def send_again(self, entry: Entry) -> None:
        self.hears(self.post("/diary", **self.fields(entry, with_time=not entry.server_clock)))

    def change(self, before: Entry, entry: Entry) -> None:
        fields = self.fields(entry, with_time=True) | {"entry": id_text(before.id)}
        if before in self.book:
            self.hears(self.post("/diary", **fields))
        else:
            self.post("/diary", 422, **fields)

    def take_out(self, entry: Entry) -> None:
        if entry in self.book:
            self.hears(self.post("/diary/delete", entry=id_text(entry.id)))
        else:
            self.post("/diary/delete", 422, entry=id_text(entry.id))

    def clear(self) -> None:
        self.hears(self.post("/diary/delete", all="yes"))

    def save(self) -> bytes:
        return self.person.browser.get("/diary/export").data

    def look_into(self, data: bytes):
        response = self.person.browser.post(
            "/diary/import",
            data={"csrf_token": self.token, "file": (io.BytesIO(data), "diary.json")},
            content_type="multipart/form-data",
        )
        assert response.status_code in (200, 422)
        return response

    def bring(self, file: Book, choices: list[str]) -> None:
        page = self.look_into(as_json(file).encode()).text
        assert len(re.findall('<fieldset class="question clash" id="clash-', page)) == len(choices)
        if read := re.search('name="read" value="([^"]+)"', page):
            chosen = {f"keep-{number}": choice for number, choice in enumerate(choices)}
            self.post("/diary/import", 303, read=read[1], **chosen)
        self.book = read_json(self.save(), WORDS)

    def new_key(self) -> None:
        """As after a start with another key, and all older ones behind it."""
        config = self.app.config
        config["SECRET_KEY_FALLBACKS"] = [*config["SECRET_KEY_FALLBACKS"], config["SECRET_KEY"]]
        config["SECRET_KEY"] = str(len(config["SECRET_KEY_FALLBACKS"])) * 32
        use_keys(self.app)


def use_keys(app) -> None:
    for part in (session, diary_cookie, carried):
        part.register(app)
    app.config["WTF_CSRF_SECRET_KEY"] = session.signing_keys(app)


@pytest.fixture
def clock(clock):
    clock.now = NOON
    return clock


@pytest.fixture
def with_own_keys(app):
    """The app, whose keys are put back afterwards."""
    before = {name: app.config[name] for name in ("SECRET_KEY", "SECRET_KEY_FALLBACKS")}
    yield app
    app.config.update(before)
    use_keys(app)


def all_was_done(life: Life, least: int = 1) -> bool:
    return min(life.done[name] for name in (*WEIGHTS, "clash")) >= least


def test_ten_thousand_things_are_done_to_a_diary(clock):
    assert all_was_done(Life(InAValue(), seeded(14), clock).goes_on(10_000), 50)


def test_a_full_diary_loses_its_oldest_and_no_others(clock):
    life = Life(InAValue(days(MOST - 3)), seeded(15), clock).goes_on(150, without=("clear", "save_and_bring_back"))
    assert len(life.own.book) > MOST - 60


def test_a_thousand_things_are_done_in_a_browser(with_own_keys, clock):
    assert all_was_done(Life(InABrowser(with_own_keys), seeded(16), clock).goes_on(1_000))


def test_a_full_diary_in_a_browser_is_no_larger_than_a_cookie(with_own_keys, clock):
    life = Life(InABrowser(with_own_keys, days(MOST - 3)), seeded(17), clock)
    life.goes_on(40, without=("clear", "save_and_bring_back"))
    assert len(life.own.book) > MOST - 60
