"""Answers in lines, as pages show them: each drawn once, at the start, with a hole for what was chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Flask, current_app
from markupsafe import Markup, escape

from app.decision.conditions import Answer
from app.decision.path import Path, offered
from app.decision.rulebook import Option, Question
from app.web.content import content
from app.web.questions.skeletons import HOLE

# For each kind of line, a macro of components/answer_lines.html: the one for its labels, and what stands between
# two labels and between two lines.
KINDS = {
    "told": ("plain", "; ", ""),
    "given": ("quoted", ", ", "; "),
    "row": ("marked", "", ""),
}


@dataclass(frozen=True)
class Lines:
    """All lines of one kind. What has a hole is kept in pieces: whatever joins them fills it."""

    of_question: dict[str, list[str]]
    label: list[str]
    of_option: dict[tuple[str, str], str]
    between_labels: str
    between_lines: str

    def draw(self, answers: Iterable[tuple[Question, Answer]]) -> Markup:
        drawn = [self._labels(question, answer).join(self.of_question[question.id]) for question, answer in answers]
        return Markup(self.between_lines.join(drawn))  # noqa: S704  drawn by templates, or escaped

    def _labels(self, question: Question, answer: Answer) -> str:
        """The labels of a chosen answer in the order of the question, or the number."""
        if not isinstance(answer, int):
            chosen = [self.of_option[question.id, each.id] for each in question.options if each.id in answer]
            return self.between_labels.join(chosen)
        out_of = content().wording["code/answers"].out_of
        scale = question.kind == "scale"
        return str(escape(out_of(number=answer, maximum=question.maximum) if scale else answer)).join(self.label)


def _pieces(drawn: Markup) -> list[str]:
    return str(drawn).split(HOLE)


def _lines(app: Flask, kind: str) -> Lines:
    macros = app.jinja_env.get_template("components/answer_lines.html").module
    named, between_labels, between_lines = KINDS[kind]
    questions, hole = app.extensions["content"].rulebook.question.values(), Markup(HOLE)
    label = _pieces(getattr(macros, named)(hole))
    return Lines(
        {each.id: _pieces(getattr(macros, kind)(each, hole)) for each in questions},
        label,
        {(each.id, option.id): str(escape(option.label)).join(label) for each in questions for option in each.options},
        between_labels,
        between_lines,
    )


def answered(questions: Iterable[Question], path: Path) -> list[tuple[Question, Answer]]:
    """These questions with their answers, as far as they count."""
    return [(each, path.answers[each.id]) for each in questions if each.id in path.answers]


def not_ticked(question: Question, path: Path) -> list[Option]:
    """What of the list was offered and not ticked. “None of these” and “not sure” are no part of it."""
    out = {*content().texts["safety_net"]["leave_out"], *path.answers[question.id]}
    return [each for each in offered(question, path.answers) if each.id not in out]


def answer_lines(kind: str, answers: Iterable[tuple[Question, Answer]]) -> Markup:
    return current_app.extensions["answer-lines"][kind].draw(answers)


def register(app: Flask) -> None:
    """Draw all of them, once templates are compiled."""
    app.extensions["answer-lines"] = {kind: _lines(app, kind) for kind in KINDS}
