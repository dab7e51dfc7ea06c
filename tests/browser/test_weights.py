"""What a page weighs over the wire: with an empty cache, with headers and all that it loads but pictures."""

from pathlib import Path

import pytest

from app.content import load
from app.web.frame.assets import PARTS
from app.web.frame.worker import SOURCES
from tests.browser.places import ANSWERED, DIARY, Place, questions
from tests.browser.scales import Scales
from tests.browser.shortcut import AGREE, KEEPS
from tests.browser.site import PHONE

STATIC = Path(__file__).parents[2] / "static"
SCRIPTS_FOLDER = STATIC / "js"
WORKER = "/sw.js"
QUESTION, START, LONG, SCRIPTS, FIRST = 14_000, 20_000, 35_000, 20_000, 10_000  # bytes
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
    Place("routine that is kept", "/routine", "full", then=(KEEPS, AGREE)),
]


@pytest.fixture(scope="module")
def scales(browser, home, shortcut):
    context = browser.new_context(viewport=PHONE, service_workers="block")
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
    app = next(each for each in found if each.endswith("/app.js")).removeprefix(scales.home)
    found |= scales.weigh(app.replace("app.js", "player/offline.js"), WORKER)  # these come later
    weights.append(("all scripts", round(sum(found.values())), round(sum(found.values())), SCRIPTS))
    assert sum(found.values()) <= SCRIPTS
    served = {
        name for path in SCRIPTS_FOLDER.rglob("*.js") if (name := path.relative_to(STATIC).as_posix()) not in PARTS
    }
    workers = {name for name in served if name.startswith(SOURCES)}
    assert {Path(each).name for each in found} == {Path(name).name for name in served - workers} | {Path(WORKER).name}


def test_what_the_worker_loads_at_a_first_visit_is_light(scales, weights):
    """All that it asks for; the style, the script and the icon of the page are in the cache of the browser by then."""
    scales.arrive(Place("start", "/"))
    own = scales.weigh(WORKER, "/offline", "/offline/signs")
    weights.append(("what the worker loads", round(sum(own.values())), round(own[f"{scales.home}{WORKER}"]), FIRST))
    assert 1000 < sum(own.values()) <= FIRST
