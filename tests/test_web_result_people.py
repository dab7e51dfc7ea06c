"""The result in the order in which one acts: whom to see and call first, how soon, and where in the world."""

import re

import pytest
from page_check import words
from person import Person
from result_faults import result_faults

from app.content.model import CALLS

EMERGENCIES = {
    "an ambulance": {"emergency_signs": "cold-leg"},
    "a department": {"emergency_signs": "saddle-numbness"},
    "a crisis line": {"expecting": "recent-birth", "birth_signs": "harm-thoughts"},
    "a maternity unit": {"expecting": "pregnant", "pregnancy_signs": "fit-or-confusion"},
}
URGENT = {
    "a doctor": {"urgent_signs": "fever"},
    "an eye clinic": {"urgent_signs": "red-eye"},
    "an advice line": {"urgent_signs": "unsure"},
    "a maternity unit": {"expecting": "pregnant", "pregnancy_signs": "bleeding"},
}
UK = "EM-01"


def result_of(app, named, region=None):
    """Somebody with these answers on their result."""
    person = Person(app).completes(**named)
    if region:
        name = person.content.people.regions[region].name
        person.opens("/region").chooses("Telephone numbers for", name).presses("Show these numbers")
    return person.opens("/result")


def first(person):
    return person.main.select_one(".referral--first")


def dialled(element):
    return [link["href"].removeprefix("tel:") for link in element.select('a[href^="tel:"]')]


def test_random_results_have_no_fault(roads, content):
    assert [(road, fault) for road in roads for fault in result_faults(road.result, road.decision, content)] == []


# --- An emergency, and what cannot wait until tomorrow


@pytest.mark.parametrize("named", EMERGENCIES.values(), ids=EMERGENCIES)
def test_with_no_region_chosen_the_numbers_of_all_stand_as_buttons_in_one_list(app, content, named):
    person = result_of(app, named)
    regions = content.people.regions.values()
    rows = first(person).select(".numbers--by-region > li")
    assert [words(row.strong) for row in rows] == [region.name for region in regions]
    for row, region in zip(rows, regions, strict=True):
        assert [link["href"] for link in row.select("a.button")] == [f"tel:{each.tel}" for each in region.emergency]
    assert not person.main.select("select")


@pytest.mark.parametrize("named", [*EMERGENCIES.values(), *URGENT.values()])
def test_with_a_region_chosen_its_number_is_the_one_button(app, content, named):
    person = result_of(app, named, UK)
    call = content.people.referrals[first(person)["data-referral"]].call
    assert call in CALLS
    assert first(person).select_one("a.button")["href"] == f"tel:{getattr(content.people.regions[UK], call)[0].tel}"
    assert len(first(person).select("a.button")) == 1
    assert not person.main.select(".numbers--by-region")


def test_a_heading_that_says_go_has_no_call_as_its_main_button(app, content):
    """The call is second, and says when."""
    for region in (None, UK):
        person = result_of(app, EMERGENCIES["a department"], region)
        text = words(first(person))
        going = content.people.referrals["emergency-department"]
        assert text.index(going.title) < text.index(going.call_when) < text.index("Call 999")
        assert not first(person).select(".numbers:not(.numbers--second) .button")


def test_a_heading_that_says_call_has_the_call_as_its_main_button(app):
    assert first(result_of(app, EMERGENCIES["an ambulance"])).select(".numbers:not(.numbers--second) .button")


@pytest.mark.parametrize(("region", "word"), [(None, None), (UK, "A&E"), ("EM-03", "ER"), ("EM-08", None)])
def test_what_people_call_the_place_is_said_only_where_they_are_known_to_be(app, content, region, word):
    text = result_of(app, EMERGENCIES["a department"], region).main.get_text()
    assert {each.place for each in content.people.regions.values() if each.place and f"({each.place})" in text} == (
        {word} if word else set()
    )


@pytest.mark.parametrize("named", EMERGENCIES.values(), ids=EMERGENCIES)
def test_whoever_cannot_speak_or_hear_is_told_another_way(app, content, named):
    everywhere = words(first(result_of(app, named)))
    for region in content.people.regions.values():
        assert all(each.label in everywhere for each in region.without_speaking)
        person = result_of(app, named, region.id)
        assert all(each.label in words(first(person)) for each in region.without_speaking)
    assert [link["href"] for link in first(result_of(app, named, UK)).select('a[href^="sms:"]')] == ["sms:999"]


def test_a_text_message_for_help_goes_to_the_number_that_is_shown(content):
    for region in content.people.regions.values():
        for number in region.without_speaking:
            assert number.sms in (None, re.sub(r"\D", "", number.label))
            assert number.sms is None or len(number.sms) > 3 or number.sms in {each.tel for each in region.emergency}


def test_every_region_says_with_a_source_how_to_get_help_without_speaking(content):
    for region in content.people.regions.values():
        assert region.without_speaking
        assert region.id.replace("EM-0", "EM-1") in region.facts


@pytest.mark.parametrize("named", EMERGENCIES.values(), ids=EMERGENCIES)
def test_an_emergency_quotes_the_answer_that_caused_it_and_leads_back_to_its_question(app, named):
    person = result_of(app, named)
    question = list(named)[-1].replace("_", "-")
    assert person.sees(f"“{person.label(question, named[question.replace('-', '_')])}”")
    link = person.main.select_one('.reason a[href^="/screener/"]')
    assert words(link).startswith("Look at your answer on")
    person.opens(link["href"])
    assert person.told(question)


def test_an_emergency_lists_no_signs_and_a_milder_result_lists_all(app):
    assert not result_of(app, EMERGENCIES["an ambulance"]).sees_emergency_list()
    assert result_of(app, URGENT["a doctor"]).sees_emergency_list()
    assert result_of(app, {}).sees_emergency_list()


def test_whoever_is_to_be_seen_today_is_told_what_to_do_if_nobody_can(content):
    urgent = [each for each in content.people.referrals.values() if each.level == "urgent"]
    assert len(urgent) == 4
    assert [each.id for each in urgent if "If nobody can see you today" not in each.text] == []
    assert [each.id for each in urgent if "go to an emergency department" not in each.text] == []


# --- Below that


def test_with_exercises_and_a_doctor_to_tell_the_headline_says_both_and_the_doctor_stands_above(app, content):
    person = result_of(app, {"causes": "psoriasis"})
    assert content.people.referrals["doctor"].in_a_sentence in person.heading
    assert content.texts["levels"]["full"]["title"] in person.heading
    assert first(person)["data-referral"] == "doctor"
    text = words(person.main)
    assert text.index(words(first(person))) < text.index("Your exercises") < text.index("See a physiotherapist")


def test_with_exercises_alone_the_first_thing_is_the_routine(app, content):
    person = result_of(app, {})
    assert person.heading == content.texts["levels"]["full"]["title"]
    assert not first(person)
    assert [words(each) for each in person.main.select(".care .button")] == ["Start"]


def test_what_is_only_a_good_idea_is_never_pressed(app, content):
    beside = words(result_of(app, {}).main)
    waits = content.people.referrals["physiotherapist"].beside_exercises.says
    assert beside.index(waits) < beside.index("See a physiotherapist")
    assert "as soon as you can" not in beside.lower()
    assert waits not in words(result_of(app, {"floor": "no"}).main)


def test_people_of_the_same_time_stand_under_one_heading(app):
    person = result_of(app, {"health": "recent-surgery", "cancer": "yes-steady"})
    assert [words(each) for each in person.main.select(".when")] == ["In the next days"]
    shown = [each["data-referral"] for each in person.main.select("[data-referral]")]
    assert shown == ["doctor", "physiotherapist", "cancer-team", "surgeon"]


@pytest.mark.parametrize("named", [EMERGENCIES["an ambulance"], URGENT["a doctor"], {"health": "heart"}, {}])
def test_the_list_of_answers_is_one_link_away(app, named):
    assert result_of(app, named).follows("Change my answers").address == "/screener/check"


def test_the_view_of_the_author_is_told_as_hers_and_contradicts_nothing(person):
    text = words(person.opens("/evidence").main)
    assert "These exercises do not move bones into place" in text
    assert "“inflare” or “outflare”" in text
    assert "That is the author’s own view: we found no study of it." in text
    assert "has turned" not in text
