"""What templates may call to tell of an exercise and of sources whoever reads, with no answer known."""

from flask import Flask

from app.routine.exercise import Form
from app.routine.legs import name_sides
from app.web.content import content


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


def register(app: Flask) -> None:
    unkept = int(app.permanent_session_lifetime.total_seconds())  # for so long answers count that nobody chose to keep
    app.jinja_env.globals.update(named_sources=named_sources, neutral=neutral, unkept_seconds=unkept)
