"""Reads cases of the diary: entries in words, one day or many in a line, and what is expected of them.

    - "day 1, 08:00, before 3, after 6, helped yes"
    - "days 2 to 40 every 2, 08:00, pain 6"
    - "day 41, 08:00, before 6, stopped"

Day 1 is any day, and `today`, where it is left out, the last one. `numbers` are measures, None where there is none.
"""

import re
from pathlib import Path

from ruamel.yaml import YAML

from app.diary.entry import BETWEEN, FINISHED, STOPPED, Entry

FOLDER = Path(__file__).parent / "cases_diary"
DAY_ZERO = 739000
DAYS = re.compile(r"days? (-?\d+)(?: to (\d+)(?: every (\d+))?)?")
TIME = re.compile(r"(\d\d):(00|15|30|45)")
NUMBER = re.compile(r"(before|after|pain) (\d+)")
HELPED = re.compile(r"helped ([\w-]+)")


def entries_of(line: str) -> list[Entry]:
    """What a line says. Raises ValueError for a word that means nothing."""
    days, time, *rest = line.split(", ")
    first, last, step = (int(each) if each else None for each in DAYS.fullmatch(days).groups())
    hour, minute = map(int, TIME.fullmatch(time).groups())
    told = {"now": None, "after": None, "helped": None, "ended": FINISHED}
    for word in rest:
        told |= _told(word)
    quarter = hour * 4 + minute // 15
    return [Entry(DAY_ZERO + day, quarter, **told) for day in range(first, (last or first) + 1, step or 1)]


def _told(word: str) -> dict:
    if number := NUMBER.fullmatch(word):
        name, value = number[1], int(number[2])
        return {"after": value} if name == "after" else {"now": value} | ({"ended": BETWEEN} if name == "pain" else {})
    if answer := HELPED.fullmatch(word):
        return {"helped": answer[1]}
    if word == STOPPED:
        return {"ended": STOPPED}
    raise ValueError(f"“{word}” means nothing here.")


def book_of(lines: list[str]) -> tuple[Entry, ...]:
    book = sorted((entry for line in lines for entry in entries_of(line)), key=lambda entry: entry.id)
    assert len({entry.id for entry in book}) == len(book), "Two entries have the same time."
    return tuple(book)


def today_of(case: dict) -> int:
    book = book_of(case["diary"])
    return DAY_ZERO + case["today"] if "today" in case else book[-1].day


CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in YAML(typ="safe", pure=True).load(path)]
