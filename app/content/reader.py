"""Reads one mapping of a content file: every value knows its file and line, and every complaint says so."""

import json
import re
from collections.abc import Container, Iterable
from difflib import get_close_matches

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.decision.answers import did_you_mean

# Without quotes, some YAML tools read these words as true, false or nothing, and 1:30 as ninety.
TRAP = re.compile(r"yes|no|on|off|y|n|true|false|null|~|[0-9]+(:[0-9]+)+", re.I)
TEXT_TAG = "tag:yaml.org,2002:str"
WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
MOST_PROBLEMS = 1000
ODD_BYTES = range(0xDC80, 0xDD00)  # what stands in a file’s name for each byte that is not UTF-8
IN_PLACES = ' "\\'  # characters that would make it unclear where the name of a file ends
BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


class TooMany(Exception):
    """So many problems that looking for more would help nobody."""


def _shown(text: str, coded: str = "") -> str:
    """The text on one line, with a code for what nobody can see and for the characters in `coded`."""
    return "".join(_code(each) if each in coded or not each.isprintable() else each for each in text)


def _code(character: str) -> str:
    number = ord(character)
    if number in ODD_BYTES:
        return f"\\x{number - ODD_BYTES.start + 0x80:02x}"
    return "\\u0020" if character == " " else json.dumps(character)[1:-1]


class Problems(list):
    """Everything that is wrong, each a line “file:line  sentence”; and where each named thing of the content stands."""

    def __init__(self):
        super().__init__()
        self.entries: dict[tuple[str, ...], Entry] = {}
        self._told: set[str] = set()

    def add(self, place: str, sentence: str) -> None:
        """Take up a problem, once. Raises TooMany."""
        line = f"{_shown(place, IN_PLACES)}  {_shown(sentence)}"
        if line not in self._told:
            self._told.add(line)
            self.append(line)
        if len(self) >= MOST_PROBLEMS:
            raise TooMany

    def unknown(self, place: str, what: str, word: str, known: Iterable[str], of: str = "") -> None:
        self.add(place, f'{what} "{word}"{of} does not exist.{did_you_mean(word, known)}')

    def at(self, name: tuple[str, ...], sentence: str, key: str | None = None) -> None:
        """Complain about a thing by its kind and id, or about one of its keys."""
        self.entries[name].complain(sentence, key)


class Entry:
    """One mapping of a content file. Each key is asked for once; `close` complains about the keys nobody asked for."""

    def __init__(self, file: str, node: Node, problems: Problems):
        self.file, self.problems, self.line = file, problems, node.start_mark.line + 1
        self._nodes: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: list[str] = []
        self._is_mapping = isinstance(node, MappingNode)
        if not self._is_mapping:
            self.complain("This should be a mapping of keys to values.")
            return
        for key, value in node.value:
            self._add(key, value)

    def _add(self, key: Node, value: Node) -> None:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            self.problems.add(f"{self.file}:{line}", "A key should be one word, not a list or a mapping.")
            return
        if key.value in self._nodes:
            sentence = f'The key "{key.value}" stands twice; the first is in line {self._lines[key.value]}.'
            self.problems.add(f"{self.file}:{line}", sentence)
        self._check_trap(key)
        self._nodes[key.value], self._lines[key.value] = value, line

    def place(self, key: str | None = None, part: int | None = None) -> str:
        """The file and line of this entry, of one of its keys, or of one part of the list under that key."""
        line = self._lines.get(key, self.line)
        if part is not None and isinstance(self._nodes[key], SequenceNode):
            line = self._nodes[key].value[part].start_mark.line + 1
        return f"{self.file}:{line}"

    def complain(self, sentence: str, key: str | None = None, part: int | None = None) -> None:
        self.problems.add(self.place(key, part), sentence)

    def register(self, *name: str) -> None:
        """Let later checks find this entry by its kind and id. Each name stands once."""
        first = self.problems.entries.setdefault(name, self)
        if first is not self and name[-1]:
            self.complain(f'The {name[0]} "{name[-1]}" stands twice; the first is in line {first.line}.', "id")

    def has(self, key: str) -> bool:
        return key in self._nodes

    def is_text(self, key: str) -> bool:
        return isinstance(self._nodes.get(key), ScalarNode)

    def is_list(self, key: str) -> bool:
        return isinstance(self._nodes.get(key), SequenceNode)

    def names(self) -> list[str]:
        return list(self._nodes)

    def pass_over(self, *keys: str) -> None:
        """Say nothing about these keys: a fault that is already told makes them impossible to judge."""
        self._asked += keys

    def _take(self, key: str, required: bool) -> Node | None:
        self._asked.append(key)
        if required and self._is_mapping and key not in self._nodes:
            near = get_close_matches(key, [name for name in self._nodes if name not in self._asked], 1, cutoff=0.8)
            self.complain(f'The key "{key}" is missing.' + (f' Is "{near[0]}" meant to be it?' if near else ""))
        return self._nodes.get(key)

    def _check_trap(self, node: ScalarNode) -> None:
        if node.style is None and (TRAP.fullmatch(node.value) or (node.tag != TEXT_TAG and node.value)):
            sentence = f'To many tools "{node.value}" without quotes is no text. Write it in quotes.'
            self.problems.add(f"{self.file}:{node.start_mark.line + 1}", sentence)

    def _word(self, node: Node, key: str, fills: Container[str] = ()) -> str:
        # The mark of nothing at all stands behind it, on a later line.
        place = f"{self.file}:{node.start_mark.line + 1}" if node.value else self.place(key)
        if not isinstance(node, ScalarNode):
            self.problems.add(place, f'"{key}" should be text here, not a list or a mapping.')
            return ""
        self._check_trap(node)
        text = " ".join(node.value.split())
        if not text:
            self.problems.add(place, f'"{key}" is empty.')
        if not text.isprintable():
            self.problems.add(place, f'"{key}" holds a character that nobody can see.')
        if node.style is None and node.end_mark.line > node.start_mark.line:
            self.problems.add(place, f'"{key}" runs into the next line: begin it with >-, or move that line out.')
        for braces in BRACES.finditer(text):
            if braces.group(1) not in fills:
                known = f" Here only {', '.join(f'{{{name}}}' for name in fills)} can." if fills else ""
                self.problems.add(place, f"{braces.group()} cannot be filled in.{known}")
        return text

    def text(self, key: str, required: bool = True, fills: Container[str] = ()) -> str | None:
        """A text on one line, or None when it is left out and need not be there. `fills` may stand in braces."""
        node = self._take(key, required)
        if node is None:
            return "" if required else None
        return self._word(node, key, fills)

    def number(self, key: str, least: int = 0, most: int = 999, default: int | None = None) -> int:
        """A whole number between two others; with a default it may be left out."""
        node = self._take(key, required=default is None)
        if node is None:
            return least if default is None else default
        return self._number(node, key, least, most)

    def _number(self, node: Node, key: str, least: int, most: int) -> int:
        if not isinstance(node, ScalarNode) or node.style is not None or not WHOLE_NUMBER.fullmatch(node.value):
            self.complain(f'"{key}" should be a whole number without quotes.', key)
            return least
        if not least <= int(node.value) <= most:
            self.complain(f'"{key}" should be from {least} to {most}.', key)
        return int(node.value)

    def numbers(self, key: str, least: int = 0, most: int = 999) -> tuple[int, ...]:
        """A list of whole numbers between two others."""
        return tuple(self._number(part, key, least, most) for part in self.parts(key))

    def flag(self, key: str) -> bool:
        """True for `key: true`; False when the key is left out."""
        node = self._take(key, required=False)
        if node is None:
            return False
        if not isinstance(node, ScalarNode) or node.value != "true" or node.style is not None:
            self.complain(f'"{key}" should be true, without quotes, or left out.', key)
        return True

    def choice(self, key: str, known: Iterable[str], what: str, required: bool = True, of: str = "") -> str | None:
        """One word out of the known ones."""
        word, known = self.text(key, required), list(known)
        if word and word not in known:
            self.problems.unknown(self.place(key), what, word, known, of)
        return word

    def texts(self, key: str, required: bool = True, fills: Container[str] = ()) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one. Repeats are a fault."""
        node = self._take(key, required)
        if node is None:
            return ()
        parts = node.value if isinstance(node, SequenceNode) else [node]
        if not parts:
            self.complain(f'"{key}" is an empty list.', key)
        words, before = tuple(self._word(part, key, fills) for part in parts), set()
        for part, word in enumerate(words):
            if word and word in before:
                self.complain(f'"{key}" names "{word}" twice.', key, part)
            before.add(word)
        return words

    def choices(
        self, key: str, known: Iterable[str], what: str, required: bool = False, of: str = ""
    ) -> tuple[str, ...]:
        """A list of words out of the known ones."""
        words, known = self.texts(key, required), dict.fromkeys(known)
        for part, word in enumerate(words):
            if word and word not in known:
                self.problems.unknown(self.place(key, part), what, word, known, of)
        return words

    def entry(self, key: str, required: bool = True) -> "Entry | None":
        """A mapping inside this one."""
        node = self._take(key, required)
        return None if node is None else Entry(self.file, node, self.problems)

    def parts(self, key: str, required: bool = True) -> list[Node]:
        """What is in a list."""
        node = self._take(key, required)
        if node is None:
            return []
        if not isinstance(node, SequenceNode) or not node.value:
            self.complain(f'"{key}" should be a list with something in it.', key)
            return []
        return node.value

    def entries(self, key: str, required: bool = True) -> list["Entry"]:
        """A list of mappings."""
        return [Entry(self.file, part, self.problems) for part in self.parts(key, required)]

    def close(self) -> None:
        """Complain about every key that has no meaning here."""
        for key in self._nodes:
            if key not in self._asked:
                self.complain(f'The key "{key}" has no meaning here.{did_you_mean(key, self._asked)}', key)
