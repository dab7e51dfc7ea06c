"""The cases of the diary, that they stand on both sides of every limit, and what holds of any diary at all."""

from collections import Counter
from itertools import chain

import pytest
from answer_sets import seeded
from diary_cases import CASES, DAY_ZERO, book_of, entries_of, today_of

from app.decision.conditions import leaves
from app.decision.conditions.at_least import AtLeast
from app.diary.entry import ENDINGS, FINISHED, Entry

HELPS, CAUSES = "it-helps", {"nothing-moves", "comes-back"}
WORSE = {"strong-pain", "worse-for-a-week", "sessions-hurt"}
OTHERWISE = WORSE | {"no-better-by-six-weeks", "nothing-moves", "up-again", "up-after-a-day"}


def numbers_of(content, case):
    return content.guide.numbers(book_of(case["diary"]), today_of(case))


def ids(rules):
    return [rule.id for rule in rules]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(content, case):
    expected, numbers = case["expect"], numbers_of(content, case)
    holding = content.guide.holding(numbers)
    named = {name for rule in holding for name in rule.refer}
    said = {
        "rules": [rule for rule in expected.get("rules", ()) if rule in ids(holding)],
        "not-rules": [rule for rule in expected.get("not-rules", ()) if rule not in ids(holding)],
        "no-other-rules": set(ids(holding)) <= set(expected.get("rules", ())),
        "numbers": {name: numbers.get(name) for name in expected.get("numbers", ())},
        "referrals": [name for name in content.rulebook.referrals if name in named],
    }
    assert {key: said[key] for key in expected} == expected


def test_no_two_cases_have_the_same_name():
    assert [name for name, times in Counter(case["name"] for case in CASES).items() if times > 1] == []


@pytest.mark.parametrize("key", ["rules", "not-rules"])
def test_every_rule_holds_in_a_case_and_does_not_in_another(content, key):
    assert set(chain.from_iterable(case["expect"].get(key, ()) for case in CASES)) == set(content.guide.rule)


def limits(content):
    """(rule, measure, the last number on which a test of it holds, the next one on which it does not)."""
    for rule in content.guide.rules:
        for leaf in leaves(rule.when):
            beside = leaf.number - 1 if isinstance(leaf, AtLeast) else leaf.number + 1
            yield rule.id, leaf.question, leaf.number, beside


def test_every_limit_of_every_rule_has_a_case_on_each_side(content):
    found = set()
    for case in CASES:
        for name, number in numbers_of(content, case).items():
            found |= {(True, rule, name, number) for rule in case["expect"].get("rules", ())}
            found |= {(False, rule, name, number) for rule in case["expect"].get("not-rules", ())}
    for rule, measure, holds, beside in limits(content):
        assert (True, rule, measure, holds) in found, f"No case of {rule} has {measure} at {holds}."
        assert (False, rule, measure, beside) in found, f"No case without {rule} has {measure} at {beside}."


def test_a_line_of_a_case_that_means_nothing_is_told():
    with pytest.raises(ValueError, match="“befor 3” means nothing here."):
        entries_of("day 1, 08:00, befor 3")


# --- Of any diary


def any_number(dice):
    return dice.choice((None, *range(11)))


def any_book(dice, answers, most):
    """Entries as people make them, and as they do not: close together, far apart, of clocks that were wrong."""
    day, book = DAY_ZERO, {}
    steps = dice.choice(((0, 0, 1, 1, 1, 2, 5, 20, -1), (0, 1), (1,)))
    said = dice.choice(((None, *answers), (None,)))
    usual, does = dice.randrange(11), dice.choice((None, 0, -2, -3, 2))  # what a session does; None: anything
    for _ in range(dice.randint(0, most)):
        day += dice.choice(steps)
        now = any_number(dice) if does is None else max(0, min(10, usual + dice.choice((-1, 0, 0, 1, 3))))
        after = any_number(dice) if does is None else max(0, min(10, now + does))
        helped, ended = dice.choice(said), dice.choice((FINISHED, *ENDINGS))
        entry = Entry(day, dice.randrange(96), now, after, helped, ended)
        book[entry.id] = entry
    return tuple(book[each] for each in sorted(book)), day + dice.choice((-30, -1, 0, 0, 1, 3, 15))


@pytest.fixture(scope="module")
def books(content):
    dice = seeded(14)
    return [any_book(dice, content.routine.answers, dice.choice((3, 20, 200))) for _ in range(600)]


def test_every_measure_of_any_diary_is_a_whole_number_within_its_limits(content, books):
    for book, today in books:
        for name, number in content.guide.numbers(book, today).items():
            measure = content.guide.measures[name]
            assert isinstance(number, int)
            assert measure.minimum <= number <= measure.maximum, name


def test_what_says_that_it_helps_stands_beside_nothing_that_says_otherwise(content, books):
    found = Counter()
    for book, today in books:
        holding = set(ids(content.guide.holding(content.guide.numbers(book, today))))
        found.update(holding)
        assert not (HELPS in holding and holding & OTHERWISE)
        assert not (holding & WORSE and holding & CAUSES)
        assert len(holding) <= 3
    assert set(found) == set(content.guide.rule)  # so all of them were tried


def test_no_single_entry_ever_says_that_it_helps(content):
    for now in range(11):
        for after in range(11):
            for helped in content.routine.answers:
                book = (Entry(DAY_ZERO, 32, now, after, helped, "finished"),)
                assert content.guide.holding(content.guide.numbers(book, DAY_ZERO)) == ()


def test_what_is_not_told_makes_no_rule_hold(content, books):
    """Without any number a diary says nothing but that sessions were stopped, or called worse."""
    for book, today in books:
        untold = tuple(Entry(each.day, each.quarter, None, None, each.helped, each.ended) for each in book)
        holding = content.guide.holding(content.guide.numbers(untold, today))
        assert set(ids(holding)) <= {"sessions-hurt"}
