"""The small pack of content that the tests of its reader edit, and a copy of it to be edited."""

import re
import shutil
from functools import cache
from pathlib import Path

from answer_sets import HARMLESS as IN_THE_MEDICINE

from app.content import FOLDER, files

PACK = Path(__file__).parent / "pack"
# What belongs to the site and not to the medicine: where the pack has none of its own, it takes what is served.
OF_THE_SITE = ("site.yaml", "words/**/*.yaml")
FACTS = re.compile(r"\bfacts: *\[[^]]*]")

# The answer to each question of the pack that stops nothing.
HARMLESS = {
    "alarm-signs": "none", "years": 42, "warning-signs": "none", "sore-calf": "right", "ache": 3, "cramps": "none",
    "since": "days", "tablets": "no", "doorway": "yes", "body": "none",
}  # fmt: skip
MILD = IN_THE_MEDICINE | HARMLESS  # the two have no question in common

# YAML is nine tenths of the time that loading takes. A text that was parsed once is not parsed again: each load still
# opens every file, and builds and checks all of it.
parse_once = cache(files.parse)


def copy_of_pack(to: Path) -> Path:
    """A copy of the pack in this folder, which is not there yet. It has all that a folder of content needs."""
    shutil.copytree(PACK, to)
    for path in [path for pattern in OF_THE_SITE for path in FOLDER.glob(pattern)]:
        name = path.relative_to(FOLDER)
        if not (PACK / name.parts[0]).exists():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            (to / name).write_text(FACTS.sub("facts: [K1]", text), encoding="utf-8")  # those of the medicine stay there
    return to


def edit(path: Path, before: str, after: str) -> None:
    """Write something else in the place of what stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"“{before}” should stand once in {path.name}."
    path.write_text(text.replace(before, after), encoding="utf-8")
