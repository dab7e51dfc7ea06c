"""The versions of the content: what decides, what is told, what is drawn, what is agreed to, what each step asks."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from app.content.files import content_files, read_bytes
from app.content.model import Versions
from app.decision.rulebook import Rulebook, Step
from app.decision.version import decides
from app.routine.exercise import Routine

APP = Path(__file__).parents[1]
# What decides, and the reader of rules.
CODE_THAT_DECIDES = (
    "decision/**/*.py", "content/rulebook/*.py", "content/entries.py", "content/files.py", "content/reader.py",
)  # fmt: skip
CODE_THAT_DRAWS = ("routine/*.py",)
CHECKED = "checked.yaml"  # what `make prove` writes
NOT_TOLD = ("README.md", CHECKED)
AGREED_TO = ("title", "points", "agree")
LENGTH, SHORT = 12, 6  # of what travels with every request, less


def _hash(*things: object) -> str:
    return hashlib.sha256(repr(things).encode()).hexdigest()[:LENGTH]


def code_files(patterns: Iterable[str] = CODE_THAT_DECIDES) -> list[Path]:
    return sorted(path for pattern in patterns for path in APP.glob(pattern))


def code_version(patterns: Iterable[str]) -> str:
    return _hash(*((path.relative_to(APP).as_posix(), path.read_bytes()) for path in code_files(patterns)))


def _told(folder: Path) -> str:
    """Every file that people are asked, told or given something of."""
    digest = hashlib.sha256()
    for path, name in content_files(folder):
        if path.suffix in (".yaml", ".md") and name.as_posix() not in NOT_TOLD:
            with suppress(OSError):  # whoever reads the file tells of it
                digest.update(os.fsencode(name.as_posix()) + b"\0" + read_bytes(path))
    return digest.hexdigest()[:LENGTH]


def _step(step: Step) -> str:
    """The questions and options of a step, so that no answer is kept to one that says something else.

    Cookies hold it: another way to make it would ask everybody again who is in the middle of the questions.
    """
    digest = hashlib.sha256()
    for each in step.questions:
        options = [(option.id, option.label, option.help) for option in each.options]
        digest.update(repr((each.id, each.kind, each.ask, each.hint, options)).encode())
    return digest.hexdigest()[:SHORT]


def _agreement(words: Mapping) -> str:
    """The sentences that somebody agrees to; neither their sources nor what is said when the key was not pressed."""
    texts = (words.get(key) for key in AGREED_TO)
    return _hash(*(each if isinstance(each, str) else [point["text"] for point in each or ()] for each in texts))


def versions_of(folder: Path, book: Rulebook, routine: Routine, agreement: Mapping) -> Versions:
    decided, code = decides(book), code_version(CODE_THAT_DECIDES)
    return Versions(
        decides=decided,
        code=code,
        told=_told(folder),
        routine=_hash(decided, code, code_version(CODE_THAT_DRAWS), routine),
        agreement=_agreement(agreement),
        steps={step.id: _step(step) for step in book.steps},
    )
