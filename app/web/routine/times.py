"""What belongs to the pace of a routine: the form to choose it, and the sound of each set at that pace."""

import re
from io import BytesIO

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request, send_file, url_for
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from app.decision.decision import Decision
from app.routine.phases import Block
from app.routine.sound import wav
from app.routine.timeline import timeline
from app.routine.times import Choice, choices
from app.web.answers.doing import keep_times, own_times
from app.web.answers.stamp import stamp
from app.web.content import content
from app.web.routine.own import own_blocks, own_pace, with_decision

bp = Blueprint("pace", __name__, url_prefix="/routine")
LETTERS = re.compile(r"[^\W_]+")


def _field(choice: Choice) -> SelectField:
    return SelectField(choices=[SelectChoice(number) for number in choice.numbers], coerce=int)


def times_form(offered: tuple[Choice, ...]) -> FlaskForm:
    """A list of numbers for each thing that can be chosen, filled with what was posted or is chosen now."""
    fields = {each.name: _field(each) for each in offered}
    now = {each.name: each.usual for each in offered} | own_times()
    return type("TimesForm", (FlaskForm,), fields)(data=now)


@bp.route("/times", methods=["GET", "POST"])
@with_decision
def times(decision):
    """Choose the times, within what the method allows; or go back to the usual ones."""
    offered = choices(content().routine, [each.exercise for each in decision.offered])
    form = times_form(offered)
    if form.validate_on_submit():
        given = {each.name: each.usual if "usual" in request.form else form[each.name].data for each in offered}
        keep_times({each.name: given[each.name] for each in offered if given[each.name] != each.usual})
        return redirect(url_for("routine.follow", _anchor="pace"), code=303)
    told = {"refused": [each for each in offered if form[each.name].errors], "fixed": _fixed(decision, offered)}
    page = render_template("routine/times.html", offered=offered, form=form, **told)
    return page, 422 if form.is_submitted() else 200


def _fixed(decision: Decision, offered: tuple[Choice, ...]) -> list[str]:
    """The names of the exercises whose times cannot be chosen."""
    free, exercises = {each.exercise for each in offered}, content().routine.exercises
    return [exercises[each.exercise].name for each in decision.offered if each.exercise not in free]


def file_name(said: str) -> str:
    """A name for a sound file of the letters and digits of some words, in whatever language."""
    return "-".join(LETTERS.findall(said.lower())) + ".wav"


def sound_name(block: Block, side: str | None) -> str:
    """The name of a set’s sound file: “knee-brace-left-leg.wav”."""
    words, routine = content().wording["code/sound"], content().routine
    exercise = routine.exercises[block.exercise].in_a_sentence
    said = words.leg(exercise=exercise, side=routine.sides[side]) if side else words.whole(exercise=exercise)
    return file_name(said.unescape())


@bp.get("/sound/<int:block>/<int:number>.wav")
@with_decision
def sound(decision, block, number):
    """The sound of one set. The address counts from 1 and names no side; its `of` tells a page that is stale."""
    blocks = own_blocks(decision)
    fresh = request.args.get("of") == stamp()
    if not (fresh and 0 < block <= len(blocks) and 0 < number <= len(blocks[block - 1].sets)):
        abort(404)
    phases = blocks[block - 1].sets[number - 1]
    parts = timeline(phases, own_pace().lead_in, own_pace().place)[1:]
    return _file(wav(parts), sound_name(blocks[block - 1], phases[0].side))


def _file(data: bytes, name: str) -> Response:
    """A sound, or the part of it that was asked for. A Range that asks for no single part gets the whole."""
    asked = request.range
    if not (asked and asked.units == "bytes" and len(asked.ranges) == 1 and asked.ranges[0][0] >= -len(data)):
        request.environ.pop("HTTP_RANGE", None)
    file = send_file(BytesIO(data), "audio/wav", download_name=name, conditional=True, max_age=0)
    file.headers["Cache-Control"] = "no-store"
    return file


def register(app: Flask) -> None:
    app.register_blueprint(bp)
