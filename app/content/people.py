"""Whom to see, how soon, and whom to call: referrals, regions and their telephone numbers."""

import re
from collections.abc import Mapping

from app.content.entries import CODE, each_of, fact_ids, ident
from app.content.model import CALLS, HowSoon, People, PhoneNumber, Referral, Region
from app.content.reader import Entry
from app.content.rulebook.referrals import referrals
from app.decision import rulebook
from app.decision.rulebook import EMERGENCY, URGENT

TELEPHONE = re.compile(r"\+?[0-9]{3,15}")


def _digits(entry: Entry, key: str) -> str | None:
    digits = entry.text(key, required=False)
    if digits and not TELEPHONE.fullmatch(digits):
        entry.complain(f'"{digits}" is not a number that a telephone can dial: only digits, and + in front.', key)
    return digits


def _numbers(entry: Entry, key: str, required: bool = True) -> tuple[PhoneNumber, ...]:
    built = []
    for each in entry.entries(key, required):
        number, label = each.text("number", required=False), each.text("label")
        tel, sms, note = _digits(each, "tel"), _digits(each, "sms"), each.text("note", required=False)
        each.close()
        built.append(PhoneNumber(f"{label}: {number}" if number else label, tel, sms, note))
    return tuple(built)


def _how_soon(entry: Entry) -> HowSoon:
    built = HowSoon(ident(entry, "time"), entry.text("says"), entry.flag("can-wait"))
    entry.close()
    return built


def _referral(entry: Entry, deciding: rulebook.Referral, times: Mapping[str, HowSoon], facts) -> Referral:
    how_soon = times.get(entry.choice("how-soon", times, "time"))
    beside = times.get(entry.choice("beside-exercises", times, "time", required=False), how_soon)
    built = Referral(
        id=deciding.id,
        level=deciding.level,
        title=entry.text("title"),
        in_a_sentence=entry.text("in-a-sentence", required=False),
        named_by_region=entry.flag("named-by-region"),
        how_soon=how_soon,
        beside_exercises=beside,
        text=entry.text("text"),
        call_when=entry.text("call-when", required=False),
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
    built = Region(
        id=ident(entry, "region", pattern=CODE),
        name=entry.text("name"),
        place=entry.text("place", required=False),
        without_speaking=_numbers(entry, "without-speaking"),
        facts=fact_ids(entry, facts),
        **lists,
    )
    if built.emergency and not any(number.tel for number in built.emergency):
        entry.complain("A region needs an emergency number that can be dialled (tel).", "emergency")
    entry.close()
    return built


def people(referring: Entry, calling: Entry, facts) -> tuple[People, dict[str, rulebook.Referral]]:
    """Whom to see and call, from the tops of referrals.yaml and regions.yaml; and what decides of the referrals."""
    built, times = referrals(referring), each_of(referring, "times", _how_soon)
    told = {deciding.id: _referral(entry, deciding, times, facts) for entry, deciding in built}
    regions = each_of(calling, "regions", _region, facts)
    default = calling.choice("default", regions, "region")
    whom = People(times=times, referrals=told, regions=regions, default_region=default)
    return whom, {deciding.id: deciding for _, deciding in built}
