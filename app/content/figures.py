"""From content/figures/*.yaml to figures: a picture in its poses for every form of every exercise."""

from collections.abc import Mapping
from pathlib import Path

from app.content.bodies import body
from app.content.entries import check_sides
from app.content.files import read_file, read_yaml
from app.content.postures import postures
from app.content.props import props
from app.content.reader import Entry, Problems
from app.pictures.contacts import POINTS
from app.pictures.model import FAR, LIES, LIMBS, NEAR, VIEWS, Arrow, Body, Figure, Pose, Posture
from app.pictures.scene import WAYS
from app.routine.exercise import Exercise, Form

MOST = 3000  # thousandths of the height
FIRST, LAST = "set-up", "rest"
LEG = ("leg", "other")


def _arrows(entry: Entry) -> tuple[Arrow, ...]:
    built = []
    for each in entry.entries("arrows", required=False):
        point, way = each.choice("at", POINTS, "point of the body"), each.choice("way", WAYS, "way")
        built.append(Arrow(point, way, each.number("length", 60, MOST)))
        each.close()
    return tuple(built)


def _pose(entry: Entry, names: tuple[str, ...], known: Mapping[str, Posture], made_of: Body, fills) -> Pose:
    muscles = [(side, name) for side in (NEAR, FAR) for name in entry.choices(side, made_of.muscles, "muscle")]
    built = Pose(
        names=entry.choices("pose", names, "pose", required=True),
        posture=known.get(entry.choice("posture", known, "posture")),
        arrows=_arrows(entry),
        muscles=tuple(muscles),
        says=entry.text("says", fills=fills),
    )
    check_sides(entry, "says", (built.says or "",))
    entry.close()
    return built


def _poses(entry: Entry, exercise: Exercise, known, made_of: Body, fills) -> tuple[Pose, ...]:
    names = FIRST, exercise.timing.phase, LAST
    built = tuple(_pose(each, names, known, made_of, fills) for each in entry.entries("poses"))
    drawn = [name for pose in built for name in pose.names]
    for missing in [name for name in names if name not in drawn]:
        entry.complain(f'The pose "{missing}" is not drawn.', "poses")
    for twice in sorted({name for name in drawn if drawn.count(name) > 1}):
        entry.complain(f'The pose "{twice}" is drawn twice.', "poses")
    return built


def _works(entry: Entry, forms: list[Form]) -> str | None:
    """The leg that works. A form that works no leg has none, and every other one has."""
    legs = [limb for limb, kind in LIMBS.items() if kind == "leg"]
    works = entry.choice("works", legs, "leg", required=False)
    for form in forms:
        if (form.legs == "none") != (works is None):
            what = "works no leg, but this names one" if works else "works a leg, but this names none"
            entry.complain(f'The form "{form.id}" {what}.', "works")
    return works


class _Scene:
    """What all pictures of one file share."""

    def __init__(self, top: Entry, made_of: Body, name: str):
        self.view = top.choice("view", VIEWS, "view")
        self.lies = top.choice("lies", LIES, "way to lie")
        self.size, self.origin = self._frame(top)
        self.props = props(top)
        self.postures = postures(top, self.lies, self.props, made_of, name)

    @staticmethod
    def _frame(top: Entry) -> tuple[tuple[int, int], tuple[int, int]]:
        inner = top.entry("frame")
        if inner is None:
            return (1, 1), (0, 0)
        size = inner.number("width", 1, MOST), inner.number("height", 1, MOST)
        origin = inner.number("from-left", 0, MOST), inner.number("from-top", 0, MOST)
        inner.close()
        return size, origin


def _picture(entry: Entry, scene: _Scene, exercise: Exercise, made_of: Body) -> list[Figure]:
    variant = entry.choice("variant", [each.id for each in exercise.variants], "variant", required=False)
    names = entry.choices("forms", exercise.form, "form", required=True, of=f' of "{exercise.id}"')
    forms = [exercise.form[name] for name in names if name in exercise.form]
    works = _works(entry, forms)
    fills = LEG if works else ()
    title, poses = entry.text("title", fills=fills), _poses(entry, exercise, scene.postures, made_of, fills)
    check_sides(entry, "title", (title or "",))
    entry.close()
    shared = title, scene.view, scene.size, scene.origin, works, scene.props, poses, made_of
    return [Figure(exercise.id, form.id, variant, *shared) for form in forms]


def _figures(top: Entry, exercise: Exercise, made_of: Body) -> list[Figure]:
    scene = _Scene(top, made_of, exercise.id)
    found = [each for entry in top.entries("pictures") for each in _picture(entry, scene, exercise, made_of)]
    drawn = [(figure.form, figure.variant) for figure in found]
    for missing in [form for form in exercise.form if (form, None) not in drawn]:
        top.complain(f'The form "{missing}" has no picture.', "pictures")
    for form, variant in sorted({each for each in drawn if drawn.count(each) > 1}, key=str):
        top.complain(f'The form "{form}"{f" ({variant})" if variant else ""} has two pictures.', "pictures")
    top.close()
    return found


def _top(folder: Path, name: str, problems: Problems) -> Entry | None:
    file = f"content/figures/{name}.yaml"
    text = read_file(folder / f"{name}.yaml", file, problems)
    return read_yaml(text, file, problems) if text is not None else None


def read_figures(folder: Path, exercises: Mapping[str, Exercise], facts, problems: Problems) -> dict:
    """(exercise, form, variant or None) -> figure. The folder holds body.yaml, and a file for every exercise."""
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in exercises and path.stem != "body":
            problems.unknown(f"content/figures/{path.name}:1", "exercise", path.stem, exercises)
    top = _top(folder, "body", problems)
    tops = {name: _top(folder, name, problems) for name in exercises}
    made_of = body(top, facts) if top else None
    if made_of is None or problems:
        return {}
    found = [each for name, top in tops.items() if top for each in _figures(top, exercises[name], made_of)]
    return {(each.exercise, each.form, each.variant): each for each in found}
