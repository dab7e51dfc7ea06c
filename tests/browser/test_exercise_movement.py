"""On the page of an exercise a key shows the movement of each form, in the place of its first still."""

import re

import pytest
from playwright.sync_api import expect

SHOW = re.compile("^Show the movement")
WHOLE, STILL = 5, 2  # seconds in which the movement is shown and over, and of each pose without frames between
SEEN = """
root => [...root.querySelector("svg").querySelectorAll("use[visibility=visible]")]
  .map(each => each.getAttribute("href").split("#")[1])
"""
HAS_FRAMES = "root => [...root.querySelector('svg').querySelectorAll('use')].every(each => each.getBBox().width)"


@pytest.fixture
def page(opens, home):
    """The page of knee-to-wall, with a clock that stands still."""
    person = opens("reader with a standing clock")
    person.page.clock.install(time=0)
    person.page.emulate_media(reduced_motion="no-preference")
    person.page.goto(f"{home}/exercises/inflare")
    person.page.get_by_role("button", name=SHOW).first.wait_for()
    person.page.clock.pause_at(3_000)
    return person.page


def shows(page, seconds: float) -> list[str]:
    """What the first still of the first form shows in turn while so much time goes by."""
    root, seen = page.locator("[data-module=movement]").first, []
    for _ in range(round(seconds * 20)):
        page.clock.run_for(50)
        seen.append(" ".join(root.evaluate(SEEN)))
    return [each for at, each in enumerate(seen) if not at or each != seen[at - 1]]


def press(page) -> None:
    page.get_by_role("button", name=SHOW).first.click()
    page.wait_for_function(HAS_FRAMES, arg=page.locator("[data-module=movement]").first.element_handle())


def frames(page) -> list[str]:
    return [
        f"room f{each.get_attribute('data-frame')}"
        for each in page.locator("[data-module=movement]").first.locator(".picture").all()
    ]


def test_the_key_shows_every_pose_with_frames_between_and_ends_as_it_began(page):
    set_up, rest, push = frames(page)
    press(page)
    seen = shows(page, WHOLE)
    assert [each for each in seen if each in (set_up, rest, push)] == [set_up, rest, push, rest, set_up]
    assert len(seen) > 8
    assert shows(page, 60) == [set_up]


def test_the_words_above_it_say_the_pose_that_is_shown_and_none_between_two(page):
    root = page.locator("[data-module=movement]").first
    caption, labels = root.locator("figcaption").first, root.locator("figcaption").all_text_contents()
    press(page)
    said, high = [], caption.bounding_box()["height"]
    for _ in range(WHOLE * 20):
        page.clock.run_for(50)
        shown = root.evaluate(SEEN)[1:]
        said.append(caption.text_content().strip())
        assert said[-1] == dict(zip(frames(page), labels, strict=True)).get(" ".join(["room", *shown]), "")
        assert caption.bounding_box()["height"] == high
    assert set(said) == {*labels, ""}
    assert said[-1] == labels[0]


def test_it_can_be_pressed_again_and_keeps_the_focus(page):
    for _ in range(2):
        press(page)
        assert page.evaluate("document.activeElement.textContent").startswith("Show the movement")
        assert len(shows(page, WHOLE)) > 8


def test_with_less_motion_a_press_shows_the_poses_slowly(page):
    page.emulate_media(reduced_motion="reduce")
    set_up, rest, push = frames(page)
    press(page)
    assert shows(page, 4 * STILL + 0.1) == [set_up, rest, push, rest, set_up]


def test_the_still_keeps_its_name_and_its_words(page):
    press(page)
    first = page.locator("[data-module=movement] svg").first
    assert first.get_attribute("role") == "img"
    expect(first).to_have_accessible_name(first.locator("title").text_content())
    expect(first).to_have_accessible_description(first.locator("desc").text_content())
    shows(page, WHOLE)
    assert [each.is_visible() for each in first.locator("text").all()].count(True) == 1


def test_nothing_moves_and_no_file_comes_before_somebody_asks(page):
    moving = page.evaluate("() => [...document.querySelectorAll('.pictures')].map(each => each.dataset.moving)")
    shows(page, 10)
    loaded = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    assert [name for name in loaded if name.endswith(tuple(moving))] == []


def test_each_form_has_a_key_of_its_own(page, home):
    page.goto(f"{home}/exercises/plank")
    forms = page.locator("main .pictures").count()
    assert forms > 4
    expect(page.get_by_role("button", name=SHOW)).to_have_count(forms)


def test_without_a_script_there_is_no_key(opens, home):
    person = opens(java_script_enabled=False)
    person.goes_to("/exercises/inflare")
    assert person.page.locator("main button").count() > 0
    assert person.page.get_by_role("button", name=SHOW).count() == 0
