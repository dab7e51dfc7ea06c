"""The questions, answered by a person who reads: the whole road, checking, changing, and pages that are refused."""

import pytest
from page_check import words
from person import Person


def test_the_whole_road_from_the_start_page_to_the_end_of_the_routine(person):
    person.walks()
    assert (person.address, person.main["data-level"]) == ("/result", "full")
    person.agrees(5)
    assert (person.address, person.heading) == ("/routine", "Your routine")
    person.rates(2)
    assert person.sees("Pain at the start: 5 out of 10. Pain now: 2 out of 10.")
    assert person.sees(person.content.texts["pain_scale"]["other"])
    assert person.sees_emergency_list()


def test_the_first_page_asks_for_what_cannot_wait(person):
    person.starts()
    assert person.address == "/screener/danger"
    assert len(person.page.select("main input[type=checkbox]")) == len(
        person.content.rulebook.question["emergency-signs"].options
    )


def test_every_step_can_be_reached_by_answering(app, content):
    seen = set()
    for named in (
        {"expecting": "pregnant", "causes": ["injury", "hard-training"], "pain_duration": "over-3-months"},
        {"expecting": "recent-birth", "health": ["hip-replacement"], "age": 30},
        {"age": 75, "pain_first_time": "no"},
    ):
        person = Person(app).walks(**named)
        assert person.address == "/result"
        seen |= {address for address, _, _ in person.seen}
    assert seen >= {f"/screener/{step.id}" for step in content.rulebook.steps}


def test_the_back_link_leads_through_every_page_to_the_start(person):
    person.walks().follows("Change my answers").follows("Change small ball")
    asked = list(dict.fromkeys(address for address, _, _ in person.seen if address.startswith("/screener/")))
    asked.remove("/screener/check")
    for address in reversed(asked[:-1]):
        assert person.follows("Back").address == address
    assert person.follows("Back").address == "/"


@pytest.mark.parametrize(
    "named",
    [{}, {"age": 71}, {"expecting": "might-be"}, {"expecting": "recent-birth"}, {"causes": "injury"}],
    ids=str,
)
def test_the_number_of_pages_is_said_once_it_is_known(person, named):
    person.starts()
    numbers = []
    while person.address != "/result":
        numbers.append(person.page.select_one(".progress").get_text())
        person.goes_on(**named)
    assert numbers[0] == "Page 1"
    assert numbers[-1] == f"Page {len(numbers)} of about {len(numbers)}", "A page is counted that cannot come."
    totals = [int(text.split(" of about ")[1]) for text in numbers if " of about " in text]
    assert totals, "Nobody is ever told how far along they are."
    assert all(abs(total - len(numbers)) <= 2 for total in totals), (totals, len(numbers))
    assert [int(text.split()[1]) for text in numbers] == list(range(1, len(numbers) + 1))


# --- Checking and changing


def test_the_check_page_shows_every_answer_in_the_words_that_were_ticked(person):
    worse = [each.id for each in person.content.rulebook.question["pain-worse"].options][:2]
    person.completes(age=51, pain_worse=worse, pain_now=4).opens("/screener/check")
    rows = {row.dt.get_text(): row.dd.get_text("; ", strip=True) for row in person.page.select("main .answer")}
    assert rows["Age"] == "51"
    assert rows[person.content.rulebook.question["pain-now"].name] == "4 out of 10"
    both = "; ".join(person.label("pain-worse", each) for each in worse)
    assert rows[person.content.rulebook.question["pain-worse"].name] == both
    assert all(rows.values())


def test_every_answer_has_a_change_link_that_leads_to_its_question(person):
    person.completes(expecting="recent-birth", causes="injury", health="hip-replacement", pain_duration="over-3-months")
    person.opens("/screener/check")
    links = [" ".join(link.get_text().split()) for link in person.page.select("main .answer a")]
    assert len(links) == len(person.page.select("main .answer"))
    for link in links:
        person.follows(link)
        assert person.status == 200
        person.goes_back()


def test_a_changed_answer_leads_to_the_result_that_it_gives(person):
    person.completes().opens("/screener/check").follows("Change age")
    assert person.told("age") == ["42"]
    person.tells("age", 17).presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "clinician-first")
    assert person.opens("/screener/check").sees("17")


def test_the_list_of_answers_goes_on_to_the_result(person):
    assert person.completes().opens("/screener/check").heading == "Check your answers"
    assert person.follows("See your result").address == "/result"


def test_a_change_link_says_what_it_changes_in_the_words_that_are_seen(person):
    person.completes().opens("/screener/check")
    links = person.page.select("main .answer a")
    assert [each.find_all(True) for each in links] == [[]] * len(links), "A part of the words is only heard."
    assert words(links[0]) == "Change danger signs"


def test_a_changed_answer_opens_the_questions_that_it_calls_for(person):
    person.completes().opens("/screener/check").follows("Change pregnancy or birth")
    person.tells("expecting", "pregnant").presses("Continue")
    assert person.address == "/screener/pregnancy"
    person.goes_on(pregnancy_weeks="13-or-more")
    assert person.address == "/result"


def test_answers_that_are_no_longer_asked_stop_counting_at_once_and_are_there_when_asked_again(person):
    person.completes(health="hip-replacement", hip="same-side-old")
    person.opens("/screener/check").follows("Change health").tells("health", "none").presses("Continue")
    assert "same-side-hip" not in person.main["data-rules"]
    assert not person.opens("/screener/check").sees(person.label("hip", "same-side-old"))
    assert person.opens("/screener/hip").address == "/result"
    person.opens("/screener/check").follows("Change health").tells("health", "hip-replacement").presses("Continue")
    assert "same-side-hip" in person.main["data-rules"]
    assert person.opens("/screener/check").sees(person.label("hip", "same-side-old"))


def test_an_option_that_the_age_rules_out_is_not_offered_and_the_old_answer_is_asked_again(person):
    person.completes(age=60, pain_duration="over-3-months", stiff_onset="45-or-later")
    person.opens("/screener/check").follows("Change age").tells("age", 40).presses("Continue")
    step = person.content.rulebook.step_of["stiff-onset"].id
    while person.address != f"/screener/{step}":
        assert person.address != "/result", "An onset at 45 or later was kept for someone of 40."
        person.goes_on()
    assert person.told("stiff-onset") == []
    assert len(person.question(person.content.rulebook.question["stiff-onset"].ask).select("input")) == 2


# --- Refused pages


def test_a_page_left_empty_comes_again_with_a_summary_that_leads_to_each_question(person):
    person.starts().goes_to("pain").presses("Continue")
    assert person.status == 422
    assert person.title.startswith("Error:")
    questions = person.content.rulebook.step["pain"].questions
    asked = [each for each in questions if person.page.find(id=each.id)]
    assert person.sees_errors() == [each.if_left_out for each in asked]
    assert all(person.sees(each.if_left_out) for each in asked)


def test_every_page_that_is_left_empty_says_so_in_the_words_of_its_questions(app, content):
    for named in ({"expecting": "pregnant"}, {"expecting": "recent-birth", "causes": ["injury"]}, {"age": 71}):
        person = Person(app).starts()
        named |= {"health": "hip-replacement", "pain_duration": "over-3-months"}
        while person.address != "/result":
            person.presses("Continue")
            assert person.status == 422
            assert person.title.startswith("Error:")
            assert person.sees_errors() == [
                content.rulebook.question[each["id"]].if_left_out for each in person.page.select(".question")
            ]
            person.goes_on(**named)


def test_what_is_wrong_is_heard_in_a_box_that_has_the_focus_and_no_name_in_the_place_of_its_list(person):
    person.starts().presses("Continue")
    box = person.page.select_one("[autofocus]")
    assert (box["class"], box["tabindex"]) == (["errors"], "-1")
    assert not {"role", "aria-label", "aria-labelledby"} & set(box.attrs)
    [alert] = box.find_all(recursive=False)
    assert alert["role"] == "alert"
    assert words(alert) == words(box)


def test_what_is_wrong_with_a_number_is_read_with_its_box(person):
    person.starts().goes_on().presses("Continue")
    box = person.page.select_one("#age-input")
    told = " ".join(words(person.page.find(id=each)) for each in box["aria-describedby"].split())
    age = person.content.rulebook.question["age"]
    assert told == " ".join(filter(None, [age.hint, f"Error: {age.if_left_out}"]))


def test_each_hint_is_read_with_its_question_and_each_explanation_has_the_label_that_it_explains(person):
    person.starts()
    while person.address != "/result":
        for asked in person.page.select("fieldset.question"):
            hint = person.content.rulebook.question[asked["id"]].hint
            assert not hint or words(person.page.find(id=asked["aria-describedby"].split()[0])) == hint
        for button in person.page.select(".option summary"):
            option = button.find_parent(class_="option")
            assert words(button) == "What does this mean?"
            assert person.page.find(id=button["aria-describedby"]) is option.label
        person.goes_on()


def test_what_was_right_stays_when_something_else_is_wrong(person):
    person.starts().goes_on().tells("age", 42).presses("Continue")
    assert person.status == 422
    assert person.told("age") == ["42"]
    left = [person.content.rulebook.question[each].if_left_out for each in ("floor", "cancer")]
    assert person.sees_errors() == left


def test_a_refused_page_keeps_nothing(person):
    person.starts().goes_on().tells("age", 42).presses("Continue")
    assert person.opens("/screener/about-you").told("age") == []


def test_a_word_where_a_number_is_asked_is_shown_again_as_it_was_written(person):
    person.starts().goes_on().fills().tells("age", "forty <b>two").presses("Continue")
    assert person.status == 422
    assert person.told("age") == ["forty <b>two"]
