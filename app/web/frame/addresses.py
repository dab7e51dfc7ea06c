"""Addresses of the app for templates and words: the same whoever asks, also where the host is not one of ours."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from flask import Flask


def url_for(app: Flask) -> Callable[..., str]:
    """Flask’s own as far as a page needs it, without a request. What it gives raises BuildError."""
    adapter = app.url_map.bind("")

    @lru_cache(4096)
    def address(endpoint: str, *, _anchor: str | None = None, **values: object) -> str:
        return adapter.build(endpoint, values) + (f"#{quote(_anchor)}" if _anchor else "")

    return address


def register(app: Flask) -> None:
    app.jinja_env.globals["url_for"] = url_for(app)
