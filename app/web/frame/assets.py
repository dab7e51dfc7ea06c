"""The files of static/ as they leave: without comments and indents, and packed once, as small as it goes."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort

from app.web.frame.addresses import url_for
from app.web.frame.packing import PLAIN, Packed, answer, as_it_is, pack

# A module is always read as UTF-8, and so is a picture that names nothing else.
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml"}
PICTURES = {".png": "image/png"}  # as they are: packing makes them no smaller
# Modules that are always loaded together leave as one file, by the name of the last one to be read: each file costs its
# headers, and packs better beside others.
PLAYER = "js/player/"
JOINED = {
    f"{PLAYER}player.js": ("session.js", "sound.js", "engine.js", "device.js", "view.js", "panels.js", "player.js"),
    f"{PLAYER}pictures.js": ("figure.js", "pictures.js"),
}
PARTS = {f"{PLAYER}{each}" for parts in JOINED.values() for each in parts} - JOINED.keys()
IMPORT = re.compile(r'^import \{ (.+) \} from "\./(.+)"$', re.MULTILINE)
COMMENT = re.compile(r"(^|\s+)(// .*|/\*((?!\*/).)*\*/)$")  # a line that is nothing else, or the end of one


def light(text: str) -> str:
    """What does something, in its lines and its order: nothing is moved, joined or renamed."""
    lines = [COMMENT.sub("", line.strip()) for line in text.splitlines()]
    return "\n".join(line for line in lines if line)


@cache
def _packed(text: str, kind: str) -> Packed:
    return pack(light(text), kind)


def join(texts: Mapping[str, str]) -> str:
    """Modules as one, by their names: what they import of each other is there, and all else is imported once."""
    wanted: dict[str, set[str]] = {}
    for names, module in (found for text in texts.values() for found in IMPORT.findall(text)):
        wanted.setdefault(module, set()).update(names.split(", "))
    imports = [
        f'import {{ {", ".join(sorted(wanted[each]))} }} from "./{each}"' for each in wanted.keys() - texts.keys()
    ]
    return "\n".join([*sorted(imports), *(IMPORT.sub("", text) for text in texts.values())])


def _read(folder: Path, name: str) -> Packed:
    path = folder / name
    if path.suffix in PICTURES:
        return as_it_is(path.read_bytes(), PICTURES[path.suffix])
    if name in JOINED:
        return _packed(join({each: (path.parent / each).read_text("utf-8") for each in JOINED[name]}), TYPES[".js"])
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
    names = [path.relative_to(folder).as_posix() for path in paths]
    known = {name: _read(folder, name) for name in names if name not in PARTS}
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
