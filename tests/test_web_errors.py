"""Every error page says what happened, carries the emergency list, and tells the log nothing of the answers."""

import logging

import pytest
from flask import abort
from page_check import faults_of, read, words
from person import Person
from plain_client import Plain

from app import create_app
from app.web.questions import screener

QUOTED = "the answer was cold-leg"


@pytest.fixture(scope="module")
def failing():
    """An app in which one view, one template and one page fail, each with an answer in the message."""
    app = create_app({"QUOTED_KEY": "a key for tests, as long as a real one"})

    def fail(*_args, **_kwargs):
        raise RuntimeError(QUOTED)

    app.view_functions["screener.result"] = fail
    app.view_functions["screener.check"] = lambda: app.jinja_env.from_string("{{ 1 // 0 }}").render()
    app.view_functions["screener.region"] = lambda: (_ for _ in ()).throw(KeyError(QUOTED))
    return app


def assert_helps(response, content):
    page = read(response.text)
    net = content.texts["safety_net"]
    text = words(page.main)
    signs = [
        each.label for each in content.rulebook.question[net["question"]].options if each.id not in net["leave_out"]
    ]
    assert [sign for sign in (net["text"], *signs) if sign not in text] == []
    number = content.people.regions[content.people.default_region].emergency[0]
    assert number.label in text
    assert page.main.select('a[href="/screener"]')
    assert page.main.select('a[href="/region"]')
    assert words(page.h1) in words(page.title)
    assert faults_of(response) == []


def bad_requests(app):
    plain, browser = Plain(app), app.test_client()
    form = {"content_type": "application/x-www-form-urlencoded"}
    return {
        "an address that is nothing": browser.get("/nope"),
        "a step that is none": browser.get("/screener/nope"),
        "an exercise that is none": browser.get("/exercises/nope"),
        "a file that is none": browser.get("/static/nope.js"),
        "a method that is none": browser.delete("/"),
        "another host": browser.get("/", headers={"Host": "evil.example"}),
        "another host and a form": browser.post("/screener/danger", headers={"Host": "evil.example"}),
        "a form without its token": browser.post("/region", data={"region": "EM-01"}),
        "a token that is wrong": plain.browser.post("/agreement", data={"csrf_token": "x"}),
        "too much at once": plain.browser.post("/screener/danger", data=b"x" * 20_000, **form),
        "another kind of form": plain.browser.post("/screener/danger", json={}),
    }


def test_every_error_page_carries_the_emergency_list(app, content):
    codes = set()
    for response in bad_requests(app).values():
        assert_helps(response, content)
        codes.add(response.status_code)
    assert codes == {400, 404, 405, 413, 415}


def test_no_error_page_needs_or_sets_a_cookie(app):
    for name, response in bad_requests(app).items():
        if "token" not in name:
            assert "Set-Cookie" not in response.headers, name


def test_an_error_in_the_middle_loses_no_answer(app):
    person = Person(app).completes(age=51)
    for address in ("/nope", "/screener/nope"):
        assert person.opens(address).status == 404
    person.browser.post("/screener/danger", json={})
    person.browser.post("/screener/danger", data=b"x" * 20_000, content_type="application/x-www-form-urlencoded")
    assert person.opens("/screener/check").sees("51")


def test_an_error_that_has_no_words_of_its_own_gets_the_words_of_any_other(app, content, monkeypatch):
    monkeypatch.setitem(app.view_functions, "screener.region", lambda: abort(410))
    response = app.test_client().get("/region")
    assert response.status_code == 410
    assert content.wording["errors/error"].trouble.other.title in response.text
    assert_helps(response, content)


@pytest.mark.parametrize("address", ["/result", "/screener/check", "/region"])
def test_a_fault_of_ours_is_a_page_that_helps(failing, content, address):
    response = failing.test_client().get(address)
    assert response.status_code == 500
    assert QUOTED not in response.text
    assert "Traceback" not in response.text
    assert_helps(response, content)


@pytest.mark.parametrize("address", ["/result", "/screener/check", "/region"])
def test_a_fault_of_ours_is_logged_by_its_kind_and_place_without_its_message(failing, caplog, address):
    with caplog.at_level(logging.DEBUG):
        failing.test_client().get(address)
    [record] = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert any(kind in record.getMessage() for kind in ("RuntimeError", "ZeroDivisionError", "KeyError"))
    assert ".py:" in record.getMessage()
    everything = caplog.text + str([record.__dict__ for record in caplog.records])
    assert QUOTED not in everything
    assert "cold-leg" not in everything
    assert record.exc_info is None


def test_a_fault_of_ours_loses_no_answer(failing):
    person = Person(failing).starts().goes_on().goes_on(age=51)
    assert failing.test_client().get("/result").status_code == 500
    assert person.browser.get("/result").status_code == 500
    assert person.opens("/screener/about-you").told("age") == ["51"]


def test_a_fault_while_the_answers_are_read_is_a_page_that_helps(failing, content, monkeypatch, caplog):
    def fail(*_args, **_kwargs):
        raise ValueError(QUOTED)

    monkeypatch.setattr(screener, "step_form", fail)
    with caplog.at_level(logging.DEBUG):
        response = failing.test_client().get("/screener/danger")
    assert response.status_code == 500
    assert_helps(response, content)
    assert QUOTED not in caplog.text


def test_a_fault_after_the_page_is_drawn_tells_the_log_no_message(monkeypatch, caplog):
    app = create_app({"QUOTED_KEY": "a key for tests, as long as a real one"})

    def fail(*_args):
        raise RuntimeError(QUOTED)

    monkeypatch.setattr(app.session_interface, "save_session", fail, raising=False)
    with caplog.at_level(logging.DEBUG):
        response = app.test_client().get("/screener/danger")
    assert response.status_code == 500
    assert QUOTED not in caplog.text + str([record.__dict__ for record in caplog.records])
    assert QUOTED not in response.text
