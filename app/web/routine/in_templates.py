"""What templates of the routine and of the result may call: texts of an exercise for this person, and their times."""

from functools import partial

from flask import Flask
from markupsafe import Markup

from app.routine.exercise import Exercise
from app.routine.legs import say
from app.routine.phases import Block
from app.routine.sound import CUES
from app.web.content import content
from app.web.frame.drawn import drawn
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


def phase_items(block: Block, side: str | None) -> Markup:
    """The phases of one set, each as it was drawn at the start."""
    items = (drawn("phase", block.exercise, block.form, phase) for phase in block.phases_of(side))
    return Markup("".join(items))  # noqa: S704  drawn by a template


def register(app: Flask) -> None:
    app.jinja_env.globals.update(
        adaptations=adaptations,
        phase_items=phase_items,
        say=partial(say, sides=app.extensions["content"].routine.sides),
        sound_name=sound_name,
        tones=CUES,
        variants_of=variants_of,
    )
