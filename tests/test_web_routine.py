"""The agreement, the routine with its branch, the region, forgetting and coming back."""

import pytest

# --- Agreement and routine


def test_no_routine_without_the_agreement(person):
    person.completes()
    assert person.opens("/routine").address == "/result"
    person.presses("Start the routine")
    assert (person.status, person.title.startswith("Error:")) == (422, True)
    assert person.sees_errors() == [person.content.texts["agreement"]["if_left_out"]]
    assert person.opens("/routine").address == "/result"


def test_the_agreement_says_c1_to_c3_and_how_sure_we_are(person):
    person.completes()
    agreement = person.content.texts["agreement"]
    assert person.sees(*(point["text"] for point in (*agreement["points"], *agreement["evidence"])))


def test_a_changed_answer_withdraws_the_agreement(person):
    person.completes().agrees()
    person.opens("/screener/pain").tells("pain-now", 2).presses("Continue")
    assert person.opens("/routine").address == "/result"


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
    assert (person.address, person.heading) == ("/routine/stop", "The routine is stopped")
    assert [each["data-referral"] for each in person.page.select("[data-referral]")] == referred
    assert person.sees_emergency_list()
    assert not person.page.select("[data-phase], [data-exercise]")
    assert person.opens("/routine").address == "/routine/stop"


def test_after_a_stop_the_routine_can_begin_again_another_time(person):
    person.completes().agrees().presses(person.content.routine.answers["worse"])
    person.presses("Begin the routine again another time")
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
    person.completes().agrees().answers(scale["before"], before).answers(scale["after"], now).presses("Finish")
    assert person.sees(scale["worse"]) == worse
    assert person.sees(scale["other"]) != worse
    assert bool(person.page.find("button", string="Begin the routine again")) != worse
    assert person.page.select("[data-referral]")


def test_one_number_alone_is_not_compared_and_that_is_said(person):
    person.completes().agrees().answers(person.content.texts["pain_scale"]["after"], 5).presses("Finish")
    assert person.address == "/routine"
    assert "A number is missing" in person.sees_notice()
    assert "A number is missing" not in person.opens("/routine").sees_notice()


def test_the_number_that_was_given_stands_there_still_and_both_are_gone_once_they_are_compared(person):
    scale = person.content.texts["pain_scale"]
    person.completes().agrees().answers(scale["after"], 5).presses("Finish")
    assert person.has_ticked(scale["after"]) == ["5"]
    person.answers(scale["before"], 4).presses("Finish")
    assert person.sees("Pain before: 4 out of 10. Pain now: 5 out of 10.")
    person.opens("/routine")
    assert person.has_ticked(scale["before"]) == person.has_ticked(scale["after"]) == []


def test_the_pain_of_an_earlier_routine_is_not_ticked_in_a_later_one(person):
    scale = person.content.texts["pain_scale"]
    person.completes().agrees()
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    person.browser.post("/routine/helped", data={"csrf_token": token, "helped": "no-change", "pain-before": "6"})
    assert person.opens("/routine").has_ticked(scale["before"]) == ["6"]
    assert person.opens("/routine").has_ticked(scale["before"]) == []
    person.presses("Begin again from the start")
    assert person.has_ticked(scale["before"]) == []


def test_the_pain_before_is_kept_when_it_comes_with_whether_it_helped(person):
    person.completes().agrees()
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    sent = {"csrf_token": token, "helped": "no-change", "pain-before": "3"}
    assert person.browser.post("/routine/helped", data=sent).status_code == 303
    assert person.opens("/routine").has_ticked(person.content.texts["pain_scale"]["before"]) == ["3"]
    person.opens("/screener/pain").tells("pain-now", 2).presses("Continue").agrees()
    assert person.has_ticked(person.content.texts["pain_scale"]["before"]) == []


@pytest.mark.parametrize(("kept", "ticked"), [(0, 1), (10, 1), (11, 0), (-1, 0)])
def test_a_number_in_a_cookie_that_the_scale_does_not_have_is_not_ticked(person, kept, ticked):
    person.completes().agrees()
    with person.browser.session_transaction("/routine") as session:
        session["p"] = {"pain-before": kept}
    assert len(person.opens("/routine").has_ticked(person.content.texts["pain_scale"]["before"])) == ticked


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
