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
from app.routine.times import LEAD_IN, PLACE, REPETITIONS, REST, WORK, Choice, choices
from app.web.answers.doing import keep_times, own_times
from app.web.answers.stamp import stamp
from app.web.frame.content import content
from app.web.routine.own import own_blocks, own_pace, with_decision

bp = Blueprint("pace", __name__, url_prefix="/routine")
LABELS = {
    PLACE: "Time to get into place before each leg",
    LEAD_IN: "Time to get ready, from “I’m in place” to the first push or hold",
    WORK: "Each {phase}",
    REST: "Each rest",
    REPETITIONS: "How many times",
}


def _says(of: str, number: int) -> str:
    """How a number stands in the list."""
    if of == PLACE and number == 0:
        return "As long as I like: I say when"
    unit = "time" if of == REPETITIONS else "second"
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _label(choice: Choice) -> str:
    exercise = content().routine.exercises.get(choice.exercise)
    return LABELS[choice.of].format(phase=exercise.timing.phase if exercise else "")


def _field(choice: Choice) -> SelectField:
    usual = {choice.usual: " (usual)"}
    told = [SelectChoice(number, _says(choice.of, number) + usual.get(number, "")) for number in choice.numbers]
    return SelectField(_label(choice), choices=told, coerce=int)


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
    page = render_template("routine/times.html", offered=offered, form=form, **_told(decision, offered, form))
    return page, 422 if form.is_submitted() else 200


def _told(decision: Decision, offered: tuple[Choice, ...], form: FlaskForm) -> dict:
    """What stands around the lists: what is wrong, and the exercises whose times cannot be chosen."""
    free = {each.exercise for each in offered}
    names = [content().routine.exercises[each.exercise].name for each in decision.offered if each.exercise not in free]
    return {"errors": _errors(offered, form), "fixed": names}


def _errors(offered: tuple[Choice, ...], form: FlaskForm) -> list[tuple[str, str]]:
    """(id of the list, what to put right) for the summary at the top of the page."""
    exercises = content().routine.exercises
    wrong = [each for each in offered if form[each.name].errors]
    owners = [f"{exercises[each.exercise].name}: " if each.exercise else "" for each in wrong]
    return [
        (each.name, f"{owner}{_label(each)}. Choose a number from the list.")
        for each, owner in zip(wrong, owners, strict=True)
    ]


def sound_name(block: Block, side: str | None) -> str:
    """The name of a set’s sound file, in the words of the page: “knee-brace-left-leg.wav”."""
    words = f"{content().routine.exercises[block.exercise].name} {f'{side} leg' if side else ''}"
    return "-".join(re.findall(r"[a-z]+", words.lower())) + ".wav"


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
