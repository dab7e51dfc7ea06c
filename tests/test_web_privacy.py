"""What a person answers stays in one small cookie: not in an address, a header, a log or another’s request."""

import logging
import time
from email.utils import parsedate_to_datetime
from secrets import token_hex
from urllib.parse import unquote

import pytest
from answer_sets import fill
from page_check import read
from person import Person
from plain_client import Plain

from app.decision.decision import decide_path
from app.routine.times import choices

LARGEST_COOKIE = 2000  # bytes, with the longer name of production
PUBLIC = ("/", "/exercises", "/exercises/plank", "/privacy", "/how-it-decides", "/sources")


def headers_but_the_cookie(response) -> str:
    return "\n".join(f"{name}: {value}" for name, value in response.headers if name != "Set-Cookie")


# --- Where answers do not go


def marked(app):
    """Someone whose answers can be told from everything else on their way, also those that are refused."""
    person = Person(app).starts().tells("emergency-signs", "none", "unsure").presses("Continue").goes_on()
    person.tells("age", "marked-age-7391").presses("Continue").goes_on(age=47)
    person.goes_on(expecting="recent-birth").goes_on(birth_body=["doming", "leaking"], birth_weeks="over-12")
    while person.address != "/result":
        person.goes_on(
            pain_place="buttock", pain_worse=["changing-position"], pain_now=6, health=["glaucoma", "kneeling"]
        )
    return person.agrees(6).presses(person.content.routine.answers["no-change"]).rates(9)


def test_no_answer_stands_in_an_address_a_header_or_a_log(app, caplog):
    with caplog.at_level(logging.DEBUG):
        person = marked(app)
    sent = {"marked-age-7391", "doming", "changing-position", "glaucoma", "kneeling", "over-12", "no-change"}
    assert sent <= {value for _, value in person.sent}
    for response in person.responses:
        told = unquote(response.request.url) + headers_but_the_cookie(response)
        assert not [value for value in sent if value in told], told
        assert not response.request.args
    logged = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert not [value for value in sent if value in logged], logged


def test_addresses_are_those_of_steps_and_pages_only(app):
    addresses = {response.request.path for response in marked(app).responses}
    known = {f"/screener/{step.id}" for step in app.extensions["content"].rulebook.steps}
    known |= {
        "/",
        "/screener",
        "/screener/check",
        "/result",
        "/routine/start",
        "/agreement",
        "/routine",
        "/routine/helped",
        "/routine/after",
    }
    assert addresses <= known


def test_a_refused_token_is_logged_without_what_was_sent(app, caplog):
    with caplog.at_level(logging.DEBUG):
        app.test_client().post("/screener/danger", data={"emergency-signs": "cold-leg", "csrf_token": "marked"})
    assert "cold-leg" not in caplog.text
    assert "marked" not in caplog.text


def test_no_page_reports_to_or_loads_from_anyone_else(app):
    for response in marked(app).responses:
        assert not {"Report-To", "Reporting-Endpoints", "NEL", "Link", "Refresh", "Server-Timing"} & set(
            response.headers.keys()
        )
        assert "report-" not in response.headers.get("Content-Security-Policy", "")


def test_pages_that_depend_on_answers_are_kept_by_nobody(app):
    for response in marked(app).responses:
        if response.request.path not in PUBLIC:
            assert response.headers["Cache-Control"] == "no-store", response.request.path
            assert "ETag" not in response.headers


def test_pages_for_everyone_are_the_same_for_everyone_and_set_no_cookie(app):
    answered = Person(app).completes()
    answered.browser.post("/region", data={})
    for address in PUBLIC[1:]:  # “/” is a page of their own: test_web_home.py
        own, other = answered.browser.get(address), app.test_client().get(address)
        assert own.text == other.text, address
        assert "Set-Cookie" not in own.headers


# --- The cookie


def set_cookies(responses) -> list[str]:
    return [value for response in responses for value in response.headers.getlist("Set-Cookie")]


def attributes(cookie: str) -> set[str]:
    return {part.strip() for part in cookie.split(";")[1:]}


def lasts(cookie: str) -> float:
    """The hours for which a cookie outlives the browser; 0 when it does not."""
    end = next((part for part in attributes(cookie) if part.startswith("Expires=")), None)
    return (parsedate_to_datetime(end[8:]).timestamp() - time.time()) / 3600 if end else 0


def test_the_cookie_is_for_this_site_and_not_for_scripts(app):
    cookies = set_cookies(marked(app).responses)
    assert cookies
    for cookie in cookies:
        assert {each for each in attributes(cookie) if "=" not in each or "Expires" not in each} == {
            "HttpOnly", "Path=/", "SameSite=Lax",
        }  # fmt: skip
        assert cookie.startswith("si-joint-steps=")


def test_the_cookie_ends_with_the_browser_until_a_routine_is_agreed_to_and_then_after_a_day(person):
    person.walks()
    assert {lasts(cookie) for cookie in set_cookies(person.responses)} == {0}
    before = len(person.responses)
    person.agrees()
    [cookie] = set_cookies(person.responses[before:])
    assert lasts(cookie) == pytest.approx(24, abs=0.1)
    # It is a day from the agreement, not from the last page.
    before = len(person.responses)
    person.opens("/routine").opens("/result")
    assert set_cookies(person.responses[before:]) == []


def test_with_another_answer_the_cookie_ends_with_the_browser_again(person):
    person.walks().agrees()
    before = len(person.responses)
    person.opens("/screener/pain").tells("pain-now", 2).presses("Continue")
    assert [lasts(cookie) for cookie in set_cookies(person.responses[before:])] == [0]


def test_in_production_the_cookie_needs_tls_and_is_bound_to_this_host(in_production):
    browser = in_production.test_client()
    [cookie] = set_cookies([browser.get("/screener/danger", base_url="https://localhost")])
    assert cookie.startswith("__Host-si-joint-steps=")
    assert attributes(cookie) == {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"}


def test_in_production_forgetting_clears_both_cookies_by_name_and_path_and_all_else_that_is_kept(in_production):
    browser = in_production.test_client()
    page = read(browser.get("/screener/danger", base_url="https://localhost").text)
    token = page.find("input", {"name": "csrf_token"})["value"]
    sent = browser.post("/forget", data={"csrf_token": token}, base_url="https://localhost")
    own, diary = sorted(set_cookies([sent]))
    assert own.startswith("__Host-si-joint-steps=;")
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Secure", "Max-Age=0"} <= attributes(own)
    assert diary.startswith("__Secure-diary=;")
    assert {"HttpOnly", "Path=/diary", "SameSite=Lax", "Secure", "Max-Age=0"} <= attributes(diary)
    assert sent.headers["Clear-Site-Data"] == '"cache", "storage"'


def longest(content) -> dict:
    """The longest answer to every question, also to those that cannot all be asked of one person."""
    answers = {}
    for question in content.rulebook.question.values():
        if question.kind == "many":
            answers[question.id] = frozenset(option.id for option in question.options if option.id != "none")
        elif question.options:
            answers[question.id] = frozenset([max((option.id for option in question.options), key=len)])
        else:
            answers[question.id] = question.maximum
    return answers


def test_the_largest_cookie_is_small(in_production, content):
    app, answers = in_production, longest(content)
    with app.test_request_context("/"):
        from flask import session

        from app.web.answers.agreement import agree
        from app.web.answers.doing import keep_helped, keep_times
        from app.web.answers.fresh import keep_before, keep_started
        from app.web.answers.given import own_path
        from app.web.answers.keeping import choose_keeping
        from app.web.answers.notices import KNOWN, notify
        from app.web.answers.region import choose_region
        from app.web.answers.saving import save_step

        session["csrf_token"], first = token_hex(20), int(time.time()) - content.rulebook.anew_after
        choose_region(max(content.people.regions, key=len))
        for step in content.rulebook.steps:
            save_step(step, {question.id: answers[question.id] for question in step.questions}, first)
        for step in content.rulebook.steps:  # each a little later, in the sixth week
            last = first + content.rulebook.anew_after - content.rulebook.steps.index(step)
            save_step(step, {question.id: answers[question.id] for question in step.questions}, last)
        choose_keeping(True)
        agree(decide_path(content.rulebook, own_path()))
        number = content.rulebook.question[content.routine.asks_at_the_start].maximum
        keep_before(number)
        keep_started(number)
        keep_helped(max(content.routine.answers, key=len))
        keep_times({each.name: each.numbers[-1] for each in choices(content.routine, content.routine.exercises)})
        for notice in sorted(KNOWN, key=len):
            notify(notice)
        value = app.session_interface.get_signing_serializer(app).dumps(dict(session))
    assert len(f"{app.config['SESSION_COOKIE_NAME']}={value}") <= LARGEST_COOKIE


def test_the_longest_way_through_the_pages_keeps_the_cookie_small(app, content):
    plain, answers = Plain(app), longest(content)
    harmless = fill(content, {"expecting": "recent-birth", "age": 59, "causes": ["injury", "hard-training"],
                              "pain-duration": "over-3-months", "health": ["hip-replacement"]})  # fmt: skip
    plain.screens(harmless)
    plain.post("/region", region="EM-08")
    for step in [*reversed(content.rulebook.steps)]:
        plain.sends(step.id, {question.id: answers[question.id] for question in step.questions})
    cookie = plain.browser.get_cookie("si-joint-steps").value
    assert "cold-leg" in plain.reads("/result").text or plain.reads("/result").main["data-level"] == "emergency"
    assert 900 < len(cookie) <= LARGEST_COOKIE
