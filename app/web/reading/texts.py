"""What templates may call to tell of an exercise and of sources whoever reads, with no answer known."""

from flask import Flask

from app.routine.exercise import Form, Timing
from app.routine.legs import name_sides
from app.web.frame.content import content


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


def how_long(timing: Timing) -> str:
    """The same with all that the method allows, for readers who have chosen nothing."""
    work = f"{timing.work}" + (f" to {timing.work_up_to}" if timing.work_up_to > timing.work else "")
    rest = f"{timing.rest}" + (f" to {timing.rest_up_to}" if timing.rest_up_to > timing.rest else "")
    more = ", or more often if you like" if timing.repetitions_up_to > timing.repetitions else ""
    fewer = ", or as often as you can" if timing.repetitions_from < timing.repetitions else ""
    times = f"{timing.repetitions} times{fewer or more}"
    return f"{timing.phase.capitalize()} for {work} seconds, then rest for {rest} seconds. Do it {times}."


def register(app: Flask) -> None:
    app.jinja_env.globals.update(how_long=how_long, named_sources=named_sources, neutral=neutral)
