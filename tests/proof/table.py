"""Checks the rules as a table: which of them say nothing or the same as another, and who is left without an answer."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from pathlib import Path

from ruamel.yaml import YAML

from app.content import load
from app.content.model import Content
from app.content.witnesses import Witnesses
from app.decision.conditions import Always, Answers, leaves
from app.decision.rulebook import NONE, Question, Rule
from tests.proof import rule_parts as parts
from tests.proof.content_with import with_book
from tests.proof.decision import Decided
from tests.proof.rule_ways import Ways
from tests.proof.tell import tell_answers

EXPLAINED = Path(__file__).parent / "explained.yaml"
NOTHING_LEFT = "when-nothing-is-left"
NO_CHANGE, NO_LOOK = "Without it, every decision is the same.", "No rule and no gate looks at it."


@dataclass(frozen=True)
class Finding:
    kind: str
    about: str
    says: str
    rules: tuple[str, ...] = ()
    example: Answers | None = None

    @property
    def id(self) -> str:
        """Words that stay the same as long as the finding does."""
        return f"{self.kind} {self.about}"


class Table(Ways):
    """The findings, each kind looked for once."""

    def __init__(self, content: Content):
        super().__init__(content)
        self._found: dict[str, list[Finding]] = {}

    def of(self, kind: str) -> list[Finding]:
        if kind not in self._found:
            self._found[kind] = [Finding(kind, *told) for told in KINDS[kind](self)]
        return self._found[kind]

    def every(self) -> list[Finding]:
        return [finding for kind in KINDS for finding in self.of(kind)]


Told = Iterator[tuple]  # what stands in a finding after its kind


def identical(table: Table) -> Told:
    for one, other in combinations(table.content.rulebook.rules, 2):
        if one.when == other.when and set(parts.effects(one)) == set(parts.effects(other)):
            yield f"{one.id} and {other.id}", "They have the same condition and effects.", (one.id, other.id)


def equivalent(table: Table) -> Told:
    told = {finding.rules for finding in table.of("identical")}
    for one, other in combinations(table.reached, 2):
        pair, where = (one.id, other.id), table.holds[one.id]
        if where == table.holds[other.id] and pair not in told:
            yield f"{one.id} and {other.id}", "They hold for the same people.", pair, table.both.example(where)


def subsumed(table: Table) -> Told:
    """Two that hold for the same people are told as such instead."""
    for one, other in permutations(table.reached, 2):
        where, wider = table.holds[one.id], table.holds[other.id]
        if parts.adds_nothing(one, other, table.content) and where != wider and not (where & ~wider).satisfiable():
            says = f"Whenever {one.id} holds, so does {other.id}, which does all that it does."
            yield f"{one.id} by {other.id}", says, (one.id, other.id), table.both.example(where)


def unreachable(table: Table) -> Told:
    for rule in table.content.rulebook.rules:
        if rule not in table.reached:
            yield f"rule {rule.id}", "It holds on no way through the questions.", (rule.id,)
            continue
        for part, condition in parts.branches(rule.when):
            if not table.can(table.holds[rule.id] & table.walk.holds(condition)):
                yield f"{part} in {rule.id}", "The rule never holds with this part of it.", (rule.id,)
    for name, question, option in parts.gates(table.content):
        asked = table.walk.chosen(question.id, [option.id]) if option else table.walk.asked[question.id]
        if not table.can(asked):
            yield name, "Its gate never opens."
            continue
        for part, condition in parts.branches((option or question).ask_when):
            if not table.can(asked & table.walk.holds(condition)):
                yield f"{part} in the gate of {name}", "The gate never opens by this part of it."


def idle(table: Table) -> Told:
    """Rules that are told as identical or subsumed are not told again."""
    told = {name for finding in table.of("identical") for name in finding.rules}
    told |= {finding.rules[0] for finding in table.of("subsumed")}
    for rule in table.reached:
        if rule.id not in told:
            yield from _idle(table, rule)
    nothing = table.content.rulebook.nothing_left
    for name in nothing.refer:
        less = replace(nothing, refer=tuple(each for each in nothing.refer if each != name))
        new = Decided(with_book(table.content, nothing_left=less), table.sheet)
        if not table.changes(new, table.decides):
            yield f"refer {name} of {NOTHING_LEFT}", NO_CHANGE


def _idle(table: Table, rule: Rule) -> Told:
    """The rule, or single effects of it. Effects only join others: where one matters, the rule matters."""

    def changes(effect: parts.Effect, says: Callable) -> bool:
        return table.changes(table.with_rule(rule, parts.without_effect(rule, effect)), says)

    every = parts.effects(rule)
    silent = [effect for effect in every if not changes(effect, table.decides)]
    if silent == every and not table.changes(bare := table.with_rule(rule, parts.bare(rule)), table.decides):
        adds = "but adds a sentence" if table.changes(bare, table.adds) else "and adds no sentence"
        yield f"rule {rule.id}", f"It changes no decision, {adds}.", (rule.id,)
        return
    for effect in silent:
        if not changes(effect, table.adds):
            yield f"{parts.effect_words(effect)} of {rule.id}", NO_CHANGE, (rule.id,)


def reducible(table: Table) -> Told:
    told = {finding.about for finding in table.of("unreachable")}
    for rule in table.reached:
        whole = [] if rule.when == Always() else [("everything", Always())]
        for part, condition in [*whole, *parts.shorter(rule.when)]:
            about = f"{part} in {rule.id}"
            if about not in told and table.holds[rule.id] == table.ways & table.walk.holds(condition):
                yield about, "Without it, the rule holds for the same people.", (rule.id,)
    for name, question, option in parts.gates(table.content):
        for part, gate in [("everything", None), *parts.shorter((option or question).ask_when)]:
            about = f"{part} in the gate of {name}"
            if not told & {name, about} and table.asks_alike(parts.with_gate(question, option, gate)):
                yield about, "Without it, the same people are asked."


def overlapping(table: Table) -> Told:
    """Only those that come to something less careful than both rules say."""
    for each in table.disagreements:
        if each.unsettled.satisfiable():
            says = "They hold together, and the outcome is not the more careful one."
            yield f"{' and '.join(each.rules)} on {each.about}", says, each.rules, table.both.example(each.unsettled)


def missing(table: Table) -> Told:
    content = table.content
    conditions = [rule.when for rule in content.rulebook.rules]
    conditions += [(option or question).ask_when for _, question, option in parts.gates(content)]
    tests = [leaf for condition in conditions for leaf in leaves(condition)]
    looked_at = {(leaf.question, option) for leaf in tests for option in leaf.finds}
    for question in content.rulebook.question.values():
        yield from ((f"{each} of {question.id}", NO_LOOK) for each in _not_looked_at(question, looked_at))
    nowhere = table.ways & ~table.any(table.decided.level.values())
    if nowhere.satisfiable():
        yield "level", "A whole way through the questions has none.", (), table.both.example(nowhere)


def _not_looked_at(question: Question, looked_at: set[tuple]) -> list[str]:
    if not question.options:
        return [] if (question.id, None) in looked_at else ["number"]
    left = [each for each in question.options if not each.side and (question.id, each.id) not in looked_at]
    if question.kind == "one" and len(left) == 1:
        return []  # it is the answer of all whom the other options do not fit
    return [f"option {each.id}" for each in left if each.id != NONE]


def untold(table: Table) -> Told:
    nobody = table.ways & ~table.any(map(table.decided.refers, table.content.people.referrals))
    levels = {rule.id: table.holds[rule.id] for rule in table.reached if rule.level}
    for name, gives in (levels | {NOTHING_LEFT: table.decided.nothing_left}).items():
        if (nobody & gives).satisfiable():
            says = "It gives a level, and nobody is named whom to see."
            yield name, says, (name,), table.both.example(nobody & gives)


KINDS: dict[str, Callable[[Table], Told]] = {
    each.__name__: each
    for each in (identical, equivalent, subsumed, unreachable, idle, reducible, overlapping, missing, untold)
}


def findings(content: Content) -> list[Finding]:
    return Table(content).every()


def explained(path: Path = EXPLAINED) -> list[str]:
    """The ids of the findings that have an explanation."""
    return [name for each in YAML(typ="safe", pure=True).load(path) for name in each["findings"] if each["because"]]


def compare(found: list[Finding], known: list[str]) -> tuple[list[Finding], list[str]]:
    """The findings that nothing explains, and the explanations that have no finding or stand twice."""
    ids, times = {finding.id for finding in found}, Counter(known)
    stale = [name for name in times if name not in ids or times[name] > 1]
    return [finding for finding in found if finding.id not in times], stale


def check(content: Content) -> tuple[list[Finding], list[Finding], list[str], float]:
    """(findings, those that nothing explains, explanations without a finding, seconds)."""
    started = time.perf_counter()
    found = findings(content)
    unexplained, stale = compare(found, explained())
    return found, unexplained, stale, time.perf_counter() - started


def told(content: Content) -> list[str]:
    """What is not as it should be, in words."""
    return _told(content, *check(content)[1:3])


def _told(content: Content, unexplained: list[Finding], stale: list[str]) -> list[str]:
    harmless = Witnesses(content).harmless
    lines = []
    for finding in unexplained:
        example = () if finding.example is None else tell_answers(content.rulebook.question, finding.example, harmless)
        lines.append("\n    ".join([f"Not explained: {finding.id}. {finding.says}", *example]))
    return lines + [f"Explained, but not found, or explained twice: {name}" for name in stale]


def main() -> int:
    content = load()
    started = time.perf_counter()
    table = Table(content)
    unexplained, stale = compare(table.every(), explained())
    print(f"{'kind':<14}{'found':>6}{'explained':>11}")
    for kind in KINDS:
        found = table.of(kind)
        print(f"{kind:<14}{len(found):>6}{sum(each not in unexplained for each in found):>11}")
    settled = len(table.disagreements) - len(table.of("overlapping"))
    print(f"Pairs of rules that hold together and differ on the level or an exercise: {len(table.disagreements)}.")
    print(f"In {settled} of them the more careful holds, on every way. {time.perf_counter() - started:.1f} s")
    print("".join(f"\n{each}\n" for each in _told(content, unexplained, stale)), end="")
    return 1 if unexplained or stale else 0


if __name__ == "__main__":
    sys.exit(main())
