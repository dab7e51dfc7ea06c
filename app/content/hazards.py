"""From hazards.yaml to hazards, and what the words for how bad and how likely mean."""

import re
from collections.abc import Mapping

from app.content.entries import CODE, ident
from app.content.model import LIKELIHOODS, SEVERITIES, Hazard
from app.content.reader import Entry
from app.content.rulebook.questions import RULE_LEVELS
from app.decision.rulebook import Rule

TEST = re.compile(r"tests/(\w+/)*test_\w+\.py::test_\w+")


def _tests(entry: Entry) -> tuple[str, ...]:
    names = entry.texts("tests")
    for part, name in enumerate(names):
        if name and not TEST.fullmatch(name):
            entry.complain(f'"{name}" names no test. Write tests/test_file.py::test_name.', "tests", part)
    return names


def _rules(entry: Entry, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """The rules that are named by their ids or by their level, in content order."""
    named = set(entry.choices("rules", rules, "rule"))
    levels = entry.choices("rules-of-level", RULE_LEVELS, "level")
    return tuple(rule.id for rule in rules.values() if rule.id in named or rule.level in levels)


def _rank(likelihood: str | None) -> int:
    """How likely. A word that is not known is a fault that is told already."""
    return LIKELIHOODS.index(likelihood) if likelihood in LIKELIHOODS else 0


def hazard(entry: Entry, rules: Mapping[str, Rule], facts) -> Hazard:
    built = Hazard(
        id=ident(entry, "hazard", pattern=CODE),
        title=entry.text("title"),
        cause=entry.text("cause"),
        effect=entry.text("effect"),
        severity=entry.choice("severity", SEVERITIES, "severity"),
        likelihood=entry.choice("likelihood", LIKELIHOODS, "likelihood"),
        likelihood_after=entry.choice("likelihood-after", LIKELIHOODS, "likelihood"),
        control=entry.text("control"),
        tests=_tests(entry),
        rules=_rules(entry, rules),
        facts=entry.choices("facts", facts, "fact"),
    )
    if _rank(built.likelihood_after) > _rank(built.likelihood):
        entry.complain("What stands against a hazard cannot make it more likely.", "likelihood-after")
    entry.close()
    return built


def _degree(entry: Entry | None) -> dict[str, str]:
    """What a degree is called, and what that means."""
    if entry is None:
        return {}
    built = {"word": entry.text("word"), "meaning": entry.text("meaning")}
    entry.close()
    return built


def _degrees(entry: Entry, key: str, known: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """The known degrees by their ids, in words."""
    inner = entry.entry(key)
    if inner is None:
        return {}
    degrees = {name: _degree(inner.entry(name)) for name in known}
    inner.close()
    return degrees


def scale(entry: Entry | None) -> dict:
    """How bad and how likely in words, what they mean, and whose judgement they are."""
    if entry is None:
        return {}
    built = {
        "whose": entry.text("whose"),
        "severity": _degrees(entry, "severity", SEVERITIES),
        "likelihood": _degrees(entry, "likelihood", LIKELIHOODS),
    }
    entry.close()
    return built
