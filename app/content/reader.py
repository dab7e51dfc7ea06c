"""YAML with places: every value knows its file and line, and every complaint says so."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.core.answers import did_you_mean

# YAML 1.1 tools read these words as true, false or nothing when they stand without quotes.
TRAPS = {"yes", "no", "on", "off", "y", "n", "true", "false", "null", "~", ""}


class Problems(list):
    """Everything that is wrong, each a line “file:line  sentence”."""

    def add(self, place: str, sentence: str) -> None:
        line = f"{place}  {sentence}"
        if line not in self:
            self.append(line)

    def unknown(self, place: str, what: str, word: str, known: Iterable[str]) -> None:
        self.add(place, f'{what} "{word}" does not exist.{did_you_mean(word, known)}')


class Entry:
    """One mapping of a content file. Each key is asked for once; `close` complains about the keys nobody asked for."""

    def __init__(self, file: str, node: Node, problems: Problems):
        self.file, self.problems, self.line = file, problems, node.start_mark.line + 1
        self._nodes: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: list[str] = []
        if not isinstance(node, MappingNode):
            self.complain("This should be a mapping of keys to values.")
            return
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in self._nodes:
                problems.add(f"{file}:{line}", f'The key "{name}" stands twice; the first is in line {self._lines[name]}.')
            self._check_trap(key, line)
            self._nodes[name], self._lines[name] = value, line

    def place(self, key: str | None = None) -> str:
        return f"{self.file}:{self._lines.get(key, self.line)}"

    def complain(self, sentence: str, key: str | None = None) -> None:
        self.problems.add(self.place(key), sentence)

    def has(self, key: str) -> bool:
        return key in self._nodes

    def keys(self) -> list[str]:
        return list(self._nodes)

    def _take(self, key: str, required: bool) -> Node | None:
        self._asked.append(key)
        if key not in self._nodes and required:
            near = [name for name in self._nodes if name not in self._asked]
            self.complain(f'The key "{key}" is missing.{did_you_mean(key, near)}')
        return self._nodes.get(key)

    def _check_trap(self, node: Node, line: int) -> None:
        if isinstance(node, ScalarNode) and node.style is None and str(node.value).lower() in TRAPS - {""}:
            sentence = f'"{node.value}" without quotes is true, false or nothing to many tools. Write it in quotes.'
            self.problems.add(f"{self.file}:{line}", sentence)

    def _word(self, node: Node, key: str) -> str:
        line = node.start_mark.line + 1
        if not isinstance(node, ScalarNode):
            self.problems.add(f"{self.file}:{line}", f'"{key}" should be one text, not a list or a mapping.')
            return ""
        self._check_trap(node, line)
        text = " ".join(str(node.value).split())
        if not text:
            self.problems.add(f"{self.file}:{line}", f'"{key}" is empty.')
        return text

    def text(self, key: str, required: bool = True) -> str | None:
        """A text on one line, or None when it is left out and need not be there."""
        node = self._take(key, required)
        if node is None:
            return "" if required else None
        return self._word(node, key)

    def number(self, key: str, required: bool = True, least: int = 0, default: int | None = None) -> int | None:
        """A whole number of at least `least`."""
        node = self._take(key, required)
        if node is None:
            return least if required else default
        if not isinstance(node, ScalarNode) or node.style is not None or not re.fullmatch(r"-?\d+", str(node.value)):
            self.complain(f'"{key}" should be a whole number without quotes.', key)
            return least
        if int(node.value) < least:
            self.complain(f'"{key}" should be at least {least}.', key)
        return int(node.value)

    def flag(self, key: str) -> bool:
        """True for `key: true`; False when the key is left out."""
        node = self._take(key, required=False)
        if node is None:
            return False
        if not isinstance(node, ScalarNode) or node.value != "true":
            self.complain(f'"{key}" should be true, or left out.', key)
        return True

    def choice(self, key: str, known: Iterable[str], what: str, required: bool = True) -> str | None:
        """One word out of the known ones."""
        word, known = self.text(key, required), list(known)
        if word and word not in known:
            self.problems.unknown(self.place(key), what, word, known)
        return word

    def texts(self, key: str, required: bool = True) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one. Repeats are a fault."""
        node = self._take(key, required)
        if node is None:
            return ()
        parts = node.value if isinstance(node, SequenceNode) else [node]
        if not parts:
            self.complain(f'"{key}" is an empty list.', key)
        words = tuple(self._word(part, key) for part in parts)
        for word in {word for word in words if words.count(word) > 1}:
            self.complain(f'"{key}" names "{word}" twice.', key)
        return words

    def choices(self, key: str, known: Iterable[str], what: str, required: bool = False) -> tuple[str, ...]:
        """A list of words out of the known ones."""
        words, known = self.texts(key, required), list(known)
        for word in words:
            if word and word not in known:
                self.problems.unknown(self.place(key), what, word, known)
        return words

    def entry(self, key: str, required: bool = True) -> "Entry | None":
        """A mapping inside this one."""
        node = self._take(key, required)
        return None if node is None else Entry(self.file, node, self.problems)

    def entries(self, key: str, required: bool = True) -> list["Entry"]:
        """A list of mappings."""
        node = self._take(key, required)
        if node is None:
            return []
        if not isinstance(node, SequenceNode) or not node.value:
            self.complain(f'"{key}" should be a list with something in it.', key)
            return []
        return [Entry(self.file, part, self.problems) for part in node.value]

    def is_text(self, key: str) -> bool:
        return isinstance(self._nodes.get(key), ScalarNode)

    def close(self) -> None:
        """Complain about every key that has no meaning here."""
        for key in self._nodes:
            if key not in self._asked:
                self.complain(f'The key "{key}" has no meaning here.{did_you_mean(key, self._asked)}', key)


def _repeated(node: Node, seen: set[int]) -> Iterator[Node]:
    """Nodes that are reached twice: anchors with aliases, which can also make a loop."""
    if id(node) in seen:
        yield node
        return
    seen.add(id(node))
    children = node.value if isinstance(node, MappingNode | SequenceNode) else []
    for child in children:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _repeated(part, seen)


def read_yaml(text: str, file: str, problems: Problems) -> Entry | None:
    """The top mapping of a YAML text, or None when it cannot be read."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.add(f"{file}:{mark.line + 1 if mark else 1}", f"This is not good YAML: {error.problem or error.context}.")
        return None
    except YAMLError as error:
        problems.add(f"{file}:1", f"This is not good YAML: {' '.join(str(error).split())}.")
        return None
    if node is None:
        problems.add(f"{file}:1", "The file is empty.")
        return None
    for repeated in _repeated(node, set()):
        line = repeated.start_mark.line + 1
        problems.add(f"{file}:{line}", "Something is used twice by an alias (&, *). Write it out in both places.")
        return None
    return Entry(file, node, problems)


def read_file(path: Path, name: str, problems: Problems) -> str | None:
    """The text of a file, or None with a complaint."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.add(f"{name}:1", "This file is missing.")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.add(f"{name}:{line}", "This file is not UTF-8 text.")
    return None
