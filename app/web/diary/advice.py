"""What the diary of a person advises now: the rules that hold, and whom to see. It decides nothing."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from app.decision.decision import Decision, decide_path
from app.diary.book import Book
from app.diary.guide import DiaryRule
from app.web.answers.given import own_path
from app.web.content import content
from app.web.diary.times import at_server
from app.web.questions.result import Group, by_how_soon


@dataclass(frozen=True)
class Advice:
    decision: Decision | None  # by the answers that count now; None while something is asked first
    rules: tuple[DiaryRule, ...]  # the most careful first
    people: list[Group]
    is_enough: bool  # something can be told of this diary, even where no rule holds

    @property
    def has_routine(self) -> bool:
        return self.decision is not None and self.decision.has_routine

    @property
    def stops(self) -> bool:
        """The answers show no exercise: that comes before whatever a diary says."""
        return self.decision is not None and not self.decision.has_routine

    @property
    def comes_first(self) -> bool:
        """Whom to see stands before anything else; what only says how it goes, behind the question."""
        return bool(self.people)

    @property
    def leads_on(self) -> bool:
        """To the routine: where there is one, and no rule says anything but how to go on with it."""
        return self.has_routine and not any(rule.advice for rule in self.rules)


def advice_of(book: Book) -> Advice:
    """What holds now, by the day of the server, and says something to a person with these answers."""
    guide, (today, _), decision = content().guide, at_server(time.time()), own_decision()
    numbers = guide.numbers(book, today)
    has_routine = decision is not None and decision.has_routine
    rules = tuple(rule for rule in guide.holding(numbers) if rule.says(has_routine))
    return Advice(decision, rules, by_how_soon(_whom(rules)), "level" in numbers)


def own_decision() -> Decision | None:
    """What is decided by the answers that count now."""
    path = own_path()
    return decide_path(content().rulebook, path) if path.complete else None


def _whom(rules: Iterable[DiaryRule]) -> list[str]:
    """In the order of every decision: of two that lead to the same door only the nearer."""
    known, named = content().rulebook.referrals, {name for rule in rules for name in rule.refer}
    covered = {each for name in named for each in known[name].covers}
    return [name for name in known if name in named - covered]
