"""Parts of the routine page that are the same whoever they are for: drawn once at the start."""

from collections.abc import Iterator

from flask import Flask
from markupsafe import Markup

from app.routine.phases import possible_phases

Drawn = Iterator[tuple[tuple, Markup]]


def _macros(app: Flask, name: str):
    return app.jinja_env.get_template(f"routine/{name}.html").module


def _start_question(app: Flask):
    content = app.extensions["content"]
    return content.rulebook.question[content.routine.asks_at_the_start]


def _player(app: Flask) -> Drawn:
    player = _macros(app, "player")
    yield ("player-data",), player.data()
    yield ("player-inside",), player.inside()
    yield ("begin-offline",), _macros(app, "offline").begin(_start_question(app))


def _phases(app: Flask) -> Drawn:
    phase_item, routine = _macros(app, "phase").phase_item, app.extensions["content"].routine
    for exercise in routine.exercises.values():
        possible = list(possible_phases(routine, exercise.timing))
        for form in exercise.forms:
            for phase in possible:
                yield ("phase", exercise.id, form.id, phase), phase_item(exercise, form, phase)


def _done(app: Flask) -> Drawn:
    """How each form is done, with each of its pictures."""
    done, exercises = _macros(app, "set").done, app.extensions["content"].routine.exercises
    for ((exercise, form, variant), leg, sore), picture in app.extensions["pictures"].items():
        if variant is None:
            yield ("done", exercise, form, leg, sore), done(exercises[exercise].form[form], leg, picture)


def register(app: Flask) -> None:
    with app.app_context():
        for part in (_player, _phases, _done):
            app.extensions["drawn"].update(part(app))
