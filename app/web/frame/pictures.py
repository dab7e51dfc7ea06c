"""The pictures of the exercises, for the leg that works and the side that is sore."""

from contextlib import suppress
from dataclasses import replace

from flask import Flask, current_app
from markupsafe import Markup

from app.content.model import Content
from app.decision.decision import sore_side
from app.decision.sides import BOTH, legs_of
from app.pictures.drawing import svg
from app.routine.exercise import Exercise, Form
from app.web.answers.given import own_path
from app.web.content import content
from app.web.frame.drawn import drawn

NEUTRAL = "right"  # the sore side on pages that know nobody’s; the words beside the pictures say so


def _sore(form: Form, side: str | None) -> tuple[str, ...]:
    """The sides to mark. A form for two sore sides has two; where no single side was told, none is marked."""
    if form.only_both_sides:
        return BOTH
    return (side,) if side else ()


def _views(form: Form) -> dict[tuple, None]:
    """(leg, sides to mark) of every picture that somebody can be shown of a form, in the same order in every copy."""
    seen = {}
    for side in (*BOTH, None):
        with suppress(ValueError):  # a form for the one sore side has no picture where there is no such side
            seen |= dict.fromkeys((leg, _sore(form, side)) for leg in legs_of(form.legs, side) or (None,))
    return seen


def draw_all(content: Content) -> dict[tuple, Markup]:
    """Each picture by figure, leg and marked sides, drawn once: none is made of what somebody answers."""
    drawn = {}
    for key, figure in content.pictures.items():
        exercise, form, _ = key
        for leg, sore in _views(content.routine.exercises[exercise].form[form]):
            drawn[key, leg, sore] = Markup(svg(figure, leg, sore, f"p{len(drawn)}", content.routine.sides))
    return drawn


def _drawn(key: tuple[str, str, str | None], leg: str | None, sore: tuple[str, ...]) -> Markup:
    return current_app.extensions["pictures"][key, leg, sore]


def own_picture(exercise: Exercise, form: Form, leg: str | None) -> Markup:
    """How a form is done, for this person: the leg that works, and their own sore side in the picture."""
    side = sore_side(content().rulebook, own_path().answers)
    return drawn("done", exercise.id, form.id, leg, _sore(form, side))


def neutral_picture(exercise: Exercise, form: Form, variant: str | None = None) -> Markup:
    """For readers whose side is not known."""
    leg = next(iter(legs_of(form.legs, NEUTRAL)), None)
    return _drawn((exercise.id, form.id, variant), leg, _sore(form, NEUTRAL))


def small_picture(exercise: Exercise) -> Markup:
    """How the first form of an exercise looks while it is done, for a place that says which exercise it is."""
    form = next(iter(exercise.forms))
    return own_small_picture(exercise.id, form.id, legs_of(form.legs, NEUTRAL))


def own_small_picture(exercise: str, form: str, legs: tuple[str, ...]) -> Markup:
    """How a form looks while it is done, with the leg that is first."""
    return current_app.extensions["small-pictures"][exercise, form, next(iter(legs), None)]


def _small(content: Content) -> dict[tuple, Markup]:
    """Each form at work, by exercise, form and leg."""
    drawn = {}
    for exercise in content.routine.exercises.values():
        for form in exercise.forms:
            figure = content.pictures[exercise.id, form.id, None]
            only = replace(figure, poses=(figure.pose[exercise.timing.phase],))
            for leg in dict.fromkeys(leg for leg, _ in _views(form)):
                drawn[exercise.id, form.id, leg] = Markup(svg(only, leg, (), f"s{len(drawn)}", content.routine.sides))
    return drawn


def has_picture(exercise: Exercise, form: Form, variant: str) -> bool:
    """Whether this variant of a form has a picture of its own."""
    return (exercise.id, form.id, variant) in content().pictures


def register(app: Flask) -> None:
    content = app.extensions["content"]
    app.extensions["pictures"] = draw_all(content)
    app.extensions["small-pictures"] = _small(content)
    legend = next(iter(content.pictures.values())).body.legend
    app.jinja_env.globals.update(
        own_picture=own_picture,
        neutral_picture=neutral_picture,
        small_picture=small_picture,
        own_small_picture=own_small_picture,
        has_picture=has_picture,
        legend=legend,
    )
