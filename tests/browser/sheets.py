"""Prints the page for the clinician of random people and the longest results: `python -m tests.browser.sheets 200`."""

import re
import sys
import time
from collections.abc import Iterator
from random import Random

from playwright.sync_api import Browser, Page

from app import create_app
from app.decision.conditions import Answers
from app.decision.decision import decide
from app.decision.path import offered, walk
from app.decision.rulebook import LEVELS, NONE
from app.web.answers.kept import packed
from tests.answer_sets import random_answers, seeded
from tests.browser.site import chromium, served

MARGINS = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")
PAGE = re.compile(rb"/Type\s*/Page\b")
CLIMB = 400  # changes that are tried to make a result longer


def cookie(app, answers: Answers) -> str:
    """The cookie of somebody who gave these answers a moment ago."""
    steps = " ".join(app.extensions["content"].versions.steps.values())
    kept = {"a": {name: packed(each) for name, each in answers.items()}, "s": steps, "f": int(time.time())}
    return app.session_interface.get_signing_serializer(app).dumps(kept)


def length(app, answers: Answers) -> int:
    """About how much the page for the clinician has to say of these answers."""
    rulebook = app.extensions["content"].rulebook
    rules = sum(len(app.extensions["drawn"]["sheet-rule", name]) for name in decide(rulebook, answers).rules)
    counted = walk(rulebook, answers).answers
    chosen = [rulebook.question[name].option[each] for name, given in counted.items() for each in ids(given)]
    return rules + sum(len(each.label) for each in chosen)


def ids(answer) -> frozenset[str]:
    return frozenset() if isinstance(answer, int) else answer


def changed(app, answers: Answers, dice: Random) -> Answers:
    """The same answers but for one option of one question."""
    question = dice.choice([each for each in app.extensions["content"].rulebook.question.values() if each.options])
    option = dice.choice(offered(question, answers) or question.options).id
    if question.kind == "one" or option == NONE:
        return answers | {question.id: frozenset([option])}
    return answers | {question.id: ((answers[question.id] ^ {option}) - {NONE}) or frozenset([NONE])}


def longest(app, level: str, dice: Random) -> Answers:
    """Answers of this level of whose result nearly the most is to be said: the best of many small changes."""
    content = app.extensions["content"]
    answers = random_answers(content, dice)
    while decide(content.rulebook, answers).level != level:
        answers = random_answers(content, dice)
    for _ in range(CLIMB):
        other = changed(app, answers, dice)
        path = walk(content.rulebook, other)
        if path.complete and decide(content.rulebook, other).level == level:
            answers = max(answers, other, key=lambda each: length(app, each))
    return answers


def people(app, count: int, seed: int) -> Iterator[Answers]:
    """The longest result of each level, and then so many random ones."""
    dice = seeded(seed)
    yield from (longest(app, level, dice) for level in LEVELS)
    yield from (random_answers(app.extensions["content"], dice) for _ in range(count))


def sheets_of(page: Page, home: str, app, answers: Answers) -> int:
    """On how many sheets of A4 the page of these answers is printed."""
    name = app.config["SESSION_COOKIE_NAME"]
    page.context.add_cookies([{"name": name, "value": cookie(app, answers), "url": home}])
    assert page.goto(f"{home}/result/clinician").url.endswith("/result/clinician")
    return len(PAGE.findall(page.pdf(format="A4", margin=MARGINS)))


def too_long(browser: Browser, app, count: int, seed: int) -> list[Answers]:
    """Those people whose page needs more than one sheet."""
    with served(app) as home:
        page = browser.new_page()
        found = [each for each in people(app, count, seed) if sheets_of(page, home, app, each) != 1]
        page.close()
    return found


def main(count: int = 200) -> int:
    app = create_app({"TESTING": True})
    with chromium() as browser:
        found = too_long(browser, app, count, seed=int(time.time()))
    for answers in found:
        print({name: sorted(ids(each)) or each for name, each in answers.items()})
    print(f"{len(found)} of {count} random people and the {len(LEVELS)} longest results need more than one sheet.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
