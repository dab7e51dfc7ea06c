"""Dates in words are those of the language of the content."""

from datetime import date, timedelta

import pytest

from app.dates import MONTH, SHORT, SHORT_WITH_YEAR, WHOLE, WITH_WEEKDAY, WITHOUT_YEAR, date_in_words, days_in_words

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


def test_days_are_written_as_short_as_can_be():
    assert days_in_words(DAY, DAY + timedelta(6), "en-GB") == "29 Nov\u2009–\u20095 Dec"
    assert days_in_words(DAY - timedelta(6), DAY, "en-GB") == "23–29 Nov"
    assert days_in_words(DAY - timedelta(6), DAY, "en-GB", SHORT_WITH_YEAR) == "23–29 Nov 2026"
