"""The tallies of a run in which every check passed, as content/checked.yaml, which the safety page reads."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from app.content import FOLDER
from app.content.checked import CHECKED

HEAD = "# Written by `make prove` when all checks held. Do not edit: a test compares it with content and code.\n"
SHARES = ("accuracy", "safety", "safety-lenient", "over-triage", "inclination-to-over-triage", "comprehensiveness")


def as_yaml(decides: str, code: str, ways: int, tallies: Iterable[tuple[str, int, float]], measures: Mapping) -> str:
    """`tallies` are (check, size, seconds); `measures` are those of the stories, shares from 0 to 1."""
    lines = [HEAD + f'decides: "{decides}"', f'code: "{code}"', f'ways: "{ways:,}"', "checks:"]
    lines += [f'  - {{id: {name}, size: {size}, seconds: "{seconds:.2f}"}}' for name, size, seconds in tallies]
    lines += ["measures:", f'  stories: "{measures["stories"]}"']
    shares = {name: measures[name] for name in SHARES} | measures["accuracy-by-level"]
    lines += [f'  {name}: "{100 * share:.1f}"' for name, share in shares.items()]
    return "\n".join(lines) + "\n"


def write(*run, folder: Path = FOLDER) -> None:
    (folder / CHECKED).write_text(as_yaml(*run), encoding="utf-8")
