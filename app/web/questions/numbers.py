"""Whole numbers as people write and paste them: with hidden marks, with a unit, with “.0”. Only what can mean one."""

import re
from collections.abc import Container

# Spaces of any kind, and marks that nobody sees: soft hyphens, joiners, the direction of a text, the order of bytes.
UNSEEN = re.compile(r"[\s\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
# Three zeros behind a mark could be thousands.
NUMBER = re.compile(r"(\d{1,3})([.,]0{1,2})?( ?(?P<unit>\D+))?")
YEAR = re.compile(r"\d{4}")


def without_unseen(words: str) -> str:
    """The words without what nobody sees around them. Inside, it keeps things apart: it becomes a space."""
    return UNSEEN.sub(" ", words).strip()


def number_in(words: str, units: Container[str]) -> int | None:
    """The number that the words are, with one of the units behind it or none. None when they are anything else."""
    found = NUMBER.fullmatch(words)
    known = found and (found["unit"] is None or found["unit"].lower() in units)
    return int(found[1]) if known else None


def is_year(words: str) -> bool:
    """True for a whole number of four digits."""
    return bool(YEAR.fullmatch(words)) and int(words) >= 1000
