"""People stand by how soon, none after somebody who is needed later; and whom a headline names has a name for it."""

from collections.abc import Callable, Collection, Iterable
from itertools import combinations

from app.content.model import Content, HowSoon, Referral
from app.content.reader import Problems


def _together(content: Content, ids: Collection[str]) -> list[tuple[Referral, Referral]]:
    """Every two of these that one decision can name, in their order."""
    covers = content.rulebook.referrals
    told = [content.people.referrals[name] for name in covers if name in ids]
    return [(first, second) for first, second in combinations(told, 2) if first.id not in covers[second.id].covers]


def check_how_soon(content: Content, problems: Problems) -> None:
    """Beside exercises stand those whom a rule without a level names; who can wait stands below the others anyway."""
    rank = {each: at for at, each in enumerate(content.people.times.values())}

    def check(pairs: Iterable[tuple[Referral, Referral]], time: Callable[[Referral], HowSoon], key: str) -> None:
        for first, second in pairs:
            if rank[time(second)] < rank[time(first)]:
                sentence = f'"{second.id}" is needed sooner than "{first.id}", which stands above it.'
                problems.at(("referral", second.id), sentence, key)

    check(_together(content, content.people.referrals), lambda each: each.how_soon, "how-soon")
    beside = {name for rule in content.rulebook.rules if not rule.level for name in rule.refer}
    pairs = [pair for pair in _together(content, beside) if not pair[0].beside_exercises.can_wait]
    check(pairs, lambda each: each.beside_exercises, "beside-exercises")
    _check_names(content, beside, problems)


def _check_names(content: Content, beside: Collection[str], problems: Problems) -> None:
    for name, referral in content.people.referrals.items():
        named = name in beside and not referral.beside_exercises.can_wait
        if named and not referral.in_a_sentence:
            problems.at(("referral", name), f'A headline can name "{name}": give it "in-a-sentence".')
        if referral.in_a_sentence and not named:
            problems.at(("referral", name), f'No headline can name "{name}".', "in-a-sentence")
