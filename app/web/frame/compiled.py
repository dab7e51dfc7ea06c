"""Compiles every template at the start: none is read, and none can turn out to be broken, while people wait."""

from flask import Flask

from app.content.model import BrokenContent
from app.web.frame import wording
from app.web.frame.named_words import faults_of_names


def compile_all(app: Flask) -> list[str]:
    """Compile every template, once all that they may call is known. Returns a line for each word or link at fault."""
    problems = wording.link(app)
    if problems:
        return problems
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    of_words = wording.faults_of_use(app.jinja_env.wording, app.extensions["content"].wording)
    return app.jinja_env.addresses.problems + of_words


def register(app: Flask) -> None:
    """Raises BrokenContent for words and addresses that do not fit the templates."""
    problems = [*faults_of_names(app.extensions["content"].wording), *compile_all(app)]
    if problems:
        raise BrokenContent(problems)
