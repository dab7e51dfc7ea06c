"""The routine with its branch, the region, forgetting and coming back."""

import pytest
from cookies import kept_by

# --- Agreement and routine


def test_a_changed_answer_withdraws_the_agreement(person):
    person.completes().agrees()
    person.opens("/screener/pain").tells("pain-now", 2).presses("Continue")
    assert person.opens("/routine").address == "/routine/start"


def test_the_same_answer_sent_again_leaves_the_agreement_alone(person):
    person.completes().agrees()
    person.opens("/screener/pain").presses("Continue")
    assert person.opens("/routine").address == "/routine"


def blocks(person):
    return [" ".join(each.h2.get_text().split()) for each in person.page.select(".routine > li")]


def exercises(person):
    return list(dict.fromkeys(each["data-exercise"] for each in person.page.select("[data-phase]")))


def test_when_the_first_exercise_helped_two_are_left_out(person):
    person.completes().agrees()
    assert exercises(person) == ["knee-brace", "inflare", "plank", "superman"]
    person.presses(person.content.routine.answers["yes"])
    assert person.address == "/routine"
    assert exercises(person) == ["knee-brace", "superman"]
    assert len(blocks(person)) == 3


def test_without_a_change_the_routine_goes_on_in_order(person):
    person.completes().agrees().presses(person.content.routine.answers["no-change"])
    assert exercises(person) == ["knee-brace", "inflare", "plank", "superman"]
    assert not person.page.select("form.helped")


def test_when_it_is_worse_the_routine_stops_with_whom_to_see(person):
    person.completes(health="hernia")
    referred = [each["data-referral"] for each in person.page.select("[data-referral]")]
    person.agrees().presses(person.content.routine.answers["worse"])
    assert (person.address, person.heading) == ("/routine/stop", "The routine is over for today")
    assert [each["data-referral"] for each in person.page.select("[data-referral]")] == referred
    assert person.sees_emergency_list()
    assert not person.page.select("[data-phase], [data-exercise]")
    assert person.opens("/routine").address == "/routine/stop"


def test_after_a_stop_the_routine_can_begin_again_another_time(person):
    person.completes().agrees().presses(person.content.routine.answers["worse"])
    person.follows("Another day, start the routine again").begins()
    assert person.address == "/routine"
    assert person.page.select("form.helped")


def test_an_answer_to_did_it_help_counts_for_these_answers_only(person):
    person.completes().agrees().presses(person.content.routine.answers["worse"])
    person.opens("/screener/pain").tells("pain-now", 2).presses("Continue").agrees()
    assert (person.address, len(person.page.select("form.helped"))) == ("/routine", 1)


def test_it_is_not_asked_whether_it_helped_when_nothing_would_follow(person):
    person.completes(plank="cannot", ball="no", pain_side="both").agrees()
    assert exercises(person) == ["knee-brace"]
    assert not person.page.select("form.helped")


def test_stop_is_always_one_press_away(person):
    person.completes().agrees().follows("Stop the routine")
    assert person.address == "/routine/stop"


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [(3, 4, False), (3, 5, True), (4, 5, False), (5, 6, True), (6, 7, True), (7, 7, False), (7, 6, False)],
)
def test_more_pain_afterwards_gives_the_advice_for_that(person, before, now, worse):
    scale = person.content.texts["pain_scale"]
    person.completes().agrees(before).rates(now)
    assert person.sees(f"Pain at the start: {before} out of 10. Pain now: {now} out of 10.")
    assert person.sees(scale["worse"]) == bool(person.page.select(".end--worse")) == worse
    assert person.sees(scale["other"]) == bool(person.page.select(".end--other")) != worse
    assert bool(person.page.find("a", string="Start the routine again")) != worse
    assert person.page.select("[data-referral]")


def test_the_end_says_what_was_done_and_shows_it(person):
    person.completes(ball="no").agrees(3).presses(person.content.routine.answers["no-change"]).rates(3)
    assert person.sees("You went through the knee brace, knee-to-wall push and plank.")
    assert len(person.page.select(".end svg")) == 3


def test_an_end_after_which_two_were_left_out_names_neither(person):
    person.completes().agrees(3).presses(person.content.routine.answers["yes"]).rates(3)
    assert person.sees("You went through the knee brace and superman on the ball.")


def test_one_press_at_the_end_of_the_routine_rates_the_pain_now(person):
    person.completes().agrees(3)
    form = person.page.find(id="after-form")
    assert [button["value"] for button in form.select("button")] == [str(number) for number in range(11)]
    assert not form.select("input:not([type=hidden])")
    limits = person.content.texts["pain_scale"]
    assert form["data-before"] == "3"
    assert (form["data-up-by"], form["data-up-to"]) == (str(limits["up_by"]), str(limits["up_to"]))


def test_a_number_that_is_missing_is_asked_for_on_a_page_of_its_own(person):
    person.completes().agrees(3)
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    person.arrives(person.browser.post("/routine/after", data={"csrf_token": token}), "/routine/after")
    assert (person.status, person.title.startswith("Error:")) == (422, True)
    assert person.sees_errors() == ["Press the number that fits how strong it is now."]
    assert person.rates(5).sees("Pain at the start: 3 out of 10. Pain now: 5 out of 10.")


def test_the_page_of_a_number_that_is_opened_again_shows_the_routine(person):
    person.completes().agrees()
    assert person.opens("/routine/after").address == "/routine"


def test_the_number_of_the_end_changes_no_answer(person):
    """But when it was worse, the one of the start is no more how strong it is now: the next start asks for it."""
    person.completes().agrees(3)
    before = kept_by(person)
    person.rates(9)
    assert kept_by(person) == {name: kept for name, kept in before.items() if name != "w"} | {"h": "worse"}


def test_more_pain_ends_the_routine_for_today(person):
    person.completes().agrees(3)
    person.rates(5)
    assert person.opens("/routine").address == "/routine/stop"
    assert "until tomorrow" in person.opens("/routine/start").sees_notice()


def test_the_end_is_compared_with_the_number_with_which_the_routine_began(person):
    person.completes().agrees(4)
    person.also().opens("/screener/pain").tells("pain-now", 6).presses("Continue")
    assert person.rates(6).sees("Pain at the start: 4 out of 10. Pain now: 6 out of 10.")


def test_that_it_is_worse_can_be_said_where_nobody_asks(person):
    person.completes(pain_side="both", ball="no", plank="cannot").agrees()
    assert not person.page.find(id="helped")
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    person.browser.post("/routine/helped", data={"helped": "worse", "csrf_token": token})
    assert person.opens("/routine").address == "/routine/stop"


def test_the_end_is_told_to_those_whose_agreement_fell_meanwhile(person):
    person.completes().agrees(3)
    person.also().opens("/screener/ability").tells("ball", "no").presses("Continue")
    assert person.rates(9).sees(person.content.texts["pain_scale"]["worse"])


def test_stop_is_open_to_those_whose_agreement_fell_meanwhile(person):
    person.completes().agrees()
    person.also().opens("/screener/ability").tells("ball", "no").presses("Continue")
    person.follows("Stop the routine")
    assert (person.address, person.heading) == ("/routine/stop", "The routine is over for today")


# --- Region, forgetting, coming back


def test_the_region_is_chosen_once_and_its_numbers_stand_everywhere(person):
    person.completes(urgent_signs="fever").chooses("Telephone numbers for", "Ireland").presses("Show these numbers")
    assert person.address == "/result"
    person.opens("/screener/danger").goes_on(emergency_signs="cold-leg")
    assert person.address == "/result"
    number = person.content.people.regions["EM-02"].emergency[0]
    assert person.page.select_one(f'main a.button[href="tel:{number.tel}"]')
    assert person.opens("/region").sees(number.label)


def test_the_default_region_names_no_number(person):
    person.completes(emergency_signs="cold-leg")
    assert person.sees(person.content.people.regions[person.content.people.default_region].emergency[0].label)


def test_every_region_can_be_chosen_without_any_answer(person):
    for region in person.content.people.regions.values():
        person.opens("/region").chooses("Telephone numbers for", region.name).presses("Show these numbers")
        assert person.sees(region.name, *(number.label for number in region.emergency))


def test_starting_when_there_are_answers_shows_none_of_them(person):
    person.completes(age=37, pain_place="tailbone")
    next_person = person.also().starts()
    assert next_person.heading == "Go on, or start afresh?"
    assert not next_person.sees("37")
    assert not next_person.sees(person.label("pain-place", "tailbone"))
    assert not next_person.page.select("main input:not([type=hidden])")


def test_starting_afresh_clears_the_answers_and_keeps_the_region(person):
    region = list(person.content.people.regions.values())[2]
    person.opens("/region").chooses("Telephone numbers for", region.name).presses("Show these numbers")
    person.completes(age=37)
    person.starts().presses("Start afresh")
    assert (person.address, person.told("emergency-signs")) == ("/screener/danger", [])
    assert person.goes_on().told("age") == []
    assert person.opens("/region").sees(region.name, region.emergency[0].label)


def test_going_on_leads_to_the_first_open_question(person):
    person.starts().goes_to("where")
    person.also().starts()
    assert person.starts().follows("Go on with these answers").address == "/screener/where"


def test_forgetting_clears_everything(person):
    person.opens("/region").chooses("Telephone numbers for", "Ireland").presses("Show these numbers")
    person.completes().agrees().presses("Forget my answers")
    assert person.heading == "Your answers are forgotten"
    name = person.app.config["SESSION_COOKIE_NAME"]
    assert person.browser.get_cookie(name) is None
    assert person.opens("/result").address == "/screener/danger"
    assert person.told("emergency-signs") == []


def test_the_page_that_says_forgotten_is_not_shown_to_someone_with_answers(person):
    person.completes()
    assert person.opens("/forgotten").address == "/screener"


def test_a_page_that_is_not_open_yet_leads_to_the_first_open_one(person):
    person.starts().goes_to("today")
    for address in ("/screener/tried", "/screener/ability", "/screener/check", "/result", "/routine", "/routine/stop"):
        if address != "/screener/tried":
            assert person.opens(address).address == "/screener/today"
    assert person.opens("/screener/tried").status == 404
