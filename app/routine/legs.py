"""The texts of an exercise, filled for the leg that works."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from app.decision.sides import BOTH, OTHER, legs_of


def name_sides(text: str, leg: str, other: str) -> str:
    """Fill {leg} and {other} in a text of content."""
    return text.replace("{leg}", leg).replace("{other}", other)


def say(text: str, leg: str | None, sides: Mapping[str, str]) -> str:
    """Fill a text for the leg that works, None where it names no leg. `sides` are the words for left and right."""
    return name_sides(text, sides[leg], sides[OTHER[leg]]) if leg else text


def possible_legs(word: str) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """(the sore side, the legs that then work) for everybody who can be given a form with this word of sides.LEGS."""
    for side in (*BOTH, None):
        with suppress(ValueError):  # nobody is given what is for the one sore side where there is no such side
            yield side, legs_of(word, side)
