"""Where a step stands on the path: what comes before it, what comes next, and how far along it is."""

from flask import url_for

from app.decision.conditions import Answers
from app.decision.conditions.sheet import AnswerSheet
from app.decision.decision import decide_path
from app.decision.path import Path, walk
from app.decision.rulebook import EMERGENCY, Question, Step
from app.web.answers.agreement import as_started
from app.web.answers.fresh import is_fresh, start_question
from app.web.answers.given import asking_path, own_ages, own_path, to_be_confirmed
from app.web.content import content

# “About” is true when it is off by two pages at most.
WIDEST_SPREAD = 4


def next_page() -> str:
    """The first open step; else what is to be confirmed; else, or after an emergency, the result."""
    if own_path().ended == EMERGENCY:
        return url_for("screener.result")
    path = asking_path()
    for step, _ in path.steps:
        if path.open_in(step):
            return url_for("screener.ask", step_id=step.id)
    return url_for("confirm.show" if to_be_confirmed() else "screener.result")


def page_after(came_back: bool) -> str:
    """The same after answers were sent. Whoever came back for the routine that they know goes on to its start.

    A number of another day that alone stands against a routine is asked for once more.
    """
    address = next_page()
    if not came_back or address != url_for("screener.result"):
        return address
    if only_an_old_number_stands_against_it():
        name = start_question().id
        return url_for("screener.ask", step_id=content().rulebook.step_of[name].id, _anchor=name)
    return url_for("start.show") if as_started(decide_path(content().rulebook, own_path())) else address


def only_an_old_number_stands_against_it() -> bool:
    """True when there would be a routine with another answer to the question of the start, whose answer is old."""
    book, question = content().rulebook, start_question()
    if is_fresh() or not own_path().complete or decide_path(book, own_path()).has_routine:
        return False
    good, _ = own_ages()
    other = walk(book, good | {question.id: question.minimum})
    return other.complete and decide_path(book, other).has_routine


def questions_of(step: Step, path: Path) -> tuple[Question, ...] | None:
    """The step’s questions when it is on the path with nothing open before it, else None."""
    for asked, questions in path.steps:
        if asked is step:
            return questions
        if path.open_in(asked):
            return None
    return None


def page_before(step: Step, path: Path) -> str:
    """The address of the step before this one."""
    asked = [each.id for each, _ in path.steps]
    position = asked.index(step.id)
    return url_for("screener.ask", step_id=asked[position - 1]) if position else url_for("pages.start")


def page_of(step: Step, path: Path) -> tuple[int, int | None]:
    """(number of this page, about how many there will be), the latter None while it could be far off.

    Steps of which it cannot be told yet whether they come: half of them are counted.
    """
    coming = _coming(path)
    total = coming.count(True) + coming.count(None) // 2
    asked = [each.id for each, _ in path.steps]
    return asked.index(step.id) + 1, total if coming.count(None) <= WIDEST_SPREAD else None


def _coming(path: Path) -> list[bool | None]:
    """Of each step, whether this person comes to it; None when that cannot be told yet."""
    on_path = {each.id for _, questions in path.steps for each in questions}
    sheet, found = SheetOfAsked(path.answers, set()), []
    for step in content().rulebook.steps:
        values = []
        for each in step.questions:
            values.append(each.id in on_path or each.ask_when is None or each.ask_when.value(sheet))
            if values[-1] is False:
                sheet.never.add(each.id)
        found.append(True if True in values else None if None in values else False)
    return found


class SheetOfAsked(AnswerSheet):
    """Of a question that is never asked, no answer will come: what looks for one does not hold."""

    __slots__ = ("never",)

    def __init__(self, answers: Answers, never: set[str]):
        super().__init__(answers)
        self.never = never

    def chosen(self, question: str, options: frozenset[str]) -> bool | None:
        return False if question in self.never else super().chosen(question, options)

    def at_least(self, question: str, number: int) -> bool | None:
        return False if question in self.never else super().at_least(question, number)

    def at_most(self, question: str, number: int) -> bool | None:
        return False if question in self.never else super().at_most(question, number)
