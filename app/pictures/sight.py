"""What a camera sees of the tint on a body that marks a sore side."""

from app.pictures.depth import Plane, Solid
from app.pictures.model import Body, Camera, Posture, Prop
from app.pictures.parts import Round, balls_of, parts
from app.pictures.room import balls, between
from app.pictures.skeleton import skeleton
from app.pictures.space import View

SKIN = 32  # how far, towards the camera, what carries the tint may rise over a ball that lies in its skin


def _is_seen(ball: Round, before: list[Solid | Plane], view: View) -> bool:
    (x, y, near), radius = view.see(ball[0]), ball[1]
    surfaces = (item.at(x, y) for item in before)
    return all(surface is None or surface < near + radius + SKIN for surface in surfaces)


def seen(posture: Posture, side: str, camera: Camera, props: tuple[Prop, ...], body: Body) -> int:
    """How many balls of the tint of the near or the far side nothing hides: no part of the body, and no prop."""
    view, frames = View(camera), skeleton(posture.angles, posture.lies, body).frames
    before: list[Solid | Plane] = [Solid(name, layers, view) for name, layers in parts(frames).items()]
    before += [Solid(name, [(name, [[ball]])], view) for name, ball in balls(props)]
    before += [Plane(*face, view) for face in between(props)]
    return sum(_is_seen(ball, before, view) for ball in balls_of(frames, side, body.sore.balls))
