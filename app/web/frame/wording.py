"""The words of the templates: their links get addresses, and each must be used by its template, or nothing starts."""

from collections.abc import Iterator, Mapping

from flask import Flask
from werkzeug.routing import BuildError

from app.decision.answers import did_you_mean
from app.web.frame.named_words import FOR_PYTHON
from app.web.frame.own_words import ENDING, Keys, Wording
from app.words import Address, Filled, Group, Words, for_script, lines_of, place_of

PAGE = "page:"


def addresses_of(app: Flask) -> Address:
    """What a link names -> its address: an endpoint, “page:” with a slug, or an anchor behind or alone."""
    pages, made = app.extensions["content"].library.pages, app.jinja_env.globals

    def address(target: str) -> str:
        name, _, anchor = target.partition("#")
        if not name and anchor:
            return target
        make = made["page"] if name.startswith(PAGE) else made["url_for"]
        try:
            return make(name.removeprefix(PAGE), _anchor=anchor or None)
        except (BuildError, LookupError):
            known = [*app.view_functions, *(f"{PAGE}{each}" for each in pages)]
            raise LookupError(f'The link to "{target}" leads nowhere.{did_you_mean(target, known)}') from None

    return address


def lost_link(target: str, place: str, address: Address) -> str | None:
    """A complaint about a link that leads nowhere; `place` is its file and line."""
    try:
        address(target)
    except LookupError as error:
        return f"{place}  {error.args[0]}"
    return None


def _lost_links(words: Words, address: Address) -> Iterator[str]:
    told = (lost_link(target, line.place, address) for line in lines_of(words.source) for target in line.links)
    return filter(None, told)


def _unused(group: Group, used: set[Keys], within: Keys = ()) -> Iterator[str]:
    """A complaint for each of the words that the template does not use."""
    if within in used:
        return
    for key, part in group.parts.items():
        keys = (*within, key)
        if isinstance(part, Group) and any(each[: len(keys)] == keys for each in used):
            yield from _unused(part, used, keys)
        elif keys not in used:
            yield f'{place_of(part)}  Its template does not use "{".".join(keys)}".'


def link(app: Flask) -> list[str]:
    """Give the links their addresses, and the words to the templates. Returns a line for each fault."""
    content, templates = app.extensions["content"], app.jinja_env.list_templates()
    own = {name: words for name, words in content.wording.items() if not name.startswith(FOR_PYTHON)}
    problems = [
        f"{words.source.place}  There is no templates/{name}{ENDING} to use these words."
        for name, words in own.items()
        if f"{name}{ENDING}" not in templates
    ]
    address = addresses_of(app)
    problems += [lost for words in own.values() for lost in _lost_links(words, address)]
    if not problems:
        app.jinja_env.use_words(Wording({name: words.with_links(address) for name, words in own.items()}))
    return problems


def faults_of_use(wording: Wording, words: Mapping[str, Words]) -> list[str]:
    """A line for each of the words that a template uses and that are not there, or that are there and not used."""
    unused = [line for name, used in wording.used.items() for line in _unused(words[name].source, used)]
    return wording.problems + unused


def register(app: Flask) -> None:
    """Let JSON hold words, for scripts: each letter as itself, as the page is UTF-8, and no space that nobody reads."""
    app.json.ensure_ascii = False
    app.jinja_env.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    usual = app.json.default
    app.json.default = lambda value: for_script(value) if isinstance(value, Words | Filled) else usual(value)
