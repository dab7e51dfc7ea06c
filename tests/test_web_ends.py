"""Signs that cannot wait end the questions early, and are never lost in a page that is refused."""

import pytest


def test_an_emergency_sign_ends_the_questions_at_once(person):
    person.starts().tells("emergency-signs", "saddle-numbness").presses("Continue")
    assert person.address == "/result"
    assert person.main["data-level"] == "emergency"
    assert person.sees(person.label("emergency-signs", "saddle-numbness"))
    assert person.sees(person.content.texts["levels"]["emergency"]["ends_with"])
    assert not person.sees_emergency_list()


def test_an_emergency_quotes_the_answer_that_caused_it_and_lets_it_be_changed(person):
    person.starts().tells("emergency-signs", "cold-leg").presses("Continue")
    person.follows("Look at your answer on danger signs again")
    assert person.told("emergency-signs") == [person.label("emergency-signs", "cold-leg")]
    person.tells("emergency-signs", "none").presses("Continue")
    assert person.address == "/screener/about-you"


def test_an_emergency_is_given_even_when_the_rest_of_the_page_is_left_out(person):
    person.starts().goes_to("pregnancy", expecting="pregnant")
    person.tells("pregnancy-signs", "heavy-bleeding-or-hard-belly").presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "emergency")


def test_an_emergency_made_of_two_pages_is_given_on_the_second(person):
    person.starts().goes_to("today", age=60).tells("urgent-signs", "stone-waves").presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "emergency")
    assert "stone-older" in person.main["data-rules"].split()


def test_an_urgent_sign_ends_the_questions_when_its_page_is_complete(person):
    person.starts().goes_to("today", cancer="yes-steady").tells("urgent-signs", "fever").presses("Continue")
    assert (person.address, person.status) == ("/screener/today", 422)
    assert person.sees_warning("urgent")
    person.tells("cancer-nerve", "no").presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "urgent")


def test_a_doubt_on_the_first_page_waits_for_the_last_emergency_question(person):
    person.starts().goes_on(emergency_signs="unsure").presses("Continue")
    assert person.address == "/screener/about-you"
    person.goes_to("today").goes_on()
    assert (person.address, person.main["data-level"]) == ("/result", "urgent")
    assert person.opens("/screener/where").address == "/result"


def test_none_beside_a_sign_is_refused_with_the_advice_for_that_sign(person):
    person.starts().tells("emergency-signs", "chest-or-breath", "none").presses("Continue")
    assert person.status == 422
    assert person.sees_warning("emergency")
    referral = person.content.people.referrals["ambulance"]
    assert person.sees(referral.title, person.content.rulebook.rule["heart-or-lung"].because)
    assert set(person.told("emergency-signs")) == {
        person.label("emergency-signs", each) for each in ("chest-or-breath", "none")
    }
    assert person.opens("/result").address == "/screener/danger"


@pytest.mark.parametrize(
    ("step", "question", "sign", "level", "named"),
    [
        ("danger", "emergency-signs", "cannot-stand", "emergency", {}),
        ("danger", "emergency-signs", "unsure", "urgent", {}),
        ("today", "urgent-signs", "swollen-leg", "urgent", {}),
        ("today", "urgent-signs", "sudden-severe", "emergency", {"age": 61}),
        ("pregnancy", "pregnancy-signs", "fit-or-confusion", "emergency", {"expecting": "pregnant"}),
        ("pregnancy", "pregnancy-signs", "bleeding", "urgent", {"expecting": "might-be"}),
        ("birth", "birth-signs", "harm-thoughts", "emergency", {"expecting": "recent-birth"}),
    ],
)
def test_a_contradiction_on_a_page_of_signs_still_warns(person, step, question, sign, level, named):
    person.starts().goes_to(step, **named).fills(**named).tells(question, sign, "none").presses("Continue")
    assert (person.status, person.address) == (422, f"/screener/{step}")
    assert person.sees_warning(level)


def test_none_beside_a_harmless_option_is_refused_without_alarm(person):
    person.starts().goes_to("pain").fills().tells("pain-worse", "loading", "none").presses("Continue")
    assert person.status == 422
    assert not person.page.select(".care")
