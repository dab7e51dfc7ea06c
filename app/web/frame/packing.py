"""How texts leave: in the encoding that the browser takes, packed once where they are the same for everybody."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache, partial

import brotli
from flask import Flask, Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

PLAIN = "identity"
ENCODINGS = ("br", "gzip", PLAIN)  # of equally welcome ones, the first
# At levels where more time would save little: a page that is one person’s is packed while they wait.
QUICKLY = {
    "br": partial(brotli.compress, quality=7, lgwin=18),
    "gzip": partial(gzip.compress, compresslevel=6, mtime=0),
}


REDIRECTS = range(300, 400)
A_YEAR = "max-age=31536000, immutable"


@dataclass(frozen=True)
class Packed:
    """A file in every encoding that is made of it, each with its ETag."""

    kind: str
    bodies: dict[str, tuple[bytes, str]]


def pack(text: str, kind: str, quality: int = 11) -> Packed:
    """As small as it goes: this takes time, and is done once. At 10 it takes a quarter, and is 2 % more."""
    plain = text.encode()
    packed = {"br": brotli.compress(plain, quality=quality), "gzip": gzip.compress(plain, 9, mtime=0), PLAIN: plain}
    return Packed(kind, {name: (body, _tag(body)) for name, body in packed.items()})


def as_it_is(body: bytes, kind: str) -> Packed:
    """What is packed already by what it is, such as a photograph."""
    return Packed(kind, {PLAIN: (body, _tag(body))})


def _tag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:8]


@lru_cache(maxsize=100)  # browsers send few kinds of this header
def chosen(header: str) -> str:
    """The encoding for an Accept-Encoding header. One with q=0 is never it, whatever else is said."""
    return parse_accept_header(header, Accept).best_match(ENCODINGS, PLAIN)


def answer(packed: Packed, for_good: bool = False) -> Response:
    """The text, or 304 for a browser that has it. What it may keep for good it never asks about again."""
    encoding = chosen(request.headers.get("Accept-Encoding", ""))
    if encoding not in packed.bodies:
        encoding = PLAIN
    body, tag = packed.bodies[encoding]
    told = {"Cache-Control": A_YEAR} if for_good else {"Cache-Control": "no-cache", "ETag": f'"{tag}"'}
    if encoding != PLAIN:
        told["Content-Encoding"] = encoding
    response = Response(body, headers=told | {"Vary": "Accept-Encoding"}, content_type=packed.kind)
    return response.make_conditional(request) if "If-None-Match" in request.headers else response


def _pack_page(response: Response) -> Response:
    """Pack what is one person’s page. A redirect is too short, and what has an ETag is packed."""
    if response.mimetype != "text/html" or response.status_code in REDIRECTS or "ETag" in response.headers:
        return response
    encoding = chosen(request.headers.get("Accept-Encoding", ""))
    if encoding != PLAIN:
        response.set_data(QUICKLY[encoding](response.get_data()))
        response.headers["Content-Encoding"] = encoding
    response.vary.add("Accept-Encoding")
    return response


def register(app: Flask) -> None:
    app.after_request(_pack_page)
