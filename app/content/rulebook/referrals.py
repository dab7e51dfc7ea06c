"""What decides of a referral: its place in the order, its level, and which others lead to the same door."""

from app.content.entries import ident
from app.content.reader import Entry
from app.content.rulebook.links import check_links
from app.decision.rulebook import EMERGENCY, URGENT, Referral

REFERRAL_LEVELS = (EMERGENCY, URGENT, "soon")


def _referral(entry: Entry, known: list[str]) -> Referral:
    return Referral(
        id=ident(entry, "referral"),
        level=entry.choice("level", REFERRAL_LEVELS, "level"),
        covers=entry.choices("covers", known, "referral"),
    )


def _check_covers(entry: Entry, referral: Referral, levels: dict[str, str]) -> None:
    """The nearer door must not be the later one: what presses more would be gone."""
    for part, name in enumerate(referral.covers):
        pair = (referral.level, levels.get(name))
        if all(level in REFERRAL_LEVELS for level in pair) and pair != tuple(sorted(pair, key=REFERRAL_LEVELS.index)):
            sentence = f'"{referral.id}" is less pressing than "{name}", so it cannot stand for it.'
            entry.complain(sentence, "covers", part)


def referrals(top: Entry) -> list[tuple[Entry, Referral]]:
    """Each referral with its entry, which whoever reads what people are told of it closes."""
    entries = top.entries("referrals")
    known = [entry.text("id") for entry in entries]
    built = [(entry, _referral(entry, known)) for entry in entries]
    for entry, referral in built:
        _check_covers(entry, referral, {each.id: each.level for _, each in built})
    check_links(entries, "covers", {referral.id: referral.covers for _, referral in built})
    return built
