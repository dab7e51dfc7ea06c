"""Makes a content folder in the made-up language. Which values are words is not guessed: the reader tells."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from ruamel.yaml.nodes import Node

from app.content import FOLDER, load
from app.content.pages import HEAD
from app.content.reader import Entry
from tests.made_up.language import bare, made_up, made_up_page

# What is read as a text and is none: an id, an address, a number to dial, a path of a drawing, the name of a test.
NO_WORDS = {
    "id", "both-sides-form", "when", "ask-when", "to", "url", "address", "tel", "sms", "path", "language", "tests",
    "asks-at-the-start", "both-sore", "anew-after",
}  # fmt: skip
# Words elsewhere, and none here: “question” is an id in a condition, and “time” is how long an answer counts.
RULES = ("content/diary.yaml", "content/questions.yaml", "content/rules.yaml")
NO_WORDS_HERE = {*((file, "question") for file in RULES), ("content/questions.yaml", "time")}
WRITTEN = "content/checked.yaml"  # by a program
# Words that stand within a sentence, or that people type.
BARE = {("content/exercises.yaml", "left"), ("content/exercises.yaml", "right"), ("content/questions.yaml", "units")}


@dataclass(frozen=True)
class Words:
    """A text of a file: where it stands, and what it says."""

    file: str
    key: str
    start: int
    end: int
    text: str
    is_block: bool

    @property
    def said(self) -> str:
        """The text in the made-up language."""
        return bare(self.text) if (self.file, self.key) in BARE else made_up(self.text)

    @property
    def in_yaml(self) -> str:
        return json.dumps(self.said, ensure_ascii=False) + ("\n" if self.is_block else "")


def _is_words(file: str, key: str) -> bool:
    if file.startswith("content/words/"):
        return True
    return file != WRITTEN and key not in NO_WORDS and (file, key) not in NO_WORDS_HERE


def _words(entry: Entry, node: Node, key: str, text: str) -> Words:
    # The head of a page is read without the line of hyphens above it.
    shift = len("---") if entry.file.endswith(".md") else 0
    start, end = node.start_mark.index + shift, node.end_mark.index + shift
    return Words(entry.file, key, start, end, text, node.style in (">", "|"))


@contextmanager
def _listening() -> Iterator[dict[tuple[str, int], Words]]:
    """(file, where it starts) -> words, for all that is read as words in the block."""
    heard: dict[tuple[str, int], Words] = {}
    choosing: list[str] = []
    word, choice, choices = Entry._word, Entry.choice, Entry.choices

    def hear(entry: Entry, node: Node, key: str, fills=()) -> str:
        text = word(entry, node, key, fills)
        if not choosing and _is_words(entry.file, key):
            found = _words(entry, node, key, text)
            heard[found.file, found.start] = found
        return text

    def choose(read):
        def chosen(entry: Entry, key: str, *rest, **named):
            choosing.append(key)
            try:
                return read(entry, key, *rest, **named)
            finally:
                choosing.pop()

        return chosen

    with patch.multiple(Entry, _word=hear, choice=choose(choice), choices=choose(choices)):
        yield heard


def all_words(folder: Path = FOLDER) -> list[Words]:
    """Every text of a content folder that people read, but the bodies of its pages; in the order of the files."""
    with _listening() as heard:
        load(folder)
    return [heard[where] for where in sorted(heard)]


def _translated(source: str, words: list[Words]) -> str:
    for each in reversed(words):
        source = source[: each.start] + each.in_yaml + source[each.end :]
    return source


def make(target: Path, folder: Path = FOLDER) -> Path:
    """Write the whole folder in the made-up language to `target`, and give that back."""
    words = all_words(folder)
    shutil.copytree(folder, target)
    for path in sorted([*target.rglob("*.yaml"), *target.glob("pages/*.md")]):
        file = f"content/{path.relative_to(target).as_posix()}"
        source = _translated(path.read_text(encoding="utf-8"), [each for each in words if each.file == file])
        if path.suffix == ".md":
            head = HEAD.match(source).end()
            source = source[:head] + made_up_page(source[head:])
        path.write_text(source, encoding="utf-8")
    return target
