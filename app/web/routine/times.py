"""The form for the times of a routine, within what the method allows."""

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from app.decision.decision import Decision
from app.routine.times import Choice, choices
from app.web.answers.agreement import has_agreed
from app.web.answers.doing import keep_times, own_times
from app.web.content import content
from app.web.routine.own import with_routine

bp = Blueprint("times", __name__, url_prefix="/routine/times")


def _field(choice: Choice) -> SelectField:
    return SelectField(choices=[SelectChoice(number) for number in choice.numbers], coerce=int)


def times_form(offered: tuple[Choice, ...]) -> FlaskForm:
    """A list of numbers for each thing that can be chosen, filled with what was posted or is chosen now."""
    fields = {each.name: _field(each) for each in offered}
    now = {each.name: each.usual for each in offered} | own_times()
    return type("TimesForm", (FlaskForm,), fields)(data=now)


@bp.route("", methods=["GET", "POST"])
@with_routine
def choose(decision):
    """Choose the times, within what the method allows; or go back to the usual ones."""
    offered = choices(content().routine, [each.exercise for each in decision.offered])
    form = times_form(offered)
    if form.validate_on_submit():
        given = {each.name: each.usual if "usual" in request.form else form[each.name].data for each in offered}
        keep_times({each.name: given[each.name] for each in offered if given[each.name] != each.usual})
        return redirect(way_back(), code=303)
    told = {"refused": [each for each in offered if form[each.name].errors], "fixed": _fixed(decision, offered)}
    page = render_template("routine/times.html", offered=offered, form=form, back=way_back(), **told)
    return page, 422 if form.is_submitted() else 200


def way_back() -> str:
    """To the routine for those who have agreed to one, else to its start."""
    return url_for("routine.follow", _anchor="pace") if has_agreed() else url_for("start.show")


def _fixed(decision: Decision, offered: tuple[Choice, ...]) -> list[str]:
    """The names of the exercises whose times cannot be chosen."""
    free, exercises = {each.exercise for each in offered}, content().routine.exercises
    return [exercises[each.exercise].name for each in decision.offered if each.exercise not in free]


def register(app: Flask) -> None:
    app.register_blueprint(bp)
