"""From the page before a routine to its end, in every size and manner of reading: nothing is cut, keys are reached."""

import pytest
from playwright.sync_api import Page

from tests.browser.keys import looked_for, near_stop, out_of_reach
from tests.browser.layout import LOST
from tests.browser.site import PHONE
from tests.browser.stations import WAYS, Stations

SIZES = [(320, 568), (320, 256), (390, 844), (844, 390), (1280, 800)]
ROOMY = [(390, 844), (844, 390), (1280, 800)]  # here the player’s states fit without scrolling
# Text spacing as in WCAG 1.4.12, and text twice as large: from outside, as readers set them.
STYLES = {
    "plain": "",
    "text spacing": "* { line-height: 1.5 !important; letter-spacing: .12em !important }"
    "* { word-spacing: .16em !important } p { margin-bottom: 2em !important }",
    "text of 200 %": "html { font-size: 225% !important }",
}
MEDIA = [{}, {"forced_colors": "active"}, {"color_scheme": "dark"}]
AS_USUAL = {"forced_colors": "none", "color_scheme": "light"}
STYLE = """
rules => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets = [sheet]
}
"""
# What lies over the stage has this in view at once; else it is the main key, with any style.
COUNTS = {
    "ask": "[name=helped]",
    "stopping": "[data-part=sign]",
    "more": "[data-part=big]",
    "end": "[name=pain-after]",
    "other": ".end h2",
    "worse": ".care__word",
}
MAIN = "[data-part=main]"
APART = 24  # pixels between Stop and any other key
SMALL = 40  # pixels: below that a pose is a smudge
SCROLLS = """
() => {
  const parts = [...document.querySelectorAll("dialog[open], dialog[open] .player__shown")]
  const more = parts.map(each => each.scrollHeight - each.clientHeight).filter(each => each > 0)
  return more.map(each => `${each} px have to be scrolled to`)
}
"""
SMALL_PICTURES = """
small => [...document.querySelectorAll(".player__picture svg")]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < small)
  .map(() => "a picture is too small")
"""


@pytest.fixture(scope="module")
def stations(people, home, shortcut, content):
    person = people("still clock")
    person.page.clock.install(time=0)
    person.page.clock.pause_at(3_000)
    return Stations(person.page, home, shortcut, content)


def _of_the_player(page: Page, name: str, size: tuple[int, int], style: str) -> list[str]:
    wrong = near_stop(page, APART) + page.evaluate(SMALL_PICTURES, SMALL)
    if style == "plain" or name not in COUNTS:
        wrong += looked_for(page, COUNTS.get(name, MAIN))
    if style == "plain" and size in ROOMY and name != "more":
        wrong += page.evaluate(SCROLLS)
    return wrong


def _wrong(page: Page, name: str, size: tuple[int, int], style: str) -> list[str]:
    wrong = page.evaluate(LOST) + out_of_reach(page)
    if page.locator("dialog[open]").count():
        wrong += _of_the_player(page, name, size, style)
    return wrong


def _everywhere(page: Page, name: str) -> list[str]:
    """What is wrong with what is seen now in any window, with any style and in any colours."""
    found = []
    for size in SIZES:
        page.set_viewport_size(dict(zip(PHONE, size, strict=True)))
        for style, rules in STYLES.items():
            page.evaluate(STYLE, rules)
            for media in MEDIA if style == "plain" else MEDIA[:1]:
                page.emulate_media(**(AS_USUAL | media))
                manner = ", ".join([style, *media])
                found += [f"{name}, {size}, {manner}: {each}" for each in _wrong(page, name, size, style)]
    page.evaluate(STYLE, "")
    page.emulate_media(**AS_USUAL)
    page.set_viewport_size(PHONE)
    return found


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_cut_and_every_key_is_reached(stations, way):
    wrong = [each for name in getattr(stations, way)() for each in _everywhere(stations.page, name)]
    assert not wrong, "\n".join(wrong)
