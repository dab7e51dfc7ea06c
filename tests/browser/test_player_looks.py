"""The player in every state it can show: axe, what is read from far, forced colours; and the page without script."""

import pytest

from tests.browser.axe import findings
from tests.browser.player import START
from tests.browser.shortcut import AGREE
from tests.browser.stations import WAYS, Stations

FROM_FAR = ("lead", "push", "rest", "switch")
STYLE = "(each, name) => getComputedStyle(each)[name]"


@pytest.fixture(scope="module")
def stations(people, home, shortcut, content):
    """Someone whose clock can be moved, and else goes on by itself, as axe needs it."""
    person = people("going clock")
    person.page.clock.install()
    return Stations(person.page, home, shortcut, content)


@pytest.fixture(scope="module")
def faults(people):
    return people("going clock").watch.faults


def _style(page, part: str, name: str) -> str:
    return page.locator(part).evaluate(STYLE, name)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "pages"])
def test_axe_finds_nothing_in_the_player(stations, faults, way):
    found = [f"{name}: {each}" for name in getattr(stations, way)() for each in findings(stations.page)]
    assert not found, "\n".join(found)
    assert faults == []


def test_digits_can_be_read_from_two_metres(stations):
    """At 108 px a digit is about 2 cm high."""
    read = {}
    for way in (stations.set, stations.other_sets):
        for name in way():
            if name in FROM_FAR:
                read[name] = float(_style(stations.page, "[data-part=digits]", "fontSize").removesuffix("px"))
    assert set(read) == set(FROM_FAR)
    assert min(read.values()) >= 108, read


def test_forced_colours_keep_the_stage_and_the_bar_apart_from_the_page(stations):
    page = stations.page
    page.emulate_media(forced_colors="active")
    for name in stations.big():
        assert float(_style(page, ".player__stage", "borderTopWidth").removesuffix("px")) >= 2, name
    bar, looks = page.locator("progress"), set()
    for part in (0, 0.5):
        bar.evaluate("(each, part) => { each.value = part * each.max }", part)
        looks.add(bar.screenshot())
    page.emulate_media(forced_colors="none")
    assert len(looks) == 2, "how much is done cannot be seen"


def test_the_panel_of_more_pain_differs_by_word_sign_and_colour(stations):
    page, seen = stations.page, {}
    for name in stations.end():
        end = page.locator(".player .end")
        seen[name] = end.count() and (
            end.inner_text(),
            end.locator(".icon").count(),
            _style(page, ".end", "borderColor"),
        )
    (words, icons, colour), (other_words, other_icons, other_colour) = seen["worse"], seen["other"]
    assert words.startswith("More pain")
    assert "More pain" not in other_words
    assert (icons, other_icons) == (1, 0)
    assert colour != other_colour


def test_without_a_script_there_is_no_player(opens, home, shortcut):
    person = opens(java_script_enabled=False)
    shortcut.take(person.page.context, home, "full", then=(AGREE,))
    person.goes_to("/routine")
    assert person.page.locator("[data-module=player]").is_hidden()
    assert person.page.get_by_role("button", name=START).count() == 0
    assert person.page.locator(".phases > li").count() > 50
