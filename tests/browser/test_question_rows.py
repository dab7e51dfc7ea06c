"""The rows of options: wide enough for a finger, and what a question mark opens stands below its row."""

import pytest

from tests.browser.site import PHONE

FINGER = 44  # px
SIZES = [PHONE, {"width": 320, "height": 640}]


@pytest.fixture(params=SIZES, ids=lambda size: str(size["width"]))
def page(request, opens, home):
    """The first questions, without script."""
    page = opens(java_script_enabled=False).page
    page.set_viewport_size(request.param)
    page.goto(f"{home}/screener/danger")
    return page


def sizes(boxes) -> list[dict]:
    return [each.bounding_box() for each in boxes.all()]


def test_every_row_and_every_question_mark_is_as_large_as_a_finger(page):
    rows, marks = sizes(page.locator(".option label")), sizes(page.locator(".option summary"))
    assert rows and marks
    assert min(box["height"] for box in rows) >= FINGER
    assert min(side for box in marks for side in (box["width"], box["height"])) >= FINGER


def test_the_words_of_a_label_end_before_its_question_mark(page):
    for row in page.locator(".option:has(.help)").all():
        words = row.locator("label").evaluate(
            "each => { const range = document.createRange(); range.selectNodeContents(each);"
            " return range.getBoundingClientRect().right }"
        )
        assert words <= row.locator("summary").bounding_box()["x"]


def test_an_explanation_opens_below_its_row_as_wide_as_the_row(page):
    row = page.locator(".option:has(.help)").first
    row.locator("summary").click()
    label, told = row.locator("label").bounding_box(), row.locator("details p").bounding_box()
    assert told["y"] >= label["y"] + label["height"] - 1
    assert told["width"] == pytest.approx(label["width"], abs=1)
    assert not row.get_by_role("checkbox").is_checked(), "Asking what it means has ticked it."
