"""The figures of a run in which every check passed, as content/checked.yaml, which the safety page reads."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.content import FOLDER
from app.content.checked import FIGURES

CORE = Path(__file__).parents[2] / "app" / "core"
HEAD = "# Written by `make prove` when all checks held. Do not edit: a test compares it with content and code.\n"
SHARES = ("accuracy", "safety", "safety-lenient", "over-triage", "inclination-to-over-triage", "comprehensiveness")


def code_hash() -> str:
    """A hash of the rules module and all that stands around it in the core."""
    digest = hashlib.sha256()
    for path in sorted(CORE.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def as_yaml(version: str, ways: int, figures: Iterable[tuple[str, int, float]], measures: Mapping) -> str:
    """`figures` are (check, size, seconds); `measures` are those of the stories, shares from 0 to 1."""
    lines = [HEAD + f'version: "{version}"', f'code: "{code_hash()}"', f'ways: "{ways:,}"', "checks:"]
    lines += [f'  - {{id: {name}, size: {size}, seconds: "{seconds:.2f}"}}' for name, size, seconds in figures]
    lines += ["measures:", f'  stories: "{measures["stories"]}"']
    shares = {name: measures[name] for name in SHARES} | measures["accuracy-by-level"]
    lines += [f'  {name}: "{100 * share:.1f}"' for name, share in shares.items()]
    return "\n".join(lines) + "\n"


def write(*run, folder: Path = FOLDER) -> None:
    (folder / FIGURES).write_text(as_yaml(*run), encoding="utf-8")
