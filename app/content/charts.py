"""From charts.yaml to charts: the drawings beside questions, and their areas."""

import re

from app.content.entries import fact_ids, ident
from app.content.reader import Entry
from app.decision.sides import OTHER
from app.pictures.chart import Area, Chart, Label, Spot, Stroke

STROKES = ("skin", "skin-lit", "crease", "hair", "shine", "legs", "legs-lit", "dent", "line")
PATH = re.compile(r"[Mm][MmLlHhVvCcSsQqTtAaZz0-9 .,-]*")
MOST_AREAS = 8  # static/css/chart.css lights so many
MOST = 1000


def _strokes(top: Entry, key: str) -> tuple[Stroke, ...]:
    built = []
    for entry in top.entries(key, required=False):
        stroke = Stroke(entry.choice("kind", STROKES, "kind of stroke"), entry.text("path"))
        if stroke.path and not PATH.fullmatch(stroke.path):
            entry.complain("A path begins with M and holds only the letters and numbers of an SVG path.", "path")
        entry.close()
        built.append(stroke)
    return tuple(built)


def _labels(top: Entry) -> tuple[Label, ...]:
    built = []
    for entry in top.entries("labels", required=False):
        place = entry.number("across", most=MOST), entry.number("down", most=MOST)
        built.append(Label(entry.text("says"), *place))
        entry.close()
    return tuple(built)


def _spot(entry: Entry) -> Spot:
    built = Spot(
        across=entry.number("across", most=MOST),
        down=entry.number("down", most=MOST),
        wide=entry.number("wide", least=1, most=MOST),
        high=entry.number("high", least=1, most=MOST),
        corners=entry.number("corners", most=MOST, default=0) if entry.has("corners") else 0,
        turned=entry.number("turned", least=-180, most=180) if entry.has("turned") else 0,
        side=entry.choice("side", OTHER, "side", required=False),
    )
    entry.close()
    return built


def _area(entry: Entry, number: int) -> Area:
    built = Area(ident(entry, "area"), number, tuple(map(_spot, entry.entries("spots"))))
    entry.close()
    return built


def chart(entry: Entry, facts) -> Chart:
    areas = tuple(_area(each, number) for number, each in enumerate(entry.entries("areas"), 1))
    if len(areas) > MOST_AREAS:
        entry.complain(f"A chart has at most {MOST_AREAS} areas.", "areas")
    built = Chart(
        id=ident(entry, "chart"),
        caption=entry.text("caption"),
        width=entry.number("width", least=1, most=MOST),
        height=entry.number("height", least=1, most=MOST),
        behind=_strokes(entry, "behind"),
        areas=areas,
        in_front=_strokes(entry, "in-front"),
        labels=_labels(entry),
        lit=entry.choices("lit-on-the-start-page", [area.id for area in areas], "area"),
        facts=fact_ids(entry, facts),
    )
    entry.close()
    return built
