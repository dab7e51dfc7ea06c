"""What people read that is other than it was: all words, names, times and numbers of the content, its pages too."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from html import unescape

from markupsafe import Markup

from app.content.model import Content
from app.words import Forms, Group, Line

SEPARATOR = " / "
NOT_TOLD = ("facts", "place")  # what stands behind a text, and in which line


def _inside(thing: object) -> Iterator[tuple[str, object]]:
    """(name, part) of all that a thing is made of."""
    if isinstance(thing, Group | Forms):
        thing = thing.parts if isinstance(thing, Group) else thing.lines
    if isinstance(thing, Mapping):
        yield from ((str(name), part) for name, part in thing.items())
    elif isinstance(thing, tuple | list):
        yield from ((getattr(part, "id", str(number)), part) for number, part in enumerate(thing, 1))
    elif is_dataclass(thing):
        named = [field.name for field in fields(thing) if field.name not in NOT_TOLD]
        yield from ((name.replace("_", "-"), getattr(thing, name)) for name in named)


def _told(thing: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(where it stands, what it says) of every text and number in a thing."""
    thing = thing.raw if isinstance(thing, Line) else thing
    if isinstance(thing, str | int | float):
        yield SEPARATOR.join(path), str(thing)
        return
    for name, part in _inside(thing):
        yield from _told(part, (*path, name))


def _of_pictures(content: Content) -> dict[str, object]:
    """What pictures say, to those who see them and to those who hear of them. How a body lies is no text."""
    told: dict[str, object] = {}
    for key, figure in content.pictures.items():
        says = {" and ".join(pose.names): pose.says for pose in figure.poses}
        drawn = {f"{pose.names[0]}, in it": [gap.says for gap in pose.gaps] for pose in figure.poses if pose.gaps}
        told |= {SEPARATOR.join(filter(None, key)): {"title": figure.title, **says, **drawn}}
        told |= {"labels": figure.body.labels, "legend": figure.body.legend}
    return told


def _rooms(content: Content) -> Iterator[tuple[tuple[str, ...], object]]:
    """(where it stands, what stands there) for all that people are told, but for the texts of pages."""
    yield ("words",), {**content.texts, **{name: words.source for name, words in content.wording.items()}}
    for room in (content.rulebook, content.routine, content.people):
        yield (), room
    yield ("diary",), content.guide
    yield ("charts",), content.charts
    yield ("pictures",), _of_pictures(content)
    yield ("navigation",), content.navigation
    yield ("sources",), content.library.sources
    yield ("facts",), content.library.facts
    yield ("pages",), {slug: (page.title, page.summary) for slug, page in content.library.pages.items()}
    yield ("hazards",), content.safety.hazards
    yield ("checks",), content.safety.checks
    yield ("studies",), content.safety.studies


def wording(content: Content) -> dict[str, str]:
    """Where it stands -> what it says."""
    return {where: says for path, room in _rooms(content) for where, says in _told(room, path)}


def _lines(content: Content, slug: str) -> list[str]:
    """A page as it is read, line by line."""
    page = content.library.pages.get(slug)
    return [text for line in page.html.splitlines() if (text := unescape(Markup(line).striptags()))] if page else []


def _pages(old: Content, new: Content) -> Iterator[str]:
    for slug in dict.fromkeys([*old.library.pages, *new.library.pages]):
        before, now = _lines(old, slug), _lines(new, slug)
        for kind, start, end, start_now, end_now in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
            if kind != "equal":
                yield _change(f"pages / {slug}", " ".join(before[start:end]), " ".join(now[start_now:end_now]))


def _change(where: str, before: str | None, now: str | None) -> str:
    if not before:
        return f"{where}: “{now}” is new"
    return f"{where}: “{before}” becomes “{now}”" if now else f"{where}: “{before}” is gone"


def reworded(old: Content, new: Content) -> Iterator[str]:
    """A line for each text or number that is not as it was, is new, or is gone."""
    before, now = wording(old), wording(new)
    for where in [each for each in {**before, **now} if before.get(each) != now.get(each)]:
        yield _change(where, before.get(where), now.get(where))
    yield from _pages(old, new)
