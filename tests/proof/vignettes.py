"""Measures the decisions on the stories in cases/ as studies of such tools do: `python -m tests.proof.vignettes`."""

from collections.abc import Mapping
from math import comb
from textwrap import fill as wrapped

from app.content import load
from app.decision.answers import BadAnswer
from app.decision.decision import Unfinished, decide
from app.decision.rulebook import WITH_ROUTINE
from tests.answer_sets import CASES, fill

# How soon someone should look, most urgent first. A routine, whole or in part, is self-care.
GOLD = EMERGENCY, URGENT, CLINICIAN_FIRST, SELF_CARE = "emergency", "urgent", "clinician-first", "self-care"
STORIES = [case for case in CASES if "story" in case]
COLUMNS = {
    "accuracy": "right", "emergency": "emerg.", "urgent": "urgent", "non-urgent": "non-urg.", "self-care": "self-c.",
    "safety": "safe", "safety-lenient": "lenient", "under-triage": "under", "inclination": "inclin.",
    "comprehensiveness": "covered",
}  # fmt: skip
LEGEND = """
All in per cent. right: of all stories, then of those of each level (non-urg.: clinician-first; in studies of three
levels, what is neither an emergency nor self-care). safe: not less urgent than the source wants. lenient: at most one
level less. under: less urgent. inclin.: errors that are too urgent, of all errors. covered: some advice was given.
"""
NOT_THE_SAME = """
The two are not the same test, and the shares do not show that one tool is better than another. Our stories are about
one region of the body and were written by the makers of the rules, with the answers already ticked: no lay reader
stood between the story and the form, and that is where other tools lose most. The other studies used general stories
of all kinds of illness, chosen by others, and people typed them into tools whose rules they did not know. Ours hold
known departures from the sources on purpose, so their share says nothing about how often one would happen. Nor has a
clinician checked our stories, or how soon each one says that someone should look.
"""


def level_of(content, story: dict) -> str | None:
    """What the rules advise, in the words of GOLD. None when they refuse the answers."""
    try:
        level = decide(content.rulebook, fill(content, story["answers"])).level
    except (BadAnswer, Unfinished):
        return None
    return SELF_CARE if level in WITH_ROUTINE else level


# --- The measures


def _share(hits: int, of: int) -> float | None:
    return hits / of if of else None


def _least(hits: int, of: int, miss: float) -> float:
    """The chance at which `hits` or more of `of` would be seen with probability `miss`, found by bisection."""
    low, high = 0.0, float(hits > 0)
    for _ in range(60):
        middle = (low + high) / 2
        seen = sum(comb(of, n) * middle**n * (1 - middle) ** (of - n) for n in range(hits, of + 1))
        low, high = (middle, high) if seen < miss else (low, middle)
    return low


def bounds(hits: int, of: int, miss: float = 0.05) -> dict[str, float]:
    """The exact bounds of Clopper and Pearson on a share: 95 % when `miss` is 0.05."""
    return {"low": _least(hits, of, miss / 2), "high": 1 - _least(of - hits, of, miss / 2)}


def measured(pairs: list[tuple[str, str | None]]) -> dict:
    """The measures of (what the source wants, what is advised) pairs; see `measures`."""
    steps = [GOLD.index(ours) - GOLD.index(gold) for gold, ours in pairs if ours]  # above 0: less urgent
    over, under = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
    safe, lenient = len(steps) - under, sum(step <= 1 for step in steps)
    of, right = {}, {}
    for level in GOLD:
        advised = [ours for gold, ours in pairs if gold == level]
        of[level], right[level] = len(advised), advised.count(level)
    total = len(pairs)
    return {
        "stories": total,
        "stories-by-level": of,
        "comprehensiveness": _share(len(steps), total),
        "accuracy": _share(sum(right.values()), total),
        "accuracy-by-level": {level: _share(right[level], of[level]) for level in GOLD},
        "safety": _share(safe, total),
        "safety-bounds": bounds(safe, total),
        "safety-lenient": _share(lenient, total),
        "safety-lenient-bounds": bounds(lenient, total),
        "over-triage": _share(over, total),
        "under-triage": _share(under, total),
        "inclination-to-over-triage": _share(over, over + under),
    }


def measures(content) -> dict:
    """The five measures of the literature on all stories, as shares from 0 to 1; None where there is nothing to share.

    `comprehensiveness`: given any advice. `accuracy`: right, in all and by level of the source. `safety`: at least as
    urgent as the source wants, with 95 % bounds; `safety-lenient`: at most one level less. `over-triage` and
    `under-triage`: more or less urgent. `inclination-to-over-triage`: errors that are more urgent, of all errors.
    A story without advice stays in every count: it is not right and not safe.
    """
    return measured([(story["gold"], level_of(content, story)) for story in STORIES])


# --- The table


def our_shares(ours: dict) -> dict:
    """Our measures in per cent, under the names of checks.yaml."""
    shares = ours | ours["accuracy-by-level"]
    shares |= {"non-urgent": shares[CLINICIAN_FIRST], "inclination": shares["inclination-to-over-triage"]}
    shares = {name: shares[name] for name in COLUMNS}
    return {name: round(100 * share, 1) for name, share in shares.items() if share is not None}


def _row(name: str, cells: Mapping) -> str:
    return f"{name:50.50}" + "".join(f"{cells.get(column, ''):>10}" for column in COLUMNS)


def table(content, ours: dict) -> str:
    """Our shares above those of others, each with its year and how it was read."""
    lines = [_row("", COLUMNS), _row(f"These rules, on {ours['stories']} stories", our_shares(ours))]
    for each in content.safety.studies:
        lines.append(_row(each.study, each.shares))
        lines.append(f"    {each.year or 'no year noted'}, {each.address}; read: {each.read}")
    return "\n".join(lines)


def differences(content) -> str:
    """Every story in which the rules and the source differ, the less urgent ones first, with the reason."""
    found = [(story, ours) for story in STORIES if (ours := level_of(content, story)) not in (story["gold"], None)]
    found.sort(key=lambda each: GOLD.index(each[0]["gold"]) - GOLD.index(each[1]))
    return "\n".join(
        f"  {story['name']}\n      source: {story['gold']}; rules: {ours}. {story['because']}" for story, ours in found
    )


def report(content) -> str:
    """The whole text: the table, what it means, and where the rules and the source differ."""
    ours = measures(content)
    levels = ", ".join(f"{number} {name}" for name, number in ours["stories-by-level"].items())
    lines = [table(content, ours), "", wrapped(LEGEND.strip(), 118), "", wrapped(NOT_THE_SAME.strip(), 118), ""]
    lines.append(f"Stories by level of the source: {levels}.")
    for name in ("safety", "safety-lenient"):
        low, high = (100 * ours[f"{name}-bounds"][end] for end in ("low", "high"))
        lines.append(f"{name}: {100 * ours[name]:.1f} % (95 % bounds {low:.1f} to {high:.1f}).")
    lines.append(f"over-triage: {100 * ours['over-triage']:.1f} % of all stories.")
    return "\n".join([*lines, "", "Where the rules and the source differ:", differences(content)])


def main() -> None:
    print(report(load()))


if __name__ == "__main__":
    main()
