"""What templates may call: content by id, sides filled in, and answers in the person’s own terms."""

from flask import Flask

from app.decision.conditions import Answer
from app.decision.rulebook import NONE, Question
from app.routine.exercise import Exercise, Form, Timing
from app.routine.legs import name_sides, say
from app.routine.times import Times
from app.web.answers.notices import take_notices
from app.web.answers.region import own_region
from app.web.frame.content import content


def option_labels(question: Question, answer: Answer) -> list[str]:
    """The labels of a chosen answer in the order of the question, or the number."""
    if isinstance(answer, int):
        return [f"{answer} out of {question.maximum}" if question.kind == "scale" else str(answer)]
    return [option.label for option in question.options if option.id in answer]


def danger_signs() -> list[str]:
    """The emergency signs to watch for, as the safety net lists them."""
    net = content().words["safety_net"]
    signs = content().rulebook.question[net["question"]].options
    return [option.label for option in signs if option.id not in net["leave_out"]]


def named_sources(facts: tuple[str, ...]) -> list:
    """The sources behind some facts, each once."""
    library = content().library
    ids = dict.fromkeys(source for fact in facts for source in library.facts[fact].sources)
    return [library.sources[source] for source in ids]


def neutral(text: str, form: Form) -> str:
    """A text for readers whose side is not known."""
    routine = content().routine
    words = routine.sore_leg, routine.not_sore_leg
    return name_sides(text, *(reversed(words) if form.legs == "other" else words))


def times_of(phase: str, times: Times) -> str:
    """“Push for 6 seconds, then rest for 6 seconds. Do it 6 times.” With the person’s own numbers."""
    often = "once" if times.repetitions == 1 else f"{times.repetitions} times"
    return f"{phase.capitalize()} for {times.work} seconds, then rest for {times.rest} seconds. Do it {often}."


def how_long(timing: Timing) -> str:
    """The same with all that the method allows, for readers who have chosen nothing."""
    work = f"{timing.work}" + (f" to {timing.work_up_to}" if timing.work_up_to > timing.work else "")
    rest = f"{timing.rest}" + (f" to {timing.rest_up_to}" if timing.rest_up_to > timing.rest else "")
    more = ", or more often if you like" if timing.repetitions_up_to > timing.repetitions else ""
    fewer = ", or as often as you can" if timing.repetitions_from < timing.repetitions else ""
    times = f"{timing.repetitions} times{fewer or more}"
    return f"{timing.phase.capitalize()} for {work} seconds, then rest for {rest} seconds. Do it {times}."


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
        content=app.extensions["content"],
        words=app.extensions["content"].words,
        NONE=NONE,
        option_labels=option_labels,
        danger_signs=danger_signs,
        named_sources=named_sources,
        neutral=neutral,
        say=say,
        how_long=how_long,
        times_of=times_of,
        variants_of=variants_of,
        adaptations=adaptations,
        region=own_region,
        take_notices=take_notices,
    )
