"""Everywhere that answers can lead: each walk goes one way with a plain client, and looks at nothing."""

from collections.abc import Callable, Iterable
from unittest.mock import patch

from flask import abort

from app.decision.path import walk
from app.decision.rulebook import NONE, Question
from app.routine.times import choices
from app.web.answers.kept import packed
from tests.answer_sets import POSSIBLE, fill
from tests.browser.roads import ROADS
from tests.cookies import cookie_name, signed, signer
from tests.made_up.diary_walk import diaries
from tests.plain_client import Plain

NUMBERS = ("", "0", "1984", "9" * 5, "forty", "4.5")
NOT_A_FORM = {"data": b"x" * 20_000, "content_type": "application/x-www-form-urlencoded"}


def reading(app) -> Iterable[str]:
    """The addresses that depend on no answer."""
    content = app.extensions["content"]
    yield from ("/", "/exercises", "/region", "/forgotten", "/screener/danger", "/offline", "/offline/signs")
    yield from (f"/{slug}" for slug in content.library.pages if slug != "start")
    yield from (f"/exercises/{name}" for name in content.routine.exercises)


def reads(app) -> None:
    """Every page to read, and the numbers of every region."""
    visitor = Plain(app)
    for address in reading(app):
        visitor.browser.get(address)
    for region in [*app.extensions["content"].people.regions, "no-such-region"]:
        visitor.post("/region", region=region)
        visitor.browser.get("/region")


def checks(app) -> None:
    """The page about safety: with figures of these rules, and with figures of others."""
    kept = vars(app.extensions["content"])
    for is_checked in (True, False):
        with patch.dict(kept, is_checked=is_checked), patch.dict(app.extensions["reading"], clear=True):
            app.test_client().get("/safety")


def _slips(question: Question) -> list[list[str]]:
    """What somebody can send that is no answer to a question."""
    if question.kind == "number":
        return [[number] for number in NUMBERS]
    signs = [option.id for option in question.options if option.id != NONE]
    return [[], ["no-such-option"], *([[sign, NONE] for sign in signs] if question.kind == "many" else [])]


def _slips_on(visitor: Plain, step) -> None:
    address = f"/screener/{step.id}"
    visitor.browser.get(address)
    visitor.post(address)
    visitor.post(address, v="another wording")
    for question in step.questions:
        for slip in _slips(question):
            visitor.post(address, **{question.id: slip})


def slips(app) -> None:
    """Every step as it comes, and as it comes again after each kind of slip, and for a second look."""
    content = app.extensions["content"]
    Plain(app).post("/screener/danger", **{"emergency-signs": "unsure"})
    Plain(app).browser.post("/screener/danger", data={"csrf_token": "of another key", "emergency-signs": "none"})
    for road in ("everything", "pregnant", "both", "many-stops"):
        visitor, answers = Plain(app), fill(content, ROADS[road])
        for step, _ in walk(content.rulebook, answers).steps:
            _slips_on(visitor, step)
            visitor.sends(step.id, answers)
        visitor.browser.get("/screener")
        visitor.browser.get("/screener/check")


def results(app) -> None:
    """The answers, the result, and the routine of every clinical case that there is."""
    content, browser = app.extensions["content"], app.test_client()
    steps, agreed = " ".join(content.versions.steps.values()), content.versions.agreement
    for case in POSSIBLE:
        given = {name: packed(answer) for name, answer in fill(content, case["answers"]).items()}
        browser.set_cookie(cookie_name(app), signed(app, {"a": given, "s": steps, "g": agreed}))
        for address in ("/screener/check", "/result", "/result/clinician", "/routine/start", "/routine"):
            browser.get(address)
    for region in content.people.regions:
        visitor = Plain(app).screens(fill(content, {"emergency-signs": ["saddle-numbness"]}))
        visitor.post("/region", region=region)
        visitor.browser.get("/result")


def half_a_page(app) -> None:
    """The page for the clinician of an emergency that left questions of its own page open."""
    visitor = Plain(app)
    answers = fill(app.extensions["content"], {"expecting": "recent-birth", "birth-signs": ["heavy-bleeding"]})
    del answers["birth-weeks"]
    visitor.screens(answers).browser.get("/result/clinician")


def ready(app, **named) -> Plain:
    """Someone who may follow the routine."""
    visitor = Plain(app).screens(fill(app.extensions["content"], named))
    visitor.browser.get("/result")
    visitor.browser.get("/routine/start")
    visitor.post("/agreement")
    visitor.post("/agreement", agree="yes")
    return visitor


def _hears(visitor: Plain) -> None:
    """Every sound file of the routine."""
    for sound in Plain.page(visitor.browser.get("/routine")).select("audio[src]"):
        visitor.browser.get(sound["src"]).close()


def _routine(visitor: Plain, helped: str) -> None:
    get, post = visitor.browser.get, visitor.post
    _hears(visitor)
    for address, fields in (("/routine/helped", {}), ("/routine/helped", {"helped": helped}), ("/routine/after", {})):
        post(address, **fields)
        get("/routine")
    get("/routine/stop")
    for after in (2, 9):
        post("/routine/after", **{"pain-after": after})


def routines(app) -> None:
    """The routine of each side, with each answer whether it helped, and what comes after it."""
    for helped in app.extensions["content"].routine.answers:
        for side in ("left", "right", "both"):
            _routine(ready(app, **{"pain-side": side}), helped)
    _routine(ready(app, ball="no"), "yes")
    visitor = ready(app)
    visitor.post("/keep", keep="yes")
    visitor.post("/routine/after", **{"pain-after": 2})  # which can be written into the diary
    visitor.post("/forget")
    visitor.browser.get("/forgotten")


def starts(app) -> None:
    """What another number at the start changes, up and down, and a page that was left behind."""
    visitor = ready(app)
    for number, leads_to in ((6, "/routine"), (3, "/routine"), (8, "/result"), (9, "/result")):
        visitor.post("/agreement", **{"agree": "yes", "pain-now": str(number)})
        visitor.browser.get(leads_to)
    stopped = ready(app)
    stopped.post("/routine/helped", helped="worse")
    for address in ("/routine/start", "/"):
        stopped.browser.get(address)


def times(app) -> None:
    """The form for the times: as it comes, refused, and with all at its most and its least."""
    content, visitor = app.extensions["content"], ready(app)
    offered = choices(content.routine, content.routine.exercises)
    visitor.browser.get("/routine/times")
    visitor.post("/routine/times", **{each.name: "x" for each in offered})
    for end in (min, max):
        visitor.post("/routine/times", **{each.name: str(end(each.numbers)) for each in offered})
        visitor.browser.get("/routine")
        visitor.browser.get("/routine/times")


def _told(visitor: Plain, change: Callable[[dict], dict], address: str) -> None:
    """Look at an address with something else in the cookie."""
    app = visitor.browser.application
    kept = signer(app).loads(visitor.browser.get_cookie(cookie_name(app)).value)
    visitor.browser.set_cookie(cookie_name(app), signed(app, change(kept)))
    visitor.browser.get(address, follow_redirects=True)


def notices(app) -> None:
    """What is said of what happened meanwhile."""
    lost = {"emergency-signs": "saddle-numbness"}, {"urgent-signs": "swollen-leg"}, {}
    for fields, step in zip(lost, ("danger", "today", "ability"), strict=True):
        visitor = ready(app, **{"emergency-signs": ["saddle-numbness"]}) if step != "danger" else ready(app)
        _told(visitor, lambda kept: {"csrf_token": kept["csrf_token"]}, "/screener/danger")
        visitor.post("/routine/helped", helped="yes")
        visitor.post(f"/screener/{step}", **fields)
        visitor.browser.get("/screener/danger")
    for level in ("emergency", "urgent"):
        _told(ready(app), lambda kept, level=level: kept | {"n": [f"lost-{level}"]}, "/screener/danger")
    _told(ready(app), lambda kept: kept | {"s": "000000"}, "/screener/check")
    _told(ready(app), lambda kept: kept | {"g": "other words"}, "/routine")
    visitor = ready(app)
    visitor.browser.set_cookie(cookie_name(app), "unreadable")
    visitor.browser.get("/screener/danger")


def _stale(visitor: Plain, cookie: str | None) -> None:
    """Press buttons of pages whose token is not taken any more."""
    browser = visitor.browser
    for address in ("/region", "/screener/danger", "/agreement", "/routine/after"):
        browser.delete_cookie(cookie_name(browser.application))
        if cookie:
            browser.set_cookie(cookie_name(browser.application), cookie)
        browser.post(address, data={"csrf_token": "x"})


def errors(app) -> None:
    """Each kind of error, and the page for when nothing else can be drawn."""
    visitor = ready(app)
    browser, cookie = visitor.browser, visitor.browser.get_cookie(cookie_name(app)).value
    for address in ("/nope", "/screener/nope", "/exercises/nope", "/routine/sound/9/9.wav"):
        browser.get(address)
    browser.delete("/")
    browser.get("/", headers={"Host": "evil.example"})
    browser.post("/region", data={"region": "EM-01"})
    visitor.browser.post("/screener/danger", json={})
    visitor.browser.post("/screener/danger", **NOT_A_FORM)
    for kept in (cookie, None, "unreadable"):
        _stale(visitor, kept)
    for status in (500, 410):
        with patch.dict(app.view_functions, {"screener.region": lambda status=status: abort(status)}):
            browser.get("/region")


def keeps_diaries(app) -> None:
    diaries(app, begun=ready(app))


EVERYWHERE = (reads, checks, slips, results, half_a_page, routines, starts, times, notices, errors, keeps_diaries)
