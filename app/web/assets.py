"""The files of static/ as they leave: without comments and indents, and packed once, as small as it goes."""

import gzip
import hashlib
import re
from functools import cache
from pathlib import Path

import brotli
from flask import Flask, Response, abort, request

# A module is always read as UTF-8, and so is a picture that names nothing else.
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml"}
COMMENT = re.compile(r"//.*|/\*.*\*/")  # a line that is nothing else
A_YEAR = "max-age=31536000, immutable"  # every address carries a hash of all files


def _light(text: str) -> str:
    """The lines that do something, in their order: nothing is moved, joined or renamed."""
    lines = [line.strip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line and not COMMENT.fullmatch(line))


@cache
def _packed(text: str) -> dict[str, bytes]:
    """Encoding -> bytes; “identity” is not packed."""
    plain = _light(text).encode()
    return {"br": brotli.compress(plain, quality=11), "gzip": gzip.compress(plain, 9, mtime=0), "identity": plain}


def _answer(kind: str, packed: dict[str, bytes]) -> Response:
    encoding = request.accept_encodings.best_match(packed, default="identity")
    response = Response(packed[encoding], content_type=kind)
    if encoding != "identity":
        response.content_encoding = encoding
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = A_YEAR
    response.set_etag(hashlib.sha256(packed[encoding]).hexdigest()[:8])
    return response.make_conditional(request)


def register(app: Flask) -> None:
    """Answer from memory for the files that are here at the start; all else is not there."""
    folder = Path(app.static_folder)
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in TYPES]
    known = {
        path.relative_to(folder).as_posix(): (TYPES[path.suffix], _packed(path.read_text("utf-8"))) for path in files
    }

    def static(filename: str) -> Response:
        return _answer(*known[filename]) if filename in known else abort(404)

    app.view_functions["static"] = static
