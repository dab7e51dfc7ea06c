"""From checks.yaml to what the checks show, and from checked.yaml to the tallies that they wrote."""

import re
from collections.abc import Mapping
from pathlib import Path

from app.content.entries import CODE, KEBAB, ident
from app.content.files import read_file, read_yaml
from app.content.model import HOW, HOW_READ, OTHERS, Check, Checked, Study, Tally
from app.content.reader import Entry, Problems
from app.content.versions import CHECKED
from app.content.wording import read_plural
from app.words import Language

MOST = 999_999_999
PROPERTY_OR_WORD = re.compile(f"{CODE.pattern}|{KEBAB.pattern}")


def said(entry: Entry, language: Language | None) -> Check:
    """What one check shows."""
    built = Check(
        id=ident(entry, "check", pattern=PROPERTY_OR_WORD),
        says=entry.text("says"),
        how=entry.choice("how", HOW, "word"),
        size=read_plural(entry, "size", language),
    )
    entry.close()
    return built


def study(entry: Entry) -> Study:
    """What others measured of another tool."""
    shares = entry.entry("shares")
    built = Study(
        study=entry.text("study"),
        address=entry.text("address"),
        read=entry.choice("read", HOW_READ, "word for how it was read"),
        year=entry.number("year", least=1900, most=2100) if entry.has("year") else None,
        shares={name: shares.text(name) for name in OTHERS if shares.has(name)} if shares else {},
    )
    if shares:
        shares.close()
    entry.close()
    return built


def _tallies(entry: Entry, checks: Mapping[str, Check]) -> dict[str, Tally]:
    found = {}
    for each in entry.entries("checks"):
        name = each.choice("id", checks, "check")
        found[name] = Tally(each.number("size", most=MOST), each.text("seconds"))
        each.close()
    for missing in [name for name in checks if name not in found]:
        entry.complain(f'The check "{missing}" has no tally. Run `make prove`.', "checks")
    return found


def _measures(entry: Entry) -> dict[str, str]:
    inner = entry.entry("measures")
    return {name: inner.text(name) for name in inner.names()} if inner else {}


def read_checked(folder: Path, checks: Mapping[str, Check], problems: Problems) -> Checked | None:
    """The tallies of the last run, of whatever version of the content; None when there are none."""
    if not (folder / CHECKED).exists():
        return None
    name = f"content/{CHECKED}"
    text = read_file(folder / CHECKED, name, problems)
    entry = read_yaml(text, name, problems) if text is not None else None
    if entry is None:
        return None
    built = Checked(
        decides=entry.text("decides"),
        code=entry.text("code"),
        ways=entry.text("ways"),
        tallies=_tallies(entry, checks),
        measures=_measures(entry),
    )
    entry.close()
    return built
