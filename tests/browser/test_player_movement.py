"""The picture in the player moves with the phases, by the session’s own clock; and by a key on the card."""

import re

import pytest

from tests.browser.player import BY_HAND, GO_ON, IN_PLACE, LEAD, NEXT_STEP, PAUSE, START, Player

SHOW = "Show the movement"
WAY, WORK = 0.8, 6  # seconds of a way from pose to pose, and of a push
WHOLE, STILL = 4.8, 2  # seconds in which the movement is shown once, and of each pose of it without frames between
MOVING = "() => [...document.querySelectorAll('.routine .pictures')].map(each => each.dataset.moving)"
DRAWN = """
name => {
  const uses = document.querySelector(".player__picture > [data-now]").querySelectorAll("use")
  return [...uses].map(each => each.getAttribute(name))
}
"""


@pytest.fixture
def moves(comes):
    """Has nothing against motion, and comes to the first card."""
    known = []

    def come(*sounds: str, before=None, **chosen: str) -> Player:
        player = comes(*sounds, **chosen)
        known.append(player)
        if before:
            before(player)
        player.page.emulate_media(reduced_motion="no-preference")
        player.presses(START)
        return player

    yield come
    for player in known:
        player.page.emulate_media(reduced_motion="reduce")
        player.page.unroute_all()


@pytest.fixture
def moving(moves):
    """The same, and the moving file is there."""
    player = moves()
    player.has_frames()
    return player


def passes(player: Player, seconds: float) -> list[str]:
    """What the first picture shows in turn while so much time goes by."""
    seen = [player.pictured[0]]
    for _ in range(round(seconds * 20)):
        player.page.clock.run_for(50)
        seen += player.pictured[:1]
    return [each for at, each in enumerate(seen) if not at or each != seen[at - 1]]


def is_frame(name: str) -> bool:
    return re.fullmatch(r"f\d+", name) is not None


def is_way(seen: list[str], start: str, end: str) -> bool:
    """From one pose to another, and between them frames alone."""
    return (seen[0], seen[-1]) == (start, end) and len(seen) > 2 and all(map(is_frame, seen[1:-1]))


def test_a_card_shows_the_movement_once_and_then_how_to_lie_and_how_to_push(moving):
    assert moving.pictured == ["set-up"]
    seen = passes(moving, WHOLE)
    assert [each for each in seen if not is_frame(each)] == ["set-up", "rest", "push", "rest", "set-up"]
    assert moving.pictured == ["set-up", "push"]
    moving.runs(60)
    assert moving.pictured == ["set-up", "push"]


def test_the_key_shows_it_again_and_keeps_the_focus(moving):
    moving.runs(WHOLE)
    for _ in range(2):
        moving.presses(SHOW)
        assert moving.focus == SHOW
        moving.runs(3)
        assert moving.pictured == ["push"] or is_frame(moving.pictured[0])
    moving.runs(WHOLE)
    assert moving.pictured == ["set-up", "push"]


def test_each_phase_leads_through_the_frames_to_its_pose_and_stays_there(moving):
    moving.presses(IN_PLACE)
    assert is_way(passes(moving, WAY + 0.2), "set-up", "rest")
    moving.runs(LEAD - 2)
    assert passes(moving, 0.5) == ["rest"]
    moving.page.clock.run_for(200)
    assert is_way(passes(moving, 1.5), "rest", "push")
    assert passes(moving, WORK - 2.5) == ["push"]
    assert is_way(passes(moving, 2.5), "push", "rest")


def test_a_pose_is_there_within_a_second_of_its_phase_however_rarely_the_page_is_drawn(moving):
    moving.presses(IN_PLACE)
    moving.runs(LEAD - 0.2)
    assert moving.sees[0] == "Get ready"
    moving.page.clock.fast_forward(1100)
    assert moving.sees[0] == "Push"
    assert moving.pictured == ["push"]


def test_a_pause_rests_at_once_and_it_goes_on_from_there(moving):
    moving.presses(IN_PLACE)
    moving.runs(LEAD + WAY / 2)
    assert is_frame(moving.pictured[0])
    moving.presses(PAUSE)
    assert passes(moving, 2) == ["rest"]
    moving.presses(GO_ON)
    assert passes(moving, 2) == ["rest"]
    assert is_way(passes(moving, 2.5), "rest", "push")


def test_step_by_step_it_moves_by_the_page_as_no_clock_runs(moves):
    player = moves(BY_HAND)
    player.has_frames()
    player.runs(WHOLE)
    player.presses(IN_PLACE)
    there = passes(player, WAY + 0.1)
    assert is_way([each for each in there if each != "rest"], "set-up", "push")
    player.presses(NEXT_STEP)
    assert is_way(passes(player, WAY + 0.1), "push", "rest")


def test_who_is_in_place_sooner_goes_on_from_where_the_picture_is(moving):
    moving.runs(2)
    moving.presses(IN_PLACE)
    moving.runs(WAY)
    assert moving.pictured == ["rest"]
    assert passes(moving, 3) == ["rest"]


def test_time_alone_takes_the_focus_from_the_key_to_another(moves):
    player = moves(place="15")
    player.presses(SHOW)
    player.runs(15)
    assert player.sees[0] == "Get ready"
    assert player.focus == PAUSE


# --- Less motion


def test_with_less_motion_each_pose_is_there_at_once_and_nothing_moves_by_itself(comes):
    player = comes()
    player.presses(START)
    player.has_frames()
    assert passes(player, 10) == ["set-up"]
    assert player.pictured == ["set-up", "push"]
    player.presses(IN_PLACE)
    assert passes(player, LEAD + WORK + 2) == ["rest", "push", "rest"]


def test_with_less_motion_the_key_shows_the_poses_slowly_as_stills(comes):
    player = comes()
    player.presses(START)
    player.presses(SHOW)
    assert passes(player, STILL * 4 + 0.1) == ["set-up", "rest", "push", "rest", "set-up"]
    assert player.pictured == ["set-up", "push"]


def test_who_wishes_for_less_motion_in_the_middle_has_it_from_then_on(moving):
    moving.presses(IN_PLACE)
    moving.runs(LEAD + 0.2)
    moving.page.emulate_media(reduced_motion="reduce")
    moving.runs(0.1)
    assert moving.pictured == ["push"]
    assert passes(moving, WORK + 2) == ["push", "rest"]


# --- Files


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
