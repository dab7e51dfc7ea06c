"""The templates, compiled at the start: none is read, and none can turn out to be broken, while people wait."""

import re

from flask import Flask
from flask.templating import Environment as FlaskEnvironment

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Environment(FlaskEnvironment):
    """Jinja’s own globals are a chain of dicts, looked through hundreds of times a page; these are one."""

    def make_globals(self, d: dict | None) -> dict:
        return {**self.globals, **(d or {})}

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Indents are for those who read a template: without them each page is lighter."""
        return INDENT.sub("", super().preprocess(source, name, filename))


def compile_all(app: Flask) -> None:
    """Compile every template, once all that they may call is known, and draw what is the same for everybody."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    draw = app.jinja_env.get_template("components/question.html").module.option
    for question in app.extensions["content"].rulebook.question.values():
        for option in question.options:
            for chosen in (True, False):
                app.extensions["options"][question.id, option.id, chosen] = draw(question, option, chosen)


def register(app: Flask) -> None:
    app.jinja_environment = Environment
    # Without a limit to what is kept, and without a look at the disk whether a template has changed.
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "cache_size": -1, "auto_reload": False}
    app.extensions["options"] = {}
