"""Who comes back: the choice to keep, what comes first when answers are out of time, and why nothing is left."""

import pytest
from page_check import words
from person import Person
from test_web_home import HOME, main_keys, shown_exercises

HOUR = 60 * 60
DAY = 24 * HOUR

# --- Keeping


@pytest.fixture
def keeper(app):
    """Someone who chose to keep the answers, on the start page."""
    person = Person(app).completes().comes_to_the_start()
    person.ticks("Keep my answers on this device")
    return person.begins().opens(HOME)


def test_the_box_to_keep_is_off_at_first_and_says_what_it_means_on_a_shared_device(at_start):
    box = at_start.page.find(id="keep")
    assert (box["type"], box["name"], box["value"], box.has_attr("checked")) == ("checkbox", "keep", "yes", False)
    assert box.find_parent("form")["action"] == "/agreement"
    hint = words(at_start.page.find(id=box["aria-describedby"]))
    assert "other people use this device" in hint


def test_a_box_that_was_ticked_stays_so_when_something_else_is_missing(at_start):
    at_start.ticks("Keep my answers on this device")
    form = at_start.page.find(id="begin")
    sent = {each["name"]: each.get("value", "") for each in form.select("input[type=hidden], #keep")}
    at_start.arrives(at_start.browser.post("/agreement", data=sent), "/agreement")
    assert at_start.status == 422
    assert at_start.page.find(id="keep").has_attr("checked")


def test_once_chosen_it_is_not_asked_again_but_can_be_stopped(keeper):
    keeper.opens("/routine/start")
    assert not keeper.page.find("input", {"name": "keep"})
    keeper.follows("Stop keeping them")
    assert keeper.address == HOME
    keeper.presses("Stop keeping my answers")
    keeper.opens(HOME)
    assert not keeper.sees("They are kept on this device")
    assert keeper.opens("/routine/start").page.find(id="keep")


def test_home_says_for_how_long_answers_count_kept_or_not(app, keeper):
    assert Person(app).completes().opens(HOME).sees("They count for about 24 hours more.")
    assert keeper.sees("They are kept on this device. They count for about 6 weeks more.")


def test_the_diary_is_named_to_those_alone_who_have_one(app, keeper):
    assert not Person(app).completes().opens(HOME).main.select('[href="/diary"]')
    assert keeper.follows("Open your diary").address == "/diary"


@pytest.mark.parametrize("address", [HOME, "/screener/pain", "/result", "/routine/start"])
def test_whoever_keeps_a_diary_reads_at_the_button_that_it_goes_too(app, keeper, address):
    said = "your diary too"
    assert said in keeper.opens(address).page.footer.get_text()
    assert said not in Person(app).completes().opens(address).page.footer.get_text()


# --- What comes first, when answers are out of time


@pytest.fixture
def returning(app, clock):
    """Someone who keeps the answers and has begun a routine, with a clock that the test moves."""
    person = Person(app).walks(pain_side="right").comes_to_the_start()
    person.ticks("Keep my answers on this device")
    return person.begins()


def first_things(person) -> list[str]:
    return [words(each) for each in person.main.select("[data-first] li")]


def test_within_a_day_of_danger_signs_the_routine_is_one_key_away(returning, clock):
    clock.now += 16 * HOUR - 120
    returning.opens(HOME)
    assert main_keys(returning) == ["Start your routine"]
    assert returning.follows("Start your routine").address == "/routine/start"


def test_after_that_the_signs_come_first_and_the_last_routine_is_only_looked_back_at(returning, clock, content):
    clock.now += 17 * HOUR
    returning.opens(HOME)
    steps = content.rulebook.step
    assert first_things(returning) == [steps["danger"].title, steps["today"].title]
    assert main_keys(returning) == ["Begin with these questions"]
    assert returning.sees("Your routine last time", "For your sore right side.")
    assert shown_exercises(returning)
    assert not returning.sees("Start your routine")
    assert returning.follows("Begin with these questions").address == "/screener/danger"


def test_what_is_to_be_confirmed_is_named_too(returning, clock, content):
    clock.now += 15 * DAY
    returning.opens(HOME)
    assert first_things(returning)[-1] == content.wording["pages/home"].confirms
    returning.follows("Begin with these questions").goes_on().goes_on()
    assert returning.address == "/screener/confirm"
    assert first_things(returning.opens(HOME)) == [content.wording["pages/home"].confirms]
    assert returning.follows("Begin with these questions").address == "/screener/confirm"


def test_a_result_that_was_no_routine_is_not_looked_back_at(app, clock):
    person = Person(app).walks(health=["heart"])
    clock.now += 17 * HOUR
    person.opens(HOME)
    assert main_keys(person) == ["Begin with these questions"]
    assert shown_exercises(person) == []


@pytest.mark.parametrize(
    ("sign", "level"), [({"emergency_signs": "cold-leg"}, "emergency"), ({"health": "heart"}, "clinician-first")]
)
def test_a_result_of_before_that_nobody_may_have_looked_at_is_named_first(app, clock, content, sign, level):
    person, other = Person(app).walks(**sign), Person(app).walks()
    clock.now += 17 * HOUR
    said = person.opens(HOME).sees_notice()
    assert content.texts["levels"][level]["title"] in said
    assert "get that help first" in said
    assert "Last time, your result was" not in other.opens(HOME).page.get_text()


def test_a_routine_of_other_answers_than_those_of_now_is_not_looked_back_at(returning, clock):
    returning.opens("/screener/ability").goes_on(ball="no")
    clock.now += 17 * HOUR
    assert shown_exercises(returning.opens(HOME)) == []


def test_a_sign_of_yesterday_hides_the_routine_of_before_it(returning, clock):
    """Ticked while the page was there, and asked again today: until then there is nothing to look back at."""
    clock.now += 2 * HOUR
    returning.opens("/screener/today").goes_on(urgent_signs=["fever"])
    assert shown_exercises(returning.opens(HOME)) == []
    clock.now += 17 * HOUR
    assert shown_exercises(returning.opens(HOME)) == []


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (60, "less than an hour ago"), (HOUR - 1, "less than an hour ago"), (HOUR, "about 1 hour ago"),
        (3 * HOUR, "about 3 hours ago"), (15 * HOUR, "about 15 hours ago"), (3 * DAY, "about 3 days ago"),
    ],
)  # fmt: skip
def test_it_says_when_a_routine_was_last_begun(returning, clock, ago, said):
    clock.now += ago
    assert returning.opens(HOME).sees(f"You last began your routine {said}.")


def test_whoever_has_begun_a_routine_can_go_on_with_it(returning, clock):
    assert returning.opens(HOME).follows("Open the list of the routine that you began").address == "/routine"
    clock.now += 3 * HOUR + 60
    assert not returning.opens(HOME).sees("Open the list of the routine")


@pytest.mark.parametrize(("kept", "after", "notice"), [(False, DAY, "day-over"), (True, 42 * DAY, "weeks-over")])
def test_whose_answers_have_ended_is_told_why_and_begins_anew(app, clock, content, kept, after, notice):
    person = Person(app).walks().comes_to_the_start()
    if kept:
        person.ticks("Keep my answers on this device")
    person.begins()
    clock.now += after + 60
    fresh = person.also().opens("/screener/danger")
    assert content.wording["components/notice"][notice].title in fresh.sees_notice()


@pytest.mark.parametrize(("kept", "after", "notice"), [(False, DAY, "day-over"), (True, 42 * DAY, "weeks-over")])
def test_the_start_page_tells_it_too_with_no_exercise(app, clock, content, kept, after, notice):
    person = Person(app).walks().comes_to_the_start()
    if kept:
        person.ticks("Keep my answers on this device")
    person.begins()
    clock.now += after + 60
    person.opens(HOME)
    assert content.wording["components/notice"][notice].title in person.sees_notice()
    assert shown_exercises(person) == []
    assert person.follows("Start the questions").address == "/screener/danger"
