"""What a page weighs over the wire: with an empty cache, with headers and all that it loads but pictures."""

from pathlib import Path

import pytest

from app.content import load
from tests.browser.places import ANSWERED, DIARY, Place, questions
from tests.browser.scales import Scales
from tests.browser.shortcut import AGREE
from tests.browser.site import PHONE

SCRIPTS_FOLDER = Path(__file__).parents[2] / "static" / "js"
QUESTION, START, LONG, SCRIPTS = 14_000, 20_000, 35_000, 20_000  # bytes
LIMITS = {
    "/": START,
    "/result": LONG,
    "/routine/start": LONG,
    "/routine": LONG,
    "/diary": LONG,
    "/diary/clinician": LONG,
}
PLACES = [
    Place("start", "/"),
    *questions(load()),
    *(place for place in ANSWERED if place.address in LIMITS or place.address.startswith("/screener/")),
    *(place for place in DIARY if "600" not in place.name),
    Place("routine, all exercises", "/routine", "both-strong", then=(AGREE,)),
]


@pytest.fixture(scope="module")
def scales(browser, home, shortcut):
    context = browser.new_context(viewport=PHONE)
    yield Scales(context.new_page(), home, shortcut)
    context.close()


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_page_is_light(scales, weights, place):
    scales.arrive(place)
    limit = LIMITS.get(place.address, QUESTION)
    weights.append((place.name, scales.all, scales.of_scripts, limit))
    assert scales.all - scales.icon_bytes > 1000, "nothing was weighed"
    assert scales.all <= limit


def test_all_the_scripts_of_the_site_are_light_and_used(scales, weights):
    found = {}
    begin = Place("start", "/routine/start", "full")
    exercise = Place("exercise", "/exercises/inflare")
    routine = Place("routine", "/routine", "full", then=(AGREE,))
    for place in (Place("danger", "/screener/danger"), begin, exercise, routine):
        scales.arrive(place)
        found |= scales.scripts
    weights.append(("all scripts", round(sum(found.values())), round(sum(found.values())), SCRIPTS))
    assert sum(found.values()) <= SCRIPTS
    assert {Path(each).name for each in found} == {path.name for path in SCRIPTS_FOLDER.rglob("*.js")}
