"""What templates of the questions may call: options as they were drawn, answers in the person’s own terms."""

from flask import Flask

from app.decision.conditions import Answer
from app.decision.rulebook import NONE, Question
from app.web.frame.content import content
from app.web.questions.skeletons import options_of


def option_labels(question: Question, answer: Answer) -> list[str]:
    """The labels of a chosen answer in the order of the question, or the number."""
    if question.kind == "scale":
        return [content().wording["code/answers"].out_of(number=answer, maximum=question.maximum)]
    if isinstance(answer, int):
        return [str(answer)]
    return [option.label for option in question.options if option.id in answer]


def register(app: Flask) -> None:
    app.jinja_env.globals.update(NONE=NONE, option_labels=option_labels, options_of=options_of)
