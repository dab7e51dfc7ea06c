"""The picture in the player moves with the phases, by the session’s own clock; and by a key on the card."""

from tests.browser.moving import STILL, WAY, WHOLE, WORK, is_frame, is_way, passes
from tests.browser.player import BY_HAND, GO_ON, IN_PLACE, LEAD, NEXT_STEP, PAUSE, START

SHOW = "Show the movement"


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
