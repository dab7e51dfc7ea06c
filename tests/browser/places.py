"""Every page of the site, and how to get to it: what the checks of whole pages go over."""

from dataclasses import dataclass

from playwright.sync_api import Page, Response

from app.content.model import Content
from app.decision.rulebook import NONE
from app.web.diary.document import as_json
from tests.browser.shortcut import AGREE, KEEPS, LATER, Shortcut, helped, later
from tests.diaries import BOOKS


@dataclass(frozen=True)
class Place:
    """A page. `presses` and `ticks` are done on it once it is there; ticks are ids of inputs."""

    name: str
    address: str
    road: str | None = None
    upto: str | None = None
    then: tuple = ()
    ticks: tuple[str, ...] = ()
    presses: tuple[str, ...] = ()
    loses_cookies: bool = False
    status: int = 200
    diary: str | None = None  # a name of one of tests/diaries.py
    file: str | None = None  # the same, of the copy that is chosen before anything is pressed

    def __str__(self) -> str:
        return self.name


TICK = "ids => { for (const id of ids) document.getElementById(id).checked = true }"


def come(page: Page, home: str, shortcut: Shortcut, place: Place) -> Response:
    """Bring a browser to the address of a place, with nothing pressed there yet."""
    page.context.clear_cookies()
    if place.road:
        shortcut.take(page.context, home, place.road, place.upto, place.then)
    if place.diary:
        shortcut.bring(page.context, home, BOOKS.get(place.diary))
    response = page.goto(home + place.address)
    if place.ticks:
        page.evaluate(TICK, list(place.ticks))
    if place.file:
        copy = as_json(BOOKS[place.file]).encode()
        page.set_input_files("#file", {"name": "diary.json", "mimeType": "application/json", "buffer": copy})
    if place.loses_cookies:
        page.context.clear_cookies()
    return response


def press(page: Page, name: str) -> Response:
    """Press a button that leads to another page."""
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name=name, exact=True).click()
    return navigation.value


def go(page: Page, home: str, shortcut: Shortcut, place: Place) -> None:
    """Bring a browser to a place."""
    response = come(page, home, shortcut, place)
    for name in place.presses:
        response = press(page, name)
    assert response.status == place.status


def questions(content: Content) -> list[Place]:
    """The page of each step, as it comes and as it comes back with nothing answered."""
    pages = []
    for step in content.rulebook.steps:
        road = "pregnant" if step.id in ("pregnancy", "cleared") else "everything"
        address = f"/screener/{step.id}"
        pages.append(Place(step.id, address, road, step.id))
        pages.append(Place(f"{step.id}, left out", address, road, step.id, presses=("Continue",), status=422))
    return pages


def sign_beside_none(step: str, question: str, sign: str) -> Place:
    ticks = (f"{question}-{sign}", f"{question}-{NONE}")
    name, address = f"{step}, a sign and none", f"/screener/{step}"
    return Place(name, address, "everything", step, ticks=ticks, presses=("Continue",), status=422)


START, ROUTINE = "/routine/start", "/routine"
AGREED = "I agree, start"
RESULTS = [
    Place(f"result {road}", "/result", road)
    for road in ("full", "both", "emergency", "urgent", "clinician-first", "many-rules", "many-stops")
]
IN_A_REGION = (("/region", {"region": "EM-01"}),)
ON_THE_NEXT_DAY, WEEKS_LATER = (AGREE, KEEPS, later(20)), (AGREE, KEEPS, later(15 * 24))
NO_SIGNS = (("/screener/danger", {"emergency-signs": NONE}), ("/screener/today", {"urgent-signs": NONE}))
ANSWERED = [
    sign_beside_none("danger", "emergency-signs", "saddle-numbness"),
    sign_beside_none("today", "urgent-signs", "red-eye"),
    Place("danger, second look", "/screener/danger", ticks=("emergency-signs-unsure",), presses=("Continue",)),
    Place("danger, no cookie", "/screener/danger", presses=("Continue",), loses_cookies=True, status=400),
    Place("agreement, no cookie", START, "full", presses=(AGREED,), loses_cookies=True, status=400),
    Place("home", "/", "full"),
    Place("home, both sides", "/", "both"),
    Place("home, routine begun", "/", "full", then=(AGREE,)),
    Place("home, on the next day", "/", "full", then=ON_THE_NEXT_DAY),
    Place("home, weeks later", "/", "full", then=WEEKS_LATER),
    Place("home, all over", "/", "full", then=(AGREE, later(25))),
    Place("home, questions open", "/", "everything", "health"),
    *(Place(f"home, {road}", "/", road) for road in ("emergency", "many-stops")),
    Place("resume", "/screener", "full"),
    Place("confirm", "/screener/confirm", "full", then=(*WEEKS_LATER, *NO_SIGNS)),
    Place("check", "/screener/check", "everything"),
    *RESULTS,
    Place("result in a region", "/result", "emergency", then=IN_A_REGION),
    Place("sheet", "/result/clinician", "full"),
    Place("sheet many-stops", "/result/clinician", "many-stops"),
    Place("start", START, "full"),
    Place("start, both sides", START, "both"),
    Place("start, kept", START, "full", then=(KEEPS,)),
    Place("start, asked", START, "full", then=(LATER,)),
    Place("start, number missing", START, "full", then=(LATER,), presses=(AGREED,), status=422),
    Place("changed", START, "full", ticks=("pain-now-6",), presses=(AGREED,)),
    Place("changed to a stop", START, "full", ticks=("pain-now-8",), presses=(AGREED,)),
    Place("agreed", "/result", "full", then=(AGREE,)),
    Place("routine", ROUTINE, "full", then=(AGREE,)),
    Place("routine, both sides", ROUTINE, "both", then=(AGREE,)),
    Place("routine, gentle", ROUTINE, "gentle", then=(AGREE,)),
    Place("routine, helped", f"{ROUTINE}?", "full", then=(AGREE, helped("yes"))),
    Place("after", ROUTINE, "full", then=(AGREE,), presses=("2",)),
    Place("after, worse", ROUTINE, "full", then=(AGREE,), presses=("6",)),
    Place("stop", "/routine/stop", "full", then=(AGREE,)),
    Place("forgotten", "/screener/check", "full", presses=("Forget my answers",)),
]  # fmt: skip

WRITE = "Write it down"


def diary(name: str, book: str | None = None, **more) -> Place:
    """The diary of somebody who keeps one."""
    return Place(name, more.pop("address", "/diary"), "full", then=(KEEPS,), diary=book, **more)


DIARY = [
    Place("diary, not chosen", "/diary", "full"),
    diary("diary, empty"),
    diary("diary", "a gap"),
    diary("diary, 200 entries", "200 in 66 days"),
    diary("diary, 600 entries", "600 in 400 days"),
    diary("diary, unreadable", "broken"),
    diary("diary, written", ticks=("pain-now-4",), presses=(WRITE,)),
    diary("diary, number missing", presses=(WRITE,), status=422),
    diary("diary, an entry", "one", presses=("Change the entry of 3 November, 08:00",)),
    diary("diary, entry deleted", "two", presses=("Delete the entry of 4 November, 08:00",)),
    diary("diary, a copy", "two", file="untold", presses=("Look into the file",)),
    diary("diary, no copy", "two", presses=("Look into the file",), status=422),
    diary("diary sheet", "200 in 66 days", address="/diary/clinician"),
    diary("diary sheet, 600 entries", "600 in 400 days", address="/diary/clinician"),
]


def reading(content: Content) -> list[Place]:
    """The pages that depend on no answer."""
    slugs = [
        "",
        "exercises",
        "region",
        "offline",
        "offline/signs",
        "no-such-page",
        *(f"exercises/{each}" for each in content.routine.exercises),
    ]
    slugs += [slug for slug in content.library.pages if slug != "start"]
    return [Place(f"/{slug}", f"/{slug}", status=404 if slug == "no-such-page" else 200) for slug in slugs]


def everywhere(content: Content) -> list[Place]:
    return [*questions(content), *ANSWERED, *DIARY, *reading(content)]
