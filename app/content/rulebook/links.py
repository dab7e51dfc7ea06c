"""Things that stand for others of their kind: nobody stands for itself, not even by way of others."""

from collections.abc import Iterable, Mapping

from app.content.reader import Entry


def _reached(start: str, links: Mapping[str, tuple[str, ...]]) -> set[str]:
    found, left = set(), list(links[start])
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += links.get(name, ())
    return found


def check_links(entries: Iterable[Entry], key: str, links: Mapping[str, tuple[str, ...]]) -> None:
    """In a circle each would hide the next, and none would be left."""
    for entry in entries:
        name = entry.text("id")
        if name in links and name in _reached(name, links):
            entry.complain(
                f'By "{key}" the way leads from "{name}" back to itself, so nothing of it would be shown.', key
            )
