"""The words that are looked up by name: which keys such a file or group has, and the places of each text."""

from collections.abc import Iterator, Mapping

from app.content.model import HOW, HOW_READ, OTHERS, READ, WORK_PHASES, words_file
from app.decision.answers import did_you_mean
from app.decision.rulebook import RENEWALS
from app.diary.entry import ENDINGS, FINISHED, STOPPED
from app.diary.trend import SERIES
from app.routine.phases import READY, REST, SWITCH
from app.routine.timeline import LEAD
from app.web.answers.notices import KNOWN
from app.words import Forms, Group, Line, Words, place_of

Shape = frozenset | Mapping  # the places of a text or plural, or what stands under each key
FOR_PYTHON = "code/"  # words that no template has: Python takes them


def text(*places: str) -> frozenset[str]:
    return frozenset(places)


def each(keys, shape: Shape) -> Mapping[str, Shape]:
    return dict.fromkeys(keys, shape)


PLAIN = text()
TITLED = {"title": PLAIN, "text": PLAIN}
DATED, UNDATED = text("title", "by", "year"), text("title", "by")
PAIR = text("before", "after")
SECONDS_LEFT = text("seconds")
# What static/js/player takes by these names.
SCRIPT = {
    **each(("start", "go-on", "ready"), PLAIN),
    **each(("once-more", "no-sound", "no-voice", "screen-on", "screen-off"), PLAIN),
    "leg": text("side"),
    "exercise": text("number", "all"),
    "repetition": text("rep", "of"),
    "place": text("exercise", "cue"),
    "count": each(WORK_PHASES, text("rep")),
    "aloud": each(WORK_PHASES, text("rep", "of")) | {REST: PLAIN},
    "do": text("cue", "effort"),
    "with": text("effort"),
    "sentence": text("text"),
    "left": text("minutes"),
    "numbers": text("before", "now"),
    "diary": each(("written", "waits"), PLAIN),
    "next": {REST: PLAIN, "other": text("step")},
    "again": each((*WORK_PHASES, REST), SECONDS_LEFT),
    "states": each(("asking", "paused", "finished"), PLAIN),
    "keys": each(("waiting", "running", "paused", "stepping", "asking", "finished"), PLAIN),
    "why": each(("hidden", "asleep", "call", "still", "moved"), PLAIN),
}
# A file, or what stands in it under some keys -> what it has, no more and no less.
NAMED: Mapping[tuple[str, ...], Shape] = {
    ("code/answers",): {"out-of": text("number", "maximum")},
    ("code/diary",): {
        "file": PLAIN,
        "columns": each(("day", "time", "pain-before", "pain-after", "helped", "ended", "clock"), PLAIN),
        "cells": each((*ENDINGS, "device", "server"), PLAIN),
    },
    ("code/forms",): {"none-beside": PLAIN},
    ("code/manifest",): each(("short", "description"), PLAIN),
    ("code/sound",): {"whole": text("exercise"), "leg": text("exercise", "side")},
    ("components/brand",): {"brand": PLAIN, "page": text("title", "brand")},
    ("components/notice",): each(KNOWN, TITLED)
    | each(("lost-emergency", "lost-urgent"), {"text": PLAIN})
    | {"helped-missing": {"title": PLAIN, "text": text("exercise")}},
    ("components/sources",): {
        "title": text("count"),
        "with-year": each(READ, DATED),
        "without-year": each(READ, UNDATED),
    },
    ("components/times",): {
        "seconds": text("count"),
        "seconds-up-to": text("least", "count"),
        "work-and-rest": each(WORK_PHASES, text("work", "rest")),
        **each(("often", "often-or-less", "often-or-more"), text("count")),
    },
    ("diary/entry", "ended"): each((FINISHED, STOPPED), PLAIN),
    ("diary/entry", "trouble"): each(("too-old",), PLAIN),
    ("diary/import", "trouble"): each(
        ("missing", "foreign", "damaged", "newer", "not-kept", "unreadable", "too-old", "changed"), PLAIN
    ),
    ("diary/index", "trouble"): each(("not-kept", "not-overwritten", "gone", "too-old"), PLAIN),
    ("diary/list", "ended"): each(ENDINGS, PLAIN),
    ("diary/rows", "series"): each(SERIES, PLAIN),
    ("diary/trend", "key"): each(SERIES, PLAIN),
    ("diary/trend", "numbers"): each(SERIES, text("number")),
    ("errors/error", "trouble"): each(
        ("400", "404", "405", "413", "415", "500", "other", "no-cookie", "too-old"), TITLED
    ),
    ("pages/checks", "how"): each(HOW, text("size", "seconds")),
    ("pages/conditions",): {
        "everyone": PLAIN,
        "chosen": text("question", "options"),
        "option": text("label"),
        **each(("or", "and", "beside"), PAIR),
        **each(("at-least", "at-most"), text("question", "number")),
        "any": text("parts"),
        "some": text("number", "parts"),
        "inner": text("condition"),
    },
    ("components/span",): each(("minutes", "hours", "days", "weeks"), text("count")),
    ("pages/good_for", "renewed"): each(RENEWALS, PLAIN),
    ("pages/hazards", "columns"): each(("hazard", "cause", "effect", "judged", "control"), PLAIN),
    ("pages/sources",): {"title": PLAIN} | each(READ, {"with-year": DATED, "without-year": UNDATED}),
    ("pages/stories", "levels"): each(("emergency", "urgent", "clinician-first", "self-care"), text("share")),
    ("pages/studies", "measures"): each(OTHERS, text("share")),
    ("pages/studies", "read"): each(HOW_READ, text("address")),
    ("routine/after", "trouble"): each(("missing", "too-old"), PLAIN),
    **each((("routine/block", "title"), ("routine/block", "title-again")), text("number", "exercise")),
    ("routine/phase", "names"): each((READY, LEAD, *WORK_PHASES, REST, SWITCH), PLAIN),
    ("routine/player", "script"): SCRIPT,
    ("routine/set", "fold"): each(WORK_PHASES, text("count", "work", "rest")),
    ("routine/sound", "set"): each(("whole", "again"), text("exercise"))
    | each(("leg", "leg-again"), text("exercise", "side")),
    ("routine/start", "trouble"): each(("form-too-old",), PLAIN),
    ("routine/times", "labels"): each(("place", "lead-in", "repetitions", *WORK_PHASES, REST), PLAIN),
    ("routine/times", "waits"): PLAIN,
    ("screener/ask", "trouble"): each(("no-cookie", "form-changed", "form-too-old", "form-emptied"), PLAIN),
}


def _wrong_text(part: object, places: frozenset[str], name: str) -> str | None:
    if not isinstance(part, Line | Forms):
        return f'"{name}" should be one text.'
    if part.places == places:
        return None
    named = ", ".join(f"{{{place}}}" for place in sorted(places)) or "none"
    return f'"{name}" should have just these places: {named}.'


def _faults(part: object, shape: Shape, keys: tuple[str, ...], place: str) -> Iterator[str]:
    """A line for each thing in which a part of the words is not of this shape; `place` is its file and line."""
    if isinstance(shape, frozenset):
        wrong = _wrong_text(part, shape, ".".join(keys))
        yield from [f"{place}  {wrong}"] if wrong else ()
        return
    if not isinstance(part, Group):
        yield f'{place}  "{".".join(keys)}" should be a group with the keys {", ".join(shape)}.'
        return
    for key, inner in part.parts.items():
        if key in shape:
            yield from _faults(inner, shape[key], (*keys, key), place_of(inner))
        else:
            named = ".".join((*keys, key))
            yield f'{place_of(inner)}  Nothing asks for "{named}".{did_you_mean(key, shape.keys() - part.parts.keys())}'
    for key in shape.keys() - part.parts.keys():
        yield f'{place}  The key "{".".join((*keys, key))}" is missing.'


def _part(words: Words, keys: tuple[str, ...]) -> object:
    """What stands under these keys; None where nothing does, which its template complains of."""
    part = words.source
    for key in keys:
        part = part.parts.get(key) if isinstance(part, Group) else None
    return part


def faults_of_names(wording: Mapping[str, Words]) -> Iterator[str]:
    """A line for each key that is looked up and not there, or there and not looked up, and for each wrong place."""
    for (name, *keys), shape in NAMED.items():
        if name not in wording:
            yield f"{words_file(name)}:1  This file is missing."
        elif part := _part(wording[name], tuple(keys)):
            yield from _faults(part, shape, tuple(keys), place_of(part))
    for name, words in wording.items():
        if name.startswith(FOR_PYTHON) and (name,) not in NAMED:
            known = [each[len(FOR_PYTHON) :] for each, *_ in NAMED if each.startswith(FOR_PYTHON)]
            guess = did_you_mean(name.removeprefix(FOR_PYTHON), known)
            yield f"{words.source.place}  Nothing asks for the words of this file.{guess}"
