"""Addresses of the app for templates and words: the same whoever asks, also where the host is not one of ours."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from flask import Flask
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from werkzeug.routing import BuildError

START = "start"  # the page that has an address of its own


def url_for(app: Flask) -> Callable[..., str]:
    """Flask’s own as far as a page needs it, without a request. What it gives raises BuildError."""
    adapter = app.url_map.bind("")

    @lru_cache(4096)
    def address(endpoint: str, *, _anchor: str | None = None, **values: object) -> str:
        return adapter.build(endpoint, values) + (f"#{quote(_anchor)}" if _anchor else "")

    return address


def page_for(app: Flask) -> Callable[..., str]:
    """The address of a page to read, by its slug. What it gives raises LookupError."""
    address = app.jinja_env.globals["url_for"]

    def page(slug: str, *, _anchor: str | None = None) -> str:
        if slug not in app.extensions["content"].library.pages:
            raise LookupError(f'There is no page "{slug}".')
        where, values = ("pages.start", {}) if slug == START else ("pages.read", {"slug": slug})
        return address(where, _anchor=_anchor, **values)

    return page


class FixedAddresses(NodeTransformer):
    """Puts an address itself in the place of a call that always gives the same one; tells of one that leads nowhere."""

    def __init__(self, app: Flask):
        self._app, self._template = app, ""
        self.problems: list[str] = []

    def put_into(self, tree: nodes.Template, template: str) -> None:
        self._template = template
        self.visit(tree)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        name = getattr(node.node, "name", None)
        if name not in ("url_for", "page") or not node.args:
            return node
        try:
            values = {each.key: each.value.as_const() for each in node.kwargs}
            return nodes.Const(self._app.jinja_env.globals[name](node.args[0].as_const(), **values), lineno=node.lineno)
        except nodes.Impossible:  # the values are known when the page is drawn; the endpoint is now
            known = {rule.endpoint for rule in self._app.url_map.iter_rules()}
            if name == "url_for" and getattr(node.args[0], "value", None) not in known:
                self._complain(node, name)
        except (BuildError, LookupError):
            self._complain(node, name)
        return node

    def _complain(self, node: nodes.Call, name: str) -> None:
        target = getattr(node.args[0], "value", "")
        self.problems.append(f'templates/{self._template}:{node.lineno}  {name}("{target}") leads nowhere.')


def register(app: Flask) -> None:
    app.jinja_env.globals["url_for"] = url_for(app)
    app.jinja_env.globals["page"] = page_for(app)
    app.jinja_env.addresses = FixedAddresses(app)
