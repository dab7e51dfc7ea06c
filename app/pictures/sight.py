"""What a camera sees of the tint that marks a sore side."""

from collections.abc import Iterable

from app.pictures.depth import Plane, Solid
from app.pictures.model import Figure, Posture
from app.pictures.parts import Round, parts
from app.pictures.patches import sore
from app.pictures.room import balls, between
from app.pictures.skeleton import skeleton
from app.pictures.space import View

NOTHING = 6  # so little before a ball hides nothing of it


def _is_seen(ball: Round, before: Iterable[Solid | Plane], view: View, size: tuple[int, int]) -> bool:
    (x, y, near), radius = view.see(ball[0]), ball[1]
    surfaces = (item.at(x, y) for item in before)
    on_paper = 0 <= x <= size[0] and 0 <= y <= size[1]
    return on_paper and all(surface is None or surface < near + radius + NOTHING for surface in surfaces)


def seen(posture: Posture, side: str, figure: Figure) -> int:
    """How many balls of the tint, near or far, are on paper, and behind nothing but the body parts that carry it."""
    view, bones = View(figure.camera), skeleton(posture.angles, posture.lies, figure.body)
    patch = sore(figure.body, side, bones, view)
    before: list[Solid | Plane] = [
        Solid(*each, view) for each in parts(bones.frames).items() if each[0] not in patch.on
    ]
    before += [Solid(name, [(name, [[ball]])], view) for name, ball in balls(figure.props)]
    before += [Plane(*face, view) for face in between(figure.props)]
    return sum(_is_seen(ball, before, view, figure.size) for ball in patch.balls)
