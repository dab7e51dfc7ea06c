"""The texts of an exercise, filled for the leg that works."""

from collections.abc import Mapping

from app.decision.sides import OTHER


def name_sides(text: str, leg: str, other: str) -> str:
    """Fill {leg} and {other} in a text of content."""
    return text.replace("{leg}", leg).replace("{other}", other)


def say(text: str, leg: str | None, sides: Mapping[str, str]) -> str:
    """Fill a text for the leg that works, None where it names no leg. `sides` are the words for left and right."""
    return name_sides(text, sides[leg], sides[OTHER[leg]]) if leg else text
