"""The texts of an exercise, filled for the leg that works."""

from app.decision.sides import OTHER


def name_sides(text: str, leg: str, other: str) -> str:
    """Fill {leg} and {other} in a text of content."""
    return text.replace("{leg}", leg).replace("{other}", other)


def say(text: str, leg: str | None) -> str:
    """Fill a text for the leg that works: “left”, “right”, or None where the text names no leg."""
    return name_sides(text, leg, OTHER[leg]) if leg else text
