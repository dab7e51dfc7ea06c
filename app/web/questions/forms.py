"""Forms made from content. WTForms reads and validates; the templates draw the inputs from the content itself."""

from collections.abc import Iterable

from flask import Flask, current_app, request
from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.validators import StopValidation

from app.decision.answers import BadAnswer, read_answer
from app.decision.conditions import Answer
from app.decision.path import offered
from app.decision.rulebook import ASKED, NONE, Question, Step
from app.web.answers.given import asking_path, filled_in
from app.web.content import content
from app.web.questions.numbers import is_year, number_in, without_unseen

VERSION = "v"  # the field that says for which wording of the step the page was drawn
LOOKED = "looked-again"  # the field that says that the page was drawn with its explanations open
UNREADABLE = "\ufffd"


def printable(word: str) -> str:
    """The word as a page can show it: no NUL, no half characters. Such a word is never a good answer."""
    return "".join(character if character.isprintable() else UNREADABLE for character in word)


class AnswerField(Field):
    """What was posted for one question: `data` is the answer once it is read, `posted` the words that are shown."""

    def __init__(self, question: Question, **kwargs):
        super().__init__(**kwargs)
        self.question = question
        self.offered = question.options
        self.explained = False  # whether the explanations of its options stand open
        self.posted: list[str] = []
        self.sent: list[str] = []

    def process_formdata(self, words: list[str]) -> None:
        tidy = without_unseen if self.question.kind == "number" else str.strip
        self.posted = self.sent = [printable(word) for word in map(tidy, words) if word]

    def pre_validate(self, form: FlaskForm) -> None:
        self.data = self._read()

    def _read(self) -> Answer:
        question = self.question
        try:
            answer = read_answer(question, self._raw())
        except BadAnswer:
            raise StopValidation(self._what_to_put_right()) from None
        if answer is None or (self.offered and not answer <= {option.id for option in self.offered}):
            raise StopValidation(question.if_left_out)
        return answer

    def _what_to_put_right(self) -> str:
        question, chosen = self.question, set(self.posted)
        if question.kind == "many" and NONE in chosen and chosen <= question.option_ids:
            return content().wording["code/forms"].none_beside
        if question.if_a_year and len(self.posted) == 1 and is_year(self.posted[0]):
            return question.if_a_year
        return question.if_left_out

    def _raw(self) -> object:
        if self.question.kind == "many" or len(self.posted) != 1:
            return self.posted
        word = self.posted[0]
        if self.question.kind == "one":
            return word
        if self.question.kind == "number":
            number = number_in(word, self.question.units)
            return word if number is None else number
        return int(word) if word.isdecimal() and len(word) <= 3 else word

    def summary_line(self) -> tuple[str, str]:
        """(id of the first input, what to put right) for the summary at the top of the page."""
        if not self.question.options:
            first = "input" if self.question.kind == "number" else self.question.minimum
        else:
            first = self.offered[0].id
        return f"{self.question.id}-{first}", self.errors[0]

    def signs(self) -> Answer | None:
        """The known options that were ticked, without “none”: what a refused page still says something about."""
        ticked = frozenset(self.sent) & self.question.option_ids - {NONE}
        return ticked if self.question.kind == "many" and ticked else None

    @property
    def in_doubt(self) -> bool:
        """True when something was ticked that should be looked at again, explanations open, before it counts."""
        return self.question.second_look and not self.explained and self.data != {NONE}


class StepForm(FlaskForm):
    """One step. `given` are the answers that are good; `outdated` is true when the page showed an older wording."""

    class Meta:
        csrf = False  # CSRFProtect has looked at the token before any view is asked

    version: str
    outdated = False

    def validate(self, extra_validators=None) -> bool:
        """An answer to an older wording is shown again before it is kept."""
        return super().validate(extra_validators) and not self.outdated

    @property
    def fields(self) -> list[AnswerField]:
        return [field for field in self if isinstance(field, AnswerField)]

    @property
    def summary(self) -> list[tuple[str, str]]:
        return [field.summary_line() for field in self.fields if field.errors]

    @property
    def in_doubt(self) -> bool:
        return any(field.in_doubt for field in self.fields)

    @property
    def explained(self) -> bool:
        return any(field.explained for field in self.fields)

    def explain(self) -> None:
        """Open the explanations where content asks for a second look."""
        for field in self.fields:
            field.explained = field.question.second_look

    def empty(self) -> None:
        """Show nothing as chosen. What was sent is still looked at for signs."""
        for field in self.fields:
            field.posted = []

    def keep_signs_alone(self) -> bool:
        """Show of what is asked again at times the signs alone as chosen; False when all that was sent is still shown.

        A page that gets a new token must not make an old “none” younger.
        """
        again = [field for field in self.fields if field.question.good_for.renewed == ASKED]
        before = [field.posted for field in again]
        for field in again:
            field.posted = sorted(field.signs() or ())
        return [set(each) for each in before] != [set(field.posted) for field in again]

    @property
    def given(self) -> dict[str, Answer]:
        return {field.name: field.data for field in self.fields if not field.errors and field.data is not None}

    @property
    def warning_answers(self) -> dict[str, Answer]:
        signs = {field.name: field.signs() for field in self.fields if field.errors}
        return self.given | {name: answer for name, answer in signs.items() if answer}


def form_class(questions: Iterable[Question]) -> type[StepForm]:
    """A form that can ask all of these."""
    return type("Form", (StepForm,), {question.id: AnswerField(question) for question in questions})


def step_form(step: Step, questions: tuple[Question, ...]) -> StepForm:
    """The form of one step for those who are asked these questions, filled with what was posted or still counts."""
    form = current_app.extensions["forms"][step.id]()
    form.version = content().versions.steps[step.id]
    asked, answers, told = {question.id for question in questions}, asking_path().answers, filled_in(step)
    for field in form.fields:
        if field.name in asked:
            field.offered = offered(field.question, answers)
        else:
            del form[field.name]
    if form.is_submitted():
        form.outdated = request.form.get(VERSION, form.version) != form.version
        if request.form.getlist(LOOKED) == ["yes"]:
            form.explain()
        return form
    for field in form.fields:
        earlier = told.get(field.name)
        field.posted = [] if earlier is None else [str(earlier)] if isinstance(earlier, int) else list(earlier)
    return form


def register(app: Flask) -> None:
    app.extensions["forms"] = {step.id: form_class(step.questions) for step in app.extensions["content"].rulebook.steps}
