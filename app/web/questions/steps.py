"""Where a step stands on the path: what comes before it, what comes next, and how far along it is."""

from flask import url_for

from app.decision.path import Path
from app.decision.rulebook import Question, Step
from app.web.content import content

# “About” is true when it is off by two pages at most.
WIDEST_SPREAD = 4


def next_page(path: Path) -> str:
    """The first open step; the result when the questions ended early; else the page to check all answers."""
    if path.ended:
        return url_for("screener.result")
    for step, _ in path.steps:
        if path.open_in(step):
            return url_for("screener.ask", step_id=step.id)
    return url_for("screener.check")


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

    Steps whose condition cannot be told yet may or may not come: half of them are counted.
    """
    asked = [each.id for each, _ in path.steps]
    undecided = [
        each
        for each in content().rulebook.steps
        if each.id not in asked
        and any(question.ask_when and question.ask_when.holds(path.answers) is None for question in each.questions)
    ]
    total = len(asked) + len(undecided) // 2
    return asked.index(step.id) + 1, total if len(undecided) <= WIDEST_SPREAD else None
