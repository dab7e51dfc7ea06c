"""Parts of pages that are the same whoever it is for: drawn once at the start, and looked up when needed."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from flask import Flask, current_app
from markupsafe import Markup

from app.content.model import CALLS, Region
from app.routine.exercise import Exercise
from app.routine.legs import possible_legs


def drawn(*part: object) -> Markup:
    """A part by its kind and what it is drawn for, as `_all` and app/web/routine/prepared.py name them."""
    return current_app.extensions["drawn"][part]


def _numbers(regions: Mapping[str, Region], macros: object) -> Iterator[tuple[tuple, Markup]]:
    """The telephone numbers of all regions, for whoever has chosen none; and how to get help without speaking."""
    for call, second in product(CALLS, (True, False)):
        yield ("numbers-by-region", call, second), macros.numbers_by_region(call, second)
    yield ("without-speaking",), macros.without_speaking_by_region()
    for region in regions.values():
        yield ("without-speaking", region.id), macros.without_speaking(region)


def _offers(exercises: Iterable[Exercise], macros: object) -> Iterator[tuple[tuple, Markup]]:
    for exercise in exercises:
        for form in exercise.forms:
            for legs in dict.fromkeys(legs for _, legs in possible_legs(form.legs)):
                yield ("offer", exercise.id, form.id, legs), macros.offer(exercise, form, legs)


def _all(app: Flask) -> Iterator[tuple[tuple, Markup]]:
    def component(name: str):
        return app.jinja_env.get_template(f"components/{name}.html").module

    content = app.extensions["content"]
    for sore in (True, False):
        yield ("picture-signs", sore), component("picture_signs").picture_signs(sore)
    for place, links in app.jinja_env.globals["navigation"].items():
        yield ("links", place), component("links").links(links)
    for name, chart in content.charts.items():
        yield ("chart", name), component("chart").chart(chart)
    for rule in (*content.rulebook.rules, *content.guide.rules):
        yield ("sources", rule.id), component("sources").sources(rule.facts)
    for rule in content.rulebook.rules:
        yield ("sheet-rule", rule.id), component("sheet_rule").sheet_rule(rule)
    yield from _numbers(content.people.regions, component("numbers"))
    for region in content.people.regions.values():
        yield ("safety-net", region.id), component("safety_net").safety_net(region)
        yield ("safety-net-folded", region.id), component("safety_net").folded(region)
    yield from _offers(content.routine.exercises.values(), component("offer"))


def register(app: Flask) -> None:
    """Draw all of them, once templates are compiled."""
    with app.app_context():
        app.extensions["drawn"] = dict(_all(app))
