"""The files of the pictures in the player: stills until the moving one is there, one for both legs, and silent."""

import pytest

from tests.browser.moving import WAY, WHOLE, WORK, is_way, passes
from tests.browser.player import IN_PLACE, LEAD, START, Player

SHOW = "Show the movement"
MOVING = "() => [...document.querySelectorAll('.routine .pictures')].map(each => each.dataset.moving)"
DRAWN = """
name => {
  const uses = document.querySelector(".player__picture > [data-now]").querySelectorAll("use")
  return [...uses].map(each => each.getAttribute(name))
}
"""


def withhold(player: Player) -> list:
    """Let no moving file come. What is asked for can be sent later."""
    asked = []
    for address in set(player.page.evaluate(MOVING)):
        player.page.route(f"**{address}", lambda route: asked.append(route))
    return asked


def test_stills_are_shown_until_the_moving_file_has_come(moves):
    asked = []
    player = moves(before=lambda player: asked.append(withhold(player)))
    assert passes(player, 2) == ["set-up"]
    assert player.pictured == ["set-up", "push"]
    player.presses(IN_PLACE)
    assert passes(player, LEAD + 2) == ["rest", "push"]
    while asked[0]:
        asked[0].pop().continue_()
    player.has_frames()
    assert player.pictured == ["push"]
    assert is_way(passes(player, WORK), "push", "rest")


EMPTY = {"status": 200, "content_type": "image/svg+xml", "body": "<svg/>"}


@pytest.mark.parametrize("answer", [{"status": 404}, EMPTY], ids=["missing", "empty"])
def test_a_moving_file_that_does_not_come_leaves_the_stills(moves, people, answer):
    def fail(player: Player) -> None:
        people("standing clock").watch.expect(404)
        for address in set(player.page.evaluate(MOVING)):
            player.page.route(f"**{address}", lambda route: route.fulfill(**answer))

    player = moves(before=fail)
    assert passes(player, 10) == ["set-up"]
    player.presses(SHOW)
    assert passes(player, 10) == ["set-up", "rest", "push", "rest", "set-up"]
    player.presses(IN_PLACE)
    assert passes(player, LEAD + WORK + 2) == ["rest", "push", "rest"]


def test_the_player_goes_on_without_what_shows_pictures(comes, people):
    player = comes()
    player.page.route("**/player/pictures.js", lambda route: route.fulfill(status=200, content_type="text/javascript"))
    player.page.reload()
    player.presses(START)
    player.presses(IN_PLACE)
    player.runs(LEAD)
    assert player.sees == ("Push", "6", "1 of 6")
    player.page.unroute_all()
    faults = people("standing clock").watch.faults
    assert [fault for fault in faults if "The player goes on without pictures." not in fault] == []
    faults.clear()


def test_the_file_of_the_next_exercise_is_fetched_before_it_is_needed(moves):
    asked = []

    def listen(player: Player) -> None:
        player.page.route("**/pictures/*.svg", lambda route: (asked.append(route.request.url), route.continue_()))

    player = moves(before=listen)
    brace, _, following, *_ = player.page.evaluate(MOVING)
    player.has_frames()
    assert [url for url in asked if url.endswith(following)] == []
    with player.page.expect_request(f"**{following}"):
        player.presses("Next")
    assert (player.part("title"), brace != following) == ("Knee brace, right leg", True)


def test_the_other_leg_is_the_same_file_turned_round(moving):
    assert moving.part("title") == "Knee brace, left leg"
    left, turned = moving.page.evaluate(DRAWN, "href"), moving.page.evaluate(DRAWN, "transform")
    moving.presses("Next")
    assert moving.part("title") == "Knee brace, right leg"
    moving.runs(WHOLE)
    moving.presses(IN_PLACE)
    moving.runs(LEAD + WAY)
    assert moving.pictured == ["push"]
    assert moving.page.evaluate(DRAWN, "href") == left
    ways = {*turned}, {*moving.page.evaluate(DRAWN, "transform")}
    assert sorted(ways, key=str) == [{"matrix(-1 0 0 1 1000 0)"}, {None}]


def test_a_screen_reader_is_told_nothing_of_it(moving):
    for picture in moving.page.locator(".player__picture > svg").all():
        assert picture.get_attribute("aria-hidden") == "true"
        assert picture.get_attribute("role") is None
        assert picture.locator("title, desc").count() == 0


SIZES_SEEN = """
() => [...document.querySelectorAll(".player__picture > [data-now]")]
  .filter(each => each.checkVisibility({ opacityProperty: true }))
  .map(each => {
    const { width, height } = each.getBoundingClientRect(), { baseVal } = each.viewBox
    return Math.min(width / baseVal.width, height / baseVal.height) * baseVal.width
  })
"""


def test_the_smallest_phone_shows_one_picture_on_the_card_that_of_the_work(comes):
    player = comes()
    player.presses(START)
    both = player.page.evaluate(SIZES_SEEN)
    player.page.set_viewport_size({"width": 320, "height": 568})
    (one,) = player.page.evaluate(SIZES_SEEN)
    assert len(both) == 2
    assert one > 140


def test_wide_pictures_stand_above_each_other_on_a_phone(comes, content):
    player = comes()
    player.presses(START)
    player.page.set_viewport_size({"width": 390, "height": 844})
    width = player.page.locator(".player__picture").bounding_box()["width"]
    assert max(player.page.evaluate(SIZES_SEEN)) < width / 2
    while not player.part("title").startswith("Superman"):
        player.presses("Next")
        if player.page.locator("[data-panel=ask]").count():
            player.runs(1)  # a press that comes at once was meant for the stage
            player.presses(content.routine.answers["no-change"])
            player.page.wait_for_url("**/routine#next")
            player.page.get_by_role("button", name=IN_PLACE).wait_for()
    assert min(player.page.evaluate(SIZES_SEEN)) > width / 2
