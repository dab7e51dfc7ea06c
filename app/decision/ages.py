"""Which answers are still good: what is past its time is dropped here, before the questions are walked."""

from collections.abc import Mapping

from app.decision.conditions import Answer, Answers
from app.decision.rulebook import AT_START, CONFIRMED, Question, Rulebook

# Two servers can have clocks a little apart. An answer from further in the future has no age that can be known.
CLOCKS_APART = 5 * 60  # seconds


def is_good(question: Question, told_at: int | None, now: int) -> bool:
    """True while the answer is younger than its time. Both are in seconds; None when the time is not known."""
    return told_at is not None and -CLOCKS_APART <= now - told_at < question.good_for.seconds


def still_good(
    rulebook: Rulebook, answers: Answers, told_at: Mapping[str, int], now: int
) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """(the answers that are good, those past their time that can be confirmed); whatever else was told is dropped.

    `told_at` holds the second in which each question was told. What is asked at the start of a routine is never
    missing on the way there: the start looks at its age.
    """
    good, to_confirm = {}, {}
    for name, answer in answers.items():
        question = rulebook.question[name]
        if is_good(question, told_at.get(name), now) or question.good_for.renewed == AT_START:
            good[name] = answer
        elif question.good_for.renewed == CONFIRMED:
            to_confirm[name] = answer
    return good, to_confirm
