"""Which questions are asked of this person, which of the answers count, and where the questions end."""

from dataclasses import dataclass

from app.decision.conditions import Answer, Answers
from app.decision.conditions.sheet import AnswerSheet
from app.decision.rulebook import EMERGENCY, Option, Question, Rulebook, Step


@dataclass(frozen=True)
class Path:
    steps: tuple[tuple[Step, tuple[Question, ...]], ...]  # every step that is asked, up to the end, with its questions
    answers: dict[str, Answer]  # those that count
    open: tuple[str, ...]  # question ids that are asked and not answered, in order
    ended: str | None  # the level that ended the questions early: emergency, urgent, or None

    @property
    def complete(self) -> bool:
        """True when there is nothing more to ask before a decision."""
        return self.ended == EMERGENCY or not self.open

    def open_in(self, step: Step) -> bool:
        """True when the step asks something that is not answered yet."""
        asked = next((questions for each, questions in self.steps if each is step), ())
        return any(question.id in self.open for question in asked)


def offered(question: Question, answers: Answers) -> tuple[Option, ...]:
    """The options that these answers allow."""
    return tuple(
        option for option in question.options if option.ask_when is None or option.ask_when.holds(answers) is True
    )


def _counts(question: Question, answer: Answer | None, answers: Answers) -> bool:
    if answer is None or answer == frozenset():  # nothing ticked is nothing told
        return False
    if not question.has_gated_options:
        return True
    return answer <= {option.id for option in offered(question, answers)}


def _ends(rulebook: Rulebook, step: Step, finished: bool, sheet: AnswerSheet) -> str | None:
    for level, rules in rulebook.stops_at[step.id]:
        if level == EMERGENCY or finished:
            for rule in rules:
                if rule.when.value(sheet) is True:
                    return level
    return None


def walk(rulebook: Rulebook, answers: Answers) -> Path:
    """Go through the steps in order. An answer counts only where its question is asked and it is still on offer.

    An emergency ends the walk as soon as a rule for it holds, whatever is still open. An urgent result ends it at a
    finished step from the marked one on, when nothing before it is open either.
    """
    steps, counted, still_open = [], {}, []
    sheet = AnswerSheet(counted)  # it tells what counted so far
    for step in rulebook.steps:
        asked = tuple(q for q in step.questions if q.ask_when is None or q.ask_when.value(sheet) is True)
        if not asked:
            continue
        steps.append((step, asked))
        for question in asked:
            answer = answers.get(question.id)
            if _counts(question, answer, counted):
                counted[question.id] = answer
            else:
                still_open.append(question.id)
        ended = _ends(rulebook, step, not still_open, sheet)
        if ended:
            return Path(tuple(steps), counted, tuple(still_open), ended)
    return Path(tuple(steps), counted, tuple(still_open), None)
