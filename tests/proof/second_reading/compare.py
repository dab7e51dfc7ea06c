"""Compares the decision with the second reading of the contract: python -m tests.proof.second_reading.compare 50000."""

import argparse
import sys
import time
from dataclasses import dataclass
from multiprocessing import Pool
from random import Random

from app.content import load
from app.decision.decision import Unfinished, decide
from tests.answer_sets import HARMLESS, random_answers, readable
from tests.proof.second_reading.reading import decisions

SETS_AT_ONCE = 10_000
SHRUNK = 5  # disagreements that are made short: that takes a while, and most come from one fault
# Where the contract changes its mind, and the year before.
AGES = (11, 12, 17, 18, 34, 35, 44, 45, 59, 60, 64, 65, 69, 70, 74, 75)
# Most random people end here, so half of them get the harmless answer: the exercises want comparing as well.
ENDING = (
    *("emergency-signs", "floor", "cancer", "pregnancy-signs", "birth-signs", "urgent-signs", "cancer-nerve"),
    *("pain-place", "pain-worse"),
)


@dataclass(frozen=True)
class Disagreement:
    """One set of answers and what each side decides for it."""

    answers: dict
    rules_module: dict
    second_reading: dict


def compare(content, sets: list[dict]) -> list[Disagreement]:
    """The answer sets on which the two sides differ."""
    pairs = zip(sets, decisions(sets), strict=True)
    found = (Disagreement(answers, _decided(content, answers), second) for answers, second in pairs)
    return [each for each in found if each.rules_module != each.second_reading]


def _decided(content, answers: dict) -> dict:
    try:
        decision = decide(content.rulebook, answers)
    except Unfinished as refusal:
        return {"open": refusal.question}
    return {
        "level": decision.level,
        "rules": set(decision.rules),
        "reasons": set(decision.reasons),
        "referrals": [*decision.referrals],
        "exercises": [_by_rules(each) | {"form": each.form, "sides": [*each.legs]} for each in decision.offered],
        "withheld": [_by_rules(each) for each in decision.withheld],
    }


def _by_rules(exercise) -> dict:
    return {"id": exercise.exercise, "rules": set(exercise.rules)}


def draw(content, count: int, seed: int | str) -> list[dict]:
    """Random answers, some of them left out or not on offer: refusals are compared too."""
    dice, harmless = Random(seed), readable(content, HARMLESS)
    mild = {question: harmless[question] for question in ENDING if question in harmless}
    gated = [each for each in content.rulebook.question.values() if any(option.ask_when for option in each.options)]
    return [_varied(random_answers(content, dice), mild, gated, dice) for _ in range(count)]


def _varied(answers: dict, mild: dict, gated: list, dice: Random) -> dict:
    if dice.random() < 0.5:
        answers |= mild
    if dice.random() < 0.2:
        answers["age"] = dice.choice(AGES)
    if dice.random() < 0.2:
        answers |= {question.id: frozenset([dice.choice(question.options).id]) for question in gated}
    if dice.random() < 0.25:
        for question in dice.sample([*answers], dice.choice((1, 1, 2, 3, 8))):
            del answers[question]
    return answers


def shrink(content, found: Disagreement) -> Disagreement:
    """The same disagreement, with the harmless answer wherever another one is not needed for it."""
    harmless, before = readable(content, HARMLESS), None
    while before != found.answers:
        before = found.answers
        for question in harmless:
            rest = {name: answer for name, answer in found.answers.items() if name != question}
            shorter = [rest | {question: harmless[question]}, rest, *_with_one_less(rest, question, found.answers)]
            if found.answers.get(question) != harmless[question]:
                found = next(iter(compare(content, shorter)), found)
    return found


def _with_one_less(rest: dict, question: str, answers: dict) -> list[dict]:
    """The answers without one of several ticks."""
    ticked = answers.get(question)
    if not isinstance(ticked, frozenset) or len(ticked) < 2:
        return []
    return [rest | {question: ticked - {option}} for option in sorted(ticked)]


def in_words(content, found: Disagreement) -> str:
    """A disagreement for someone who does not program: what was answered, and what each side says."""
    harmless = readable(content, HARMLESS)
    unlike = [each for each in content.rulebook.question if found.answers.get(each) != harmless.get(each)]
    given = [(content.rulebook.question[each], found.answers.get(each)) for each in unlike]
    return "\n".join([
        "Someone answers:",
        *(f"  {question.name}: {_answer(question, answer)}" for question, answer in given),
        "  and gives the harmless answer to everything else." if unlike else "  the harmless answer to everything.",
        "The rules module says: " + _decision(found.rules_module),
        "The second reading says: " + _decision(found.second_reading),
    ])  # fmt: skip


def _answer(question, answer) -> str:
    if not isinstance(answer, frozenset):
        return "(not answered)" if answer is None else str(answer)
    return "; ".join(option.label for option in question.options if option.id in answer) or "(nothing ticked)"


def _decision(said: dict) -> str:
    if "open" in said:
        return f"no result yet, {said['open']} is still open."
    parts = {
        **{name: sorted(said[name]) for name in ("rules", "reasons")},
        "referrals": said["referrals"],
        **{name: [_exercise(each) for each in said[name]] for name in ("exercises", "withheld")},
    }
    return "; ".join([said["level"], *(f"{name}: {', '.join(part) or 'none'}" for name, part in parts.items())]) + "."


def _exercise(said: dict) -> str:
    """One exercise with its form and legs, or only its name where it is withheld; then the rules for that."""
    form = [f"({said['form']})", *said["sides"]] if "form" in said else []
    return " ".join([said["id"], *form, *(["by", *sorted(said["rules"])] if said["rules"] else [])])


def _portion(portion: tuple) -> list[Disagreement]:
    content, count, seed = portion
    return compare(content, draw(content, count, seed))


def disagreements(content, count: int, seed: int) -> list[Disagreement]:
    """Portion by portion, each from its own dice, so that the number of processes changes nothing."""
    starts = range(0, count, SETS_AT_ONCE)
    portions = [(content, min(SETS_AT_ONCE, count - start), f"{seed} {start}") for start in starts]
    with Pool(min(2, len(portions))) as pool:
        return [found for each in pool.imap(_portion, portions) for found in each]


def told(content, count: int, seed: int) -> list[str]:
    """The first disagreements on so many random answer sets, each as short as it gets, in words, and told once."""
    found = disagreements(content, count, seed)[:SHRUNK]
    return list(dict.fromkeys(in_words(content, shrink(content, each)) for each in found))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many random answer sets to compare")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other answers")
    wanted, content = parser.parse_args(), load()
    started = time.perf_counter()
    found = told(content, wanted.count, wanted.seed)
    took = time.perf_counter() - started
    print(f"{wanted.count} answer sets compared in {took:.1f} s, {wanted.count / took:,.0f} a second.")
    print("\n\n".join(found) or "The rules module and the second reading agree on all of them.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
