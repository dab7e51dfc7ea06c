"""On paper nothing is cut, no heading stands alone at the foot of a sheet, and the foot of the page covers no text."""

from dataclasses import dataclass

import pytest

from tests.browser.paper import AS_BLOCKS, HELD, SPILT, Printed, printed
from tests.browser.places import DIARY, Place, go
from tests.browser.shortcut import AGREE, helped
from tests.browser.site import DESKTOP

SIZES = "A4", "Letter"
PUSHES = '.phases > :is([data-phase="push"], [data-phase="hold"])'
ROUTINES = [Place(f"routine {road}", "/routine", road, then=(AGREE,)) for road in ("full", "right", "both", "gentle")]
PLACES = [
    *ROUTINES,
    Place("routine, helped", "/routine", "full", then=(AGREE, helped("yes"))),
    Place("start", "/routine/start", "full"),
    *(Place(f"result {road}", "/result", road) for road in ("full", "many-rules", "many-stops", "emergency", "urgent")),
    Place("sheet", "/result/clinician", "many-stops"),
    *(place for place in DIARY if "unreadable" not in place.name and not place.presses),
    Place("exercise", "/exercises/plank"),
    Place("exercises", "/exercises"),
]


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(viewport=DESKTOP)
    yield context.new_page()
    context.close()


@dataclass(frozen=True)
class OnPaper:
    """A page on paper of each size: as Chromium prints it, and with all rows broken as blocks are."""

    place: Place
    held: list[str]
    rows: list[str]
    spilt: list[str]
    pushes: int
    sheets: list[Printed]


@pytest.fixture(scope="module", params=PLACES, ids=str)
def paper(request, page, home, shortcut):
    page.emulate_media(media="screen")
    go(page, home, shortcut, request.param)
    page.emulate_media(media="print")
    as_it_is = [printed(page, size) for size in SIZES]
    held, pushes, rows = page.evaluate(HELD), page.locator(PUSHES).count(), page.evaluate(AS_BLOCKS)
    spilt = page.evaluate(SPILT)
    return OnPaper(request.param, held, rows, spilt, pushes, as_it_is + [printed(page, size) for size in SIZES])


def test_no_row_is_left_that_firefox_would_cut(paper):
    assert paper.rows == []


def test_no_picture_reaches_below_its_box(paper):
    assert paper.spilt == []


def test_no_picture_no_heading_and_no_line_of_a_list_is_cut(paper):
    for each in paper.sheets:
        assert each.parts, "nothing was printed"
        assert each.cut() == []


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(paper):
    for each in paper.sheets:
        assert list(each.lonely()) == []


def test_the_foot_of_the_page_covers_no_text(paper, content):
    assert paper.held == []
    words = str(content.wording["components/standing"].standing).split(".")[0]
    for each in paper.sheets if not paper.place.address.endswith("/clinician") else ():  # its one sheet has no foot
        assert each.below(words) == []


def test_each_push_has_a_box_to_tick(paper):
    assert bool(paper.pushes) == (paper.place.address == "/routine")
    for each in paper.sheets:
        assert each.text.count("☐") == paper.pushes
