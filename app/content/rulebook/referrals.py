"""What decides of a referral: its place in the order, its level, and which others lead to the same door."""

from app.content.entries import ident
from app.content.reader import Entry
from app.decision.rulebook import EMERGENCY, URGENT, Referral

REFERRAL_LEVELS = (EMERGENCY, URGENT, "soon")


def _referral(entry: Entry, known: list[str]) -> Referral:
    return Referral(
        id=ident(entry, "referral"),
        level=entry.choice("level", REFERRAL_LEVELS, "level"),
        covers=entry.choices("covers", known, "referral"),
    )


def referrals(top: Entry) -> list[tuple[Entry, Referral]]:
    """Each referral with its entry, which whoever reads what people are told of it closes."""
    entries = top.entries("referrals")
    known = [entry.text("id") for entry in entries]
    return [(entry, _referral(entry, known)) for entry in entries]
