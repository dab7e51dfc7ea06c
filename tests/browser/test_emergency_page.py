"""The page for when no other can be drawn: read in a browser, alone, without the server that made it."""

import pytest

from app import create_app
from app.web.frame.edge import emergency_page
from tests.browser.axe import findings
from tests.browser.layout import lost


@pytest.fixture
def page(browser):
    """The page as a server in front would send it, in a browser that gets nothing else."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content(emergency_page(create_app({"TESTING": True})))
    yield page
    context.close()


def test_axe_finds_nothing_on_the_emergency_page(page):
    assert findings(page) == []


def test_small_windows_lose_nothing_of_the_emergency_page(page):
    assert lost(page, 320, 640) + lost(page, 320, 256) == []


def test_each_place_on_earth_has_a_number_to_press_on_the_emergency_page(page, content):
    for region in content.people.regions.values():
        assert page.get_by_text(region.name, exact=True).first.is_visible()
    numbers = sum(len(region.emergency) + len(region.crisis) for region in content.people.regions.values())
    assert page.get_by_role("link", name="Call").count() == numbers


def test_the_first_number_is_seen_on_a_phone_without_scrolling(page):
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.get_by_role("link", name="Call").first.bounding_box()["y"] < 568 / 2
