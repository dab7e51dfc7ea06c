"""Dates in words, as the language of the content writes them."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

# How much is written: “Sunday, 29 November 2026”, “29 November 2026”, “29 November”,
WITH_WEEKDAY, WHOLE, WITHOUT_YEAR = "full", "long", "MMMMd"
# and in little room: “29 Nov 2026”, “29 Nov”, “Nov 2026”.
SHORT_WITH_YEAR, SHORT, MONTH = "yMMMd", "MMMd", "yMMM"


@lru_cache(4096)
def date_in_words(day: date, language: str, shape: str = WHOLE) -> str:
    """A date in a language such as en-GB, in one of the shapes above."""
    locale = Locale.parse(language, sep="-")
    if shape in (WITH_WEEKDAY, WHOLE):
        return format_date(day, shape, locale)
    return format_skeleton(shape, day, locale=locale)


@lru_cache(4096)
def days_in_words(first: date, last: date, language: str, shape: str = SHORT) -> str:
    """The days from one to another, in little room: “14–20 Nov”."""
    return format_interval(first, last, shape, locale=Locale.parse(language, sep="-"))
