"""The rules about templates: addresses are made, never written by hand, and lines are as long as they are in code."""

import re

from source_files import ROOT, where

TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.*") if path.suffix in (".html", ".svg"))
LONGEST_LINE = 120
BY_HAND = re.compile(r"""["']/[^>]""")


def lines():
    """(template, number of the line, line) for all of them."""
    for path in TEMPLATES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield where(path), number, line


def test_no_address_is_written_by_hand():
    problems = [
        f"{name}:{number} writes an address by hand. Take url_for, or content/navigation.yaml."
        for name, number, line in lines()
        if BY_HAND.search(line)
    ]
    assert not problems, "\n".join(problems)


def test_no_line_is_too_long():
    problems = [
        f"{name}:{number} has {len(line)} characters. Break it."
        for name, number, line in lines()
        if len(line) > LONGEST_LINE
    ]
    assert not problems, "\n".join(problems)
