"""The commands of docs/deploy.md, by the heading that they stand under."""

import re
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
BLOCK = re.compile(r"^( *)```sh\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """The text under each heading, up to the next heading of any depth. A # in a block of commands is no heading."""
    without_blocks = BLOCK.sub(lambda block: "." * len(block[0]), text)
    heads = list(HEADING.finditer(without_blocks))
    ends = [after.start() for _, after in pairwise(heads)] + [len(text)]
    return {head[1]: text[head.end() : end] for head, end in zip(heads, ends, strict=True)}


def blocks(path: Path, heading: str) -> list[str]:
    """The blocks of commands under a heading, in order. A KeyError means that the heading is not there any more."""
    found = [dedent(block[2]) for block in BLOCK.finditer(sections(path.read_text(encoding="utf-8"))[heading])]
    assert found, f"There are no commands under “{heading}” in {path.name}."
    return found
