"""Takes pictures of the pages into pictures/, to look at: `python -m tests.browser.pictures [words of names]`."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from app.content import load
from tests.browser.places import ANSWERED, DIARY, Place, go
from tests.browser.shortcut import AGREE, Shortcut
from tests.browser.site import DESKTOP, PHONE, chromium, served
from tests.browser.stations import WAYS, Stations

FOLDER = Path(__file__).parents[2] / "pictures"
VIEWS = {
    "phone": {"viewport": PHONE},
    "desktop": {"viewport": DESKTOP},
    "dark": {"viewport": PHONE, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "plain": {"viewport": PHONE, "java_script_enabled": False},
    "forced": {"viewport": PHONE, "forced_colors": "active"},
}
PLACES = [
    Place("start", "/"),
    Place("danger", "/screener/danger", "full", "danger"),
    Place("danger-wrong", "/screener/danger", "full", "danger", presses=("Continue",), status=422),
    Place("about-you", "/screener/about-you", "full", "about-you"),
    Place("where", "/screener/where", "everything", None, ticks=("pain-spread-buttock",)),
    Place("pain", "/screener/pain", "everything"),
    Place("health", "/screener/health", "everything", "health"),
    Place("reading", "/how-it-decides"),
    Place("exercises", "/exercises"),
    *(Place(f"exercise {name}", f"/exercises/{name}") for name in load().routine.exercises),
    Place("evidence", "/evidence"),
    Place("hazards", "/hazards"),
    Place("region", "/region"),
    Place("missing", "/no-such-page", status=404),
    Place("times", "/routine/times", "full", then=(AGREE,)),
    *ANSWERED,
    *DIARY,
]
ON_PAPER = (
    "routine",
    "result full",
    "result many-stops",
    "check",
    "hazards",
    "sheet",
    "sheet many-stops",
    "diary",
    "diary sheet",
)
LANDSCAPE = {"width": 844, "height": 390}


def file(name: str, view: str) -> Path:
    return FOLDER / f"{name.lower().replace(', ', '-').replace(' ', '-')}.{view}.png"


def take_player(page: Page, home: str, shortcut: Shortcut, shot: str, view: str) -> None:
    """All that is seen from the start page to the end, with a clock that stands still."""
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    stations = Stations(page, home, shortcut, shortcut.content)
    for way in WAYS:
        for name in getattr(stations, way)():
            page.screenshot(path=file(f"{shot}-{name}", view), full_page=way == "pages")


def take_view(browser: Browser, home: str, shortcut: Shortcut, view: str, wanted: list[str]) -> None:
    context = browser.new_context(**VIEWS[view], reduced_motion="reduce")
    page = context.new_page()
    for place in PLACES:
        if not wanted or any(word in place.name for word in wanted):
            if "sign and none" in place.name and view == "plain":
                continue
            go(page, home, shortcut, place)
            page.screenshot(path=file(place.name, view), full_page=True)
    if view != "plain" and (not wanted or "player" in wanted):
        take_player(page, home, shortcut, "player", view)
        if VIEWS[view]["viewport"] == PHONE:
            page.set_viewport_size(LANDSCAPE)
            take_player(page, home, shortcut, "player-landscape", view)
    context.close()


def take_paper(browser: Browser, home: str, shortcut: Shortcut) -> None:
    """The pages as they come out of a printer."""
    page = browser.new_page()
    for place in PLACES:
        if place.name in ON_PAPER:
            go(page, home, shortcut, place)
            page.emulate_media(media="print")
            page.pdf(path=file(place.name, "print").with_suffix(".pdf"), format="A4")
            page.set_viewport_size({"width": 718, "height": 1000})
            page.screenshot(path=file(place.name, "print"), full_page=True)
            page.emulate_media(media="screen")


def main(words: list[str]) -> None:
    views = [word for word in words if word in VIEWS] or list(VIEWS)
    wanted = [word for word in words if word not in VIEWS]
    FOLDER.mkdir(exist_ok=True)
    with served() as home, chromium() as browser:
        shortcut = Shortcut()
        for view in views:
            take_view(browser, home, shortcut, view, wanted)
        if not words or "paper" in words:
            take_paper(browser, home, shortcut)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures are in {FOLDER}")


if __name__ == "__main__":
    main(sys.argv[1:])
