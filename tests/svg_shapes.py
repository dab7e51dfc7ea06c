"""Reads a picture of an exercise as numbers: which spots its shapes reach, after every transform."""

import re
from math import hypot, sqrt
from xml.etree import ElementTree

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


def _moved(transform: str | None, points):
    if not transform:
        return points
    values = numbers(transform)
    a, d, e, f = (1, 1, *values) if transform.startswith("translate") else (values[0], values[3], *values[4:])
    return [(a * x + e, d * y + f) for x, y in points]


def shapes(svg: str) -> list[tuple[str, list[tuple[float, float]]]]:
    """(classes, spots) of each path of a picture, in the order of painting."""

    def walk(element):
        own = element.get("transform")
        if element.tag == "path":
            yield element.get("class"), spots(element.get("d"))
        for child in element:
            for kind, points in walk(child):
                yield kind, _moved(own, points)

    return list(walk(ElementTree.fromstring(svg)))  # noqa: S314
