"""What people read that is other than it was: words of questions, rules and exercises, and the timing of a routine."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from app.content.model import Content

ROOMS = ("rulebook", "charts", "routine", "people")
SEPARATOR = " / "


def _told(thing: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(where it stands, what it says) of every text and number in a thing."""
    if isinstance(thing, str | int | float):
        yield SEPARATOR.join(path), str(thing)
    elif isinstance(thing, Mapping):
        for name, part in thing.items():
            yield from _told(part, (*path, str(name)))
    elif isinstance(thing, tuple | list):
        for number, part in enumerate(thing, 1):
            yield from _told(part, (*path, getattr(part, "id", str(number))))
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _told(getattr(thing, field.name), (*path, field.name.replace("_", "-")))


def wording(content: Content) -> dict[str, str]:
    """Where it stands -> what it says."""
    found = dict(_told(content.words, ("words",)))
    return found | {where: says for room in ROOMS for where, says in _told(getattr(content, room), ())}


def reworded(old: Content, new: Content) -> Iterator[str]:
    """A line for each text or number that both versions have, and that is not as it was."""
    before, now = wording(old), wording(new)
    for where in [each for each in before if each in now and before[each] != now[each]]:
        yield f"{where}: “{before[where]}” becomes “{now[where]}”"
