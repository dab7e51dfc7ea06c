"""What must be true of the routine and the questions and rules together."""

from app.content.model import Content
from app.content.reader import Problems
from app.decision.answers import did_you_mean
from app.decision.rulebook import AT_START


def check_routine(content: Content, problems: Problems) -> None:
    """Add a problem for what cannot be done in this order, or cannot be asked at the start."""
    _start(content, problems)
    order, routine = content.routine.order, content.routine
    for name in routine.helped_leaves_out:
        if order.index(name) <= order.index(routine.asks_whether_it_helped):
            sentence = f'"{name}" comes before the question whether it helped, so it cannot be left out.'
            problems.at(("routine",), sentence, "helped-leaves-out")
    for exercise in content.rulebook.exercises.values():
        first = exercise.forms[0]
        if first.only_both_sides:
            sentence = f'The first form of "{exercise.id}" is only for two sore sides.'
            problems.at(("form", exercise.id, first.id), sentence)


def _start(content: Content, problems: Problems) -> None:
    """What is asked again at the start is a number that everybody with a routine has told before."""
    name, questions = content.routine.asks_at_the_start, content.rulebook.question
    if name not in questions:
        sentence = f'There is no question "{name}".{did_you_mean(name, questions)}'
        problems.at(("routine",), sentence, "asks-at-the-start")
    elif questions[name].kind != "scale" or questions[name].ask_when:
        sentence = f'"{name}" is asked at the start: it should be of the kind scale and have no ask-when.'
        problems.at(("routine",), sentence, "asks-at-the-start")
    for question in questions.values():
        if (question.good_for.renewed == AT_START) != (question.id == name):
            sentence = f'What is asked at the start, and only that, is renewed {AT_START}: "{question.id}" is not so.'
            problems.at(("question", question.id), sentence, "good-for")
