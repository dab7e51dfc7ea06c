"""What the builders of all rooms share: ids, facts, and the lists and mappings that things are built from."""

import re
from collections.abc import Callable

from app.content.reader import Entry

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE = re.compile(r"[A-Z]+(-?[0-9]+)(\.[0-9]+)?")
NAMES_SIDE = re.compile(r"\b(left|right)\b", re.I)


def ident(entry: Entry, *kind: str, pattern: re.Pattern = KEBAB) -> str:
    """The id of a thing, used once among its kind."""
    word = entry.text("id")
    if word and not pattern.fullmatch(word):
        like = "small letters, digits and hyphens" if pattern is KEBAB else "capitals and digits, such as RF-01 or D1.2"
        entry.complain(f'"{word}" cannot be an id: use {like}.', "id")
    entry.register(*kind, word)
    return word


def fact_ids(entry: Entry, facts, required: bool = True) -> tuple[str, ...]:
    return entry.choices("facts", facts, "fact", required)


def check_sides(entry: Entry, key: str, texts: tuple[str, ...]) -> None:
    """A person reads their own side, so no text of an exercise says left or right."""
    for part, text in enumerate(texts):
        if NAMES_SIDE.search(text):
            entry.complain(f"Write {{leg}} or {{other}}, never left or right: “{text}”", key, part)


def each_of(top: Entry, key: str, build: Callable, *known: object) -> dict:
    """Id -> what `build` makes of each entry of a list."""
    return {built.id: built for built in (build(entry, *known) for entry in top.entries(key))}


def one_of(top: Entry, key: str, build: Callable, *known: object):
    """What `build` makes of a mapping, or None with a complaint when it is not there."""
    entry = top.entry(key)
    return build(entry, *known) if entry else None
