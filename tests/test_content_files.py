"""What is no file, too large, endless or oddly named in the folder of content: told in a line, and never waited for."""

import os
import resource
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from packs import parse_once
from test_content import complaints

from app.content import FOLDER, BrokenContent, files, load
from app.content.reader import MOST_PROBLEMS

ROOT = Path(__file__).parents[1]
LOADS = "import pathlib, sys; from app.content import load; load(pathlib.Path(sys.argv[1]))"
IS_NO_FILE = "  This file cannot be read: it is a {}, not a file."


def small():
    """A device goes on for ever: whoever reads it shall run out of memory, and not the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def test_what_is_no_file_is_told_and_never_opened(folder):
    for pipe in ("rules.yaml", "pages/start.md", "figures/leg-raise.yaml", "checked.yaml", "README.md", "more.yaml"):
        (folder / pipe).unlink(missing_ok=True)
        os.mkfifo(folder / pipe)
    for device in ("facts.yaml", "pages/safety.md", "devices.yaml"):
        (folder / device).unlink(missing_ok=True)
        (folder / device).symlink_to("/dev/zero")
    told = subprocess.run(
        [sys.executable, "-c", LOADS, folder],
        cwd=ROOT, preexec_fn=small, capture_output=True, text=True, timeout=60, check=False,
    ).stderr.splitlines()  # fmt: skip
    for pipe in ("rules.yaml", "pages/start.md", "figures/leg-raise.yaml", "checked.yaml", "README.md", "more.yaml"):
        assert f"content/{pipe}:1{IS_NO_FILE.format('pipe')}" in told
    for device in ("facts.yaml", "pages/safety.md", "devices.yaml"):
        assert f"content/{device}:1{IS_NO_FILE.format('device')}" in told
    assert "app.content.model.BrokenContent: The content has 9 problems:" in told


@pytest.mark.parametrize("name", ["rules.yaml", "more.yaml", "figures/more.yaml", "pages/more.md", "checked.yaml"])
def test_a_folder_with_the_name_of_a_file_is_told(folder, name):
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()
    assert complaints(folder) == [f"content/{name}:1{IS_NO_FILE.format('folder')}"]


def test_a_socket_is_told(folder, monkeypatch):
    monkeypatch.chdir(folder)  # its name can only be short
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("more.yaml")
        assert complaints(folder) == [f"content/more.yaml:1{IS_NO_FILE.format('socket')}"]


# --- Limits


def padded(path: Path, size: int) -> None:
    text = path.read_bytes()
    path.write_bytes(text + b"\n" * (size - len(text)))


@pytest.mark.parametrize("name", ["rules.yaml", "pages/start.md", "figures/leg-raise.yaml"])
def test_a_file_has_a_limit(folder, name):
    padded(folder / name, files.MOST_BYTES)
    assert load(folder)
    padded(folder / name, files.MOST_BYTES + 1)
    assert complaints(folder) == [f"content/{name}:1  This file cannot be read: it has more than 1,500,000 bytes."]


def test_a_file_that_does_not_tell_its_size_has_the_same_limit(folder, monkeypatch):
    monkeypatch.setattr(files, "_fault_of", lambda path: None)
    padded(folder / "rules.yaml", files.MOST_BYTES + 1)
    assert complaints(folder) == ["content/rules.yaml:1  This file cannot be read: it has more than 1,500,000 bytes."]


def test_the_limits_are_far_above_the_content_as_it_stands():
    largest = max(path.stat().st_size for path in FOLDER.rglob("*"))
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.yaml")]
    most = max(len(list(files._nodes(parse_once(text)[0]))) for text in texts)
    assert largest * 20 < files.MOST_BYTES
    assert most * 20 < files.MOST_VALUES


@pytest.mark.parametrize("times", [1, 5])
def test_a_list_without_an_end_is_read_up_to_the_limit(monkeypatch, times):
    monkeypatch.setattr(files, "MOST_VALUES", 100)
    text = "- a\n" * 99  # and the list itself
    assert files.parse(text)[1] == []
    assert files.parse(text + "- a\n" * times) == (None, [(100, "This is not good YAML: more than 100 values.")])


def test_so_is_a_list_of_one_thing_under_another_name(monkeypatch):
    monkeypatch.setattr(files, "MOST_VALUES", 100)
    assert files.parse("- &a a\n" + "- *a\n" * 99) == (None, [(100, "This is not good YAML: more than 100 values.")])


def test_nesting_has_a_limit():
    assert files.parse("[" * 40 + "]" * 40)[1] == []
    assert files.parse("[" * 41 + "]" * 41) == (None, [(1, "This is not good YAML: more than 40 levels.")])


def test_nobody_is_told_more_problems_than_help(folder):
    entries = "".join(f"  - hazard-{number}\n" for number in range(2 * MOST_PROBLEMS))
    (folder / "hazards.yaml").write_text(f"hazards:\n{entries}", encoding="utf-8")
    with pytest.raises(BrokenContent, match=f"^The content has at least {MOST_PROBLEMS} problems:") as raised:
        load(folder)
    assert len(raised.value.problems) == MOST_PROBLEMS


# --- Odd names


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a\nb.yaml", r"content/a\nb.yaml:1  "),
        (r"a\nb.yaml", r"content/a\\nb.yaml:1  "),
        ("my rules.yaml", r"content/my\u0020rules.yaml:1  "),
        ('"rules".yaml', r"content/\"rules\".yaml:1  "),
        ("rules's.yaml", "content/rules's.yaml:1  "),
        ("a\x1b[31m\x85.yaml", r"content/a\u001b[31m\u0085.yaml:1  "),
        ("a\u202elmay.yaml", r"content/a\u202elmay.yaml:1  "),
        (os.fsdecode(b"caf\xe9.yaml"), r"content/caf\xe9.yaml:1  "),
        ("café.yaml", "content/café.yaml:1  "),
        ("a\nb/rules.yaml", r"content/a\nb/rules.yaml:1  "),
        ("pages/a\nb.md", r"content/pages/a\nb.md:1  "),
        ("figures/a b.yaml", r"content/figures/a\u0020b.yaml:1  "),
    ],
    ids=ascii,
)  # fmt: skip
def test_an_odd_name_is_told_in_a_line_that_cannot_be_misread(folder, name, told):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()
    lines = complaints(folder)
    assert all(line.startswith(told) and line.isprintable() for line in lines), lines


def test_odd_words_in_a_file_are_told_in_one_line(folder):
    rules = folder / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + '"a\\n\\e\\ud800": b\n', encoding="utf-8")
    (line,) = complaints(folder)
    assert line.endswith(r'  The key "a\n\u001b\ud800" has no meaning here.')
