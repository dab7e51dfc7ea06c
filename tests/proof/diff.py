"""What a change of content changes, with an example of each kind: `make diff OLD=…`, a folder with other content."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.content import BrokenContent, load
from app.content.model import Content
from app.decision.conditions import Answers
from app.decision.rulebook import LEVELS, NONE
from tests.proof.comparison import Comparison, Incomparable
from tests.proof.decision import Decided
from tests.proof.sheet import any_of
from tests.proof.tell import tell_answers, tell_decision
from tests.proof.wording import reworded

LEFT_OUT = "left out"
REFUSED = 2  # exit status


class CannotCompare(ValueError):
    """There is nothing to compare with. Its text says why."""


@dataclass(frozen=True)
class Change:
    title: str
    count: int  # ways through the questions
    of: int  # those that the old version treats alike
    falls: bool  # less urgent, an exercise more, a harder form, another leg, or somebody who is not named any more
    example: Answers


class Diff:
    def __init__(self, old: Content, new: Content):
        self.both = Comparison(old, new)
        self.old, self.new = self.both.old, self.both.new
        alike = (self.old.level[each] & self.new.level[each] for each in LEVELS)
        self._same_level = any_of(self.both.logic, alike)

    def changes(self) -> Iterator[Change]:
        """The levels first; then exercises and people where the level stays; then what is left."""
        told = self.both.logic.false
        for title, before, value, falls in [*self._levels(), *self._exercises(), *self._legs(), *self._people()]:
            value = self.both.ways & before & value
            if value.satisfiable():
                told = told | value
                yield Change(title, self.both.count(value), self.both.count(before), falls, self.both.example(value))
        rest = self.both.changed() & ~told
        if rest.satisfiable():
            every = self.both.count(self.both.logic.true)
            yield Change("only the reasons change", self.both.count(rest), every, False, self.both.example(rest))

    def _levels(self) -> Iterator[tuple]:
        for old in LEVELS:
            for new in [level for level in LEVELS if level != old]:
                falls = LEVELS.index(new) > LEVELS.index(old)
                yield f"{old} becomes {new}", self.old.level[old], self.new.level[new], falls

    def _exercises(self) -> Iterator[tuple]:
        for name in self.old.content.rulebook.exercises:
            for was, before in self._forms(self.old, name):
                for now, after in self._forms(self.new, name):
                    if was != now:
                        falls = self._is_harder(name, was, now)
                        yield f"{name}: {was} becomes {now}", before, self._same_level & after, falls

    def _is_harder(self, exercise: str, was: str, now: str) -> bool:
        """By the order of forms in either version."""
        if LEFT_OUT in (was, now):
            return was == LEFT_OUT
        ranks = [side.content.rulebook.exercises[exercise].rank for side in (self.old, self.new)]
        return any(now in rank and was in rank and rank[now] < rank[was] for rank in ranks)

    def _legs(self) -> Iterator[tuple]:
        """The same exercise for another leg counts as a fall: it is the wrong one before or now."""
        for name in [name for name in self.old.content.rulebook.exercises if name in self.new.weighed]:
            for was, before in self._by_legs(self.old, name).items():
                for now, after in self._by_legs(self.new, name).items():
                    if was != now:
                        named = [" then ".join(legs) or NONE for legs in (was, now)]
                        title = f"{name}: {named[0]} leg becomes {named[1]}"
                        yield title, before, self._same_level & after, True

    def _by_legs(self, side: Decided, exercise: str) -> dict[tuple[str, ...], object]:
        found = {}
        for legs, value in side.legs(exercise):
            found[legs] = found.get(legs, self.both.logic.false) | value
        return found

    @staticmethod
    def _forms(side: Decided, exercise: str) -> list[tuple]:
        if exercise not in side.weighed:
            return []
        forms = [(form, side.offered(exercise, form)) for form in side.weighed[exercise].form]
        return [*forms, (LEFT_OUT, side.withheld(exercise))]

    def _people(self) -> Iterator[tuple]:
        for name in {**self.old.content.people.referrals, **self.new.content.people.referrals}:
            before, after = self.old.refers(name), self.new.refers(name)
            yield f"{name} is no longer named", before, self._same_level & ~after, True
            yield f"{name} is named too", ~before, self._same_level & after, False

    def asked_otherwise(self) -> Iterator[str]:
        """Questions and options that only one version has."""
        old, new = self.old.content.rulebook.question, self.new.content.rulebook.question
        yield from (f"The question “{old[name].ask}” ({name}) is gone." for name in old if name not in new)
        yield from (f"The question “{new[name].ask}” ({name}) is new." for name in new if name not in old)
        for name in [name for name in old if name in new]:
            for said, here, there in (("gone", old, new), ("new", new, old)):
                for option in [each for each in here[name].options if each.id not in there[name].option]:
                    yield f"In “{old[name].ask}” the option “{option.label}” ({option.id}) is {said}."


def _share(count: int, of: int) -> str:
    share = 100 * count / of
    return f"{share:.1f} %" if share >= 0.1 else f"1 in {of // count:,}"


def _told(diff: Diff, change: Change) -> Iterator[str]:
    fall = "  ▼ FALLS" if change.falls else ""
    yield f"{change.title}: {change.count:,} ways, {_share(change.count, change.of)} of those treated so before{fall}"
    yield "  For example:"
    yield from (f"    {line}" for line in tell_answers(diff.both.questions, change.example, diff.both.harmless()))
    for word, side in (("Before", diff.old), ("Now", diff.new)):
        first, *more = tell_decision(side.content, change.example)
        yield f"    {word}: {first}"
        yield from (f"      {line}" for line in more)


def compare_with(folder: Path, new: Content) -> list[str]:
    """The report on how the new content differs from that in the folder. Raises CannotCompare."""
    if not folder.is_dir():
        raise CannotCompare(f"{folder} is not a folder of content files.")
    try:
        return list(report(load(folder), new))
    except (BrokenContent, Incomparable) as error:
        raise CannotCompare(f"The two versions cannot be compared. In {folder}: {error}") from None


def report(old: Content, new: Content) -> Iterator[str]:
    """Lines for a reader who has to sign the change. Raises Incomparable."""
    diff = Diff(old, new)
    yield from diff.asked_otherwise()
    yield from _decisions(diff)
    words = list(reworded(old, new))
    if words:
        yield from ("", f"Words, times and names that are other than before: {len(words)}.", *words)


def _decisions(diff: Diff) -> Iterator[str]:
    changes, every = list(diff.changes()), diff.both.count(diff.both.logic.true)
    if diff.both.asked_differ().satisfiable():
        yield "Some people are asked other questions. A way answers what either version asks, so such ways are many."
    if not changes:
        yield f"No decision changes, in any of the {every:,} ways through the questions."
        return
    changed = diff.both.count(diff.both.changed())
    yield f"Decisions that change: {changed:,} of {every:,} ways through the questions ({_share(changed, every)})."
    falls = sum(change.falls for change in changes)
    yield f"Changes that fall (less urgent, more or harder exercise, another leg): {falls or 'none'}."
    for change in changes:
        yield ""
        yield from _told(diff, change)


def main(arguments: list[str] | None = None) -> int:
    """Print the report; or why there is none, with exit status 2."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof.diff", description=__doc__)
    parser.add_argument("old", type=Path, help="a folder with another version of the content")
    try:
        print("\n".join(compare_with(parser.parse_args(arguments).old, load())))
    except CannotCompare as error:
        print(error, file=sys.stderr)
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
