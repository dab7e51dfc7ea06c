"""The list of a diary as it is read: the newest entries open, older ones folded, and ways to each part of the page."""

from dataclasses import replace

import pytest
from keepers import MORNING, days, keeper, listed
from page_check import words


def folded(person) -> dict[str, int]:
    """What is said of each part of the list that is folded, and how many entries it has."""
    parts = person.page.select(".entries details:not([open])")
    return {words(each.summary): len(each.select(".entry")) for each in parts}


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (10, {}),
        (11, {"The rest of November 2026: 1 entry": 1}),
        (29, {"The rest of November 2026: 19 entries": 19}),
        (30, {"The rest of November 2026: 19 entries": 19, "October 2026: 1 entry": 1}),
    ],
)
def test_the_ten_newest_stand_open_and_the_others_are_folded_by_month(app, number, says):
    person = keeper(app, days(number)).opens("/diary")
    assert folded(person) == says
    assert [line[:11] for line in listed(person)[:10]] == [f"{day} November" for day in range(29, 19, -1)]
    assert len(listed(person)) == number


def test_where_the_ten_newest_begin_a_month_the_one_before_is_told_whole(app):
    book = tuple(replace(each, day=each.day - 19) for each in days(12))
    assert folded(keeper(app, book).opens("/diary")) == {"October 2026: 2 entries": 2}


def test_beside_entries_of_this_year_one_of_the_last_says_its_year(app):
    book = replace(MORNING, day=MORNING.day - 365), MORNING
    assert [line.split(", 08:15")[0] for line in listed(keeper(app, book).opens("/diary"))] == [
        "29 November", "29 November 2025",
    ]  # fmt: skip


def test_the_ways_at_the_top_lead_to_parts_of_the_page(app):
    person = keeper(app, days(1)).opens("/diary")
    ways = {each["href"]: words(each) for each in person.page.select(".diary__ways a")}
    assert ways == {"#trend": "Before and after", "#entries": "What you wrote", "#yours": "A copy of it"}
    assert all(person.page.find("h2", id=way[1:]) for way in ways)
    assert not keeper(app).opens("/diary").page.select(".diary__ways")
