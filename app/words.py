"""The words of a template: texts, texts with places, plurals and groups, ready to be shown in one language."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

PLACE = re.compile(r"\{([^{}]*)\}")
HEARD = re.compile(r"\[\[(.+?)\]\]")
STRONG = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()]*)\)")
HALF_A_MARK = re.compile(r"\[\[|\]\]|\*\*|\]\(")
CATEGORIES = frozenset(("zero", "one", "two", "few", "many", "other"))  # what CLDR calls the forms of a plural
COUNT = "count"
Address = Callable[[str], str]  # what a link names -> the address. Raises LookupError with a sentence.


class NoWords(Exception):
    """Words that are not there were asked for. No kind of LookupError: Jinja would show nothing instead."""

    def __init__(self, sentence: str, place: str):
        super().__init__(sentence)
        self.place = place  # file and line of the group that should have them


# --- As they stand in content


@dataclass(frozen=True)
class Line:
    """One text as it was written; `place` is its file and line."""

    raw: str
    place: str

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(PLACE.findall(self.raw))

    @property
    def links(self) -> list[str]:
        return [target for _, target in LINK.findall(self.raw)]

    @property
    def has_marks(self) -> bool:
        return any(mark.search(self.raw) for mark in (HEARD, STRONG, LINK))

    @property
    def half_a_mark(self) -> str | None:
        """A mark that was opened and not closed, or closed and not opened."""
        rest = self.raw
        for mark in (HEARD, STRONG, LINK):
            rest = mark.sub(r"\1", rest)
        found = HALF_A_MARK.search(rest)
        return found.group() if found else None


@dataclass(frozen=True)
class Forms:
    """A text for each form of the plural."""

    lines: Mapping[str, Line]
    place: str

    @property
    def places(self) -> frozenset[str]:
        return frozenset((COUNT,)).union(*(line.places for line in self.lines.values()))


@dataclass(frozen=True)
class Group:
    """Words by their keys; a tuple is a list of texts."""

    parts: Mapping[str, "Line | Forms | Group | tuple[Line, ...]"]
    place: str
    facts: tuple[str, ...] = ()


def lines_of(part: Line | Forms | Group | tuple) -> Iterator[Line]:
    """Every text in a part of the words."""
    if isinstance(part, Line):
        yield part
        return
    inner = {Forms: lambda: part.lines.values(), Group: lambda: part.parts.values(), tuple: lambda: part}
    for each in inner[type(part)]():
        yield from lines_of(each)


def place_of(part: Line | Forms | Group | tuple) -> str:
    """The file and line of a part of the words."""
    return part[0].place if isinstance(part, tuple) else part.place


# --- As they are shown


@dataclass(frozen=True)
class Language:
    """How numbers, lists and plurals are written in the language that content names, such as en-GB."""

    tag: str

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.tag, sep="-")

    @property
    def forms(self) -> frozenset[str]:
        """The forms of the plural that this language has."""
        return frozenset(self.locale.plural_form.tags | {"other"})

    def form(self, count: int | float) -> str:
        return self.locale.plural_form(count)

    def show(self, value: object) -> Markup:
        """What stands in a place: a text is escaped, a number written out, a list joined. Raises TypeError."""
        if type(value) is Markup:  # by far the fastest way, and a page has many places
            return value
        if isinstance(value, str) or hasattr(value, "__html__"):
            return escape(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _number(value, self.tag)
        if isinstance(value, list | tuple) and value:
            return Markup(format_list([self.show(each) for each in value], "standard", self.locale))  # noqa: S704
        raise TypeError(f"A {type(value).__name__} cannot stand in a text.")


@lru_cache(4096)
def _number(value: int | float, tag: str) -> Markup:
    return escape(format_decimal(value, locale=Locale.parse(tag, sep="-")))


def _html(raw: str, address: Address) -> str:
    """A text with its marks as HTML, and its places as they were."""
    html = HEARD.sub(r'<span class="vh">\1</span>', str(escape(raw)))
    html = STRONG.sub(r"<strong>\1</strong>", html)
    return LINK.sub(lambda link: f'<a href="{escape(address(link[2]))}">{link[1]}</a>', html)


def _pattern(html: str) -> tuple[str, list[str]]:
    """A text with “%s” for each place, and the names of the places in their order."""
    return PLACE.sub("%s", html.replace("%", "%%")), PLACE.findall(html)


class Unready:
    """Words that are not to be shown as they are."""

    def __init__(self, why: str):
        self.why = why

    def __str__(self) -> str:
        raise TypeError(self.why)

    __html__ = __str__


class Filled(Unready):
    """A text with places, or one in several forms: called with just its places, it gives the text."""

    def __init__(self, name: str, source: Line | Forms, language: Language, address: Address):
        named = ", ".join(f"{place}=…" for place in sorted(source.places))
        super().__init__(f"“{name}” has places: write it as a call with {named}.")
        self.places, self.source, self._language = source.places, source, language
        lines = source.lines if isinstance(source, Forms) else {"": source}
        self._patterns = {form: _pattern(_html(line.raw, address)) for form, line in lines.items()}

    def __call__(self, **given: object) -> Markup:
        if given.keys() != self.places:
            raise TypeError(f"{self.why} It was called with {', '.join(sorted(given)) or 'nothing'}.")
        form = self._language.form(given[COUNT]) if isinstance(self.source, Forms) else ""
        pattern, places = self._patterns[form]
        show = self._language.show
        return Markup(pattern % tuple([show(given[place]) for place in places]))  # noqa: S704


class Words:
    """A group of words: `words.no_cookie` or `words["no-cookie"]`. Going through it gives (key, words)."""

    def __init__(self, name: str, source: Group, language: Language, address: Address | None = None):
        self._name, self.source, self._language, self.facts = name, source, language, source.facts
        self._own = {key: self._made(key, part, address) for key, part in source.parts.items()}

    def _made(self, key: str, part: Line | Forms | Group | tuple, address: Address | None) -> object:
        name = f"{self._name}: {key}"
        if isinstance(part, Group):
            return Words(name, part, self._language, address)
        if isinstance(part, tuple):
            return tuple(self._made(key, each, address) for each in part)
        if address is None and any(line.links for line in lines_of(part)):
            return Unready(f"“{name}” has a link, and only the words of a template know the address.")
        if isinstance(part, Forms) or part.places:
            return Filled(name, part, self._language, address)
        return Markup(_html(part.raw, address))  # noqa: S704  escaped there

    def with_links(self, address: Address) -> "Words":
        """The same words, their links leading somewhere."""
        return Words(self._name, self.source, self._language, address)

    def __getitem__(self, key: str) -> object:
        if key not in self._own:
            near = get_close_matches(str(key), self._own, 1)
            raise NoWords(
                f"{self._name} has no words “{key}”." + (f" Is “{near[0]}” meant?" if near else ""), self.source.place
            )
        return self._own[key]

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name.replace("_", "-")]

    def __contains__(self, key: str) -> bool:
        return key in self._own

    def __iter__(self) -> Iterator[tuple[str, object]]:
        return iter(self._own.items())

    def __len__(self) -> int:
        return len(self._own)

    def __str__(self) -> str:
        raise TypeError(f"“{self._name}” is a group: only a text can be shown.")

    __html__ = __str__


def for_script(words: object) -> object:
    """Words as JSON can hold them, their places still open. Raises TypeError for what is no words, or has marks."""
    if not isinstance(words, Words | Filled):
        raise TypeError(f"A {type(words).__name__} cannot be written as JSON.")
    return _plain(words.source)


def _plain(part: Line | Forms | Group | tuple) -> object:
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    if isinstance(part, Line):
        if part.has_marks:
            raise TypeError(f"{part.place}  A script shows plain text only: take the marks out.")
        return part.raw
    inner = part.parts if isinstance(part, Group) else part.lines
    return {key: _plain(each) for key, each in inner.items()}
