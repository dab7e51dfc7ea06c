"""Answer sets for tests: the harmless one, the clinical cases, named answers filled up, and random ones."""

from contextlib import suppress
from pathlib import Path
from random import Random

from ruamel.yaml import YAML

from app.decision.answers import BadAnswer, read_answers
from app.decision.decision import Unfinished, decide
from app.decision.path import offered, walk
from app.decision.rulebook import NONE

FOLDER = Path(__file__).parent / "cases"


def _read(path: Path):
    return YAML(typ="safe", pure=True).load(path)


HARMLESS = _read(FOLDER / "harmless.yaml")
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "harmless" for case in _read(path)]
POSSIBLE = [case for case in CASES if "refused" not in case["expect"]]


def harmless(**named) -> dict:
    """The harmless answers with some others, by question id with “_” for “-”."""
    return HARMLESS | {name.replace("_", "-"): given for name, given in named.items()}


def seeded(seed: int) -> Random:
    """The same dice every time."""
    return Random(seed)


def fill(content, named: dict) -> dict:
    """The named answers, with the harmless one for everything else that is asked of this person."""
    answers = read_answers(content.rulebook, named)
    while unnamed := [question for question in walk(content.rulebook, answers).open if question not in named]:
        answers |= read_answers(content.rulebook, {unnamed[0]: HARMLESS[unnamed[0]]})
    return answers


def readable(content, named: dict) -> dict:
    """Those of the named answers that this content can take: it may be one with faults, to see what they do."""
    answers = {}
    for name, given in named.items():
        with suppress(BadAnswer):
            answers |= read_answers(content.rulebook, {name: given})
    return answers


def random_answers(content, random: Random) -> dict:
    """An answer to every question, asked or not: those of some clinical case, with few or many answered anew."""
    answers = readable(content, HARMLESS) | readable(content, random.choice(POSSIBLE)["answers"])
    anew = random.choice((0.02, 0.1, 0.3))
    for question in content.rulebook.question.values():
        options = [option.id for option in offered(question, answers)]
        kept = question.id in answers and not (options and not answers[question.id] <= set(options))
        if random.random() < anew or not kept:
            answers[question.id] = _any_answer(question, options, random)
    return answers


def _any_answer(question, options: list[str], random: Random):
    if not options:
        return random.randint(question.minimum, question.maximum)
    if question.kind == "one":
        return frozenset([random.choice(options)])
    signs = [option for option in options if option != NONE]
    return frozenset(random.sample(signs, random.randint(0, min(3, len(signs)))) or [NONE])


def found(content, named, expected):
    """The decision in the words of a case, as far as the case speaks of it.

    `rules` are among others, unless `no-other-rules` says that only `always` holds beside them. So are `referrals`, in
    the order of the decision. `reasons` are all that are shown, in order, but for `always`.
    """
    try:
        decision = decide(content.rulebook, fill(content, named))
    except (BadAnswer, Unfinished) as error:
        return {"refused": str(error).split('"')[1]}
    offered = {each.exercise: each for each in decision.offered}
    said = {
        "level": decision.level,
        "rules": [rule for rule in expected.get("rules", ()) if rule in decision.rules],
        "no-other-rules": set(decision.rules) <= {*expected.get("rules", ()), "always"},
        "not-rules": [rule for rule in expected.get("not-rules", ()) if rule not in decision.rules],
        "reasons": [rule for rule in decision.reasons if rule != "always"],
        "referrals": [each for each in decision.referrals if each in expected.get("referrals", ())],
        "not-referrals": [each for each in expected.get("not-referrals", ()) if each not in decision.referrals],
        "exercises": {name: each.form for name, each in offered.items()},
        "sides": {name: list(offered[name].legs) for name in expected.get("sides", ()) if name in offered},
        "withheld": [each.exercise for each in decision.withheld],
    }
    return {key: said.get(key) for key in ("level", *expected)}
