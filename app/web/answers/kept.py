"""The answers as they stand in the cookie, and what falls with them."""

from collections.abc import Mapping

from flask import g, session

from app.decision.conditions import Answer
from app.web.answers.keeping import keeps
from app.web.answers.session import AGES, AGREED, ANSWERS, BEFORE, FIRST, HELPED, STEPS, TOLD_AT

OF_THE_ANSWERS = (FIRST, STEPS, AGES, TOLD_AT)  # nothing of these is left without an answer
OF_THE_ROUTINE = (AGREED, HELPED, BEFORE)  # what was agreed to and said of the routine was for other answers


def packed(answer: Answer) -> str | int:
    """As short as it can be read: the cookie travels with every request."""
    return answer if isinstance(answer, int) else " ".join(sorted(answer))


def replace_answers(given: Mapping[str, Answer]) -> None:
    """Put other answers in the place of those before."""
    session[ANSWERS] = {name: packed(answer) for name, answer in given.items()}
    for key in OF_THE_ROUTINE if given else (*OF_THE_ANSWERS, *OF_THE_ROUTINE):
        session.pop(key, None)
    session.permanent = keeps()


def look_again() -> None:
    """Let what was worked out from the answers for this request be worked out anew."""
    for name in ("answers", "ages", "path", "asking"):
        g.pop(name, None)
