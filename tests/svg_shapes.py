"""Reads a path of a picture as numbers: which spots it reaches."""

import re
from math import hypot, sqrt

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
STEP = re.compile(r"([Mclsaz])([^Mclsaz]*)")


def numbers(text: str) -> list[float]:
    return [float(each) for each in NUMBER.findall(text)]


def _arc(start, values) -> list[tuple[float, float]]:
    """The four sides of the circle that an arc is part of, and its end."""
    radius, large, sweep, dx, dy = values[0], values[3], values[4], values[5], values[6]
    half = hypot(dx, dy) / 2
    off = sqrt(max(radius**2 - half**2, 0)) * (1 if large != sweep else -1)
    x, y = start[0] + dx / 2 - off * dy / (2 * half), start[1] + dy / 2 + off * dx / (2 * half)
    sides = [(x - radius, y), (x + radius, y), (x, y - radius), (x, y + radius)]
    return [*sides, (start[0] + dx, start[1] + dy)]


def spots(path: str) -> list[tuple[float, float]]:
    """Every spot that a path goes to or is bent by; the last of each step is where it ends."""
    found = []
    for command, text in STEP.findall(path):
        values = numbers(text)
        if command == "M":
            found.append((values[0], values[1]))
        elif command == "a":
            found += _arc(found[-1], values)
        elif command != "z":
            x, y = found[-1]
            found += [(x + dx, y + dy) for dx, dy in zip(values[::2], values[1::2], strict=True)]
    return found
