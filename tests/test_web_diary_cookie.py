"""The diary’s cookie: for its pages alone, small, signed, and never written over when it cannot be read."""

import hashlib
import logging

import pytest
from answer_sets import seeded
from cookies import KEY, cookie_name, cookie_of, kept_by, signed
from itsdangerous import Signer
from keepers import (
    MORNING,
    SAVE,
    WORDS,
    chooses_to_keep,
    days,
    diary_cookie,
    diary_name,
    diary_of,
    keeper,
    now_is,
    with_diary,
)  # fmt: skip
from page_check import TOKEN, words
from page_reader import Reader
from person import Person

from app import create_app
from app.diary.book import LETTERS, MOST, pack
from app.web.answers.diary import NotKept, keep_diary

UNREADABLE = "Your diary cannot be read"
OLD, NEW = (letter * 32 for letter in "on")


def set_cookies(response, name: str) -> list[str]:
    return [each for each in response.headers.getlist("Set-Cookie") if each.startswith(f"{name}=")]


def attributes(cookie: str) -> set[str]:
    return {part.strip() for part in cookie.split(";")[1:] if "Expires" not in part}


def sends(person: Reader, address: str = "/diary", base: str = "http://localhost", **fields):
    """Posts something, or else how strong it is now, and gives the answer itself."""
    token = TOKEN.search(person.browser.get("/diary", base_url=base).text)[0]
    fields = fields or {"pain-now": "4", "ended": "between"}
    return person.browser.post(address, data={"csrf_token": token} | fields, base_url=base)


# --- Where it goes, and for how long


def test_it_is_for_the_pages_of_the_diary_and_not_for_scripts(app):
    [cookie] = set_cookies(sends(keeper(app)), "diary")
    assert attributes(cookie) == {"Path=/diary", "HttpOnly", "SameSite=Lax", f"Max-Age={400 * 24 * 3600}"}


def test_in_production_it_needs_tls_and_has_a_name_that_says_so(in_production):
    tls = "https://localhost"
    person = Reader(in_production)
    person.browser.get("/screener/danger", base_url=tls)
    name = cookie_name(in_production)
    kept = in_production.session_interface.get_signing_serializer(in_production)
    value = person.browser.get_cookie(name).value
    person.browser.set_cookie(name, kept.dumps(kept.loads(value) | {"k": 1}), secure=True)
    [cookie] = set_cookies(sends(person, base=tls), "__Secure-diary")
    lasts = f"Max-Age={400 * 24 * 3600}"
    assert attributes(cookie) == {"Secure", "Path=/diary", "HttpOnly", "SameSite=Lax", lasts}
    [cookie] = set_cookies(sends(person, "/diary/delete", tls, all="yes"), "__Secure-diary")
    assert cookie.startswith("__Secure-diary=;")
    assert attributes(cookie) == {"Secure", "Path=/diary", "HttpOnly", "SameSite=Lax", "Max-Age=0"}


def test_no_other_page_receives_it(app):
    person = chooses_to_keep(Person(app).completes().agrees(5)).opens("/routine").rates(4)
    now_is(person.presses("Write it in the diary"), 4)
    rules = [each.rule for each in app.url_map.iter_rules() if "GET" in each.methods and not each.arguments]
    sent = {rule: person.browser.get(rule).request.environ.get("HTTP_COOKIE", "") for rule in rules}
    assert "diary=" in sent["/diary"]
    assert {rule for rule in rules if "diary=" in sent[rule]} == {each for each in rules if each.startswith("/diary")}


def test_no_entry_stands_in_an_address_a_header_or_a_log(app, caplog):
    with caplog.at_level(logging.DEBUG):
        person = now_is(keeper(app, (MORNING,)), 7, "2026-11-28T21:45")
        person.presses("Change the entry of 28 November, 21:45").presses(SAVE)
        person.presses("Delete the entry of 28 November, 21:45")
    assert not any(response.request.args for response in person.responses)
    assert {response.request.path for response in person.responses} <= {"/", "/diary", "/diary/delete", "/keep"}
    assert "2026-11-28" not in "\n".join(str(record.__dict__) for record in caplog.records)


def test_reading_writes_no_cookie(app):
    person = keeper(app, (MORNING,)).opens("/diary")
    assert set_cookies(person.responses[-1], "diary") == []


def test_a_full_one_is_small_enough_under_its_longest_name(in_production):
    cookie = diary_cookie(in_production, days(MOST))
    assert len(f"{diary_name(in_production)}={cookie}") <= 3800


# --- Only where keeping was chosen


def test_without_keeping_a_diary_that_is_there_is_shown_and_not_written(app):
    person = with_diary(Person(app), diary_cookie(app, (MORNING,))).opens("/diary")
    assert person.sees("29 November, 08:15", "What you wrote before is still here")
    for sent in ({}, {"change": "2026-11-29T08:15"}):
        answer = sends(person, **sent)
        assert (answer.status_code, set_cookies(answer, "diary")) == (409, [])


def test_without_keeping_entries_can_be_taken_out_one_by_one_and_all_at_once(app):
    person = with_diary(Person(app), diary_cookie(app, days(3))).opens("/diary")
    person.presses("Delete the entry of 28 November, 08:15")
    assert [each.day for each in diary_of(person)] == [MORNING.day - 2, MORNING.day]
    assert "gone from this device" in sends(person, "/diary/delete", all="yes").text
    assert diary_of(person) == ()


def test_the_cookie_itself_takes_nothing_more_unasked_and_nothing_over_one_that_cannot_be_read(app):
    one, two = diary_cookie(app, days(1)), days(2)
    for cookies, kept in ((f"diary={one}", None), ("diary=x", 1), ("diary=x", None)):
        with app.test_request_context("/diary", headers={"Cookie": cookies}):
            from flask import session

            session["k"] = kept
            with pytest.raises(NotKept):
                keep_diary(two)


@pytest.mark.parametrize("value", ["no", "", "Yes", "1"])
def test_all_of_it_goes_by_the_right_word_alone(app, value):
    person = keeper(app, days(3)).opens("/diary")
    sent = sends(person, "/diary/delete", all=value)
    assert (sent.status_code, len(diary_of(person))) == (422, 3)


# --- What cannot be read


def mutations(cookie: str, dice):
    yield from ("", "x", ".", "é", cookie[:-1], f"{cookie}=", cookie.partition(".")[0], "x" * 4000, f'"{cookie}"')
    for _ in range(60):
        place = dice.randrange(len(cookie))
        changed = cookie[:place] + dice.choice(LETTERS) + cookie[place + 1 :]
        if changed != cookie:
            yield changed
    yield cookie[:1] + cookie[7:]


def test_a_changed_cookie_is_told_never_half_read_and_never_written_over(app):
    cookie, person = diary_cookie(app, days(5)), keeper(app)
    for changed in mutations(cookie, seeded(16)):
        if app.extensions["diary-signer"].validate(changed.encode()):
            continue  # another spelling of the same bytes
        with_diary(person, changed).opens("/diary")
        assert person.sees(UNREADABLE), changed
        assert not person.page.select(".entry"), changed
        answer = sends(person)
        assert (answer.status_code, set_cookies(answer, "diary")) == (409, []), changed
        assert "Nothing was written" in answer.text


def test_one_that_cannot_be_read_is_not_made_shorter_either(app):
    person = with_diary(keeper(app), "x").opens("/diary")
    sent = sends(person, "/diary/delete", entry="2026-11-29T08:15")
    assert (sent.status_code, set_cookies(sent, "diary")) == (409, [])


def test_a_new_one_is_begun_by_taking_the_old_one_away(app):
    person = with_diary(keeper(app), "x").opens("/diary").presses("Begin a new diary")
    assert person.browser.get_cookie("diary", path="/diary") is None
    now_is(person, 4)
    assert [each.now for each in diary_of(person)] == [4]


SIGNED = [
    "", "1", "2", f"2{pack((MORNING,), WORDS)[1:]}", pack((MORNING,), WORDS) + "A", pack((MORNING,), WORDS)[1:] * 2,
    "1______", f"1{pack(days(2), WORDS)[7:]}{pack(days(2), WORDS)[1:7]}", pack(days(MOST + 1), WORDS), "é", "x" * 4000,
]  # fmt: skip


@pytest.mark.parametrize("text", SIGNED, ids=lambda text: text[:20])
def test_nonsense_that_was_signed_with_our_key_is_no_diary_and_fails_nothing(app, text):
    person = with_diary(keeper(app), app.extensions["diary-signer"].sign(text.encode()).decode("latin-1"))
    person.opens("/diary")
    assert text == "1" or person.sees(UNREADABLE)
    assert sends(person).status_code == (303 if text == "1" else 409)


def test_a_session_is_no_diary_and_a_diary_is_no_session(app, ready):
    foreign = Signer(KEY, salt="cookie-session", key_derivation="hmac", digest_method=hashlib.sha256)
    for cookie in (signed(app, ready), foreign.sign(pack(days(1), WORDS)).decode()):
        assert with_diary(keeper(app), cookie).opens("/diary").sees(UNREADABLE)
    person = Person(app)
    person.browser.set_cookie(cookie_name(app), diary_cookie(app, days(3)))
    assert person.opens("/result").address == "/screener/danger"


# --- Neighbours


def with_header(app, *cookies: str):
    person = keeper(app)
    header = "; ".join([f"{cookie_name(app)}={cookie_of(person)}", *(f"diary={each}" for each in cookies)])
    return words(Reader(app, app.test_client(use_cookies=False)).arrives(
        app.test_client(use_cookies=False).get("/diary", headers={"Cookie": header}), "/diary"
    ).main)  # fmt: skip


def test_of_several_cookies_of_its_name_the_first_that_can_be_read_counts(app):
    one, other = diary_cookie(app, days(1)), diary_cookie(app, days(2))
    assert "1 entry" in with_header(app, "x", "", "é" * 20, one, other)
    assert "2 entries" in with_header(app, other, one)
    assert UNREADABLE in with_header(app, "x", "y")


def test_a_thousand_other_cookies_disturb_nothing(app):
    header = "; ".join([f"c{number}=x" for number in range(1000)] + [f"diary={diary_cookie(app, days(1))}"])
    page = app.test_client(use_cookies=False).get("/diary", headers={"Cookie": header})
    assert "1 entry" in page.text


# --- Keys


def server(*keys: str):
    return create_app({"SECRET_KEY": keys[-1], "SECRET_KEY_FALLBACKS": list(keys[:-1])})


def test_a_diary_of_the_key_before_is_read_and_signed_anew_with_the_one_of_today():
    before, after = server(OLD), server(OLD, NEW)
    person = with_diary(keeper(after), diary_cookie(before, days(2))).opens("/diary")
    assert len(person.page.select(".entry")) == 2
    now_is(person, 4)
    cookie = person.browser.get_cookie("diary", path="/diary").value.encode()
    assert server(NEW).extensions["diary-signer"].validate(cookie)
    assert not before.extensions["diary-signer"].validate(cookie)


def test_a_key_that_was_never_ours_makes_no_diary(app):
    foreign = create_app({"SECRET_KEY": KEY[::-1]})
    assert with_diary(keeper(app), diary_cookie(foreign, days(2))).opens("/diary").sees(UNREADABLE)
    assert kept_by(keeper(app))["k"] == 1
