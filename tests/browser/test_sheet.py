"""The page for the clinician on paper: one sheet of A4, whoever it is about."""

from app import create_app
from tests.browser.sheets import too_long
from tests.browser.shortcut import UNGUARDED


def test_the_page_for_the_clinician_is_one_sheet_for_random_people_and_for_the_longest_results(browser):
    assert too_long(browser, create_app(UNGUARDED), count=30, seed=11) == []
