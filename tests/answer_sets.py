"""Answer sets for tests: the harmless one, the clinical cases, named answers filled up, and random ones."""

from pathlib import Path
from random import Random

from ruamel.yaml import YAML

from app.core.answers import read_answers
from app.core.model import NONE
from app.core.path import offered, walk

FOLDER = Path(__file__).parent / "cases"


def _read(path: Path):
    return YAML(typ="safe", pure=True).load(path)


HARMLESS = _read(FOLDER / "harmless.yaml")
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "harmless" for case in _read(path)]
POSSIBLE = [case for case in CASES if "refused" not in case["expect"]]


def seeded(seed: int) -> Random:
    """The same dice every time."""
    return Random(seed)


def fill(content, named: dict) -> dict:
    """The named answers, with the harmless one for everything else that is asked of this person."""
    answers = read_answers(content, named)
    while unnamed := [question for question in walk(content, answers).open if question not in named]:
        answers |= read_answers(content, {unnamed[0]: HARMLESS[unnamed[0]]})
    return answers


def random_answers(content, random: Random) -> dict:
    """An answer to every question, asked or not: those of some clinical case, with few or many answered anew."""
    answers = read_answers(content, HARMLESS) | read_answers(content, random.choice(POSSIBLE)["answers"])
    anew = random.choice((0.02, 0.1, 0.3))
    for question in content.question.values():
        options = [option.id for option in offered(question, answers)]
        if random.random() < anew or (options and not answers[question.id] <= set(options)):
            answers[question.id] = _any_answer(question, options, random)
    return answers


def _any_answer(question, options: list[str], random: Random):
    if not options:
        return random.randint(question.minimum, question.maximum)
    if question.kind == "one":
        return frozenset([random.choice(options)])
    signs = [option for option in options if option != NONE]
    return frozenset(random.sample(signs, random.randint(0, min(3, len(signs)))) or [NONE])
