"""The stage: the whole of it is a button, it is read from far, its keys keep their place, its picture follows."""

import pytest

from tests.browser.player import BACK_TO_IT, IN_PLACE, LEAD, LEAD_AFTER_PAUSE, PAUSE, START, STOP, Player

SCROLLS = "each => each.scrollHeight - each.clientHeight"
FONT_SIZE = "each => parseFloat(getComputedStyle(each).fontSize)"


def test_the_whole_stage_is_the_pause_button(comes):
    player = comes()
    player.presses(START)
    player.presses(IN_PLACE)
    player.runs(LEAD)
    assert player.sees[0] == "Push"
    stage = player.page.locator("[data-part=stage]")
    stage.click(position={"x": 10, "y": 10})
    assert player.sees[0] == "Paused"
    stage.click()
    assert player.sees[0] == "Get ready"


def resize(player: Player, size: tuple[int, int]) -> None:
    player.page.set_viewport_size({"width": size[0], "height": size[1]})


def digits_at(player: Player, size: tuple[int, int]) -> float:
    """How large the digits are in a window of this size, in pixels."""
    resize(player, size)
    return player.page.locator("[data-part=digits]").evaluate(FONT_SIZE)


def press_big(player: Player) -> None:
    player.presses("More")
    player.presses("Big digits")
    player.presses(BACK_TO_IT)
    player.runs(LEAD_AFTER_PAUSE)


def test_big_leaves_only_what_is_read_from_far(comes):
    player, sizes = comes(), [(390, 844), (844, 390), (1280, 800)]
    player.presses(START)
    player.presses(IN_PLACE)
    player.runs(LEAD)
    before = [digits_at(player, size) for size in sizes]
    press_big(player)
    for size, usual in zip(sizes, before, strict=True):
        # 194 px is what poor sight (6/12) needs at two metres.
        assert digits_at(player, size) > max(193, usual)
        for name in (PAUSE, STOP):
            assert player.page.get_by_role("dialog").get_by_role("button", name=name).is_visible()
        assert not player.page.locator("[data-part=picture]").is_visible()
        assert player.page.locator("dialog").evaluate(SCROLLS) <= 0
    press_big(player)
    assert player.page.locator("[data-part=picture]").is_visible()


SIZES = [(390, 844), (360, 640), (412, 780), (375, 667), (390, 664), (844, 390), (667, 375), (1024, 600), (1280, 800)]


def test_no_key_moves_and_none_is_cut_off_whatever_the_stage_shows(comes):
    player = comes()
    places = {size: set() for size in SIZES}

    def look() -> None:
        for size, seen in places.items():
            resize(player, size)
            boxes = [key.bounding_box() for key in player.page.locator(".player__keys .button, .player__stop").all()]
            assert all(box["y"] + box["height"] <= size[1] for box in boxes)
            seen.add(tuple((box["x"], box["y"]) for box in boxes))

    player.presses(START)
    look()
    player.presses(IN_PLACE)
    for seconds in (1, LEAD, 6):  # lead-in, push, rest
        player.runs(seconds)
        look()
    player.presses(PAUSE)
    look()
    player.presses("Next")  # the other leg
    look()
    assert {size: seen for size, seen in places.items() if len(seen) > 1} == {}


def test_no_words_on_the_stage_are_cut_off(comes, content):
    player = comes()

    def look() -> None:
        for size in SIZES:
            resize(player, size)
            assert player.page.locator(".player__shown").evaluate(SCROLLS) <= 0, (size, player.part("cue"))

    player.presses(START)
    for _ in range(5):  # knee brace on both legs, knee to wall, plank, superman
        player.presses(IN_PLACE)
        for seconds in (1, LEAD, 6):
            player.runs(seconds)
            look()
        player.presses("Next")
        if player.page.locator("[data-panel=ask]").count():
            player.runs(1)  # a press that comes at once was meant for the stage
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
    for key in player.page.locator(".player__keys .button, .player__movement").all():
        box = key.bounding_box()
        assert min(box["width"], box["height"]) >= 64, key.inner_text()


def test_the_closing_exercise_has_its_picture_too(comes, content):
    player = comes()
    player.presses(START)
    for _ in range(2):
        player.presses("Next")
    player.presses(content.routine.answers["yes"])
    player.page.wait_for_url("**/routine#next")
    player.presses("Next")
    assert player.part("title") == "Knee brace, left leg"
    assert player.pictured == ["set-up", "push"]


@pytest.mark.parametrize("size", [*SIZES, (640, 400), (568, 320)], ids=str)
def test_the_key_for_the_movement_is_not_behind_the_keys_below(comes, size):
    player = comes()
    resize(player, size)
    player.presses(START)
    movement = player.page.locator(".player__movement").bounding_box()
    assert movement["y"] + movement["height"] <= player.page.locator(".player__keys").bounding_box()["y"]
