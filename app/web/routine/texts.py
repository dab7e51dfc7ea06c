"""What templates of the routine and of the result may call: texts of an exercise for this person, and their times."""

from functools import partial

from flask import Flask

from app.routine.exercise import Exercise
from app.routine.legs import say
from app.routine.sound import CUES
from app.web.answers.stamp import stamp
from app.web.content import content
from app.web.routine.sound import sound_name


def variants_of(exercise: Exercise, form: str, rules: tuple[str, ...] = ()) -> list[str]:
    """The optional lines of a form, without those that a rule leaves out."""
    held = [content().rulebook.rule[rule] for rule in rules]
    left_out = {name for rule in held for name in rule.without.get(exercise.id, ())}
    return [variant.text for variant in exercise.variants if form in variant.forms and variant.id not in left_out]


def adaptations(exercise: Exercise, rules: tuple[str, ...]) -> list[str]:
    """What the rules add for this person."""
    held = [content().rulebook.rule[rule] for rule in rules]
    return [rule.adapt[exercise.id] for rule in held if exercise.id in rule.adapt]


def register(app: Flask) -> None:
    app.jinja_env.globals.update(
        adaptations=adaptations,
        say=partial(say, sides=app.extensions["content"].routine.sides),
        sound_name=sound_name,
        stamp=stamp,
        tones=CUES,
        variants_of=variants_of,
    )
