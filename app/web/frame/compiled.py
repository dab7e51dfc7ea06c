"""Compiles every template, once all that they may call is known and all addresses are."""

from flask import Flask

from app.content.model import BrokenContent
from app.web.frame.templating import compile_all


def register(app: Flask) -> None:
    """Raises BrokenContent for words and addresses that do not fit the templates."""
    problems = compile_all(app)
    if problems:
        raise BrokenContent(problems)
