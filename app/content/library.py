"""Sources and facts: what all else rests on."""

import re

from app.content.entries import CODE, ident
from app.content.model import READ, Fact, Source
from app.content.reader import Entry

ADDRESS = re.compile(r"https://\S+")


def source(entry: Entry) -> Source:
    built = Source(
        id=ident(entry, "source"),
        title=entry.text("title"),
        by=entry.text("by"),
        read=entry.choice("read", READ, "word for how it was read"),
        year=entry.number("year", least=1900, most=2100) if entry.has("year") else None,
        url=entry.text("url", required=False),
    )
    if built.url and not ADDRESS.fullmatch(built.url):
        entry.complain("A source’s address should start with https:// and have no spaces.", "url")
    entry.close()
    return built


def fact(entry: Entry, sources) -> Fact:
    name, says = ident(entry, "fact", pattern=CODE), entry.text("says")
    built = Fact(name, says, entry.choices("sources", sources, "source", True))
    entry.close()
    return built
