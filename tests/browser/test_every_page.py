"""Every page of the site, each visited once: axe, small windows, other colours, paper and the keyboard’s focus."""

import pytest

from app.content import load
from tests.browser.axe import findings
from tests.browser.layout import lost
from tests.browser.places import everywhere, go
from tests.browser.site import PHONE

NARROW, ZOOMED = (320, 640), (320, 256)  # 320 x 256 is what 1280 x 1024 leaves at 400 %

UNSEEN_FOCUS = """
() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }))
  .filter(each => {
    each.focus({ focusVisible: true })
    const shows = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    const label = each.matches(".scale__step input") && each.nextElementSibling
    return document.activeElement !== each || ![each, label || each].some(part => shows(getComputedStyle(part)))
  })
  .map(each => each.outerHTML.slice(0, 120))
"""
FOLD = "open => { for (const each of document.querySelectorAll('details')) each.open = open }"
MOVING = "() => document.getAnimations().length"
DEAD = """
() => [...document.querySelectorAll("button, a, label")]
  .filter(each => !each.closest("[data-module=player], [data-module=movement], [hidden]"))
  .filter(each => !(each.matches("button") ? each.form && each.type === "submit" : each.href ?? each.control))
  .map(each => each.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module", params=everywhere(load()), ids=str)
def visited(request, people, home, shortcut):
    """The page in a browser that has come to a place; every test of a place uses the same visit."""
    page, watch = people().page, people().watch
    watch.forget()
    watch.expect(request.param.status)
    page.set_viewport_size(PHONE)
    if page.url.startswith(home):
        page.evaluate("localStorage.clear()")  # else the player of an earlier visit opens by itself
    go(page, home, shortcut, request.param)
    yield page
    assert watch.faults == []


@pytest.fixture
def unfolded(visited):
    """The same page with every explanation open."""
    visited.evaluate(FOLD, True)
    yield visited
    visited.set_viewport_size(PHONE)
    visited.evaluate(FOLD, False)


def test_axe_finds_nothing(unfolded):
    assert findings(unfolded) == []


def test_small_windows_lose_nothing(unfolded):
    assert lost(unfolded, *NARROW) + lost(unfolded, *ZOOMED) == []


def test_every_focus_can_be_seen(visited):
    visited.emulate_media(forced_colors="active")
    in_forced_colours = visited.evaluate(UNSEEN_FOCUS)
    visited.emulate_media(forced_colors="none")
    assert in_forced_colours + visited.evaluate(UNSEEN_FOCUS) == []


def test_there_is_one_heading_of_level_1_and_nothing_moves(visited):
    assert visited.locator("h1").count() == 1
    assert visited.evaluate(MOVING) == 0


def test_nothing_needs_a_script(visited):
    assert visited.evaluate(DEAD) == []


def test_paper_shows_no_buttons_and_opens_what_is_folded(visited):
    visited.emulate_media(media="print")
    buttons = visited.locator("button:visible, .button:not(.button--call):visible, [data-module=player]:visible")
    # The sources of a result stand on the page for the clinician: on paper each reason is one line.
    folded = visited.locator(".told, .sources:not(.reason *), .net details, .block .help").evaluate_all(
        "all => all.filter(each => each.lastElementChild.getBoundingClientRect().height === 0).length"
    )
    seen, wide = buttons.count(), visited.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    visited.emulate_media(media="screen")
    assert (seen, folded, wide) == (0, 0, False)
