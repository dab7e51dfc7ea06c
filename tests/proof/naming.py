"""P7: who is named beside what. P10: that the reasons shown are enough for all of it."""

from collections.abc import Iterator

from app.decision.rulebook import CHANGED, EMERGENCY, FULL, LEVELS, URGENT
from tests.proof.claim import Anyone, Claim
from tests.proof.contract import CONTAINS, DOORS
from tests.proof.decision import Weighed
from tests.proof.reasons import by_reasons, shown

SENDING = LEVELS[: LEVELS.index(CHANGED)]


def exercise_or_referral(anyone: Anyone) -> Iterator[Claim]:
    """P7. The last two levels offer an exercise; the levels above none. Beside a referral in a hurry stands none."""
    one = anyone.one
    some = one.any(one.offered(name) for name in anyone.content.rulebook.exercises)
    routine = one.level(CHANGED) | one.level(FULL)
    yield Claim("with a routine there is an exercise", routine & ~some, (one,))
    yield Claim("without one there is none", ~routine & some, (one,))
    for name, referral in anyone.content.rulebook.referrals.items():
        if referral.level in (EMERGENCY, URGENT):
            yield Claim(f"“{name}” stands beside no exercise", one.decided.refers(name) & some, (one,))
    yield from _somebody(anyone)
    yield from _doors(anyone)


def _somebody(anyone: Anyone) -> Iterator[Claim]:
    """P7, too: whoever is sent is sent to somebody, and in danger to somebody who is there for that."""
    one, referrals = anyone.one, anyone.content.rulebook.referrals
    for level in SENDING:
        names = [name for name in referrals if referrals[name].level == level or level not in (EMERGENCY, URGENT)]
        named = one.any(map(one.decided.refers, names))
        yield Claim(f"{level} names somebody for it", one.level(level) & ~named, (one,))


def _doors(anyone: Anyone) -> Iterator[Claim]:
    """P7, too: of two that lead to the same door only the nearer stands, and nobody else is left out."""
    one, decided = anyone.one, anyone.one.decided
    for name in anyone.content.rulebook.referrals:
        nearer = [door for door, covers in DOORS.items() if name in covers]
        for door in nearer:
            both = decided.refers(door) & decided.refers(name)
            yield Claim(f"“{name}” never stands beside “{door}”", both, (one,))
        left_out = decided.names(name) & ~decided.refers(name) & ~one.any(map(decided.refers, nearer))
        yield Claim(f"“{name}” is left out for a nearer door alone", left_out, (one,))


def reasons_suffice(anyone: Anyone) -> Iterator[Claim]:
    """P10. The reasons shown are enough: with them alone, all comes out the same."""
    one, decided = anyone.one, anyone.one.decided
    for name, weighed in decided.weighed.items():
        alone = Weighed(weighed.exercise, weighed.reasons(), one.logic)
        differ = one.any(weighed.form[form] ^ alone.form[form] for form in weighed.form)
        yield Claim(f"what was done to “{name}” follows from its reasons", decided.offers & differ, (one,))
    alone = by_reasons(decided)
    for level in LEVELS:
        yield Claim(f"{level} follows from the reasons shown", decided.level[level] ^ alone.level[level], (one,))
    yield from _said_once(anyone)
    for name in anyone.content.rulebook.referrals:
        differ = decided.refers(name) ^ alone.refers(name)
        yield Claim(f"“{name}” follows from the reasons shown", differ, (one,))
    for name, weighed in decided.weighed.items():
        differ = one.any(decided.offered(name, form) ^ alone.offered(name, form) for form in weighed.form)
        yield Claim(f"what becomes of “{name}” follows from the reasons shown", differ, (one,))


def _said_once(anyone: Anyone) -> Iterator[Claim]:
    """P10, too: no reason stands beside one that contains it."""
    one, decided = anyone.one, anyone.one.decided
    said = {rule.id: value for rule, value in shown(decided)}
    for name, contained in CONTAINS.items():
        for each in contained:
            both = said.get(name, one.logic.true) & said.get(each, one.logic.true)
            yield Claim(f"“{each}” is not shown beside “{name}”", both, (one,))
