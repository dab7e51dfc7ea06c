"""The words of the templates, and of Python: a file of content/words for each, by the name of the template."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel import Locale, UnknownLocaleError

from app.content.entries import KEBAB, fact_ids
from app.content.files import content_files, read_file, read_yaml
from app.content.model import words_file
from app.content.reader import Entry, Problems
from app.decision.rulebook import Rule
from app.words import CATEGORIES, Filled, Forms, Group, Language, Line, NoWords, Words

FOLDER = "words"
SITE = "site.yaml"  # what is true of all pages
FACTS = "facts"
OF_CONDITIONS = "pages/conditions"
DEEPEST = 2  # groups in each other
PLACE_NAME = re.compile(r"[a-z][a-z0-9_]*")


class _AnyPlace:
    """What may stand in the braces of a text: any name that a template can fill."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and PLACE_NAME.fullmatch(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(("small_letters",))


def read_language(folder: Path, problems: Problems) -> Language | None:
    """The language in which the whole content is written, or None with a complaint."""
    text = read_file(folder / SITE, f"content/{SITE}", problems)
    top = read_yaml(text, f"content/{SITE}", problems) if text is not None else None
    if top is None:
        return None
    tag = top.text("language")
    top.close()
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        top.complain(f'"{tag}" is no language that can be written: name one such as en-GB.', "language")
        return None
    return Language(tag)


def _lines(entry: Entry, key: str, texts: tuple[str, ...], is_list: bool) -> tuple[Line, ...]:
    built = tuple(Line(text, entry.place(key, at if is_list else None)) for at, text in enumerate(texts))
    for line in built:
        if line.half_a_mark:
            entry.problems.add(line.place, f"“{line.half_a_mark}” is half a mark: its other half is missing.")
    return built


def _line(entry: Entry, key: str) -> Line:
    return _lines(entry, key, (entry.text(key, fills=_AnyPlace()),), False)[0]


def _forms(entry: Entry, language: Language) -> Forms:
    """The forms of a plural, all that the language has and no other."""
    for missing in sorted(language.forms - set(entry.names())):
        entry.complain(f'The form "{missing}" of this plural is missing. (A group has other keys than a plural.)')
    for odd in sorted(set(entry.names()) - language.forms):
        entry.complain(f'{language.tag} has no form "{odd}" of the plural.', odd)
    forms = Forms({key: _line(entry, key) for key in entry.names()}, entry.place())
    known = forms.lines["other"].places | {"count"} if "other" in forms.lines else forms.places
    for key, line in forms.lines.items():
        for place in sorted(line.places - known):
            entry.complain(f'{{{place}}} does not stand in the form "other".', key)
    return forms


def _part(entry: Entry, key: str, language: Language, facts, depth: int) -> Line | Forms | Group | tuple:
    if entry.is_list(key):
        return _lines(entry, key, entry.texts(key, fills=_AnyPlace()), True)
    if entry.is_text(key):
        return _line(entry, key)
    inner = entry.entry(key)
    if inner.names() and CATEGORIES.issuperset(inner.names()):
        return _forms(inner, language)
    if depth == DEEPEST:
        inner.complain(f"This group is too deep: at most {DEEPEST} groups stand in each other.")
    return _group(inner, language, facts, depth + 1)


def read_plural(entry: Entry, key: str, language: Language | None) -> Filled | None:
    """A plural in any file of content, without links; None with a complaint, there or about the language."""
    inner = entry.entry(key)
    if not inner or not language:
        return None
    group = Group({key: _forms(inner, language)}, inner.place())
    return Words(entry.file, group, language)[key]


def _group(entry: Entry, language: Language, facts, depth: int = 0) -> Group:
    named = fact_ids(entry, facts, False)
    keys = [key for key in entry.names() if key != FACTS]
    if not keys:
        entry.complain("There are no words here.")
    for key in keys:
        if not KEBAB.fullmatch(key):
            entry.complain(f'"{key}" cannot be a key: use small letters, digits and hyphens.', key)
    parts = {key: _part(entry, key, language, facts, depth) for key in keys}
    return Group(parts, entry.place(), named)


def words_files(folder: Path) -> dict[str, Path]:
    """Name of a template, without its ending -> the file of its words."""
    named = ((path, name) for path, name in content_files(folder) if name.parts[0] == FOLDER)
    return {name.relative_to(FOLDER).with_suffix("").as_posix(): path for path, name in named if name.suffix == ".yaml"}


def read_wording(folder: Path, language: Language | None, facts, problems: Problems) -> dict[str, Words]:
    """Name of a template -> its words, for every file."""
    wording = {}
    for name, path in words_files(folder).items():
        file = words_file(name)
        text = read_file(path, file, problems)
        top = read_yaml(text, file, problems) if text is not None else None
        if top and language:
            group = _group(top, language, facts)
            top.close()
            wording[name] = group
    return {} if problems else {name: Words(name, group, language) for name, group in wording.items()}


def check_conditions(
    wording: Mapping[str, Words], rules: Iterable[Rule], questions: Mapping, problems: Problems
) -> None:
    """Each condition can be told. Its kind takes the words, so no template shows which of them are used."""
    words = wording.get(OF_CONDITIONS)
    for rule in rules if words else ():
        try:
            rule.when.wording(questions, words)
        except (NoWords, TypeError) as error:
            problems.at(("rule", rule.id), f"The condition cannot be told. {error}", "when")
