"""Content with several times the rules: copies of each under new ids, named beside the first by the hazards."""

import re
from pathlib import Path

RULE = re.compile(r"  - id: ([a-z0-9-]+)\n(?:(?:    .*|)\n)+")
NAMED = re.compile(r"^    rules:\s*(?:\[[^]]*]|- .*(?:\n +- .*)*)", re.M)


def _copied(rule: re.Match, times: int) -> str:
    name, text = rule.group(1), rule.group()
    return "".join(text.replace(name, f"{name}-{number}", 1) if number else text for number in range(times))


def _named(names: re.Match, times: int) -> str:
    each = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", names.group().removeprefix("    rules:"))
    more = [f"{name}-{number}" if number else name for number in range(times) for name in each]
    return f"    rules: [{', '.join(more)}]"


def grown(folder: Path, times: int) -> Path:
    """The content in this folder, from now on with so many times the rules."""
    for file, pattern, more in (("rules.yaml", RULE, _copied), ("hazards.yaml", NAMED, _named)):
        text = (folder / file).read_text(encoding="utf-8")
        grown_text = pattern.sub(lambda found, more=more: more(found, times), text)
        (folder / file).write_text(grown_text, encoding="utf-8")
    return folder
