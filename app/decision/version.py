"""The version of what decides: a hash of ids, conditions and effects, and of nothing that is only told."""

import hashlib
from collections.abc import Mapping, Set
from dataclasses import Field, fields, is_dataclass

from app.decision.rulebook import ORDERED, THERE, TOLD, Rulebook


def _plain(value: object) -> object:
    """The same as lists and texts, in an order that is always the same."""
    if is_dataclass(value):
        return [type(value).__name__, *(_part(value, each) for each in fields(value))]
    if isinstance(value, Mapping):
        return [[key, _plain(value[key])] for key in sorted(value)]
    if isinstance(value, Set):
        return sorted(value)
    return list(map(_plain, value)) if isinstance(value, tuple) else value


def _part(thing: object, part: Field) -> list:
    """A field with what of it decides: all of it, that it is there, or nothing."""
    value = getattr(thing, part.name)
    if part.metadata == THERE:
        return [part.name, sorted(value) if isinstance(value, Mapping) else value is not None]
    if part.metadata == ORDERED:
        return [part.name, *(_plain(each) for each in value.values())]
    return [part.name, None if part.metadata.get(TOLD) else _plain(value)]


def decides(rulebook: Rulebook) -> str:
    return hashlib.sha256(repr(_plain(rulebook)).encode()).hexdigest()[:12]
