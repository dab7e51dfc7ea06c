"""What templates of the questions may call: options as they were drawn, answers in the person’s own terms."""

from flask import Flask

from app.decision.rulebook import NONE
from app.web.answers.given import asking_path
from app.web.questions.lines import answer_lines, answered, not_ticked
from app.web.questions.sheet import print_size
from app.web.questions.skeletons import options_of


def register(app: Flask) -> None:
    app.jinja_env.globals.update(
        NONE=NONE,
        answer_lines=answer_lines,
        answered=answered,
        asking_path=asking_path,
        not_ticked=not_ticked,
        options_of=options_of,
        print_size=print_size,
    )
