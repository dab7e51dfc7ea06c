"""Where somebody stands who comes back: what is decided, what is asked before a routine, and which was the last."""

from dataclasses import dataclass

from app.decision.conditions import Answers
from app.decision.decision import Decision, decide_path
from app.decision.path import Path, walk
from app.web.answers.agreement import as_started
from app.web.answers.given import asking_path, out_of_time, own_answers, own_path, to_be_confirmed
from app.web.content import content
from app.web.questions.steps import next_page


@dataclass(frozen=True)
class Standing:
    decision: Decision | None  # None while something is asked first
    routine: Decision | None  # of now, or the last one while something is asked first; None where none may show
    stopped_before: Decision | None  # the result of before that showed no exercise, while something is asked first
    answers: Answers  # by which the sore side of that routine is known
    again: bool  # something was answered, and is out of time now
    asks: tuple[str, ...]  # the titles of what is asked first
    confirms: bool  # some answers are shown first, to be said to be still the same
    way: str  # to the first of all this


def own_standing() -> Standing:
    path, asking = own_path(), asking_path()
    decision, before = decision_of(path), decision_of(walk(content().rulebook, own_answers()))
    routine = decision if decision else last_routine(before)
    return Standing(
        decision=decision,
        routine=routine if routine and routine.has_routine else None,
        stopped_before=before if before and not (decision or before.has_routine) else None,
        answers=path.answers if decision else own_answers(),
        again=out_of_time(),
        asks=tuple(step.title for step, _ in asking.steps if asking.open_in(step)),
        confirms=bool(to_be_confirmed()),
        way=next_page(),
    )


def decision_of(path: Path) -> Decision | None:
    return decide_path(content().rulebook, path) if path.complete else None


def last_routine(before: Decision | None) -> Decision | None:
    """The decision with which a routine was last started, as long as all answers still give this very one.

    It is for looking back alone: answers that are out of time are among them.
    """
    return before if before and as_started(before) else None
