"""One answer from outside, checked against its question: an option id, a list of them, or a whole number."""

from difflib import get_close_matches

from app.decision.conditions import Answer
from app.decision.rulebook import NONE, Question, Rulebook


class BadAnswer(ValueError):
    """An answer that its question does not allow. Its text is a sentence for whoever wrote it."""


def did_you_mean(word: object, known) -> str:
    """“ Did you mean "x"?”, or nothing when no known word is near."""
    near = get_close_matches(str(word), [str(each) for each in known], n=1, cutoff=0.6)
    return f' Did you mean "{near[0]}"?' if near else ""


def _number(question: Question, given: object) -> Answer:
    if isinstance(given, bool) or not isinstance(given, int):
        raise BadAnswer(f'"{question.id}" needs a whole number, not {given!r}.')
    if not question.minimum <= given <= question.maximum:
        raise BadAnswer(f'"{question.id}" goes from {question.minimum} to {question.maximum}; {given} is outside.')
    return given


def _option(question: Question, given: object) -> str:
    if not isinstance(given, str):
        raise BadAnswer(f'"{question.id}" needs the id of an option, not {given!r}.')
    if given not in question.option_ids:
        raise BadAnswer(f'"{question.id}" has no option "{given}".{did_you_mean(given, question.option_ids)}')
    return given


def _one(question: Question, given: object) -> Answer:
    return frozenset([_option(question, given)])


def _many(question: Question, given: object) -> Answer:
    chosen = frozenset(_option(question, each) for each in (given if isinstance(given, list | tuple) else [given]))
    if NONE in chosen and len(chosen) > 1:
        raise BadAnswer(f'"{question.id}" has "{NONE}" beside another option: {", ".join(sorted(chosen))}.')
    return chosen


READ = {"one": _one, "many": _many, "number": _number, "scale": _number}


def read_answer(question: Question, given: object) -> Answer | None:
    """The answer in the form that conditions use, or None when it was left out. Raises BadAnswer."""
    if given is None or given == [] or given == ():
        return None
    return READ[question.kind](question, given)


def read_answers(rulebook: Rulebook, given: dict) -> dict[str, Answer]:
    """A whole mapping of question id to answer, read. Raises BadAnswer at the first fault."""
    read = {}
    for question_id, value in given.items():
        question = rulebook.question.get(question_id)
        if question is None:
            raise BadAnswer(f'There is no question "{question_id}".{did_you_mean(question_id, rulebook.question)}')
        answer = read_answer(question, value)
        if answer is not None:
            read[question_id] = answer
    return read
