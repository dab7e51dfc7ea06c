"""The pictures arrive from their files under the policy of the pages, without script, in colours of the page."""

import pytest

from app.content import load
from tests.browser.places import Place, go
from tests.browser.shortcut import AGREE
from tests.browser.site import DESKTOP, PHONE

EXERCISES = [Place(f"/exercises/{each}", f"/exercises/{each}") for each in load().routine.exercises]
PLACES = [
    *EXERCISES, Place("start page", "/"), Place("list", "/exercises"), Place("for clinicians", "/for-clinicians"),
    Place("ability", "/screener/ability", "everything", "ability"),
    Place("result", "/result", "full"), Place("sheet", "/result/clinician", "full"),
    Place("start", "/routine/start", "full"), Place("routine", "/routine", "full", then=(AGREE,)),
    Place("both sides", "/routine", "both", then=(AGREE,)),
]  # fmt: skip
# A file that did not come, or was refused, leaves its <use> without a size.
EMPTY = """
() => [...document.querySelectorAll("svg.fig use")]
  .filter(each => each.checkVisibility() && !each.getBBox().width)
  .map(each => each.getAttribute("href"))
"""
DRAWN = "() => document.querySelectorAll('svg.fig use').length"
ALL_THERE = f"() => ({DRAWN})() && !({EMPTY})().length"
SORE = ["fig--sore-near", "fig--sore-far"]


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_every_picture_is_seen_without_a_script(opens, home, shortcut, place):
    page = opens("no script", java_script_enabled=False).page
    go(page, home, shortcut, place)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(DRAWN)
    assert page.evaluate(EMPTY) == []


def test_a_picture_without_its_style_sheet_is_empty_and_not_a_black_box(opens, home):
    page = opens("no style").page
    page.route("**/figures.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(home + EXERCISES[-1].address)
    page.wait_for_function(ALL_THERE)
    fills = "() => [...document.querySelectorAll('svg.fig use, .signs svg')].map(each => getComputedStyle(each).fill)"
    assert set(page.evaluate(fills)) == {"none"}


@pytest.fixture
def picture(opens):
    """The last picture of the page of an exercise, at which its muscles work."""
    person = opens()
    person.goes_to(EXERCISES[-1].address)
    person.page.wait_for_function(ALL_THERE)
    yield person.page.locator("svg.fig").last
    person.page.emulate_media(color_scheme="light", forced_colors="none", media="screen")


def test_a_picture_takes_every_colour_from_its_page(picture):
    page = picture.page
    seen = [picture.screenshot()]
    assert picture.screenshot() == seen[0]
    for media in ({"color_scheme": "dark"}, {"forced_colors": "active"}, {"media": "print"}):
        page.emulate_media(**({"color_scheme": "light", "forced_colors": "none", "media": "screen"} | media))
        seen.append(picture.screenshot())
    assert len(set(seen)) == len(seen)


def test_a_class_tints_one_side_or_the_other_and_chooses_the_person(picture):
    seen = []
    for classes in ("", SORE[0], SORE[1], " ".join(SORE), "fig--person-2", "fig--person-3"):
        picture.evaluate("(each, classes) => each.setAttribute('class', `fig ${classes}`)", classes)
        seen.append(picture.screenshot())
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("window", [DESKTOP, PHONE, {"width": 320, "height": 640}], ids=str)
def test_words_in_a_picture_can_be_read(opens, window):
    """On a desktop three pictures stand in a row, each about 210 pixels wide."""
    person = opens()
    person.page.set_viewport_size(window)
    person.goes_to("/exercises/inflare")
    words = person.page.locator("svg.fig text")
    assert words.count()
    assert all(each.bounding_box()["height"] >= 11 for each in words.all())
