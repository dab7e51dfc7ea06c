"""Prints what shows what: each hazard with its tests, each rule with its sources and cases. `python -m tests.trace`."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import TextWrapper

from ruamel.yaml import YAML

from app.content import BrokenContent, load
from app.content.model import Content, Hazard
from app.decision.rulebook import Rule
from tests.source_files import ROOT, functions

WRAPPER = TextWrapper(
    120, initial_indent="    ", subsequent_indent=" " * 15, break_long_words=False, break_on_hyphens=False
)
CASES = tuple(Path(__file__).parent / name for name in ("cases", "cases_diary"))
NAMED = 2  # so many cases are named; the others are counted

Cases = dict[str, list[str]]  # rule id -> names of the cases that name it


def cases_by_rule(*folders: Path) -> Cases:
    """The cases that expect a rule, by the rule. A file of another shape has none."""
    found: Cases = {}
    for path in [path for folder in folders or CASES for path in sorted(folder.glob("*.yaml"))]:
        read = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        for case in read if isinstance(read, list) else ():
            for rule in case.get("expect", {}).get("rules", ()):
                found.setdefault(rule, []).append(f"{path.name}: {case['name']}")
    return found


@cache
def lines_of(file: str) -> dict[str, int]:
    """Name of a function -> its line, in one file."""
    return {each.name: each.lineno for each in functions(ROOT / file)} if (ROOT / file).is_file() else {}


def place_of(test: str) -> str | None:
    """“tests/file.py:12” for the name of a test, or None when it is nowhere."""
    file, _, name = test.partition("::")
    line = lines_of(file).get(name)
    return f"{file}:{line}" if line else None


def every_rule(content: Content) -> tuple[Rule, ...]:
    """Those that decide, and those of the diary."""
    return (*content.rulebook.rules, *content.guide.rules)


def hazards_of(content: Content, rule: Rule) -> list[str]:
    return [hazard.id for hazard in content.safety.hazards.values() if rule.id in hazard.rules]


def sources_of(content: Content, rule: Rule) -> list[str]:
    return list(dict.fromkeys(source for fact in rule.facts for source in content.library.facts[fact].sources))


def row(label: str, text: str) -> str:
    """One line of a table, or more where it is long. Names are never broken, so that they can be searched for."""
    return WRAPPER.fill(f"{label:<10} {text}")


def hazard_rows(hazard: Hazard, scale: Mapping) -> Iterator[str]:
    yield f"{hazard.id}  {hazard.title}"
    bad, likely = scale["severity"][hazard.severity]["word"], scale["likelihood"]
    before, after = likely[hazard.likelihood]["word"], likely[hazard.likelihood_after]["word"]
    yield row("how bad", f"{bad}; {before}, then {after}")
    yield row("control", hazard.control)
    for test in hazard.tests:
        yield row("test", f"{place_of(test) or 'MISSING'}  {test.partition('::')[2]}")
    yield row("rules", ", ".join(hazard.rules) or "none of its own")


def rule_rows(content: Content, rule: Rule, cases: Cases) -> Iterator[str]:
    names = cases.get(rule.id, [])
    yield f"{rule.id}  ({rule.level or 'no level'})"
    yield row("facts", ", ".join(rule.facts) or "MISSING")
    yield row("sources", ", ".join(sources_of(content, rule)) or "MISSING")
    yield row("hazards", ", ".join(hazards_of(content, rule)) or "MISSING")
    yield row("cases", f"{len(names)}, such as {'; '.join(names[:NAMED])}" if names else "MISSING")


def missing(content: Content, cases: Cases) -> list[str]:
    """A sentence for everything that does not lead on."""
    found = []
    for hazard in content.safety.hazards.values():
        found += [] if hazard.control else [f"Hazard {hazard.id} has no control."]
        found += [] if hazard.tests else [f"Hazard {hazard.id} names no test."]
        found += [f"Hazard {hazard.id} names {test}, which is nowhere." for test in hazard.tests if not place_of(test)]
    for rule in every_rule(content):
        found += [] if sources_of(content, rule) else [f"Rule {rule.id} rests on no source."]
        found += [] if hazards_of(content, rule) else [f"Rule {rule.id} stands against no hazard."]
        found += [] if cases.get(rule.id) else [f"Rule {rule.id} is expected in no case."]
    known = {rule.id for rule in every_rule(content)}
    return found + [f"Cases name the rule {name}, which does not exist." for name in cases if name not in known]


def report(content: Content, cases: Cases) -> Iterator[str]:
    """All tables, and what is missing."""
    yield f"HAZARDS: {len(content.safety.hazards)}, content version {content.versions.told}\n"
    for hazard in content.safety.hazards.values():
        yield "\n".join(hazard_rows(hazard, content.texts["hazards"])) + "\n"
    yield f"RULES: {len(content.rulebook.rules)}\n"
    for rule in content.rulebook.rules:
        yield "\n".join(rule_rows(content, rule, cases)) + "\n"
    yield f"RULES OF THE DIARY: {len(content.guide.rules)}\n"
    for rule in content.guide.rules:
        yield "\n".join(rule_rows(content, rule, cases)) + "\n"
    gaps = missing(content, cases)
    yield "\n".join(gaps) if gaps else "Nothing is missing: hazards lead to tests, rules to sources and cases."


def main(content: Content, cases: Cases) -> int:
    for part in report(content, cases):
        print(part)
    return 1 if missing(content, cases) else 0


if __name__ == "__main__":
    try:
        sys.exit(main(load(), cases_by_rule()))
    except BrokenContent as broken:
        sys.exit(str(broken))
