"""Which leg a drawn body works with, by what it does: measured, and never asked of what the picture says of itself."""

from drawn_body import bones_of, off, rounds

from app.decision.sides import BOTH, OTHER
from app.pictures.model import FAR, NEAR

PUSH_TOES, PUSH_KNEES = ("presses", "toes"), ("presses", "knee")
LIFT, NO_LEG = ("lifts",), ("none",)
SORE, NOT_SORE, EACH = "sore", "not sore", "each"
# (exercise, form) -> what one leg does there and the other does not, and which leg of a person with one sore side.
WORK = {
    ("knee-brace", "full"): (("at", "heel", "doorway"), EACH),
    ("knee-brace", "gentle"): (("at", "heel", "doorway"), EACH),
    ("inflare", "full"): (("at", "knee", "wall"), SORE),
    ("inflare", "gentle"): (("at", "knee", "wall"), SORE),
    ("plank", "lift"): (LIFT, NOT_SORE),
    ("plank", "push-toes"): (PUSH_TOES, SORE),
    ("plank", "push-knees"): (PUSH_KNEES, SORE),
    ("plank", "hold-toes"): (NO_LEG, None),
    ("plank", "hold-knees"): (NO_LEG, None),
    ("superman", "full"): (LIFT, NOT_SORE),
    ("superman", "low"): (LIFT, NOT_SORE),
}


def _is_at(figure, pose, side: str, point: str, kind: str) -> bool:
    place, radius = bones_of(figure, pose.posture).points[f"{side}-{point}"]
    return abs(off(figure, kind, place, radius)) <= figure.body.tolerance


def _presses(figure, pose, side: str, point: str) -> bool:
    return (f"{side}-{point}", "floor") in pose.presses and _is_at(figure, pose, side, point, "floor")


def _lifts(figure, pose, side: str) -> bool:
    """Nothing of the leg touches the floor."""
    leg = [each for each in rounds(bones_of(figure, pose.posture)) if each[0] == f"{side}-leg"]
    return min(off(figure, "floor", *ball) for _, *ball in leg) > figure.body.tolerance


def _none(figure, pose, side: str) -> bool:
    """No leg may do here what tells a leg that works."""
    return _lifts(figure, pose, side) or any(point.startswith(side) for point, _ in pose.presses)


DOES = {"at": _is_at, "presses": _presses, "lifts": _lifts, "none": _none}


def sides_at_work(figure) -> list[str]:
    """Near, far, or neither: the sides whose leg does what the form is for."""
    (does, *what), _ = WORK[figure.exercise, figure.form]
    pose = figure.pose["push" if "push" in figure.pose else "hold"]
    return [side for side in (NEAR, FAR) if DOES[does](figure, pose, side, *what)]


def legs_asked(exercise: str, form: str, sore: str) -> set[str | None]:
    """The person’s own legs that a form works, for a sore left, right or both."""
    whose = WORK[exercise, form][1]
    if whose is None:
        return {None}
    if whose == EACH or sore == "both":
        return set(BOTH)
    return {sore if whose == SORE else OTHER[sore]}
