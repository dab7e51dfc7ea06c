"""“Not sure” about a danger sign is looked at once more, with every explanation open, before it counts."""

import pytest
from cookies import kept_by, someone_with
from person import Person

DANGER, NEXT = "/screener/danger", "/screener/about-you"
SIGNS = "emergency-signs"


@pytest.fixture
def in_doubt(person):
    """Somebody who has ticked “not sure” on the first page and pressed once."""
    return person.starts().tells(SIGNS, "unsure").presses("Continue")


def explanations(person) -> list[bool]:
    """Whether each explanation on the page is open."""
    return [each.has_attr("open") for each in person.page.select("details.help")]


def test_the_same_page_comes_again_with_its_tick_and_every_explanation_open(in_doubt, content):
    assert (in_doubt.status, in_doubt.address) == (200, DANGER)
    assert in_doubt.told(SIGNS) == [in_doubt.label(SIGNS, "unsure")]
    signs = content.rulebook.question[SIGNS].options
    assert explanations(in_doubt) == [True for each in signs if each.help]
    assert [each["value"] for each in in_doubt.page.select("#emergency-signs input")] == [each.id for each in signs]
    assert "Error" not in in_doubt.title


def test_what_to_do_is_said_first_and_in_focus(in_doubt):
    [box] = in_doubt.page.select("[autofocus]")
    assert box["tabindex"] == "-1"
    assert in_doubt.sees_notice().endswith("Then we say who can go through it with you today.")
    assert in_doubt.title.startswith("Look again: ")
    assert not in_doubt.page.select(".care, .errors"), "Somebody in doubt is met with an alarm."


def test_the_page_as_it_comes_first_has_its_explanations_folded(person):
    person.starts()
    assert set(explanations(person)) == {False}
    assert not person.page.select("[name=looked-again]")


def test_whoever_is_still_not_sure_goes_on_with_it(in_doubt):
    in_doubt.presses("Continue")
    assert in_doubt.address == NEXT
    assert in_doubt.opens(DANGER).told(SIGNS) == [in_doubt.label(SIGNS, "unsure")]
    in_doubt.opens(NEXT).goes_to("today").goes_on()
    assert (in_doubt.address, in_doubt.main["data-level"]) == ("/result", "urgent")


def test_a_change_of_mind_counts(in_doubt):
    other = Person(in_doubt.app).starts().tells(SIGNS, "unsure").presses("Continue")
    assert in_doubt.tells(SIGNS, "none").presses("Continue").address == NEXT
    other.tells(SIGNS, "cold-leg").presses("Continue")
    assert (other.address, other.main["data-level"]) == ("/result", "emergency")


def test_a_sign_beside_it_is_an_emergency_at_once(person):
    person.starts().tells(SIGNS, "unsure", "cold-leg").presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "emergency")


def test_the_second_look_is_given_at_a_late_change_too_and_no_other_answer_is_lost(person):
    person.completes().opens(DANGER).tells(SIGNS, "unsure").presses("Continue")
    assert (person.status, person.address) == (200, DANGER)
    assert person.opens("/result").address == DANGER, "An earlier “none” still stands while somebody is in doubt."
    assert person.goes_on().address == "/result"


def test_nothing_of_it_is_kept(person):
    before = kept_by(person.starts())
    assert kept_by(person.tells(SIGNS, "unsure").presses("Continue")) == before
    assert person.opens("/result").address == DANGER
    assert person.told(SIGNS) == []


def test_left_empty_after_the_second_look_it_is_asked_for_and_not_looked_at_a_third_time(in_doubt):
    in_doubt.tells(SIGNS).presses("Continue")
    assert (in_doubt.status, len(in_doubt.sees_errors())) == (422, 1)
    assert set(explanations(in_doubt)) == {True}
    assert in_doubt.tells(SIGNS, "unsure").presses("Continue").address == NEXT


def test_none_beside_it_is_refused_first(person):
    person.starts().tells(SIGNS, "unsure", "none").presses("Continue")
    assert person.status == 422
    person.tells(SIGNS, "unsure").presses("Continue")
    assert (person.status, set(explanations(person))) == (200, {True})


def test_a_page_that_was_open_for_too_long_keeps_the_tick_and_the_second_look(in_doubt):
    in_doubt.page.select_one("main input[name=csrf_token]").decompose()
    in_doubt.presses("Continue")
    assert (in_doubt.status, in_doubt.sees_warning("urgent")) == (400, True)
    assert in_doubt.told(SIGNS) == [in_doubt.label(SIGNS, "unsure")]
    assert in_doubt.presses("Continue").address == NEXT


def test_a_tab_left_at_the_second_look_can_still_be_sent(in_doubt):
    other = in_doubt.also().opens(DANGER).goes_on()
    assert other.address == NEXT
    in_doubt.presses("Continue")
    assert in_doubt.opens(DANGER).told(SIGNS) == [in_doubt.label(SIGNS, "unsure")]


@pytest.mark.parametrize("word", ["", "no", "YES", "yes yes"])
def test_only_the_page_with_its_explanations_open_says_that_it_was_looked_at(plain, word):
    sent = plain.post(DANGER, **{SIGNS: "unsure", "looked-again": word})
    assert sent.status_code == 200
    assert 'name="looked-again" value="yes"' in sent.text
    assert plain.post(DANGER, **{SIGNS: "unsure", "looked-again": "yes"}).status_code == 303


def test_only_a_question_that_asks_for_it_in_the_content_is_looked_at_again(person):
    person.starts().goes_to("today").goes_on(urgent_signs="unsure")
    assert (person.address, person.main["data-level"]) == ("/result", "urgent")


def test_another_copy_of_the_app_takes_it(in_doubt, app):
    other = someone_with(app, in_doubt.browser.get_cookie(app.config["SESSION_COOKIE_NAME"]).value)
    other.seen = list(in_doubt.seen)
    assert other.presses("Continue").address == NEXT
