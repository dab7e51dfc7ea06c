"""The files of static/ as they leave: without comments and indents, and packed once, as small as it goes."""

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort

from app.web.frame.addresses import url_for
from app.web.frame.packing import PLAIN, Packed, answer, as_it_is, pack

# A module is always read as UTF-8, and so is a picture that names nothing else.
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml"}
PICTURES = {".png": "image/png"}  # as they are: packing makes them no smaller
COMMENT = re.compile(r"(^|\s+)(// .*|/\*((?!\*/).)*\*/)$")  # a line that is nothing else, or the end of one


def light(text: str) -> str:
    """What does something, in its lines and its order: nothing is moved, joined or renamed."""
    lines = [COMMENT.sub("", line.strip()) for line in text.splitlines()]
    return "\n".join(line for line in lines if line)


@cache
def _packed(text: str, kind: str) -> Packed:
    return pack(light(text), kind)


def _read(path: Path) -> Packed:
    if path.suffix in PICTURES:
        return as_it_is(path.read_bytes(), PICTURES[path.suffix])
    return _packed(path.read_text("utf-8"), TYPES[path.suffix])


def _version(files: dict[str, Packed]) -> str:
    """A hash of all files: with one of them changed, each has another address."""
    digest = hashlib.sha256()
    for name, file in files.items():
        digest.update(name.encode() + b"\0" + file.bodies[PLAIN][0])
    return digest.hexdigest()[:10]


def register(app: Flask) -> None:
    """Answer from memory for the files that are here at the start; all else is not there."""
    folder = Path(app.root_path).parent / "static"
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in TYPES | PICTURES]
    known = {path.relative_to(folder).as_posix(): _read(path) for path in paths}
    version = _version(known)

    def static(release: str, filename: str) -> Response:
        """A page of another release names the files by its own hash, and gets what is there; only ours are kept."""
        file = known.get(filename) or abort(404)
        return answer(file, for_good=release == version)

    app.add_url_rule("/static/<release>/<path:filename>", "static", static)
    address = url_for(app)
    addresses = {name: address("static", release=version, filename=name) for name in known}
    app.jinja_env.globals.update(static=addresses)
    app.extensions["release"] = version
