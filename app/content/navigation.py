"""The links that stand on every page: where each leads and what it says."""

from app.content.model import Link
from app.content.reader import Entry

PLACES = ("head", "foot", "private-foot")


def _link(entry: Entry) -> Link:
    built = Link(entry.text("to"), entry.text("label"), entry.place("to"))
    entry.close()
    return built


def navigation(top: Entry) -> dict[str, tuple[Link, ...]]:
    """Place on the page -> its links, in their order."""
    return {place: tuple(map(_link, top.entries(place))) for place in PLACES}
