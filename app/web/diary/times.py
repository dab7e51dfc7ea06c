"""Day and quarter of an hour as people, forms and exports write them: 2026-11-29, 08:15, and 2026-11-29T08:15."""

from datetime import UTC, date, datetime, time

from app.diary.entry import QUARTERS

MINUTES = 24 * 60 // QUARTERS  # of a quarter
BETWEEN = "T"  # day and quarter in an id


def day_text(day: int) -> str:
    return date.fromordinal(day).isoformat()


def quarter_text(quarter: int) -> str:
    return time(quarter * MINUTES // 60, quarter * MINUTES % 60).isoformat("minutes")


def id_text(which: tuple[int, int]) -> str:
    day, quarter = which
    return f"{day_text(day)}{BETWEEN}{quarter_text(quarter)}"


def read_day(text: str) -> int:
    """The day as date.toordinal() counts. Raises ValueError for what is not written as here."""
    day = date.fromisoformat(text).toordinal()
    return _exactly(text, day, day_text(day))


def read_quarter(text: str) -> int:
    """The quarter of an hour in which a time lies. Raises ValueError."""
    told = time.fromisoformat(text)
    _exactly(text, 0, f"{told:%H:%M}")
    return (told.hour * 60 + told.minute) // MINUTES


def read_id(text: str) -> tuple[int, int]:
    """Raises ValueError for what is no id."""
    day, _, quarter = text.partition(BETWEEN)
    which = read_day(day), read_quarter(quarter)
    return _exactly(text, which, id_text(which))


def _exactly(text: str, value, written: str):
    """The value, when there is no other way to write it: Python reads more than one."""
    if text != written:
        raise ValueError(f"{text} is not written as {written}.")
    return value


def at_server(seconds: float) -> tuple[int, int]:
    """Day and quarter of a time of the server, in its own time zone: UTC."""
    told = datetime.fromtimestamp(seconds, UTC)
    return told.toordinal(), (told.hour * 60 + told.minute) // MINUTES
