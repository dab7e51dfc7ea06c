"""Where somebody stands who comes back: what is decided, what is asked before a routine, and how long it counts."""

from dataclasses import dataclass

from app.decision.conditions import Answers
from app.decision.decision import Decision, decide_path
from app.web.answers.given import own_path
from app.web.content import content
from app.web.questions.steps import next_page


@dataclass(frozen=True)
class Standing:
    decision: Decision | None  # None while something is asked first
    routine: Decision | None  # of now, or the last one while something is asked first; None where none may show
    answers: Answers  # with which that was decided
    asks: tuple[str, ...]  # the titles of what is asked first
    confirms: bool  # some answers are shown first, to be said to be still the same
    again: bool  # true when something was asked to its end before, and is out of time now
    way: str  # where the main key leads


def own_standing() -> Standing:
    path = own_path()
    decision = decide_path(content().rulebook, path) if path.complete else None
    routine = decision if decision and decision.has_routine else None
    asks = tuple(step.title for step, _ in path.steps if path.open_in(step))
    return Standing(decision, routine, path.answers, asks, False, False, next_page())
