"""The pictures of the exercises on pages: the stills of each form, for the leg that works and the side that is sore."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Flask, current_app
from markupsafe import Markup

from app.content.model import Content
from app.decision.decision import sore_side
from app.decision.sides import BOTH, OTHER, legs_of
from app.pictures.drawing import Word, near_side, working_side
from app.pictures.model import FAR, NEAR, Figure
from app.routine.exercise import Exercise, Form
from app.routine.legs import possible_legs, say
from app.web.answers.given import own_path
from app.web.content import content
from app.web.frame.drawings import Sheet
from app.web.frame.drawn import drawn

NEUTRAL = "right"  # the sore side on pages that know nobody’s; the words beside the pictures say so
TURNED = {"start": "end", "end": "start"}
Key = tuple[str, str, str | None]  # exercise, form, variant


@dataclass(frozen=True)
class Still:
    """One pose on a page. `id` begins the ids in it, and stands once on a page."""

    id: str
    names: tuple[str, ...]
    labels: tuple[str, ...]
    frame: int  # where it is in the file that moves
    address: str
    words: tuple[Word, ...]
    says: str


@dataclass(frozen=True)
class Shown:
    """A figure as somebody is shown it. One file serves both sides: a page turns it round, and tints what is sore."""

    title: str
    person: int
    size: tuple[int, int]
    mirrored: bool
    sore: tuple[str, ...]  # near or far, as it is drawn
    moving: str
    frames: int
    stills: tuple[Still, ...]


def _sore() -> tuple[str, ...]:
    """The sides to mark for this person: none where they told neither of one nor of both."""
    rulebook, answers = content().rulebook, own_path().answers
    side = sore_side(rulebook, answers)
    body = next(iter(content().pictures.values())).body
    both = answers.get(rulebook.sore_side, frozenset()).intersection(body.both_sore)
    return (side,) if side else BOTH if both else ()


def _views(form: Form) -> dict[tuple, None]:
    """(leg, sides to mark) of every picture that somebody can be shown of a form, in the same order in every copy."""
    found = [(side, leg) for side, legs in possible_legs(form.legs) for leg in legs or (None,)]
    return dict.fromkeys((leg, sore) for side, leg in found for sore in ([(side,)] if side else [(), BOTH]))


def _placed(word: Word, width: int, mirrored: bool) -> Word:
    return replace(word, x=width - word.x, anchor=TURNED[word.anchor]) if mirrored else word


def _stills(figure: Figure, sheet: Sheet, leg: str | None, mirrored: bool, name: str) -> Iterator[Still]:
    addresses, sides = current_app.extensions["drawing-addresses"], content().routine.sides
    for pose in figure.poses:
        first = pose.names[0]
        yield Still(
            id=f"{name}-{first}",
            names=pose.names,
            labels=tuple(figure.body.labels[each] for each in pose.names),
            frame=sheet.at[first],
            address=addresses[sheet.stills[first]],
            words=tuple(_placed(word, sheet.size[0], mirrored) for word in sheet.words[first]),
            says=say(pose.says, leg, sides),
        )


def shown(key: Key, leg: str | None, sore: tuple[str, ...], name: str) -> Shown:
    """A figure for the leg that works (“left”, “right” or None) and the sides that are sore."""
    figure, sheet = content().pictures[key], current_app.extensions["drawings"][key]
    mirrored = leg is not None and leg != working_side(figure)
    near = OTHER[near_side(figure)] if mirrored else near_side(figure)
    return Shown(
        title=say(figure.title, leg, content().routine.sides),
        person=figure.person,
        size=sheet.size,
        mirrored=mirrored,
        sore=tuple(NEAR if side == near else FAR for side in sore),
        moving=current_app.extensions["drawing-addresses"][sheet.moving],
        frames=sheet.frames,
        stills=tuple(_stills(figure, sheet, leg, mirrored, name)),
    )


def _all(content: Content, macros: object) -> dict[tuple, Markup]:
    """Each picture by figure, leg and marked sides, drawn once: none is made of what somebody answers."""
    found = {}
    for key in content.pictures:
        exercise, form, _ = key
        for leg, sore in _views(content.routine.exercises[exercise].form[form]):
            found[key, leg, sore] = macros.pictures(shown(key, leg, sore, f"p{len(found)}"))
    return found


def _small(content: Content, macros: object) -> dict[tuple, Markup]:
    """Each form at work, by exercise, form and leg. What is sore is told beside larger ones, with what it means."""
    found = {}
    for exercise in content.routine.exercises.values():
        for form in exercise.forms:
            for leg in dict.fromkeys(leg for leg, _ in _views(form)):
                seen = shown((exercise.id, form.id, None), leg, (), f"s{len(found)}")
                at_work = next(each for each in seen.stills if exercise.timing.phase in each.names)
                found[exercise.id, form.id, leg] = macros.still(seen, at_work)
    return found


def own_picture(exercise: Exercise, form: Form, leg: str | None) -> Markup:
    """How a form is done, for this person: the leg that works, and their own sore side in the pictures."""
    return drawn("done", exercise.id, form.id, leg, _sore())


def own_picture_signs() -> Markup:
    """What the signs in this person’s pictures mean."""
    return drawn("picture-signs", bool(_sore()))


def neutral_picture(exercise: Exercise, form: Form, variant: str | None = None) -> Markup:
    """For readers whose side is not known."""
    leg = next(iter(legs_of(form.legs, NEUTRAL)), None)
    sore = BOTH if form.only_both_sides else (NEUTRAL,)
    return current_app.extensions["pictures"][(exercise.id, form.id, variant), leg, sore]


def small_picture(exercise: Exercise, form: Form | None = None) -> Markup:
    """How a form, or the first one of an exercise, looks while it is done, for readers whose side is not known."""
    form = form or next(iter(exercise.forms))
    return own_small_picture(exercise.id, form.id, legs_of(form.legs, NEUTRAL))


def own_small_picture(exercise: str, form: str, legs: tuple[str, ...]) -> Markup:
    """How a form looks while it is done, with the leg that is first."""
    return current_app.extensions["small-pictures"][exercise, form, next(iter(legs), None)]


def has_picture(exercise: Exercise, form: Form, variant: str) -> bool:
    """Whether this variant of a form has a picture of its own."""
    return (exercise.id, form.id, variant) in content().pictures


def register(app: Flask) -> None:
    """Draw all of them, once templates are compiled."""
    with app.app_context():
        macros = app.jinja_env.get_template("components/picture.html").module
        app.extensions["pictures"] = _all(app.extensions["content"], macros)
        app.extensions["small-pictures"] = _small(app.extensions["content"], macros)
