"""Whom to see and whom to call: referrals, regions and their telephone numbers."""

import re

from app.content.entries import CODE, each_of, fact_ids, ident
from app.content.model import People, PhoneNumber, Referral, Region
from app.content.reader import Entry
from app.content.rulebook.referrals import referrals
from app.decision import rulebook
from app.decision.rulebook import EMERGENCY, URGENT

CALLS = ("emergency", "advice", "crisis")
TELEPHONE = re.compile(r"\+?[0-9]{3,15}")


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


def _referral(entry: Entry, deciding: rulebook.Referral, facts) -> Referral:
    built = Referral(
        id=deciding.id,
        level=deciding.level,
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


def _region(entry: Entry, facts) -> Region:
    lists = {call: _numbers(entry, call) for call in CALLS}
    name = ident(entry, "region", pattern=CODE)
    built = Region(id=name, name=entry.text("name"), facts=fact_ids(entry, facts), **lists)
    if built.emergency and not any(number.tel for number in built.emergency):
        entry.complain("A region needs an emergency number that can be dialled (tel).", "emergency")
    entry.close()
    return built


def people(referring: Entry, calling: Entry, facts) -> tuple[People, dict[str, rulebook.Referral]]:
    """Whom to see and call, from the tops of referrals.yaml and regions.yaml; and what decides of the referrals."""
    built = referrals(referring)
    regions = each_of(calling, "regions", _region, facts)
    whom = People(
        referrals={deciding.id: _referral(entry, deciding, facts) for entry, deciding in built},
        regions=regions,
        default_region=calling.choice("default", regions, "region"),
    )
    return whom, {deciding.id: deciding for _, deciding in built}
