"""Puts a person in the middle of the way: the app gets the answers directly, and the browser gets its cookie."""

import re
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import BrowserContext

from app import create_app
from app.decision.conditions import Answers
from app.decision.path import walk
from app.diary.book import Book, pack
from app.routine.times import choices
from app.web.answers.session import FIRST, STARTED_AT, TOLD_AT
from app.web.questions.forms import LOOKED
from tests.browser.roads import answers_of

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
UNGUARDED = {"TESTING": True, "WTF_CSRF_ENABLED": False}
AGREE = ("/agreement", {"agree": "yes"})  # the number of the questions is fresh
GOES_BY = "goes by"  # no address: so many hours go by
KEEPS = ("/keep", {"keep": "yes"})


def later(hours: float) -> tuple[str, dict]:
    return GOES_BY, {"hours": hours}


LATER = later(0.5)  # the number is asked for again


def helped(answer: str) -> tuple[str, dict]:
    return "/routine/helped", {"helped": answer}


def times(content, **chosen: str) -> tuple[str, dict]:
    """The form for the times, with some of them chosen (with _ for -) and the usual ones else."""
    usual = {each.name: str(each.usual) for each in choices(content.routine, content.routine.exercises)}
    return "/routine/times", usual | {name.replace("_", "-"): number for name, number in chosen.items()}


class Shortcut:
    """Answers forms without a browser, with the key that the served app has too."""

    def __init__(self, app: Flask | None = None):
        self.app = app or create_app(UNGUARDED)
        self.content = self.app.extensions["content"]

    def cookie(self, answers: Answers, upto: str | None = None, then: tuple = ()) -> str | None:
        """The session cookie of who gave these answers up to the step `upto`, and then sent some forms."""
        client = self.app.test_client()
        page = client.get("/screener/danger")  # from the first page on the cookie holds what guards the forms
        token = {"csrf_token": TOKEN.search(page.text)[1]}  # it tells when the page was drawn
        for step, questions in walk(self.content.rulebook, answers).steps:
            if step.id == upto:
                break
            given = {question.id: answers[question.id] for question in questions if question.id in answers}
            form = {name: each if isinstance(each, int) else sorted(each) for name, each in given.items()}
            assert client.post(f"/screener/{step.id}", data=form | token | {LOOKED: "yes"}).status_code == 303
        for address, form in then:
            if address == GOES_BY:
                self._waits(client, form["hours"])
            else:
                assert client.post(address, data=form | token).status_code == 303
        cookie = client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
        return cookie and cookie.value

    def _waits(self, client, hours: float) -> None:
        """Let everything that was told and done be so many hours older."""
        with client.session_transaction() as session:
            for time in {FIRST, TOLD_AT, STARTED_AT} & session.keys():
                session[time] -= int(hours * 60 * 60)

    def take(self, context: BrowserContext, home: str, road: str, upto: str | None = None, then: tuple = ()) -> None:
        """Give a browser the cookie of who went this road."""
        value = self.cookie(answers_of(self.content, road), upto, then)
        context.clear_cookies()
        if value:
            name = self.app.config["SESSION_COOKIE_NAME"]
            context.add_cookies([{"name": name, "value": value, "url": home, "httpOnly": True, "sameSite": "Lax"}])

    def bring(self, context: BrowserContext, home: str, diary: Book | None) -> None:
        """Give a browser the cookie of this diary; None is one that cannot be read."""
        value = "broken"
        if diary is not None:
            value = self.app.extensions["diary-signer"].sign(pack(diary, tuple(self.content.routine.answers))).decode()
        where = {
            "domain": urlsplit(home).hostname,
            "path": self.app.config["DIARY_COOKIE_PATH"],
            "httpOnly": True,
            "sameSite": "Lax",
        }
        context.add_cookies([{"name": self.app.config["DIARY_COOKIE_NAME"], "value": value, **where}])
