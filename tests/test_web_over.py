"""After a routine: what home says when it made it worse, and the ways on from its end and from that of the answers."""

import pytest
from page_check import words
from person import Person
from test_web_home import HOME, main_keys

DAY = 24 * 60 * 60


@pytest.fixture
def keeper(app):
    """Someone who keeps answers and diary, in a routine."""
    person = Person(app).walks().comes_to_the_start()
    return person.ticks("Keep my answers on this device").begins()


# --- After a routine that made it worse


def tells_the_diary(person, **fields) -> None:
    """What the player sends at its end: it needs no page for that."""
    token = person.opens("/diary").page.find("input", {"name": "csrf_token"})["value"]
    sent = {"csrf_token": token, "ended": "finished", "day": "2026-11-29", "quarter": "08:15"} | fields
    assert person.browser.post("/diary", data=sent).status_code == 303


def is_over(person) -> bool:
    person.opens(HOME)
    over = "Your routine is over for today" in [words(each) for each in person.page.select(".notice__title")]
    assert main_keys(person) == (["Who to see, and how soon"] if over else ["Start your routine"])
    return over


@pytest.mark.parametrize("kept", [False, True])
def test_after_more_pain_home_leads_to_whom_to_see_and_not_into_the_routine(app, kept):
    person = Person(app).completes().comes_to_the_start()
    if kept:
        person.ticks("Keep my answers on this device")
    person.begins(5).rates(8)
    assert is_over(person)
    assert not person.sees("Open the list of the routine")
    assert person.follows("Who to see, and how soon").address == "/routine/stop"
    assert person.opens(HOME).follows("Another day, start the routine again").address == "/routine/start"
    assert not person.sees("as you said a short while ago")
    assert not is_over(person.begins(5))


@pytest.mark.parametrize(("after", "over"), [("4", False), ("5", True)])
def test_what_only_the_diary_was_told_counts_for_today(keeper, after, over):
    keeper.opens("/routine/start").begins(3)
    tells_the_diary(keeper, **{"pain-now": "3", "pain-after": after})
    assert is_over(keeper) == over
    keeper.opens("/routine")
    assert keeper.address == ("/routine/stop" if over else "/routine")


def test_another_day_it_is_as_on_any_day(clock, keeper):
    keeper.opens("/routine/start").begins(5).rates(8)
    assert is_over(keeper)
    clock.now += DAY + 60
    keeper.opens(HOME)
    assert not keeper.sees("Your routine is over for today")


@pytest.mark.parametrize(
    "sent",
    [{"pain-now": "3", "pain-after": "8"}, {"pain-now": "5", "ended": "between"}, {"pain-after": "8"}],
    ids=["another routine", "a number in between", "no number of the start"],
)
def test_what_the_diary_is_told_of_anything_else_says_nothing_of_this_routine(keeper, sent):
    keeper.opens("/routine/start").begins(5)
    tells_the_diary(keeper, **sent)
    assert not is_over(keeper)


def test_a_number_that_was_pressed_by_mistake_and_changed_is_taken_back(keeper):
    keeper.opens("/routine/start").begins(5)
    tells_the_diary(keeper, **{"pain-now": "5", "pain-after": "8"})
    assert is_over(keeper)
    tells_the_diary(keeper, **{"pain-now": "5", "pain-after": "4", "entry": "2026-11-29T08:15"})
    assert not is_over(keeper)


def test_that_it_was_worse_is_not_taken_back_by_an_entry_that_never_said_so(keeper):
    keeper.opens("/routine/start").begins(5)
    tells_the_diary(keeper, **{"pain-now": "5", "pain-after": "4"})
    keeper.opens("/routine").rates(8)
    tells_the_diary(keeper, **{"pain-now": "5", "pain-after": "3", "entry": "2026-11-29T08:15"})
    assert is_over(keeper)


def test_the_end_of_the_player_leads_to_the_diary_of_those_alone_who_have_one(app, keeper):
    for person, has_one in ((Person(app).completes().agrees(), False), (keeper.opens("/routine"), True)):
        for end in person.page.select("#end-other, #end-worse"):
            assert bool(end.select('[href="/diary"]')) == has_one
            assert end.select('[href="/"]')


# --- Whose answers are over


def test_whoever_keeps_a_diary_finds_it_on_the_start_page_when_the_answers_are_over(clock, keeper):
    clock.now += 42 * DAY + 60
    keeper.opens(HOME)
    for _ in range(2):  # once with the notice that tells why, and from then on without
        assert keeper.opens(HOME).page.find("button", string="Forget my answers")
        assert keeper.follows("Open your diary").address == "/diary"


def test_the_start_page_of_nobody_in_particular_knows_no_diary(app, person):
    assert "/diary" not in str(person.opens(HOME).main) and "Forget my answers" not in str(person.page)
