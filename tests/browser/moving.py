"""What the picture in the player shows while time goes by."""

import re

from tests.browser.player import Player

WAY, WORK = 0.8, 6  # seconds of a way from pose to pose, and of a push
WHOLE, STILL = 4.8, 2  # seconds in which the movement is shown once, and of each pose of it without frames between


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
