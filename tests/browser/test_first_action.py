"""The first thing to do, and in an emergency its number, stands on the first screen of a phone."""

import pytest

from tests.answer_sets import fill
from tests.browser.site import PHONE

KINDS = {
    "an ambulance": {"emergency-signs": ["cold-leg"]},
    "a department": {"emergency-signs": ["saddle-numbness"]},
    "a crisis line": {"expecting": "recent-birth", "birth-signs": ["harm-thoughts"]},
    "a maternity unit now": {"expecting": "pregnant", "pregnancy-signs": ["heavy-bleeding-or-hard-belly"]},
    "a doctor today": {"urgent-signs": ["swollen-leg"]},
    "an eye clinic": {"urgent-signs": ["red-eye"]},
    "an advice line": {"urgent-signs": ["unsure"]},
    "a maternity unit": {"expecting": "pregnant", "pregnancy-signs": ["bleeding"]},
    "a doctor first": {"pain-place": "groin-or-front-of-hip", "health": ["heart"], "cancer": "yes-steady"},
    "a doctor and exercises": {"health": ["hernia"]},
    "two people and exercises": {"causes": ["psoriasis"], "health": ["hip-replacement"], "hip": "same-side-old"},
    "exercises": {},
}
REGIONS = [None, *(f"EM-0{number}" for number in range(1, 9))]
BOTTOM = "each => each.getBoundingClientRect().bottom + scrollY"


@pytest.fixture
def arrives(opens, home, shortcut):
    """Somebody on a result, in a region if one was chosen."""

    def arrive(kind: str, region: str | None = None):
        person = opens()
        then = (("/region", {"region": region}),) if region else ()
        value = shortcut.cookie(fill(shortcut.content, KINDS[kind]), None, then)
        name = shortcut.app.config["SESSION_COOKIE_NAME"]
        person.page.context.add_cookies([{"name": name, "value": value, "url": home}])
        person.goes_to("/result")
        return person

    return arrive


def is_above_the_fold(place) -> bool:
    return place.evaluate(BOTTOM) <= PHONE["height"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_action_stands_on_the_first_screen(arrives, kind):
    page = arrives(kind).page
    first = page.locator(".referral--first .referral__title, .care > p > a.button")
    assert first.count() == 1
    assert is_above_the_fold(first)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("kind", list(KINDS)[:8])
def test_what_cannot_wait_has_its_number_there_too(arrives, shortcut, kind, region):
    page = arrives(kind, region).page
    numbers = page.locator(".referral--first .numbers")
    link = numbers.locator('a[href^="tel:"]')
    assert is_above_the_fold(link.first if link.count() else numbers.locator("li").first)
