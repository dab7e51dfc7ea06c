"""Each answer makes a difference to somebody, or is marked and listed as one that makes none."""

import pytest
from answer_sets import random_answers, seeded
from page_check import read, words

from app.content.difference import check_difference
from app.decision.decision import decide
from app.decision.rulebook import NONE
from tests.proof.content_with import with_book, with_rules


def marked(content):
    """(question, option) of every option with the mark."""
    asked = content.rulebook.question.values()
    return [(question, option) for question in asked for option in question.options if option.without_rule]


def test_what_is_marked_changes_no_decision(content):
    dice = seeded(31)
    for question, option in marked(content):
        assert question.kind == "many"
        for answers in (random_answers(content, dice) for _ in range(60)):
            ticked = answers[question.id] - {NONE, option.id}
            if ticked:
                without = decide(content.rulebook, {**answers, question.id: ticked})
                with_it = decide(content.rulebook, {**answers, question.id: ticked | {option.id}})
                assert with_it == without, option.id


def test_gardeners_and_runners_find_an_answer_that_sends_nobody_away(content):
    ids = {(question.id, option.id) for question, option in marked(content)}
    assert {("causes", "overuse"), ("pain-worse", "loading"), ("pain-worse", "other-movement")} <= ids


@pytest.mark.parametrize("of", ["content", "pack"])
def test_how_it_decides_lists_what_changes_nothing(request, of):
    content = request.getfixturevalue(of)
    app = request.getfixturevalue({"content": "app", "pack": "pack_app"}[of])
    page = read(app.test_client().get("/how-it-decides").text)
    listed = page.find(id="without-rule").find_next("ul")
    assert [words(each) for each in listed.find_all("li")] == [
        f"{question.name}: “{option.label}”" for question, option in marked(content)
    ]


class Noted:
    """Takes up what the start complains of, by its ids."""

    def __init__(self):
        self.ids = []

    def at(self, name, _sentence, _key=None):
        self.ids.append(name[-1])


def dull(content) -> list[str]:
    """The answers of which the start says that they make no difference."""
    noted = Noted()
    check_difference(content, noted)
    return noted.ids


def test_each_answer_without_the_mark_makes_a_difference(content):
    assert dull(content) == []


def test_it_is_noticed_when_the_rules_that_look_at_an_answer_do_nothing(content):
    assert dull(with_rules(content, stress_fracture=None)) == ["yes", "no"]


def test_it_is_noticed_when_an_answer_only_asks_more(content):
    rules = [each for each in content.rulebook.rules if each.id not in ("stress-fracture", "bone-risk")]
    assert "hard-training" in dull(with_book(content, rules=tuple(rules)))
