"""What is wrong with the times that answers are good for, held against the contract. Each fault is a sentence."""

from collections.abc import Iterator

from tests.proof.contract import GOOD_FOR, HOUR, KEPT_ANSWERS_END, MINUTE, ROUTINE_OPEN


def hours(seconds: int) -> str:
    return f"{seconds / HOUR:g} hours"


def age_faults(content) -> list[str]:
    return [*_of_questions(content.rulebook), *_of_all(content)]


def _of_questions(book) -> Iterator[str]:
    for question in book.question.values():
        own = question.good_for
        if question.id not in GOOD_FOR:
            yield f"Nothing says in the contract how long “{question.id}” is good for."
            continue
        lasts, renewed = GOOD_FOR[question.id]
        if own.seconds != lasts:
            yield f"“{question.id}” is good for {hours(own.seconds)}, and the contract says {hours(lasts)}."
        if own.renewed != renewed:
            yield f"“{question.id}” is renewed as “{own.renewed}”, and the contract says “{renewed}”."
    yield from (f"The contract has a time for “{name}”, which nobody asks." for name in GOOD_FOR.keys() - book.question)


def _of_all(content) -> Iterator[str]:
    if content.rulebook.anew_after != KEPT_ANSWERS_END:
        told = hours(content.rulebook.anew_after), hours(KEPT_ANSWERS_END)
        yield "All is asked anew after {}, and the contract says {}.".format(*told)
    if content.routine.open_for * MINUTE != ROUTINE_OPEN:
        told = hours(content.routine.open_for * MINUTE), hours(ROUTINE_OPEN)
        yield "A started routine is open for {}, and the contract says {}.".format(*told)
