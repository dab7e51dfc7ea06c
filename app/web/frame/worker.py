"""The worker that keeps pages on a device for when there is no network: /sw.js, drawn once with what it may keep."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from app.web.frame.assets import light
from app.web.frame.packing import answer, pack

SOURCES = "js/worker"
KEEPS, LEAVES = "keeps.js", "leaves.js"
PLACE = "self.own"  # in the script: what it is told
MARK = 10  # digits of the hash
HEADER = "Kept-For"  # on the routine page: which worker may keep it, and for how many seconds
# A worker is no page: it asks this server for files, and that is all.
POLICY = "default-src 'none'; connect-src 'self'"


def mark_of(app: Flask) -> str:
    """A mark of all that a kept page holds and needs. With another one nothing that was kept before is shown."""
    told = app.extensions["content"].versions.told
    return hashlib.sha256(f"{app.extensions['release']} {told}".encode()).hexdigest()[:MARK]


def _to_read(app: Flask) -> Iterator[str]:
    """The address of every page that depends on nobody."""
    content, made = app.extensions["content"], app.jinja_env.globals
    yield made["url_for"]("pages.exercises")
    for name in content.routine.exercises:
        yield made["url_for"]("pages.exercise", exercise_id=name)
    for slug in content.library.pages:
        yield made["page"](slug)


def _own(app: Flask) -> dict[str, object]:
    """What the script is told of this release."""
    address, static = app.jinja_env.globals["url_for"], app.jinja_env.globals["static"]
    return {
        "mark": mark_of(app),
        "read": list(_to_read(app)),
        "scripts": [each for name, each in static.items() if name.endswith(".js") and not name.startswith(SOURCES)],
        "header": HEADER,
        "routine": address("routine.follow"),
        "start": [address("pages.start"), address("start.show")],
        "diary": address("diary.show"),
        "questions": address("screener.start"),
        "offline": address("pages.offline"),
        "signs": address("pages.signs_first"),
    }


def _script(app: Flask) -> str:
    folder = Path(app.root_path).parent / "static" / SOURCES
    if not app.config["OFFLINE"]:
        return light((folder / LEAVES).read_text("utf-8"))
    own = json.dumps(_own(app), separators=(",", ":"))
    return light((folder / KEEPS).read_text("utf-8")).replace(PLACE, own)


def register(app: Flask) -> None:
    """Answer for the script from memory. A browser asks each time whether it has changed."""
    script = pack(_script(app), "text/javascript")
    app.extensions["worker-mark"] = mark_of(app)

    def worker():
        response = answer(script)
        response.headers["Content-Security-Policy"] = POLICY
        return response

    app.add_url_rule("/sw.js", "worker", worker)
