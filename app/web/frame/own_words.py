"""`w` in a template is the words of that very file, whatever extends, includes or imports it: put in when compiled."""

from collections.abc import Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from app.decision.answers import did_you_mean
from app.words import Filled, Words

OWN = "w"
ENDING = ".html"
Keys = tuple[str, ...]


class Wording:
    """The words of all templates by name and keys, which of them are used, and what is wrong with their use."""

    def __init__(self, words: Mapping[str, Words]):
        self.known: dict[Keys, object] = {}
        self.used: dict[str, set[Keys]] = {name: set() for name in words}
        self.problems: list[str] = []
        for name, group in words.items():
            self.known |= _flat((name,), group)


def _flat(keys: Keys, words: object) -> dict[Keys, object]:
    """The words and all that is in them, by their keys."""
    found = {keys: words}
    if isinstance(words, Words):
        found[*keys, "facts"] = words.facts
        for key, inner in words:
            found |= _flat((*keys, key), inner)
    return found


class OwnWords(NodeTransformer):
    """Puts the words of one template in the place of `w`, a text without places as it is."""

    def __init__(self, wording: Wording, template: str):
        self.wording, self.template, self.name = wording, template, template.removesuffix(ENDING)

    def complain(self, node: nodes.Node, sentence: str) -> None:
        self.wording.problems.append(f"templates/{self.template}:{node.lineno}  {sentence}")

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        if node.name == OWN and node.ctx != "load":
            self.complain(node, f"“{OWN}” is the words of the template: call this something else.")
            return node
        return self._put(node) if node.name == OWN else node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        if self._keys(node):
            return self._put(node)
        words = self._words(node.node)
        if words is not None and isinstance(node, nodes.Getattr) and not hasattr(words, node.attr):
            self.complain(node, f"{self._said(node.node)} is no group: it has no “{node.attr}”.")
        return self.generic_visit(node)

    visit_Getitem = visit_Getattr

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        keys = self._keys(node.node)
        if keys and (self.name, *keys) in self.wording.known:
            self._check_call(node, self._said(node.node), self.wording.known[self.name, *keys])
        else:
            for each in (*node.args, *(named.value for named in node.kwargs)):
                self._check_shown(each)
        return self.generic_visit(node)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        for each in node.nodes:
            self._check_shown(each)
        return self.generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:
        if isinstance(self._words(node.iter), Markup | Filled):
            self.complain(node, f"{self._said(node.iter)} is one text: there is nothing to go through.")
        return self.generic_visit(node)

    def visit_List(self, node: nodes.List | nodes.Tuple) -> nodes.Node:
        for each in node.items:
            self._check_shown(each)
        return self.generic_visit(node)

    visit_Tuple = visit_List

    def _check_shown(self, node: nodes.Node) -> None:
        """What is put out, or handed to a macro that puts it out, is a text without places."""
        if isinstance(node, nodes.CondExpr):
            for each in filter(None, (node.expr1, node.expr2)):
                self._check_shown(each)
        words = self._words(node)
        if isinstance(words, Filled):
            self.complain(node, words.why)
        elif isinstance(words, Words | tuple):
            self.complain(node, f"{self._said(node)} is not one text: a group or a list cannot be shown.")

    def _check_call(self, node: nodes.Call, said: str, words: object) -> None:
        if isinstance(words, Markup):
            self.complain(node, f"{said} has no places: leave the brackets away.")
        elif isinstance(words, Filled):
            self._check_places(node, words)
        else:
            self.complain(node, f"{said} is not one text: a group or a list cannot be called.")

    def _check_places(self, node: nodes.Call, words: Filled) -> None:
        for each in node.kwargs:
            if not isinstance(self._words(each.value), tuple):  # a list is joined
                self._check_shown(each.value)
        given = {each.key for each in node.kwargs}
        if node.args or node.dyn_args or (given != words.places and not node.dyn_kwargs):
            named = ", ".join(sorted(given)) or "nothing"
            self.complain(node, f"{words.why} It is called with {named}.")

    def _words(self, node: nodes.Node) -> object:
        """The words that a static path of keys names, or None."""
        keys = self._keys(node)
        return self.wording.known.get((self.name, *keys)) if keys else None

    def _said(self, node: nodes.Node) -> str:
        return ".".join((OWN, *self._keys(node)))

    def _keys(self, node: nodes.Node) -> Keys | None:
        """The keys that stand behind `w`, up to a text; None where something else stands, or none.

        What a text or a plural is asked for, such as `w.title.upper`, is no key. Of a group that is not there it is: so
        the complaint can tell the whole of what was asked for.
        """
        match node:
            case nodes.Getattr(node=inner, attr=key):
                key = key.replace("_", "-")
            case nodes.Getitem(node=inner, arg=nodes.Const(value=str(key))):
                pass
            case _:
                return None
        if isinstance(inner, nodes.Name) and inner.name == OWN:
            return (key,)
        before = self._keys(inner)
        if before is None or not isinstance(self.wording.known.get((self.name, *before)), Words | None):
            return None
        return (*before, key)

    def _put(self, node: nodes.Node) -> nodes.Node:
        """The words themselves when they are one text, or where to find them."""
        keys = self._keys(node) or ()
        path = (self.name, *keys)
        if path not in self.wording.known:
            self._tell_missing(node, keys)
            return nodes.Const("", lineno=node.lineno)
        self.wording.used[self.name].add(keys)
        words = self.wording.known[path]
        if isinstance(words, Markup):
            return nodes.Const(words, lineno=node.lineno)
        known = nodes.EnvironmentAttribute("words", lineno=node.lineno)
        return nodes.Getitem(known, nodes.Const(path), "load", lineno=node.lineno)

    def _tell_missing(self, node: nodes.Node, keys: Keys) -> None:
        if self.name not in self.wording.used:
            self.complain(node, f"“{OWN}” stands here, but this template has no file of words.")
            return
        depth = next(depth for depth in range(1, len(keys) + 1) if (self.name, *keys[:depth]) not in self.wording.known)
        within, key = (self.name, *keys[: depth - 1]), keys[depth - 1]
        siblings = [known[-1] for known in self.wording.known if known[:-1] == within]
        guess = did_you_mean(key, siblings)
        self.complain(node, f'The words of this template have no key "{".".join(keys[:depth])}".{guess}')
