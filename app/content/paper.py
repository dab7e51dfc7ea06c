"""What is on paper: all of a body and of its marks is inside the frame, and nothing comes close to the eye."""

from app.content.reader import Entry
from app.pictures import marks
from app.pictures.model import Figure
from app.pictures.motion import postures
from app.pictures.parts import Round, parts
from app.pictures.room import balls, behind, between
from app.pictures.skeleton import Skeleton, skeleton
from app.pictures.space import View

NEAREST = 0.5  # of the way from what a camera looks at to the eye: nearer than that a ball is as large as a picture
ROOM = 0.9  # what is behind the eye has no place on paper


def _rounds(bones: Skeleton) -> list[Round]:
    return [each for layers in parts(bones.frames).values() for _, hulls in layers for hull in hulls for each in hull]


def _is_inside(x: float, y: float, edge: float, size: tuple[int, int]) -> bool:
    return edge <= x <= size[0] - edge and edge <= y <= size[1] - edge


def _fault(figure: Figure, bones: Skeleton, view: View) -> str | None:
    """What is wrong with where the body is."""
    rounds, most = _rounds(bones), NEAREST * figure.camera.eye
    seen = [(*view.see(centre), radius) for centre, radius in rounds]
    things = [(view.see(centre)[2], radius) for _, (centre, radius) in balls(figure.props)]
    if any(near + radius > most for near, radius in (*(each[2:] for each in seen), *things)):
        return "the body comes too close to the eye: look from farther away"
    if not all(_is_inside(x, y, radius * view.growth(near), figure.size) for x, y, near, radius in seen):
        return "the body is not all inside the frame"
    return None


def check_frames(entry: Entry, figure: Figure) -> None:
    """The body is inside the frame, and not close to the eye, in every pose and on the way to it."""
    view, part, told = View(figure.camera), 0, set()
    corners = [corner for face in (*behind(figure.props), *between(figure.props)) for corner in face[2]]
    if any(view.see(corner)[2] > ROOM * figure.camera.eye for corner in corners):
        entry.complain("The camera stands in the room: look from farther away.", "camera")
    for posture, pose in postures(figure):
        fault = _fault(figure, skeleton(posture.angles, posture.lies, figure.body), view)
        if fault and (part, fault) not in told:
            told.add((part, fault))
            entry.complain(f'In "{figure.poses[part].posture.id}", or on the way to it, {fault}.', "poses", part)
        part += pose is not None


def check_marks_inside(entry: Entry, figure: Figure) -> None:
    """Every arrow, press and gap is inside the frame."""
    view = View(figure.camera)
    for part, pose in enumerate(figure.poses):
        bones = skeleton(pose.posture.angles, pose.posture.lies, figure.body)
        if not all(_is_inside(*spot, 0, figure.size) for spot in marks.spots(figure, pose, bones, view)):
            entry.complain(f'In "{pose.posture.id}" a mark is not all inside the frame.', "poses", part)
