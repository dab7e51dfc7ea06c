"""The stage: the whole of it is a button, it is read from far, its keys keep their place, its picture follows."""

import pytest

from tests.browser.player import (
    IN_PLACE,
    LEAD,
    PAUSE,
    START,
    TO_THE_QUESTION,
    Player,
)  # fmt: skip


def test_the_whole_stage_is_the_pause_button(comes):
    player = comes()
    player.presses(START)
    stage = player.page.locator("[data-part=stage]")
    stage.click()
    player.runs(LEAD)
    assert player.sees[0] == "Push"
    stage.click(position={"x": 10, "y": 10})
    assert player.sees[0] == "Paused"
    stage.click()
    assert player.sees[0] == "Get ready"


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1280, 800)], ids=str)
def test_big_leaves_only_what_is_read_from_far(comes, size):
    player = comes()
    player.page.set_viewport_size({"width": size[0], "height": size[1]})
    player.presses(START)
    player.presses(IN_PLACE)
    player.runs(LEAD)
    before = player.page.locator("[data-part=digits]").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    player.presses("Big")
    after = player.page.locator("[data-part=digits]").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    # 194 px is what poor sight (6/12) needs at two metres.
    assert after >= 194
    assert after > before
    assert player.page.get_by_role("button", name=PAUSE).is_visible()
    assert player.page.get_by_role("dialog").get_by_role("link", name="Stop").is_visible()
    assert not player.page.locator("[data-part=picture]").is_visible()
    scrolls = player.page.locator("dialog").evaluate("each => each.scrollHeight - each.clientHeight")
    assert scrolls <= 0
    player.presses("Big")
    assert player.page.locator("[data-part=picture]").is_visible()


SIZES = [(390, 844), (360, 640), (412, 780), (375, 667), (390, 664), (844, 390), (667, 375), (1024, 600), (1280, 800)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_key_moves_and_none_is_cut_off_whatever_the_stage_shows(comes, size):
    player, places = comes(), set()
    player.page.set_viewport_size({"width": size[0], "height": size[1]})
    player.presses(START)

    def look() -> None:
        scrolls = player.page.locator("dialog").evaluate("each => each.scrollHeight - each.clientHeight")
        boxes = [key.bounding_box() for key in player.page.locator(".player__keys .button").all()]
        assert all(box["y"] + box["height"] <= size[1] for box in boxes)
        places.add((scrolls, *((box["x"], box["y"]) for box in boxes)))

    look()
    player.presses(IN_PLACE)
    for seconds in (1, LEAD, 6):  # lead-in, push, rest
        player.runs(seconds)
        look()
    player.presses(PAUSE)
    look()
    for _ in range(2):  # the other leg, the question
        player.presses("Next")
        look()
    assert len(places) == 1, places


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_words_on_the_stage_are_cut_off(comes, content, size):
    player = comes()
    player.page.set_viewport_size({"width": size[0], "height": size[1]})
    player.presses(START)
    cut = "each => each.scrollHeight - each.clientHeight"
    for _ in range(5):  # knee brace on both legs, knee to wall, plank, superman
        for press, seconds in ((IN_PLACE, 1), (None, LEAD), (None, 6)):
            if press:
                assert player.page.locator(".player__shown").evaluate(cut) <= 0
                player.presses(press)
            player.runs(seconds)
            assert player.page.locator(".player__shown").evaluate(cut) <= 0, player.part("cue")
        player.presses("Next")
        if player.page.get_by_role("button", name=TO_THE_QUESTION).is_visible():
            player.presses(content.routine.answers["no-change"])
            player.page.wait_for_url("**/routine#next")
            player.page.get_by_role("button", name=IN_PLACE).wait_for()


def test_a_double_click_on_the_start_begins_nothing_yet(comes):
    player = comes()
    player.page.get_by_role("button", name=START).dblclick()
    player.runs(1)
    assert player.sees[0] == "Get into place"


def test_the_second_click_of_the_start_does_not_hit_a_key_that_has_come_up(comes):
    player = comes()
    player.page.get_by_role("button", name=START).evaluate("each => each.scrollIntoView({ block: 'end' })")
    box = player.page.get_by_role("button", name=START).bounding_box()
    player.page.mouse.dblclick(box["x"] + box["width"] - 30, box["y"] + box["height"] - 20)
    assert player.page.url.endswith("/routine")
    assert player.sees[0] == "Get into place"


def test_a_double_tap_on_pause_is_one_pause(comes):
    player = comes()
    player.presses(START)
    player.presses(IN_PLACE)
    player.runs(LEAD)
    player.page.get_by_role("button", name=PAUSE).dblclick()
    assert player.sees[0] == "Paused"


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1280, 800)], ids=str)
def test_everything_to_press_is_64_pixels_high_and_wide(comes, size):
    player = comes()
    player.page.set_viewport_size({"width": size[0], "height": size[1]})
    player.presses(START)
    for key in player.page.locator(".player__keys .button").all():
        box = key.bounding_box()
        assert min(box["width"], box["height"]) >= 64, key.inner_text()


def pose(player: Player) -> str:
    return player.page.locator(".player__picture [data-now]").get_attribute("data-pose")


def test_the_picture_follows_the_phase_and_the_side(comes, content):
    player = comes()
    player.presses(START)
    assert pose(player) == "set-up rest"
    player.presses(IN_PLACE)
    player.runs(LEAD)
    assert pose(player) == "push"
    mirrored = player.page.locator(".player__picture [data-now] g").first.get_attribute("transform")
    player.runs(6)
    assert pose(player) == "set-up rest"
    player.presses("Next")
    other = player.page.locator(".player__picture [data-now] g").first.get_attribute("transform")
    assert mirrored.startswith("matrix(-1") != other.startswith("matrix(-1")
    assert player.page.locator(".player__picture svg").get_attribute("aria-hidden") == "true"


def test_with_less_motion_the_pose_changes_at_once_and_else_calmly(comes):
    player = comes()
    player.presses(START)
    transition = "each => getComputedStyle(each).transitionDuration"
    assert player.page.locator(".player__picture [data-now]").evaluate(transition) == "0s"
    player.page.emulate_media(reduced_motion="no-preference")
    assert player.page.locator(".player__picture [data-now]").evaluate(transition) == "0.7s"
    player.page.emulate_media(reduced_motion="reduce")


def test_the_closing_exercise_has_its_picture_too(comes, content):
    player = comes()
    player.presses(START)
    for _ in range(2):
        player.presses("Next")
    player.presses(content.routine.answers["yes"])
    player.page.wait_for_url("**/routine#next")
    player.presses("Next")
    assert player.part("title") == "Knee brace, left leg"
    assert player.page.locator(".player__picture svg").is_visible()
