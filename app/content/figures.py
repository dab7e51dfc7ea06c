"""From content/figures/*.yaml to figures: a picture in its poses for every form of every exercise."""

from collections.abc import Mapping
from pathlib import Path

from app.content.bodies import body
from app.content.entries import check_sides
from app.content.files import read_file, read_yaml
from app.content.paper import check_frames, check_marks_inside
from app.content.poses import LEG, Known, poses
from app.content.postures import postures
from app.content.props import props
from app.content.reader import Entry, Problems
from app.pictures.model import FAR, LIES, LIMBS, NEAR, PELVIS, Body, Camera, Figure
from app.pictures.sight import seen
from app.routine.exercise import Exercise, Form

MOST = 3000  # thousandths of the height
FARTHEST = 20000  # from where a camera looks
PEOPLE = 4
LEAST_SEEN = 2  # balls of the tint of a sore side: with less there is no strip of it
FIRST, LAST = "set-up", "rest"
NOWHERE = Camera(0, 0, 1, 1, (0, 0, 0), (0, 0))


def _works(entry: Entry, forms: list[Form]) -> str | None:
    """The leg that works. A form that works no leg has none, and every other one has."""
    legs = [limb for limb, kind in LIMBS.items() if kind == "leg"]
    works = entry.choice("works", legs, "leg", required=False)
    for form in forms:
        if (form.legs == "none") != (works is None):
            what = "works no leg, but this names one" if works else "works a leg, but this names none"
            entry.complain(f'The form "{form.id}" {what}.', "works")
    return works


def _camera(entry: Entry | None, like: Camera | None = None) -> Camera:
    """What a picture leaves out is as in its file."""
    if entry is None:
        return like or NOWHERE
    known = vars(like) | {"across": like.at[0], "down": like.at[1]} if like else {}
    middle = entry.entry("looks-at", required=like is None)

    def number(name: str, least: int, most: int) -> int:
        return entry.number(name, least, most, default=known.get(name))

    built = Camera(
        turn=number("turn", -90, 90),
        rise=number("rise", 0, 90),
        eye=number("eye", MOST, FARTHEST),
        size=number("size", 1, 999),
        middle=tuple(middle.number(axis, -MOST, MOST) for axis in PELVIS) if middle else (like or NOWHERE).middle,
        at=(number("across", -MOST, MOST), number("down", -MOST, MOST)),
    )
    for each in (middle, entry) if middle else (entry,):
        each.close()
    return built


def _size(entry: Entry | None, like: tuple[int, int] | None = None) -> tuple[int, int]:
    if entry is None:
        return like or (1, 1)
    width, height = like or (None, None)
    size = entry.number("width", 1, MOST, default=width), entry.number("height", 1, MOST, default=height)
    entry.close()
    return size


class _Scene:
    """What all pictures of one file share, unless they say something else."""

    def __init__(self, top: Entry, made_of: Body, name: str):
        self.faults = len(top.problems)
        self.person = top.number("person", 1, PEOPLE)
        self.lies = top.choice("lies", LIES, "way to lie")
        self.camera, self.size = _camera(top.entry("camera")), _size(top.entry("frame"))
        self.props = props(top)
        self.broken = len(top.problems) > self.faults
        self.postures = {} if self.broken else postures(top, self.lies, self.props, made_of, name)


def _sore_sides(forms: list[Form], works: str | None) -> list[str]:
    """Near or far: the sides that can be sore where these forms are given."""
    if all(form.legs == "sore" for form in forms):
        return [side for side in (NEAR, FAR) if works and works.startswith(side)]
    return [NEAR, FAR]


def _check_sore(entry: Entry, figure: Figure, sides: list[str]) -> None:
    """A sore side can be seen in every pose."""
    for part, pose in enumerate(figure.poses):
        for side in sides:
            if seen(pose.posture, side, figure) < LEAST_SEEN:
                says = f'In "{pose.posture.id}" the tint of a sore {side} side cannot be seen. Look from elsewhere.'
                entry.complain(says, "poses", part)


def _check(entry: Entry, found: list[Figure], sore_sides: list[str], faults: int) -> None:
    """What is drawn can be seen. Where there were faults before, nothing is measured."""
    if len(entry.problems) == faults:
        check_frames(entry, found[0])
        for each in found:
            check_marks_inside(entry, each)
    if len(entry.problems) == faults:
        _check_sore(entry, found[0], sore_sides)


def _picture(entry: Entry, scene: _Scene, exercise: Exercise, made_of: Body) -> list[Figure]:
    variant = entry.choice("variant", [each.id for each in exercise.variants], "variant", required=False)
    names = entry.choices("forms", exercise.form, "form", required=True, of=f' of "{exercise.id}"')
    forms = [exercise.form[name] for name in names if name in exercise.form]
    works = _works(entry, forms)
    title = entry.text("title", fills=(*(LEG if works else ()), "form")) or ""
    pose_names = FIRST, exercise.timing.phase, LAST
    camera = _camera(entry.entry("camera", required=False), scene.camera)
    size = _size(entry.entry("frame", required=False), scene.size)
    ids = tuple(form.id for form in forms)
    drawn = poses(entry, Known(pose_names, ids, scene.postures, scene.props, made_of, works, scene.faults))
    found = [
        Figure(
            exercise=exercise.id, form=form.id, variant=variant, title=title.replace("{form}", form.name),
            camera=camera, size=size, works=works, props=scene.props, poses=drawn[form.id], body=made_of,
            person=scene.person,
        )
        for form in forms
    ]  # fmt: skip
    _check(entry, found, _sore_sides(forms, works), scene.faults)
    check_sides(entry, "title", (title,))
    entry.close()
    return found


def _figures(top: Entry, exercise: Exercise, made_of: Body) -> list[Figure]:
    scene = _Scene(top, made_of, exercise.id)
    if scene.broken:
        return []
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
