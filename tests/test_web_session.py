"""The cookie: changed, empty, foreign, old or from another tab. Never a failure, never a routine, never a silent loss."""

import shutil
import time
from random import Random

import pytest
from itsdangerous import TimestampSigner
from person import Person, Plain

from app import create_app
from app.content import FOLDER

DAY = 24 * 60 * 60
LOST = "Your earlier answers could not be read"
PAGES = (
    "/", "/screener", "/screener/danger", "/screener/about-you", "/screener/ability", "/screener/check", "/result",
    "/routine", "/routine/stop", "/region", "/forgotten", "/privacy",
)  # fmt: skip
FORMS = (
    ("/screener", {}), ("/screener/danger", {"emergency-signs": "none"}), ("/screener/where", {"pain-side": "left"}),
    ("/agreement", {"agree": "yes"}), ("/routine/helped", {"helped": "yes"}), ("/region", {"region": "EM-01"}),
    ("/routine/after", {"pain-before": "3", "pain-after": "2"}), ("/forget", {}),
)  # fmt: skip


def cookie_name(app):
    return app.config["SESSION_COOKIE_NAME"]


def cookie_of(person):
    return person.browser.get_cookie(cookie_name(person.app)).value


def signer(app):
    return app.session_interface.get_signing_serializer(app)


def kept_by(person):
    return signer(person.app).loads(cookie_of(person))


def someone_with(app, cookie: str) -> Person:
    person = Person(app)
    person.browser.set_cookie(cookie_name(app), cookie)
    return person


def signed(app, kept, ago: int = 0) -> str:
    """A cookie as it would have been made some seconds ago."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TimestampSigner, "get_timestamp", lambda self: int(time.time()) - ago)
        return signer(app).dumps(kept)


@pytest.fixture(scope="module")
def ready(app):
    """What the cookie of someone holds who may follow the routine."""
    return kept_by(Person(app).completes().agrees())


# --- Cookies that nobody here made


def mutations(cookie: str, random: Random):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.="
    for _ in range(100):
        place = random.randrange(len(cookie))
        yield cookie[:place] + random.choice(letters) + cookie[place + 1 :]
        yield cookie[:place]
        yield cookie[:place] + cookie[place + 1 :]
        yield cookie[:place] + random.choice(letters) + cookie[place:]
    payload, timestamp, signature = cookie.rsplit(".", 2)
    yield from ("", ".", "..", "...", payload, f"{payload}.{signature}", f".{timestamp}.{signature}", "é" * 50, "0", "null")


def test_a_changed_cookie_is_never_a_safe_screening(app, ready):
    cookie, read = signed(app, ready), signer(app)
    tried = 0
    for changed in mutations(cookie, Random(3)):
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
    {"s": []}, {"s": [1]}, {"s": "x"}, {"s": {"danger": []}}, {"s": {}}, {"r": []}, {"r": ["EM-01"]}, {"r": {}}, {"r": 5},
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
    random = Random(4)
    values = [[], {}, "x", 5, None, True, [[]], {"age": 42}, *ready.values()]
    for _ in range(200):
        kept = dict(ready)
        for key in random.sample(sorted(kept), random.randint(1, 3)):
            kept[key] = random.choice(values)
            if random.random() < 0.3:
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


# --- Time and keys


def test_answers_count_for_a_day(app, ready):
    assert someone_with(app, signed(app, ready, ago=DAY - 60)).opens("/routine").address == "/routine"


def test_after_a_day_the_answers_are_gone_and_that_is_said(app, ready):
    person = someone_with(app, signed(app, ready, ago=DAY + 60)).opens("/routine")
    assert person.address == "/screener/danger"
    assert LOST in person.sees_notice()


def test_a_server_whose_clock_is_a_little_behind_loses_nothing(app, ready):
    assert someone_with(app, signed(app, ready, ago=-20)).opens("/routine").address == "/routine"
    assert someone_with(app, signed(app, ready, ago=-DAY)).opens("/routine").address == "/screener/danger"


def test_a_page_sent_after_a_day_is_answered_with_what_was_lost(app):
    person = Person(app).starts().goes_to("where").fills()
    person.browser.set_cookie(cookie_name(app), signed(app, kept_by(person), ago=DAY + 60))
    person.presses("Continue")
    assert person.address == "/screener/danger"
    assert LOST in person.sees_notice()


def test_the_first_page_sent_after_a_day_keeps_what_was_ticked(app):
    person = Person(app).starts().tells("emergency-signs", "none")
    person.browser.set_cookie(cookie_name(app), signed(app, kept_by(person), ago=DAY + 60))
    person.presses("Continue")
    assert (person.status, person.told("emergency-signs")) == (400, [person.label("emergency-signs", "none")])
    assert LOST in person.sees_notice()
    assert person.presses("Continue").address == "/screener/about-you"


def test_a_sign_sent_after_a_day_still_gets_its_advice(app):
    for named, sign, level in (
        ({"expecting": "pregnant"}, "heavy-bleeding-or-hard-belly", "emergency"),
        ({"expecting": "pregnant"}, "bleeding", "urgent"),
    ):
        person = Person(app).starts().goes_to("pregnancy", **named).fills().tells("pregnancy-signs", sign)
        person.browser.set_cookie(cookie_name(app), "gone")
        person.presses("Continue")
        assert person.address == "/screener/danger"
        assert app.extensions["content"].words["levels"][level]["title"] in person.sees_notice()
        assert person.page.select(".notice .numbers li")


def test_a_form_of_the_result_sent_after_a_day_says_what_was_lost(app, ready):
    person = someone_with(app, signed(app, ready)).opens("/result")
    person.ticks(person.content.words["agreement"]["agree"])
    person.browser.set_cookie(cookie_name(app), signed(app, ready, ago=DAY + 60))
    person.presses("Start the routine")
    assert (person.status, person.heading) == (400, LOST)
    assert person.sees_emergency_list()


# --- A content change in mid-journey


def with_changed(tmp_path, app, file: str, *changes: tuple[str, str]):
    """A second app with the same key, whose content was edited."""
    folder = tmp_path / "content"
    shutil.copytree(FOLDER, folder)
    text = (folder / file).read_text(encoding="utf-8")
    for before, after in changes:
        assert text.count(before) >= 1, f"“{before}” stands nowhere in {file}."
        text = text.replace(before, after, 1)
    (folder / file).write_text(text, encoding="utf-8")
    return create_app({"SECRET_KEY": app.secret_key}, folder)


def moved(person, other) -> Person:
    """The same person, whose next request is answered by the other app."""
    return someone_with(other, cookie_of(person))


def relabelled(tmp_path, app, question: str, option: str):
    label = app.extensions["content"].question[question].option[option].label
    return with_changed(tmp_path, app, "questions.yaml", (label, f"{label}, changed"))


def test_after_a_changed_label_only_that_page_is_asked_again_and_the_rest_is_kept(app, tmp_path):
    other = relabelled(tmp_path, app, "pain-place", "buttock")
    person = moved(Person(app).completes(age=51).agrees(), other).opens("/routine")
    assert person.address == "/screener/where"
    assert "Some questions have changed" in person.sees_notice()
    assert [person.told(each) for each in ("pain-place", "pain-spread", "pain-side")] == [[], [], []]
    assert "Some questions have changed" not in person.opens("/screener/where").sees_notice()
    person.goes_on()
    assert person.address == "/screener/check"
    assert person.sees("51")
    assert person.opens("/routine").address == "/result"


def test_an_answer_that_is_no_longer_allowed_is_asked_again(app, tmp_path):
    other = with_changed(tmp_path, app, "questions.yaml", ("maximum: 120", "maximum: 100"))
    person = moved(Person(app).completes(age=101), other).opens("/result")
    assert (person.address, person.told("age")) == ("/screener/about-you", [])
    assert "Some questions have changed" in person.sees_notice()


def test_after_a_changed_rule_the_answers_stay_and_the_agreement_is_asked_for_again(app, tmp_path):
    other = with_changed(tmp_path, app, "rules.yaml", ("{question: pain-now, at-least: 8}", "{question: pain-now, at-least: 9}"))
    person = moved(Person(app).completes().agrees(), other).opens("/routine")
    assert person.address == "/result"
    assert "Please read this again" in person.sees_notice()
    assert person.agrees().address == "/routine"


def test_a_changed_rule_decides_at_once(app, tmp_path):
    other = with_changed(tmp_path, app, "rules.yaml", ("{question: pain-now, at-least: 8}", "{question: pain-now, at-least: 3}"))
    person = moved(Person(app).completes().agrees(), other).opens("/routine")
    assert (person.address, person.main["data-level"]) == ("/result", "clinician-first")


def test_a_page_with_an_older_wording_is_shown_again_before_it_is_kept(app, tmp_path):
    other = relabelled(tmp_path, app, "pain-place", "buttock")
    before = Person(app).starts().goes_to("where").fills(pain_place="buttock")
    person = moved(before, other)
    person.seen = before.seen
    person.presses("Continue")
    assert (person.status, person.address) == (422, "/screener/where")
    assert person.told("pain-place") == [person.label("pain-place", "buttock")]
    assert person.sees_errors()[0].startswith("The words of this page have changed")
    assert person.presses("Continue").address == "/screener/pain"


def test_an_emergency_on_a_page_with_an_older_wording_is_given_at_once(app, tmp_path):
    other = relabelled(tmp_path, app, "emergency-signs", "cold-leg")
    before = Person(app).starts().tells("emergency-signs", "chest-or-breath")
    person = moved(before, other)
    person.seen = before.seen
    person.presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "emergency")


def test_a_page_of_the_older_content_that_is_no_longer_open_is_answered_with_a_word(app, tmp_path):
    other = relabelled(tmp_path, app, "emergency-signs", "cold-leg")
    before = Person(app).starts().goes_to("where").fills()
    person = moved(before, other)
    person.seen = before.seen
    person.presses("Continue")
    assert person.address == "/screener/danger"
    assert "Some questions have changed" in person.sees_notice()
    assert "What you sent there was not kept" in person.sees_notice()


# --- Two tabs, back, twice


def test_two_tabs_can_answer_in_turn(person):
    person.starts().goes_to("where")
    other = person.also().opens("/screener/where").goes_on(pain_side="right")
    person.goes_on(pain_side="left")
    assert (person.address, other.address) == ("/screener/pain", "/screener/pain")
    assert person.opens("/screener/where").told("pain-side") == [person.label("pain-side", "left")]
    assert other.goes_on().address != "/screener/pain"


def test_a_tab_left_behind_by_a_fresh_start_is_told_that_its_page_was_not_kept(person):
    person.starts().goes_to("where").fills()
    person.also().starts().presses("Start afresh")
    person.presses("Continue")
    assert person.address == "/screener/danger"
    assert "What you sent there was not kept" in person.sees_notice()


def test_a_tab_left_behind_by_an_emergency_is_sent_to_it(person):
    person.starts().goes_to("where").fills()
    person.also().opens("/screener/danger").tells("emergency-signs", "cold-leg").presses("Continue")
    person.presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "emergency")
    assert "What you sent there was not kept" in person.sees_notice()


def test_a_tab_whose_answers_were_forgotten_starts_again_with_a_word(person):
    person.starts().goes_to("where").fills()
    person.also().opens("/screener").presses("Forget my answers")
    person.presses("Continue")
    assert person.address == "/screener/danger"
    assert "What you sent there was not kept" in person.sees_notice()


def test_an_agreement_from_a_tab_left_behind_is_not_taken(person):
    person.completes().follows("See your result").ticks(person.content.words["agreement"]["agree"])
    other = person.also().opens("/screener/health").tells("health", "heart").presses("Continue")
    assert other.address == "/screener/check"
    person.presses("Start the routine")
    assert (person.address, person.main["data-level"]) == ("/result", "clinician-first")
    assert "That page was not open" in person.sees_notice()


def test_the_routine_of_a_tab_left_behind_takes_no_answer(person):
    person.completes().agrees()
    person.also().opens("/screener/health").tells("health", "heart").presses("Continue")
    person.presses(person.content.routine.answers["no-change"])
    assert (person.address, person.main["data-level"]) == ("/result", "clinician-first")
    assert person.sees_notice()


def test_back_change_and_on_again(person):
    person.starts().goes_to("today", age=30).goes_back().goes_back()
    assert person.address == "/screener/about-you"
    person.fills(age=65).presses("Continue")
    assert person.address == "/screener/today"
    assert person.opens("/screener/about-you").told("age") == ["65"]


def test_back_to_a_page_that_is_no_longer_asked(person):
    person.starts().goes_to("pregnancy", expecting="pregnant").fills()
    person.also().opens("/screener/about-you").tells("age", 70).presses("Continue")
    person.presses("Continue")
    assert person.address == "/screener/today"
    assert "What you sent there was not kept" in person.sees_notice()


def test_pressing_twice_does_what_pressing_once_does(person):
    person.starts()
    while person.address != "/screener/check":
        person.fills().presses("Continue")
        once, before = kept_by(person), person.address
        again = person.also()
        again.seen = person.seen[:-1]
        assert again.presses("Continue").address == before
        assert kept_by(person) == once
    person.agrees()
    again = person.also()
    again.seen = person.seen[:-1]
    assert again.presses("Start the routine").address == "/routine"


@pytest.mark.parametrize("button", ["Start afresh", "Forget my answers"])
def test_pressing_twice_to_clear_is_no_error(person, button):
    person.completes().starts()
    again = person.also()
    again.seen = list(person.seen)
    person.presses(button)
    assert again.presses(button).address == person.address
    assert again.status == 200


# --- No cookies, no token


def browser_without_cookies(app):
    person = Person(app)
    person.browser = app.test_client(use_cookies=False)
    return person


def test_without_cookies_the_first_page_says_so_and_keeps_the_ticks(app):
    person = browser_without_cookies(app).starts().tells("emergency-signs", "unsure").presses("Continue")
    assert (person.status, person.address) == (400, "/screener/danger")
    assert person.title.startswith("Error:")
    assert person.sees_errors()[0].startswith("Your browser sent no cookie")
    assert person.told("emergency-signs") == [person.label("emergency-signs", "unsure")]
    assert person.sees_warning("urgent")


def test_without_cookies_an_emergency_sign_still_gets_its_advice(app):
    person = browser_without_cookies(app).starts().tells("emergency-signs", "cannot-stand").presses("Continue")
    assert (person.status, person.sees_warning("emergency")) == (400, True)
    assert person.sees(person.content.referrals["ambulance"].title)


def test_without_cookies_no_button_fails(app):
    for address, fields in FORMS:
        response = app.test_client(use_cookies=False).post(address, data=fields)
        assert response.status_code in (303, 400), address
        if response.status_code == 400:
            assert "Your browser sent no cookie" in response.text


@pytest.mark.parametrize("token", [None, "", "x", "é", "IjEi.aaaaaa.bbb", "a" * 5000])
def test_a_step_sent_with_a_bad_token_comes_again_with_its_answers(app, token):
    person = Person(app).starts().goes_to("pain").fills(pain_worse=["stairs", "sitting"], pain_now=6)
    field = person.page.select_one("main input[name=csrf_token]")
    if token is None:
        field.decompose()
    else:
        field["value"] = token
    person.presses("Continue")
    assert (person.status, person.address) == (400, "/screener/pain")
    assert person.title.startswith("Error:")
    assert person.sees_errors() == ["This page had been open for too long. Your answers are still here. Press Continue again."]
    assert person.told("pain-worse") == [person.label("pain-worse", each) for each in ("stairs", "sitting")]
    assert [each["value"] for each in person.page.select("#pain-now input[checked]")] == ["6"]
    assert "pain-now" not in kept_by(person)["a"]
    assert person.presses("Continue").address == "/screener/causes"


def test_a_token_of_someone_else_is_no_token(app):
    other = Person(app).starts()
    person = Person(app).starts().tells("emergency-signs", "none")
    person.page.select_one("main input[name=csrf_token]")["value"] = other.page.select_one("input[name=csrf_token]")["value"]
    assert person.presses("Continue").status == 400


@pytest.mark.parametrize(
    ("sign", "level"), [("saddle-numbness", "emergency"), ("unsure", "urgent"), ("cold-leg", "emergency")]
)
def test_a_sign_sent_with_a_bad_token_still_gets_its_advice(person, sign, level):
    person.starts().tells("emergency-signs", sign)
    person.page.select_one("main input[name=csrf_token]").decompose()
    person.presses("Continue")
    assert (person.status, person.sees_warning(level)) == (400, True)
    assert person.opens("/result").address == "/screener/danger"


def test_no_form_is_taken_with_a_bad_token(app, ready):
    for address, fields in FORMS:
        for token in ({}, {"csrf_token": "x"}):
            person = someone_with(app, signed(app, ready))
            response = person.browser.post(address, data=fields | token)
            assert response.status_code == 400, address
            assert kept_by(person)["a"] == ready["a"]
            assert person.opens("/routine").address == "/routine"
            assert person.page.select("form.helped")


def test_a_page_that_is_not_open_sent_with_a_bad_token_leads_on(app):
    response = app.test_client().post("/screener/ability", data={"plank": "toes"})
    assert (response.status_code, response.headers["Location"]) == (303, "/screener/danger")


def test_over_tls_a_browser_that_sends_no_referrer_is_not_shut_out(app):
    plain = Plain(app)
    sent = plain.browser.post(
        "/screener/danger", data={"csrf_token": plain.token, "emergency-signs": "none"}, base_url="https://localhost"
    )
    assert (sent.status_code, sent.headers.get("Location")) == (303, "/screener/about-you")
