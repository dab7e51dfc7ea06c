"""An entry as pages name it: by its time, and by what stood there, so that an old page touches no other one."""

from app.diary.book import Book, pack
from app.diary.entry import Entry
from app.web.answers.diary import helped_words
from app.web.diary.times import id_text, read_id

AS_IT_WAS = "~"  # between its time and what stood there


def name_of(entry: Entry) -> str:
    return f"{id_text(entry.id)}{AS_IT_WAS}{_letters(entry)}"


def _letters(entry: Entry) -> str:
    return pack((entry,), helped_words())[1:]


def named(name: str, book: Book) -> Entry | None:
    """The entry that is meant; None where it is gone, or is another one by now. A script names its time alone."""
    time, _, letters = name.partition(AS_IT_WAS)
    try:
        which = read_id(time)
    except ValueError:
        return None
    entry = next((each for each in book if each.id == which), None)
    return entry if entry and letters in ("", _letters(entry)) else None
