"""The sound of each set at this person’s pace, as a file."""

from io import BytesIO

from flask import Blueprint, Flask, Response, abort, request, send_file

from app.routine.phases import Block
from app.routine.sound import wav
from app.routine.timeline import timeline
from app.web.answers.stamp import stamp
from app.web.content import content
from app.web.frame.files import file_name
from app.web.routine.own import own_blocks, own_pace, with_decision

bp = Blueprint("sound", __name__, url_prefix="/routine/sound")


def sound_name(block: Block, side: str | None) -> str:
    """The name of a set’s sound file: “knee-brace-left-leg.wav”."""
    words, routine = content().wording["code/sound"], content().routine
    exercise = routine.exercises[block.exercise].in_a_sentence
    said = words.leg(exercise=exercise, side=routine.sides[side]) if side else words.whole(exercise=exercise)
    return file_name(said.unescape(), "wav")


@bp.get("/<int:block>/<int:number>.wav")
@with_decision
def of_set(decision, block, number):
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
