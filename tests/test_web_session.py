"""The cookie: changed, empty, foreign or garbage. Never a failure, never a routine, never a silent loss."""

import pytest
from answer_sets import seeded
from cookies import cookie_name, kept_by, signed, signer, someone_with
from page_check import read
from pages_and_forms import FORMS, PAGES
from person import Person

from app import create_app

LOST = "Your earlier answers could not be read"


def mutations(cookie: str, dice):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.="
    for _ in range(100):
        place = dice.randrange(len(cookie))
        yield cookie[:place] + dice.choice(letters) + cookie[place + 1 :]
        yield cookie[:place]
        yield cookie[:place] + cookie[place + 1 :]
        yield cookie[:place] + dice.choice(letters) + cookie[place:]
    payload, timestamp, signature = cookie.rsplit(".", 2)
    yield from (
        "",
        ".",
        "..",
        "...",
        payload,
        f"{payload}.{signature}",
        f".{timestamp}.{signature}",
        "é" * 50,
        "0",
        "null",
    )


def test_a_changed_cookie_is_never_a_safe_screening(app, ready):
    cookie, read = signed(app, ready), signer(app)
    tried = 0
    for changed in mutations(cookie, seeded(3)):
        valid, kept = read.loads_unsafe(changed)
        if valid and kept == ready:
            continue  # another spelling of the same bytes
        tried += 1
        browser = someone_with(app, changed).browser
        for address in ("/routine", "/result"):
            response = browser.get(address)
            assert (response.status_code, response.headers["Location"]) == (303, "/screener/danger"), changed
    assert tried > 350


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "%00", "é", "." * 100, "x" * 4000])
def test_a_cookie_that_says_nothing_is_told_and_the_questions_start_again(app, cookie):
    person = someone_with(app, cookie).opens("/result")
    assert (person.address, person.told("emergency-signs")) == ("/screener/danger", [])
    assert LOST in person.sees_notice()
    assert LOST not in person.opens("/screener/danger").sees_notice()


def test_a_cookie_signed_with_another_key_counts_for_nothing(app, ready):
    other = create_app({"SECRET_KEY": "another key, as it is after a rotation"})
    person = someone_with(app, signed(other, ready)).opens("/routine")
    assert person.address == "/screener/danger"
    assert LOST in person.sees_notice()


def test_a_token_of_this_app_is_no_session(app):
    token = Person(app).opens("/screener/danger").page.find("input", {"name": "csrf_token"})["value"]
    assert someone_with(app, token).opens("/result").address == "/screener/danger"


GARBAGE = [
    [], [1, 2], [["a", {}]], "a", 5, None, True, {}, {"a": []}, {"a": [1]}, {"a": 5}, {"a": "x"}, {"a": {"age": [[]]}},
    {"a": {"age": {"a": 1}}}, {"a": {"age": True}}, {"a": {"age": 1e400}}, {"a": {"age": 10**30}}, {"a": {"age": "42"}},
    {"a": {"pain-side": ["left", "right"]}}, {"a": {"nothing": 1}}, {"a": {"emergency-signs": ["none", "cold-leg"]}},
    {"s": []}, {"s": [1]}, {"s": "x"}, {"s": {"danger": []}}, {"s": {}}, {"r": []}, {"r": ["EM-01"]}, {"r": {}},
    {"r": 5},
    {"r": "EM-99"}, {"g": []}, {"g": {}}, {"g": 1}, {"h": []}, {"h": {}}, {"h": "x"}, {"h": 3}, {"n": "x"}, {"n": {}},
    {"n": [[]]}, {"n": [{}]}, {"n": [5, "x", "updated"]}, {"csrf_token": 5}, {"csrf_token": []}, {"csrf_token": "é"},
    {"csrf_token": ""}, {"_flashes": [["a", "b"]], "user": "x" * 3000}, {"a": {str(n): n for n in range(500)}},
]  # fmt: skip


@pytest.mark.parametrize("kept", GARBAGE, ids=lambda kept: str(kept)[:40])
def test_garbage_that_was_signed_with_our_key_fails_nothing(app, kept):
    cookie = signed(app, kept)
    for address in PAGES:
        assert someone_with(app, cookie).browser.get(address).status_code in (200, 303), address
    for address, fields in FORMS:
        sent = someone_with(app, cookie).browser.post(address, data=fields)
        assert sent.status_code in (303, 400), address
    assert someone_with(app, cookie).opens("/routine").address == "/screener/danger"


def test_parts_of_a_good_cookie_put_together_badly_are_never_a_routine(app, ready):
    dice = seeded(4)
    values = [[], {}, "x", 5, None, True, [[]], {"age": 42}, *ready.values()]
    for _ in range(200):
        kept = dict(ready)
        for key in dice.sample(sorted(kept), dice.randint(1, 3)):
            kept[key] = dice.choice(values)
            if dice.random() < 0.3:
                del kept[key]
        browser = someone_with(app, signed(app, kept)).browser
        whole = all(kept.get(key) == ready[key] for key in ("a", "s", "g"))
        for address in ("/routine", "/result", "/screener/check", "/screener"):
            response = browser.get(address)
            assert response.status_code in (200, 303), kept
            assert response.status_code == 303 or address != "/routine" or whole, kept


def test_a_lone_agreement_opens_no_routine(app, ready):
    kept = {key: ready[key] for key in ("g", "csrf_token")}
    assert someone_with(app, signed(app, kept)).opens("/routine").address == "/screener/danger"


def test_an_agreement_with_one_answer_missing_opens_no_routine(app, ready):
    for question in ready["a"]:
        answers = {name: answer for name, answer in ready["a"].items() if name != question}
        person = someone_with(app, signed(app, ready | {"a": answers}))
        assert person.browser.get("/routine").status_code == 303, question


@pytest.mark.parametrize(
    "named", [{"health": "heart"}, {"urgent_signs": "fever"}, {"emergency_signs": "cold-leg"}], ids=str
)
def test_an_agreement_in_the_cookie_opens_no_routine_where_none_is_offered(app, named):
    kept = kept_by(Person(app).completes(**named)) | {"g": app.extensions["content"].versions.agreement}
    for address in ("/routine", "/routine/stop"):
        assert someone_with(app, signed(app, kept)).opens(address).address == "/result"
    browser = someone_with(app, signed(app, kept)).browser
    token = {"csrf_token": read(browser.get("/result").text).find("input", {"name": "csrf_token"})["value"]}
    for address, fields in (form for form in FORMS if form[0].startswith("/routine/")):
        response = browser.post(address, data=fields | token)
        assert response.status_code == 303, address
        assert not response.headers["Location"].startswith("/routine"), address


def test_deeply_nested_answers_fail_nothing(app, ready):
    nested = []
    for _ in range(300):
        nested = [nested]
    person = someone_with(app, signed(app, ready | {"a": ready["a"] | {"health": nested}}))
    assert person.opens("/routine").address == "/screener/health"


def test_nothing_foreign_is_carried_on(app):
    person = someone_with(app, signed(app, {"user": "x" * 3000, "_flashes": [1]})).opens("/screener/danger")
    assert set(kept_by(person)) == {"csrf_token"}


def test_a_thousand_other_cookies_disturb_nothing(app, ready):
    header = "; ".join([f"c{number}=x" for number in range(1000)] + [f"{cookie_name(app)}={signed(app, ready)}"])
    assert app.test_client(use_cookies=False).get("/routine", headers={"Cookie": header}).status_code == 200


def test_a_cookie_larger_than_a_browser_keeps_counts_for_nothing(app):
    header = f"{cookie_name(app)}={'x' * 1_000_000}"
    response = app.test_client(use_cookies=False).get("/routine", headers={"Cookie": header})
    assert (response.status_code, response.headers["Location"]) == (303, "/screener/danger")
