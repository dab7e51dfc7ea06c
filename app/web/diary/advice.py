"""What the diary of a person advises now: the rules that hold, and whom to see. It decides nothing."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from app.decision.decision import Decision, decide_path
from app.decision.rulebook import Rule
from app.diary.book import Book
from app.web.answers.given import own_path
from app.web.content import content
from app.web.diary.times import at_server
from app.web.questions.result import Group, by_how_soon


@dataclass(frozen=True)
class Advice:
    rules: tuple[Rule, ...]  # the most careful first
    people: list[Group]
    is_enough: bool  # something can be told of this diary, even where no rule holds

    @property
    def comes_first(self) -> bool:
        """Whom to see stands before anything else; what only says how it goes, behind the question."""
        return bool(self.people)


def advice_of(book: Book) -> Advice:
    """What holds now, by the day of the server."""
    guide, (today, _) = content().guide, at_server(time.time())
    numbers = guide.numbers(book, today)
    rules = guide.holding(numbers)
    return Advice(rules, by_how_soon(_whom(rules)), "level" in numbers)


def _whom(rules: Iterable[Rule]) -> list[str]:
    """In the order of every decision: of two that lead to the same door only the nearer."""
    known, named = content().rulebook.referrals, {name for rule in rules for name in rule.refer}
    covered = {each for name in named for each in known[name].covers}
    return [name for name in known if name in named - covered]


def result_that_stops() -> Decision | None:
    """What is decided by the answers that count now, where it shows no exercise: then no diary says anything."""
    path = own_path()
    decision = decide_path(content().rulebook, path) if path.complete else None
    return None if decision is None or decision.has_routine else decision
