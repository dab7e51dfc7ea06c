"""Content with several times the rules: copies of each under new ids, named beside the first by the hazards."""

import re
from collections.abc import Container
from pathlib import Path

RULE = re.compile(r"  - id: ([a-z0-9-]+)\n(?:(?:    .*|)\n)+")
NAMED = re.compile(r"^    rules:\s*(?:\[[^]]*]|- .*(?:\n +- .*)*)", re.M)


def _copied(rule: re.Match, times: int) -> str:
    name, text = rule.group(1), rule.group()
    return "".join(text.replace(name, f"{name}-{number}", 1) if number else text for number in range(times))


def _named(names: re.Match, times: int, copied: Container[str]) -> str:
    """The same names, and those of the copies: the rules of the diary have none."""
    each = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", names.group().removeprefix("    rules:"))
    more = [f"{name}-{number}" for number in range(1, times) for name in each if name in copied]
    return f"    rules: [{', '.join([*each, *more])}]"


def grown(folder: Path, times: int) -> Path:
    """The content in this folder, from now on with so many times the rules."""
    rules, hazards = folder / "rules.yaml", folder / "hazards.yaml"
    text = rules.read_text(encoding="utf-8")
    copied = {found.group(1) for found in RULE.finditer(text)}
    rules.write_text(RULE.sub(lambda found: _copied(found, times), text), encoding="utf-8")
    text = hazards.read_text(encoding="utf-8")
    hazards.write_text(NAMED.sub(lambda found: _named(found, times, copied), text), encoding="utf-8")
    return folder
