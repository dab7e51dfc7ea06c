"""The trend of the diary as it is seen: labels beside each other, marks that stand out in every look, one sheet."""

import pytest

from tests.browser.paper import printed
from tests.browser.places import Place, go
from tests.browser.shortcut import KEEPS
from tests.browser.site import DESKTOP, PHONE
from tests.browser.test_paper import SIZES
from tests.colours import contrast
from tests.diaries import BOOKS

WINDOWS = {"phone": PHONE, "narrow": {"width": 320, "height": 640}, "desktop": DESKTOP}
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "paper": {"media": "print"},
}
USUAL = {"color_scheme": "light", "forced_colors": "none", "media": "null"}
TEXTS = """
() => [...document.querySelectorAll(".trend__plot text")].map(each => {
  const { left, right, top, bottom } = each.getBoundingClientRect()
  return { says: each.textContent, left, right, top, bottom }
})
"""
FRAME = """
() => {
  const { left, right } = document.querySelector(".trend__plot").getBoundingClientRect()
  return { left, right }
}
"""
# The colours as they are painted, the line and the filling of each mark, and the ground behind them.
PAINTED = """
() => {
  const part = each => Number(each).toString(16).padStart(2, "0")
  const hex = colour => "#" + colour.match(/[\\d.]+/g).slice(0, 3).map(part).join("")
  const of = (name, what) => hex(getComputedStyle(document.querySelector(name))[what])
  return {
    ground: of(".trend__plot", "backgroundColor"), number: of(".trend__number", "fill"),
    before: of("#mark-before", "stroke"), after: of("#mark-after", "fill"), between: of("#mark-between", "stroke"),
    dashed: of(".trend__line--before", "stroke"), solid: of(".trend__line--after", "stroke"),
  }
}
"""


def place(book: str, address: str = "/diary") -> Place:
    return Place(book, address, "full", then=(KEEPS,), diary=book)


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def overlap(one: dict, two: dict) -> bool:
    beside = one["right"] <= two["left"] or two["right"] <= one["left"]
    return not beside and one["top"] < two["bottom"] and two["top"] < one["bottom"]


@pytest.mark.parametrize("book", BOOKS)
def test_no_label_lies_over_another_or_leaves_the_drawing(page, home, shortcut, book):
    go(page, home, shortcut, place(book))
    for window in WINDOWS.values():
        page.set_viewport_size(window)
        labels, frame = page.evaluate(TEXTS), page.evaluate(FRAME)
        assert len(labels) > 6
        pairs = [(one, two) for at, one in enumerate(labels) for two in labels[at + 1 :]]
        assert [(one["says"], two["says"]) for one, two in pairs if overlap(one, two)] == []
        out = [each for each in labels if each["left"] < frame["left"] or each["right"] > frame["right"]]
        assert [each["says"] for each in out] == []


@pytest.mark.parametrize("look", LOOKS)
def test_marks_lines_and_numbers_stand_out_from_the_ground_in_every_look(page, home, shortcut, look):
    page.emulate_media(**USUAL | LOOKS[look])
    go(page, home, shortcut, place("90 in 30 days"))
    painted = page.evaluate(PAINTED)
    page.emulate_media(**USUAL)
    ground, number = painted.pop("ground"), painted.pop("number")
    assert {name: colour for name, colour in painted.items() if contrast(colour, ground, "by most people") < 3} == {}
    assert contrast(number, ground, "by most people") >= 4.5


@pytest.mark.parametrize("book", ["one", "200 in 66 days", "600 in 400 days", "90 in 5 years"])
def test_the_diary_for_the_clinician_is_one_sheet(page, home, shortcut, book):
    go(page, home, shortcut, place(book, "/diary/clinician"))
    assert {size: printed(page, size).count for size in SIZES} == dict.fromkeys(SIZES, 1)


def test_the_table_is_unfolded_by_keyboard_and_needs_no_script(opens, home, shortcut):
    person = opens("no script", java_script_enabled=False)
    go(person.page, home, shortcut, place("90 in 30 days"))
    summary = person.page.get_by_text("The same numbers as a table")
    summary.focus()
    assert not person.page.locator(".rows").is_visible()
    person.page.keyboard.press("Enter")
    assert person.page.locator(".rows").is_visible()
