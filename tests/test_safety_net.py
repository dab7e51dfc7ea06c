"""The danger signs: whole before the routine and on a result, folded elsewhere, and the numbers never folded."""

import pytest
from page_check import words

from app.decision.rulebook import NONE


def signs(content) -> list[str]:
    net = content.texts["safety_net"]
    return [
        each.label for each in content.rulebook.question[net["question"]].options if each.id not in net["leave_out"]
    ]


def assert_numbers_in_sight(net) -> None:
    numbers = net.select('a[href^="tel:"]')
    assert numbers
    assert not [each for each in numbers if each.find_parent("details")]


def assert_whole(person) -> None:
    (net,) = person.main.select(".net")
    assert [words(each) for each in net.select("ul:not(.numbers) > li")] == signs(person.content)
    assert not net.select("details")
    assert_numbers_in_sight(net)


def assert_folded(person) -> None:
    (net,) = person.main.select(".net")
    assert [words(each) for each in net.select("details > ul > li")] == signs(person.content)
    assert words(net.summary) == "Danger signs: when to get help at once"
    assert_numbers_in_sight(net)


@pytest.mark.parametrize("named", [{}, {"ball": "no"}, {"health": ["heart"]}, {"urgent_signs": ["fever"]}])
def test_a_result_below_an_emergency_ends_with_all_danger_signs(person, named):
    assert_whole(person.completes(**named).opens("/result"))


def test_all_danger_signs_stand_before_the_routine(person):
    person.completes().agrees()
    assert_whole(person)
    net, first = person.main.select_one(".net"), person.main.select_one("ol.routine")
    assert first in net.find_all_next("ol")


@pytest.mark.parametrize("address", ["/", "/no-such-page"])
def test_pages_for_everybody_fold_them(person, address):
    assert_folded(person.opens(address))


def test_who_stops_finds_them_folded_and_the_numbers_open(person):
    assert_folded(person.completes().agrees().follows("Stop the routine"))


def test_who_ends_the_routine_finds_them_folded_and_the_numbers_open(person):
    assert_folded(person.completes().agrees(3).rates(7))


def test_the_list_leaves_no_sign_out(content):
    assert NONE not in signs(content)
    assert len(signs(content)) >= 12
