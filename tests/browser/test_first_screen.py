"""What is seen first: all that matters most on the safety page, and the numbers beside folded danger signs."""

import pytest

from tests.browser.site import PHONE


def test_safety_tells_everybody_the_most_important_on_the_first_screen_of_a_phone(person):
    person.goes_to("/safety")
    points = person.page.locator(".in-short")
    box = points.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]
    first = points.inner_text()
    assert not set(first) & set("0123456789")
    assert all(said in first for said in ("What this is", "How sure", "checked", "not known", "no clinician"))


@pytest.mark.parametrize("address", ["/", "/no-such-page"])
def test_folded_danger_signs_leave_the_number_in_sight(person, address):
    person.watch.expect(404 if "no-such" in address else 200)
    person.goes_to(address)
    net = person.page.locator(".net")
    assert not net.locator("details li").first.is_visible()
    assert net.locator('a[href^="tel:"]').first.is_visible()
    net.locator("summary").click()
    assert net.locator("details li").first.is_visible()
