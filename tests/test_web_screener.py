"""The whole road, walked by a person who reads: questions, check, result, agreement, routine, and every way aside."""

import pytest
from person import Person


def test_the_whole_road_from_the_start_page_to_the_end_of_the_routine(person):
    person.walks()
    assert (person.address, person.heading) == ("/screener/check", "Check your answers")
    person.follows("See your result")
    assert person.main["data-level"] == "full"
    person.agrees()
    assert (person.address, person.heading) == ("/routine", "Your routine")
    scale = person.content.words["pain_scale"]
    person.answers(scale["before"], 5).answers(scale["after"], 3).presses("Finish")
    assert person.sees("Pain before: 5 out of 10. Pain now: 3 out of 10.", scale["other"])
    assert person.sees_emergency_list()


def test_the_first_page_asks_for_what_cannot_wait(person):
    person.starts()
    assert person.address == "/screener/danger"
    assert len(person.page.select("main input[type=checkbox]")) == len(person.content.question["emergency-signs"].options)


def test_every_step_can_be_reached_by_answering(app, content):
    seen = set()
    for named in (
        {"expecting": "pregnant", "causes": ["injury", "hard-training"], "pain_duration": "over-3-months"},
        {"expecting": "recent-birth", "health": ["hip-replacement"], "age": 30},
        {"age": 75, "pain_first_time": "no"},
    ):
        person = Person(app).walks(**named)
        assert person.address == "/screener/check"
        seen |= {address for address, _, _ in person.seen}
    assert seen >= {f"/screener/{step.id}" for step in content.steps}


def test_the_back_link_leads_through_every_page_to_the_start(person):
    person.walks().follows("See your result").follows("Change my answers").follows("Change Small ball")
    asked = list(dict.fromkeys(address for address, _, _ in person.seen if address.startswith("/screener/")))
    asked.remove("/screener/check")
    for address in reversed(asked[:-1]):
        assert person.follows("Back").address == address
    assert person.follows("Back").address == "/"


def test_the_number_of_pages_is_said_once_it_is_known(person):
    person.starts()
    numbers = []
    while person.address != "/screener/check":
        numbers.append(person.page.select_one(".progress").get_text())
        person.goes_on()
    assert numbers[0] == "Question page 1"
    totals = [int(text.split(" of about ")[1]) for text in numbers if " of about " in text]
    assert totals, "Nobody is ever told how far along they are."
    assert all(abs(total - len(numbers)) <= 2 for total in totals), (totals, len(numbers))
    assert [int(text.split()[2]) for text in numbers] == list(range(1, len(numbers) + 1))


# --- Checking and changing


def test_the_check_page_shows_every_answer_in_the_words_that_were_ticked(person):
    person.completes(age=51, pain_worse=["stairs", "sitting"], pain_now=4)
    rows = {row.dt.get_text(): row.dd.get_text("; ", strip=True) for row in person.page.select("main .answer")}
    assert rows["Age"] == "51"
    assert rows[person.content.question["pain-now"].name] == "4 out of 10"
    both = "; ".join(person.label("pain-worse", each) for each in ("stairs", "sitting"))
    assert rows[person.content.question["pain-worse"].name] == both
    assert all(rows.values())


def test_every_answer_has_a_change_link_that_leads_to_its_question(person):
    person.completes(expecting="recent-birth", causes="injury", health="hip-replacement", pain_duration="over-3-months")
    links = [" ".join(link.get_text().split()) for link in person.page.select("main .answer a")]
    assert len(links) == len(person.page.select("main .answer"))
    for link in links:
        person.follows(link)
        assert person.status == 200
        person.goes_back()


def test_a_changed_answer_comes_back_to_the_check_page(person):
    person.completes().follows("Change Age")
    assert person.told("age") == ["42"]
    person.tells("age", 43).presses("Continue")
    assert person.address == "/screener/check"
    assert person.sees("43")


def test_a_changed_answer_opens_the_questions_that_it_calls_for(person):
    person.completes().follows("Change Pregnancy or birth").tells("expecting", "pregnant").presses("Continue")
    assert person.address == "/screener/pregnancy"
    person.goes_on()
    assert person.address == "/screener/check"


def test_answers_that_are_no_longer_asked_stop_counting_at_once_and_are_there_when_asked_again(person):
    person.completes(health="hip-replacement", hip="same-side-old")
    person.follows("Change Health").tells("health", "none").presses("Continue")
    assert not person.sees(person.label("hip", "same-side-old"))
    person.follows("See your result")
    assert "same-side-hip" not in person.main["data-rules"]
    assert person.opens("/screener/hip").address == "/screener/check"
    person.follows("Change Health").tells("health", "hip-replacement").presses("Continue")
    assert person.sees(person.label("hip", "same-side-old"))


def test_an_option_that_the_age_rules_out_is_not_offered_and_the_old_answer_is_asked_again(person):
    person.completes(age=60, pain_duration="over-3-months", stiff_onset="45-or-later")
    person.follows("Change Age").tells("age", 40).presses("Continue")
    while person.address != "/screener/inflammation":
        assert person.address != "/screener/check", "An onset at 45 or later was kept for someone of 40."
        person.goes_on()
    assert person.told("stiff-onset") == []
    assert len(person.question(person.content.question["stiff-onset"].ask).select("input")) == 2


# --- Ends before the end


def test_an_emergency_sign_ends_the_questions_at_once(person):
    person.starts().tells("emergency-signs", "saddle-numbness").presses("Continue")
    assert person.address == "/result"
    assert person.main["data-level"] == "emergency"
    assert person.sees(person.label("emergency-signs", "saddle-numbness"))
    assert person.sees_emergency_list()


def test_an_emergency_quotes_the_answer_that_caused_it_and_lets_it_be_changed(person):
    person.starts().tells("emergency-signs", "cold-leg").presses("Continue")
    person.follows("change the answer on danger signs")
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
    person.starts().goes_to("today").tells("urgent-signs", "fever").presses("Continue")
    assert (person.address, person.status) == ("/screener/today", 422)
    assert person.sees_warning("urgent")
    person.tells("cancer", "no").presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "urgent")


def test_a_doubt_on_the_first_page_waits_for_the_last_emergency_question(person):
    person.starts().goes_on(emergency_signs="unsure")
    assert person.address == "/screener/about-you"
    person.goes_to("today").goes_on()
    assert (person.address, person.main["data-level"]) == ("/result", "urgent")
    assert person.opens("/screener/where").address == "/result"


def test_none_beside_a_sign_is_refused_with_the_advice_for_that_sign(person):
    person.starts().tells("emergency-signs", "chest-or-breath", "none").presses("Continue")
    assert person.status == 422
    assert person.sees_warning("emergency")
    referral = person.content.referrals["ambulance"]
    assert person.sees(referral.title, person.content.rule["heart-or-lung"].because)
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
    person.starts().goes_to("pain").fills().tells("pain-worse", "stairs", "none").presses("Continue")
    assert person.status == 422
    assert not person.page.select(".care")


# --- Refused pages


def test_a_page_left_empty_comes_again_with_a_summary_that_leads_to_each_question(person):
    person.starts().goes_to("pain").presses("Continue")
    assert person.status == 422
    assert person.title.startswith("Error:")
    questions = person.content.step["pain"].questions
    asked = [each for each in questions if person.page.find(id=each.id)]
    assert person.sees_errors() == [each.if_left_out for each in asked]
    assert all(person.sees(each.if_left_out) for each in asked)


def test_every_page_that_is_left_empty_says_so_in_the_words_of_its_questions(app, content):
    for named in ({"expecting": "pregnant"}, {"expecting": "recent-birth", "causes": ["injury"]}, {"age": 71}):
        person = Person(app).starts()
        named |= {"health": "hip-replacement", "pain_duration": "over-3-months"}
        while person.address != "/screener/check":
            person.presses("Continue")
            assert person.status == 422
            assert person.title.startswith("Error:")
            assert person.sees_errors() == [content.question[each["id"]].if_left_out for each in person.page.select(".question")]
            person.goes_on(**named)


def test_what_was_right_stays_when_something_else_is_wrong(person):
    person.starts().goes_on().tells("age", 42).presses("Continue")
    assert person.status == 422
    assert person.told("age") == ["42"]
    assert person.sees_errors() == [person.content.question["floor"].if_left_out]


def test_a_refused_page_keeps_nothing(person):
    person.starts().goes_on().tells("age", 42).presses("Continue")
    assert person.opens("/screener/about-you").told("age") == []


def test_a_word_where_a_number_is_asked_is_shown_again_as_it_was_written(person):
    person.starts().goes_on().fills().tells("age", "forty <b>two").presses("Continue")
    assert person.status == 422
    assert person.told("age") == ["forty <b>two"]


@pytest.mark.parametrize("written", ["0", "121", "-5", "4.5", "1e2", "12345", "0x2A", "²", "½", "4 2", "NaN", ""])
def test_an_age_that_is_no_age_is_refused(person, written):
    person.starts().goes_on().fills().tells("age", written).presses("Continue")
    assert person.status == 422
    assert person.sees_errors() == [person.content.question["age"].if_left_out]


@pytest.mark.parametrize("written", ["42", " 42 ", "042", "٤٢", "４２"])
def test_an_age_is_read_as_people_write_it(person, written):
    person.starts().goes_on().goes_on(age=written)
    assert person.opens("/screener/about-you").told("age") == ["42"]


# --- Agreement and routine


def test_no_routine_without_the_agreement(person):
    person.completes()
    assert person.opens("/routine").address == "/result"
    person.presses("Start the routine")
    assert (person.status, person.title.startswith("Error:")) == (422, True)
    assert person.sees_errors() == [person.content.words["agreement"]["if_left_out"]]
    assert person.opens("/routine").address == "/result"


def test_the_agreement_says_c1_to_c3_and_how_sure_we_are(person):
    person.completes().follows("See your result")
    agreement = person.content.words["agreement"]
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
    person.completes(health="hernia").follows("See your result")
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


def test_more_pain_afterwards_gives_the_advice_for_that(person):
    scale = person.content.words["pain_scale"]
    person.completes().agrees().answers(scale["before"], 3).answers(scale["after"], 5).presses("Finish")
    assert person.sees(scale["up_by_2"])
    assert person.page.select("[data-referral]")


def test_one_number_alone_is_not_compared_and_that_is_said(person):
    person.completes().agrees().answers(person.content.words["pain_scale"]["after"], 5).presses("Finish")
    assert person.address == "/routine"
    assert "Two numbers are missing" in person.sees_notice()
    assert "Two numbers are missing" not in person.opens("/routine").sees_notice()


# --- Region, forgetting, coming back


def test_the_region_is_chosen_once_and_its_numbers_stand_everywhere(person):
    person.completes(emergency_signs="cold-leg").chooses("Telephone numbers for", "Ireland").presses("Show these numbers")
    assert person.address == "/result"
    number = person.content.regions["EM-02"].emergency[0]
    assert person.page.select_one(f'main a.button[href="tel:{number.tel}"]')
    assert person.opens("/region").sees(number.label)


def test_the_default_region_names_no_number(person):
    person.completes(emergency_signs="cold-leg")
    assert person.sees(person.content.regions[person.content.default_region].emergency[0].label)


def test_every_region_can_be_chosen_without_any_answer(person):
    for region in person.content.regions.values():
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
    region = list(person.content.regions.values())[2]
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
