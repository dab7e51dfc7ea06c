"""Does each answer make a difference to somebody? What no rule looks at says so in its own mark, and only that."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, combinations, islice, product

from app.content.model import Content
from app.content.reader import Problems
from app.content.witnesses import Witnesses
from app.decision.conditions import Answer, Condition, leaves
from app.decision.conditions.kind import Partial
from app.decision.decision import Decision, decide_path
from app.decision.path import walk
from app.decision.rulebook import NONE, Option, Question, Rule, Rulebook

KEY = "without-rule"
FEW = 8  # answers tried for one condition, or for two


def check_marks(content: Content, problems: Problems) -> None:
    """The mark stands on an option that nothing looks at, and on no other; and something looks at each question."""
    looked_at = _looked_at(content.rulebook)
    for question in content.rulebook.question.values():
        if question.id not in {name for name, _ in looked_at}:
            problems.at(("question", question.id), f'No rule looks at any answer to "{question.id}": why is it asked?')
            continue
        idle = [each for each in question.options if (question.id, each.id) not in looked_at]
        for option in [each for each in question.options if each.without_rule and each not in idle]:
            sentence = f'A rule or a question looks at "{option.id}", so it cannot be {KEY}.'
            problems.at(("option", question.id, option.id), sentence, KEY)
        for option in _unmarked(question, idle):
            sentence = f'No rule looks at "{option.id}". If it stands so that people find theirs, mark it {KEY}: true.'
            problems.at(("option", question.id, option.id), sentence)


def _looked_at(rulebook: Rulebook) -> set[tuple[str, str | None]]:
    """(question id, option id or None) for all that a rule, another question or the sore side looks at."""
    things = [thing for question in rulebook.question.values() for thing in (question, *question.options)]
    conditions = [rule.when for rule in rulebook.rules] + [thing.ask_when for thing in things if thing.ask_when]
    sides = {(rulebook.sore_side, option.id) for option in rulebook.question[rulebook.sore_side].options if option.side}
    return sides | {(leaf.question, found) for each in conditions for leaf in leaves(each) for found in leaf.finds}


def _unmarked(question: Question, idle: list[Option]) -> list[Option]:
    """Those that need the mark. One answer may stand for all the rest: “none”, or where there is none any other."""
    without = [option for option in idle if not option.without_rule and option.id != NONE]
    return without if NONE in question.option_ids or len(without) > 1 else []


def check_difference(content: Content, problems: Problems) -> None:
    """For each number that is asked, and each option without the mark, another answer changes what somebody is told."""
    difference = Difference(content)
    for question in content.rulebook.question.values():
        if not question.options and not difference.is_made(question, None):
            sentence = f'No answers were found with which the number "{question.id}" matters.'
            problems.at(("question", question.id), sentence)
        for option in [each for each in question.options if each.id != NONE and not each.without_rule]:
            if not difference.is_made(question, option):
                sentence = f'No answers were found with which it matters whether "{option.id}" is chosen.'
                problems.at(("option", question.id, option.id), sentence)


class Difference:
    """Looks for people to whom one answer in place of another makes a difference."""

    def __init__(self, content: Content):
        self.book, self.witnesses = content.rulebook, Witnesses(content)

    def _some(self, *conditions: Condition, **beside) -> Iterator[Partial]:
        return islice(self.witnesses.tries(*conditions, **beside), FEW)

    def is_made(self, question: Question, option: Option | None) -> bool:
        """True when somebody was found who is told something else with another answer."""
        return any(self._differs(question, option, sheet) for sheet in self._people(question, option))

    def _people(self, question: Question, option: Option | None) -> Iterator[Partial]:
        """Some who are asked; some with whom a rule holds that looks at this, or at what it leads to; or two rules."""
        gates = [each.ask_when for each in (question, option) if each and each.ask_when]
        alone = option if question.kind == "many" else None
        given = {question.id: frozenset([option.id])} if alone else {}
        looking = self._looking(question, alone)
        yield from self._some(*gates)
        for rule in chain(looking, *(self._looking(each, None) for each in self._followers(question, alone))):
            yield from self._some(*gates, rule.when, beside=given)
        for one, other in product(looking, _unlike(self.book.rules)):
            if one.exercises & other.exercises:
                yield from self._some(*gates, one.when, other.when, beside=given)

    def _looking(self, question: Question, option: Option | None) -> list[Rule]:
        """The rules that look at this option, or where there is none at any answer to the question."""
        finding, ids = self.book.rules_finding, [option.id] if option else question.option_ids or [None]
        positions = {position for each in ids for position in finding.get((question.id, each), ())}
        return _unlike(self.book.rules[position] for position in sorted(positions))

    def _followers(self, question: Question, option: Option | None) -> list[Question]:
        """The questions that are asked because of what was said to this one."""
        gated = [each for each in self.book.question.values() if each.ask_when]
        return [each for each in gated if any(_tests(leaf, question, option) for leaf in leaves(each.ask_when))]

    def _differs(self, question: Question, option: Option | None, sheet: Partial) -> bool:
        pairs = self._pairs(question, option, sheet.get(question.id, frozenset()))
        told = ([self._told(question, {**sheet, question.id: answer}) for answer in pair] for pair in pairs)
        return any(one and other and one != other for one, other in told)

    def _pairs(self, question: Question, option: Option | None, given) -> Iterator[tuple[Answer, Answer]]:
        """Answers that differ in this option alone, or in the number."""
        if option is None:
            yield from combinations(self.witnesses.answers_to(question), 2)
        elif question.kind == "many":
            rests = [given - {option.id, NONE}] if given - {option.id, NONE} else _rests(question)
            yield from ((rest - {NONE} | {option.id}, rest) for rest in rests)
        else:
            yield from ((frozenset([option.id]), frozenset([each.id])) for each in question.options if each != option)

    def _told(self, question: Question, sheet: Partial) -> Decision | None:
        """What is decided, whatever rules say so; None when this answer is not asked for."""
        path = walk(self.book, self.witnesses.fill(sheet))
        return replace(decide_path(self.book, path), rules=()) if question.id in path.answers else None


def _tests(leaf, question: Question, option: Option | None) -> bool:
    return leaf.question == question.id and (option is None or option.id in leaf.finds)


def _rests(question: Question) -> list[frozenset[str]]:
    """The answers to many options that say nothing: “none”, and each with the mark."""
    return [frozenset([option.id]) for option in question.options if option.id == NONE or option.without_rule]


def _unlike(rules: Iterable[Rule]) -> list[Rule]:
    """Of rules that look at the same and change the same exercises, one."""
    return list({(rule.when, rule.exercises): rule for rule in rules}.values())
