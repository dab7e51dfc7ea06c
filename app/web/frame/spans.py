"""A stretch of time in the unit in which people think of it: templates/components/span.html has the words."""

from flask import Flask

MINUTE, HOUR = 60, 60 * 60
DAY, WEEK = 24 * HOUR, 7 * 24 * HOUR
# Each unit with its seconds, and how many of it there are at least: 24 hours are not yet “days”.
EXACT = ("weeks", WEEK, 1), ("days", DAY, 2), ("hours", HOUR, 1), ("minutes", MINUTE, 1)
ROUGH = ("weeks", WEEK, 3), ("days", DAY, 2), ("hours", HOUR, 1), ("minutes", MINUTE, 1)


def exact_span(seconds: int) -> tuple[str, int]:
    """(unit, how many), in the largest unit that leaves no rest; less than a minute is left away."""
    fitting = ((unit, seconds // size) for unit, size, least in EXACT if not seconds % size and seconds >= least * size)
    return next(fitting, ("minutes", seconds // MINUTE))


def rough_span(seconds: int) -> tuple[str, int]:
    """(unit, how many), rounded; at least one minute."""
    rounded = ((unit, (seconds + size // 2) // size, least) for unit, size, least in ROUGH)
    return next(((unit, count) for unit, count, least in rounded if count >= least), ("minutes", 1))


def register(app: Flask) -> None:
    app.jinja_env.globals.update(exact_span=exact_span, rough_span=rough_span)
