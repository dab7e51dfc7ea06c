"""The colours of the player’s stage: read by everyone, also with a colour-vision deficiency, in light and dark."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from colours import SEEN, apart, contrast

CSS = (Path(__file__).parents[1] / "static/css/player.css").read_text(encoding="utf-8")


def stages() -> dict[str, dict[str, tuple[str, str]]]:
    """Scheme -> phase -> (ground, what stands on it), as the style sheet has them."""
    pairs = re.findall(r"--stage: (#\w+); --on-stage: (#\w+)", CSS)
    (light, dark, work), ready = pairs, re.findall(r"--ready: (#\w+); --on-ready: (#\w+)", CSS)
    paused = re.findall(r"--paused: (#\w+); --on-paused: (#\w+)", CSS)
    return {
        "light": {"push": work, "rest": light, "ready": ready[0], "paused": paused[0]},
        "dark": {"push": work, "rest": dark, "ready": ready[1], "paused": paused[1]},
    }


@pytest.mark.parametrize("kind", SEEN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_on_the_stage_can_be_read(scheme, kind):
    for phase, (ground, text) in stages()[scheme].items():
        assert contrast(ground, text, kind) >= 4.5, phase


@pytest.mark.parametrize("kind", SEEN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_phases_look_alike(scheme, kind):
    for (one, (ground, _)), (two, (other, _)) in combinations(stages()[scheme].items(), 2):
        assert apart(ground, other, kind) >= 15, (one, two)


@pytest.mark.parametrize("kind", SEEN)
def test_push_and_rest_are_the_furthest_apart_in_light(kind):
    push, rest = (stages()["light"][name][0] for name in ("push", "rest"))
    assert contrast(push, rest, kind) >= 4.5
    assert apart(push, rest, kind) >= 50
