"""The drawings of the exercises as files: each is drawn and packed once, and served by a mark of what it holds."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, Response, abort

from app.pictures.drawing import Word, draw
from app.pictures.model import Figure
from app.web.frame.addresses import url_for
from app.web.frame.assets import TYPES
from app.web.frame.packing import Packed, answer, pack

MARK = 12  # digits of the hash


@dataclass(frozen=True)
class Sheet:
    """What pages need of a figure that is drawn: the marks of its files, and what is where in them."""

    size: tuple[int, int]
    stills: Mapping[str, str]  # pose -> mark
    moving: str
    at: Mapping[str, int]  # pose -> its frame
    frames: int
    words: Mapping[str, tuple[Word, ...]]
    files: Mapping[str, Packed]  # mark -> file


# Kept in the process: an app that is made again with the same figures draws none of them again.
_SHEETS: dict[str, Sheet] = {}
_FILES: dict[str, Packed] = {}


def _file(drawing: str) -> str:
    """The mark of a drawing, which is packed now if it is new."""
    mark = hashlib.sha256(drawing.encode()).hexdigest()[:MARK]
    if mark not in _FILES:
        _FILES[mark] = pack(drawing, TYPES[".svg"], quality=10)
    return mark


def _drawn(figure: Figure) -> Sheet:
    drawing = draw(figure)
    stills = {pose: _file(still) for pose, still in drawing.stills.items()}
    moving = _file(drawing.moving)
    files = {mark: _FILES[mark] for mark in (*stills.values(), moving)}
    size = drawing.width, drawing.height
    return Sheet(size, stills, moving, drawing.at, drawing.frames, drawing.words, files)


def sheet(figure: Figure) -> Sheet:
    """What is drawn of a figure. All that it is drawn from stands in its text."""
    told = repr(figure)
    if told not in _SHEETS:
        _SHEETS[told] = _drawn(figure)
    return _SHEETS[told]


def register(app: Flask) -> None:
    """Draw all, and answer for it from memory. A mark is that of one drawing for ever, so it is kept for good."""
    sheets = {key: sheet(figure) for key, figure in app.extensions["content"].pictures.items()}
    files = {mark: file for each in sheets.values() for mark, file in each.files.items()}

    def drawing(mark: str) -> Response:
        return answer(files.get(mark) or abort(404), for_good=True)

    # One file has one address: with a slash at its end it would be kept a second time.
    app.add_url_rule("/static/pictures/<mark>.svg", "drawing", drawing, strict_slashes=True)
    address = url_for(app)
    app.extensions["drawings"] = sheets
    app.extensions["drawing-addresses"] = {mark: address("drawing", mark=mark) for mark in files}
