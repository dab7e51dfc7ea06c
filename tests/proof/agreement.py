"""Does the decision in logic say what the rules module decides? Tried on random people, some with gaps."""

from collections.abc import Iterator
from itertools import islice
from random import Random

from app.content.model import Content
from app.decision.conditions import Answer
from tests.answer_sets import HARMLESS, random_answers, readable
from tests.proof.columns import Columns, rows
from tests.proof.content_with import with_book
from tests.proof.decision import Decided
from tests.proof.findings import findings, findings_of
from tests.proof.sheet import Sheet
from tests.proof.tell import tell_answers, tell_decision

GAPS = 0.4  # of the people leave one to three answers out
AT_ONCE = 5_000  # people whose answers are read together
TOLD = 3  # differences told; more would only repeat them

People = list[dict[str, Answer]]


def people(content: Content, count: int, seed: int) -> People:
    """Random answer sets."""
    random = Random(seed)
    drawn = []
    for _ in range(count):
        answers = random_answers(content, random)
        gaps = random.sample(list(answers), random.randint(1, 3)) if random.random() < GAPS else ()
        drawn.append({name: answer for name, answer in answers.items() if name not in gaps})
    return drawn


def in_logic(content: Content, some: People) -> list[set]:
    """For each person, what the decision in logic finds."""
    columns = Columns(content.rulebook.question, some)
    found = findings(Decided(content, Sheet(content.rulebook.question, columns)))
    told = [(name, rows(value, len(some))) for name, value in found.items()]
    return [{name for name, holds in told if holds[number]} for number in range(len(some))]


def disagreements(content: Content, some: People) -> Iterator[dict[str, Answer]]:
    """Who is decided otherwise by the rules module than in logic; the module reads its rules in another order, too."""
    rules = content.rulebook.rules
    shuffled = with_book(content, rules=tuple(Random(len(some)).sample(rules, len(rules))))
    for start in range(0, len(some), AT_ONCE):
        part = some[start : start + AT_ONCE]
        for answers, found in zip(part, in_logic(content, part), strict=True):
            if found != findings_of(content, answers) or found != findings_of(shuffled, answers):
                yield answers


def told(content: Content, some: People) -> list[str]:
    """The first disagreements in words."""
    harmless, found = readable(content, HARMLESS), []
    for answers in islice(disagreements(content, some), TOLD):
        said = "; ".join(tell_decision(content, answers))
        lines = tell_answers(content.rulebook.question, answers, harmless)
        found.append("\n    ".join(["Logic and the rules module disagree about someone who answers:", *lines]))
        found[-1] += f"\n  The rules module says {said}."
    return found
