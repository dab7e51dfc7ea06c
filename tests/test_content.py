"""The content loads; and whatever breaks it is told with file and line, in a sentence, before the app starts."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from packs import edit
from ruamel.yaml import YAML

from app.content import FOLDER, BrokenContent, files, load


@dataclass(frozen=True)
class Broken:
    """One edit of one file, and what is said about it. The files of tests/broken/ say how the place is found."""

    name: str
    file: str
    old: str
    new: str
    says: str
    at: str = ""
    where: str = ""

    def edit(self, folder: Path) -> None:
        edit(folder / self.file, self.old, self.new)

    def place(self, folder: Path) -> str:
        file = self.where or self.file
        text = (folder / file).read_text(encoding="utf-8")
        mark = self.at or self.new.split("\n")[0]
        line = text.count("\n", 0, text.rindex(mark) + len(mark)) + 1
        return f"content/{file}:{line}  "


def edits_of(path: Path) -> list[Broken]:
    return [Broken(**row) for row in YAML(typ="safe", pure=True).load(path)]


FAULTS = [each for path in sorted((Path(__file__).parent / "broken").glob("*.yaml")) for each in edits_of(path)]


def complaints(folder: Path) -> list[str]:
    with pytest.raises(BrokenContent) as raised:
        load(folder)
    return raised.value.problems


def assert_told(told: list[str], place: str, says: str) -> None:
    """One complaint starts with the place and holds the sentence."""
    assert any(line.startswith(place) and says in line for line in told), "\n".join(
        [f"Expected: {place}… {says}", "but was told:", *told[:20]]
    )


def test_the_content_as_it_stands_has_no_fault():
    assert load().rulebook.rules


def test_the_pack_that_is_broken_here_has_none_either(folder):
    assert load(folder).rulebook.rules


def test_the_readme_names_every_key():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(files.__file__).parent.rglob("*.py"))
    keys = set(re.findall(r'\.(?:texts?|number|flag|choices?|entry|entries|has|at)\((?:entry, )?"([a-z-]+)"', code))
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [key for key in sorted(keys) if key not in re.findall(r"[a-z0-9-]+", readme)] == []


def test_what_a_windows_editor_saves_is_read_too(folder):
    as_it_was = load(folder).rulebook.rules
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder).rulebook.rules == as_it_was


def test_an_editors_own_copies_are_left_alone(folder):
    for name in (".rules.yaml.swp", "rules.yaml~", "pages/.DS_Store"):
        (folder / name).touch()
    assert load(folder)


@pytest.mark.parametrize("broken", FAULTS, ids=lambda broken: broken.name)
def test_the_app_does_not_start_with(broken, folder):
    broken.edit(folder)
    assert_told(complaints(folder), broken.place(folder), broken.says)


# --- What is done to a file as a whole


def text_of(text: str | bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text if isinstance(text, bytes) else text.encode())


def becomes_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


HARMED = {
    "a file that is missing": ("sources.yaml", Path.unlink, ":1  This file is missing."),
    "a file that is empty": ("rules.yaml", text_of(""), ":1  The file is empty."),
    "a file of comments only": ("rules.yaml", text_of("# rules\n"), ":1  The file is empty."),
    "a file that is one list": ("rules.yaml", text_of("- a\n- b\n"), ":1  This should be a mapping"),
    "a file that is one word": ("rules.yaml", text_of("rules\n"), ":1  This should be a mapping"),
    "a file that is not UTF-8": ("rules.yaml", text_of(b"a: b\nc: \x93d\n"), ":2  This file is not UTF-8 text."),
    "a folder in the place of a file": ("rules.yaml", becomes_folder, ":1  This file cannot be read"),
    "a file that nobody reads": ("more-rules.yaml", Path.touch, ":1  content file"),
    "a file with the wrong ending": ("rules.yml", Path.touch, 'does not exist. Did you mean "rules.yaml"?'),
    "a page in the wrong folder": ("start.md", Path.touch, ':1  content file "start.md" does not exist.'),
    "a page that is missing": ("pages/safety.md", Path.unlink, ":1  This file is missing."),
    "a page with the address of another one": ("pages/screener.md", Path.touch, "cannot be the address of a page"),
    "a page without a head": ("pages/start.md", text_of("Hello\n"), ":1  A page starts with a head"),
}


@pytest.mark.parametrize("name", HARMED)
def test_neither_does_the_app_start_with(name, folder):
    file, edit_file, says = HARMED[name]
    edit_file(folder / file)
    assert_told(complaints(folder), f"content/{file}:", says)


# --- Nothing worse than a complaint


def becomes(old: str, new: str) -> Callable[[Path], object]:
    def edit(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def points_to_itself(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path)


def emptied(path: Path) -> None:
    shutil.rmtree(path)
    path.mkdir()


LAUGHS = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
DIZZY, WHEN_DIZZY = "- id: dizzy\n    because: ", "when: {question: body, includes: dizzy}"
DAYS, WEEKS = "{question: since, is: days}", "{question: since, is: weeks}"
TANGLE = ", ".join(f"{{any: [{DAYS}, {{question: years, at-least: {age}}}]}}" for age in range(20, 70))
HOSTILE = {
    "a hundred thousand lines of nothing": ("rules.yaml", text_of("\n" * 100_000)),
    "two thousand brackets": ("rules.yaml", text_of("rules: " + "[" * 2000 + "]" * 2000)),
    "a billion laughs": ("rules.yaml", text_of(LAUGHS)),
    "one anchor twice": ("rules.yaml", text_of("a: &a 1\nb: &a 2\nrules: *a\n")),
    "UTF-16": ("rules.yaml", text_of("rules: []".encode("utf-16"))),
    "nothing but a byte order mark": ("rules.yaml", text_of(b"\xef\xbb\xbf")),
    "a link to itself": ("rules.yaml", points_to_itself),
    "a page that is a link to itself": ("pages/about.md", points_to_itself),
    "a page that is a folder": ("pages/about.md", becomes_folder),
    "no folder of pages": ("pages", shutil.rmtree),
    "nothing at all": (".", emptied),
    "a rule that is nothing": ("rules.yaml", becomes("\nrules:\n", "\nrules:\n  - ~\n")),
    "rules in rules in rules": ("rules.yaml", text_of("rules: [[[]]]")),
    "JSON with null": ("rules.yaml", text_of('{"rules": [null, {"id": null}], "when-nothing-is-left": null}')),
    "a key that is a mapping": (
        "rules.yaml",
        becomes(DIZZY, DIZZY.replace("because", "? {a: b}\n    : c\n    because")),
    ),
    "a merge key": ("rules.yaml", becomes(DIZZY, DIZZY.replace("because", "<<: {level: urgent}\n    because"))),
    "Python in a tag": ("rules.yaml", becomes(DIZZY, f"{DIZZY}!!python/object/apply:os.system [ls] # ")),
    "a number of five thousand digits": ("rules.yaml", becomes("at-least: 70", f"at-least: {'9' * 5000}")),
    "a rule that fails in a million ways": (
        "rules.yaml",
        becomes(WHEN_DIZZY, f"when: {{all: [{TANGLE}, {DAYS}, {WEEKS}]}}"),
    ),
    "every condition always": ("rules.yaml", becomes("    when:", "    when: always\n    more:")),
    "every rule an emergency": ("rules.yaml", becomes("    level: clinician-first", "    level: emergency")),
    "rules in the place of questions": ("questions.yaml", lambda path: shutil.copy(path.with_name("rules.yaml"), path)),
    "a sore side that is a number": ("questions.yaml", becomes("sore-side: sore-calf ", "sore-side: years ")),
    "a step without questions": ("questions.yaml", becomes("\nsteps:\n", "\nsteps:\n  - {id: empty, questions: ~}\n")),
    "options that are one mapping": ("questions.yaml", becomes("  options:\n", "  options: {id: a}\n        more:\n")),
    "every kind misspelt": ("questions.yaml", becomes("kind: ", "kind: x")),
    "every id alike": ("questions.yaml", becomes("- id: ", "- id: x # ")),
    "an exercise without forms": ("exercises.yaml", becomes("    forms:\n", "    forms: []\n    more:\n")),
    "an exercise without timing": ("exercises.yaml", becomes("    timing:", "    timing: 6 # ")),
    "a routine that is a word": ("exercises.yaml", becomes("\nroutine:\n", "\nroutine: all\nmore:\n")),
    "a routine of one exercise": ("exercises.yaml", becomes("  order: [", "  order: leg-raise # [")),
    "a telephone number that is a list": ("regions.yaml", becomes('tel: "5550102"', "tel: [5, 5, 5]")),
    "a page with an endless head": ("pages/start.md", text_of("---\ntitle: Hello\n" * 3)),
    "a page with a head that is a list": ("pages/start.md", text_of("---\n- a\n---\nHello\n")),
    "a page of brackets": ("pages/start.md", text_of("---\ntitle: A\n---\n" + "[" * 5000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_worse_than_a_complaint_comes_of(name, folder):
    file, edit_file = HOSTILE[name]
    edit_file(folder / file)
    assert all(re.match(r"content/\S+:[1-9][0-9]*  \S", line) for line in complaints(folder))
