"""Sources, facts, referrals and regions, from entries of content files."""

import re

from app.content.entries import CODE, fact_ids, ident
from app.content.model import Fact, PhoneNumber, Referral, Region, Source
from app.content.reader import Entry
from app.decision.rulebook import EMERGENCY, URGENT

REFERRAL_LEVELS = (EMERGENCY, URGENT, "soon")
CALLS = ("emergency", "advice", "crisis")
READ = ("part", "memory")
TELEPHONE = re.compile(r"\+?[0-9]{3,15}")
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


def _numbers(entry: Entry, key: str, required: bool = True) -> tuple[PhoneNumber, ...]:
    built = []
    for each in entry.entries(key, required):
        number = each.text("number", required=False)
        label = each.text("label")
        tel, note = each.text("tel", required=False), each.text("note", required=False)
        if tel and not TELEPHONE.fullmatch(tel):
            sentence = f'"{tel}" is not a number that a telephone can dial: only digits, and + in front.'
            each.complain(sentence, "tel")
        each.close()
        built.append(PhoneNumber(f"{label}: {number}" if number else label, tel, note))
    return tuple(built)


def referral(entry: Entry, facts) -> Referral:
    built = Referral(
        id=ident(entry, "referral"),
        level=entry.choice("level", REFERRAL_LEVELS, "level"),
        title=entry.text("title"),
        how_soon=entry.text("how-soon"),
        text=entry.text("text"),
        call=entry.choice("call", CALLS, "list of numbers", required=False),
        numbers=_numbers(entry, "numbers", required=False),
        facts=fact_ids(entry, facts),
    )
    if built.level in (EMERGENCY, URGENT) and not built.call:
        entry.complain(f'A referral of the level {built.level} needs numbers to call: give it "call".')
    entry.close()
    return built


def region(entry: Entry, facts) -> Region:
    lists = {call: _numbers(entry, call) for call in CALLS}
    name = ident(entry, "region", pattern=CODE)
    built = Region(id=name, name=entry.text("name"), facts=fact_ids(entry, facts), **lists)
    if built.emergency and not any(number.tel for number in built.emergency):
        entry.complain("A region needs an emergency number that can be dialled (tel).", "emergency")
    entry.close()
    return built
