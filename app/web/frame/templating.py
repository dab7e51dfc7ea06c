"""Jinja’s environment as this app needs it: words and addresses are put into each template that it compiles."""

import re

from flask import Flask
from flask.templating import Environment as FlaskEnvironment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator

from app.web.frame.addresses import FixedAddresses
from app.web.frame.own_words import OwnWords, Wording

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Generator(CodeGenerator):
    """Jinja’s own, which first puts addresses and words into the tree of a template: only here its name is known."""

    def visit_Template(self, node: nodes.Template, frame=None) -> None:
        addresses, known = self.environment.addresses, self.environment.wording
        if addresses and self.name:
            addresses.put_into(node, self.name)
        if known and self.name:
            OwnWords(known, self.name).visit(node)
            node.set_environment(self.environment)
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


def register(app: Flask) -> None:
    app.jinja_environment = Environment
    # Without a limit to what is kept, and without a look at the disk whether a template has changed.
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "cache_size": -1, "auto_reload": False}
