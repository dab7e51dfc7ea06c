"""Dates in words are those of the language of the content."""

from datetime import date

import pytest

from app.dates import MONTH, SHORT, SHORT_WITH_YEAR, WHOLE, WITH_WEEKDAY, WITHOUT_YEAR, date_in_words

DAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("shape", "english", "german"),
    [
        (WITH_WEEKDAY, "Sunday, 29 November 2026", "Sonntag, 29. November 2026"),
        (WHOLE, "29 November 2026", "29. November 2026"),
        (WITHOUT_YEAR, "29 November", "29. November"),
        (SHORT_WITH_YEAR, "29 Nov 2026", "29. Nov. 2026"),
        (SHORT, "29 Nov", "29. Nov."),
        (MONTH, "Nov 2026", "Nov. 2026"),
    ],
)
def test_a_date_is_written_as_its_language_does(shape, english, german):
    assert date_in_words(DAY, "en-GB", shape) == english
    assert date_in_words(DAY, "de", shape) == german
