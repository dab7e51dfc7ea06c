"""Draws the results of random answers and says what is wrong with any: `python -m tests.many_results [how many]`."""

import sys
from collections import Counter

from answer_sets import random_answers, seeded
from page_check import page_faults, read
from result_faults import result_faults

from app import create_app
from app.content.model import Content
from app.decision.decision import decide_path
from app.decision.path import walk
from app.web.questions.result import result_page

USUAL = 10_000


def draw(content: Content, answers: dict):
    """The decision for these answers, and the HTML of its page; within a request."""
    path = walk(content.rulebook, answers)
    decision = decide_path(content.rulebook, path)
    return decision, result_page(path, decision)


def main(size: int) -> int:
    app, dice = create_app({"SECRET_KEY": "many results"}), seeded(11)
    content, levels, wrong = app.extensions["content"], Counter(), 0
    for _ in range(size):
        answers = random_answers(content, dice)
        with app.test_request_context("/result"):
            decision, html = draw(content, answers)
        levels[decision.level] += 1
        faults = result_faults(read(html), decision, content) + (page_faults(html) if not levels.total() % 50 else [])
        wrong += bool(faults)
        for fault in faults:
            print(f"{decision.level} {decision.rules}: {fault}")
    print(f"{size} results, {wrong} with a fault: {dict(levels)}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL))
