"""What the documents name is there: files, folders, links and commands; and they tell of every room of the code."""

import re
from pathlib import Path, PurePath

import pytest
from source_files import ROOT, where

DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "content/README.md", "tests/pack/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
ENDINGS = "py|ya?ml|md|html|js|css|sql|txt|toml|conf|service|svg|png"
NAMED = re.compile(rf"`([\w.@*-]+/[\w./@*-]*|[\w@*-]+\.(?:{ENDINGS}))`")
LISTED = re.compile(r"^([\w.-]+/[\w./-]*)  +\w", re.M)  # in the picture of the folders in the README
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([\w-]+))?\)")
COMMAND = re.compile(r"(?:`|^)make ([a-z-]+)", re.M)
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
ROWS = [re.findall(r"`([^`]+)`", row) for row in re.findall(r"^\| (`(?:app|tests)/.*)", DESIGN, re.M)]
FOLDERS = ("app", "content", "deploy", "docs", "static", "templates", "tests")


def paths() -> list[PurePath]:
    """Everything that is there, from the root."""
    found = [each for room in FOLDERS for each in [ROOT / room, *(ROOT / room).rglob("*")]]
    return [PurePath(where(each)) for each in [*found, *ROOT.glob("*.*"), ROOT / "Makefile"]]


THERE = paths()


def is_there(name: str) -> bool:
    """Some path is this one or ends so. A star stands for any name."""
    return any(path.match(name) for path in THERE)


def prose(document: Path) -> str:
    """Without its examples."""
    return re.sub(r"^ *```.*?^ *```", "", document.read_text(encoding="utf-8"), flags=re.M | re.S)


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)", document.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=where)
def test_what_a_document_names_is_there(document):
    listed = LISTED.findall(document.read_text(encoding="utf-8"))
    gone = sorted(name for name in {*NAMED.findall(prose(document)), *listed} if not is_there(name))
    assert not gone, f"{where(document)} names {gone}, and no such file or folder is there."


@pytest.mark.parametrize("document", DOCUMENTS, ids=where)
def test_what_a_document_links_to_is_there(document):
    for path, anchor in LINK.findall(prose(document)):
        target = document.parent / path if path else document
        assert target.exists(), f"{where(document)} links to {path}, which is not there."
        assert not anchor or anchor in anchors(target), f"{where(document)}: {path} has no heading “{anchor}”."


@pytest.mark.parametrize("document", DOCUMENTS, ids=where)
def test_what_a_document_tells_to_make_can_be_made(document):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    unknown = set(COMMAND.findall(document.read_text(encoding="utf-8"))) - targets
    assert not unknown, f"{where(document)} tells to make {sorted(unknown)}, which the Makefile does not know."


def test_every_room_of_the_code_stands_in_the_table_of_the_design():
    rooms = {
        where(each.parent) + "/"
        for room in ("app", "tests")
        for each in (ROOT / room).rglob("*.*")
        if each.suffix != ".pyc" and each.name != "__init__.py"
        if "pack" not in each.parent.parts[:-1]  # it is made as content is
    }
    missing = sorted(rooms - {"app/"} - {name for row in ROWS for name in row})
    assert not missing, f"docs/design.md does not say what {missing} is for."


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_file_stands_in_the_room_where_the_design_tells_of_it(row):
    rooms = [name for name in row if name.endswith("/")]
    files = [name for name in row if re.fullmatch(r"\w+\.py", name)]
    strayed = [name for name in files if not any((ROOT / room / name).exists() for room in rooms)]
    assert not strayed, f"docs/design.md tells of {strayed} under {rooms}, and they are not there."
