"""The templates, compiled at the start: none is read, and none can turn out to be broken, while people wait."""

import re

from flask import Flask
from flask.templating import Environment as FlaskEnvironment
from jinja2 import nodes

from app.web.frame import own_words, wording
from app.web.frame.addresses import FixedAddresses
from app.web.frame.own_words import Wording

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Generator(own_words.Generator):
    """Jinja’s own, which puts words and addresses into a template that it compiles."""

    def visit_Template(self, node: nodes.Template, frame=None) -> None:
        if self.environment.addresses and self.name:
            self.environment.addresses.put_into(node, self.name)
        super().visit_Template(node, frame)


class Environment(FlaskEnvironment):
    """Jinja’s own globals are a chain of dicts, looked through hundreds of times a page; these are one."""

    code_generator_class = Generator
    wording: Wording | None = None
    addresses: FixedAddresses | None = None

    def use_words(self, known: Wording) -> None:
        """What `w` stands for in each template that is compiled from now on."""
        self.wording, self.words = known, known.known

    def make_globals(self, d: dict | None) -> dict:
        return {**self.globals, **(d or {})}

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Indents are for those who read a template: without them each page is lighter."""
        return INDENT.sub("", super().preprocess(source, name, filename))


def compile_all(app: Flask) -> list[str]:
    """Compile every template, once all that they may call is known. Returns a line for each word or link at fault."""
    problems = wording.link(app)
    if problems:
        return problems
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    return app.jinja_env.addresses.problems + wording.faults_of_use(
        app.jinja_env.wording, app.extensions["content"].wording
    )


def register(app: Flask) -> None:
    app.jinja_environment = Environment
    # Without a limit to what is kept, and without a look at the disk whether a template has changed.
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "cache_size": -1, "auto_reload": False}
