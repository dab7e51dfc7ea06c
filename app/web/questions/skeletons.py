"""Question pages as they mostly are, nothing wrong, nothing to tell: drawn once, with holes for what is a person’s."""

from types import SimpleNamespace

from flask import Flask, current_app, g, render_template
from markupsafe import Markup, escape

from app.decision.rulebook import Question, Step
from app.web.content import content
from app.web.questions.forms import AnswerField, StepForm

HOLE = "\0"  # no text of content or of a template holds one
RIGHT, WRONG = "right", "wrong"  # whether an answer is to be put right
Pieces = list[str]  # texts and names of holes, by turns


def _hole(name: str) -> Markup:
    return Markup(f"{HOLE}{name}{HOLE}")


def _page(step: Step, with_total: bool) -> Pieces:
    """The page of a step without its questions. With or without a guess at how many pages there will be."""
    g.csrf_token = _hole("token")  # Flask-WTF keeps here what the csrf_token() of a template gives
    form = SimpleNamespace(fields=(), version=content().versions.steps[step.id], explained=False)
    place = _hole("page"), _hole("total") if with_total else None
    own = {"questions": _hole("questions"), "place": place, "back": _hole("back"), "trouble": None, "warning": None}
    own["look_again"] = False
    return render_template("screener/ask.html", step=step, form=form, **own).split(HOLE)


def _question(app: Flask, question: Question, wrong: bool) -> Pieces:
    """A question with its options as a hole, and what is wrong with the answer as another one."""
    errors = (_hole("error"),) if wrong else ()
    field = SimpleNamespace(question=question, name=question.id, errors=errors, posted=(), offered=None)
    return str(app.jinja_env.get_template("components/question.html").module.asked(field)).split(HOLE)


def options_of(field: AnswerField) -> Markup:
    """The options of a question, each as it was drawn at the start: chosen or not."""
    if field.offered is None:
        return _hole("options")
    drawn, name, chosen = current_app.extensions["options"], field.name, field.posted
    explained = field.explained
    return Markup("".join(drawn[name, option.id, option.id in chosen, explained] for option in field.offered))


def questions(form: StepForm) -> Markup:
    """All questions of a step, as they are asked of this person."""
    kept, asked = current_app.extensions["skeletons"], current_app.jinja_env.globals["asked"]
    drawn = []
    for field in form.fields:
        pieces = kept.get((field.name, WRONG if field.errors else RIGHT))
        own = {"options": options_of(field), "error": escape(field.errors[0] if field.errors else "")}
        drawn.append(_filled(pieces, own) if pieces else asked(field))
    return Markup("".join(drawn))


def _filled(pieces: Pieces, own: dict[str, str]) -> str:
    return "".join(own[piece] if at % 2 else piece for at, piece in enumerate(pieces))


def fill(step: Step, form: StepForm, place: tuple[int, int | None], back: str, token: str) -> str:
    """The page of a step where nothing is wrong and nothing has to be told."""
    page, total = place
    own = {"questions": questions(form), "page": str(page), "total": str(total), "back": back, "token": token}
    pieces = current_app.extensions["skeletons"][step.id, total is not None]
    return _filled(pieces, own)


def _options(app: Flask) -> dict[tuple, str]:
    """Each option as it is drawn, by question, option, whether it is chosen, and whether its explanation is open."""
    draw = app.jinja_env.get_template("components/question.html").module.option
    return {
        (question.id, option.id, chosen, explained): draw(question, option, chosen, explained)
        for question in app.extensions["content"].rulebook.question.values()
        for option in question.options
        for chosen in (True, False)
        for explained in {False, question.second_look}
    }


def register(app: Flask) -> None:
    """Draw all of them, once templates are compiled."""
    kept = app.extensions["skeletons"] = {}
    app.jinja_env.globals["asked"] = app.jinja_env.get_template("components/question.html").module.asked
    with app.test_request_context():
        app.extensions["options"] = _options(app)
        for step in app.extensions["content"].rulebook.steps:
            kept |= {(step.id, known): _page(step, known) for known in (True, False)}
            asked = [each for each in step.questions if each.options]
            kept |= {(each.id, word): _question(app, each, word == WRONG) for each in asked for word in (RIGHT, WRONG)}
