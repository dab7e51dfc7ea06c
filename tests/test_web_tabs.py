"""Two tabs, the back button, a second press, no cookies, no token: nothing is done twice or lost without a word."""

import pytest
from cookies import kept_by, signed, someone_with
from pages_and_forms import FORMS
from person import Person
from plain_client import Plain

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
    person.completes().comes_to_the_start()
    other = person.also().opens("/screener/health").tells("health", "heart").presses("Continue")
    assert other.address == "/result"
    person.begins()
    assert (person.address, person.main["data-level"]) == ("/result", "clinician-first")
    assert "Nothing was started" in person.sees_notice()


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
    while person.address != "/result":
        person.fills().presses("Continue")
        once, before = kept_by(person), person.address
        again = person.also()
        again.seen = person.seen[:-1]
        assert again.presses("Continue").address == before
        assert kept_by(person) == once
    person.agrees()
    again = person.also()
    again.seen = person.seen[:-1]
    assert again.begins().address == "/routine"


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
    assert person.sees(person.content.people.referrals["ambulance"].title)


def test_without_cookies_no_button_fails(app):
    for address, fields in FORMS:
        response = app.test_client(use_cookies=False).post(address, data=fields)
        assert response.status_code in (303, 400), address
        if response.status_code == 400:
            assert "Your browser sent no cookie" in response.text


@pytest.mark.parametrize("token", [None, "", "x", "é", "IjEi.aaaaaa.bbb", "a" * 5000])
def test_a_step_sent_with_a_bad_token_comes_again_with_its_answers(app, token):
    person = Person(app).starts().goes_to("pain").fills(pain_worse=["loading", "keeping-still"], pain_now=6)
    field = person.page.select_one("main input[name=csrf_token]")
    if token is None:
        field.decompose()
    else:
        field["value"] = token
    person.presses("Continue")
    assert (person.status, person.address) == (400, "/screener/pain")
    assert person.title.startswith("Error:")
    assert person.sees_errors() == [
        "This page had been open for too long. Your answers are still here. Press Continue again."
    ]
    assert person.told("pain-worse") == [person.label("pain-worse", each) for each in ("loading", "keeping-still")]
    assert [each["value"] for each in person.page.select("#pain-now input[checked]")] == ["6"]
    assert "pain-now" not in kept_by(person)["a"]
    assert person.presses("Continue").address == "/screener/causes"


def test_a_token_of_someone_else_is_no_token(app):
    other = Person(app).starts()
    person = Person(app).starts().tells("emergency-signs", "none")
    person.page.select_one("main input[name=csrf_token]")["value"] = other.page.select_one("input[name=csrf_token]")[
        "value"
    ]
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
