"""Opens files of the content folder and reads YAML, with the line of every fault."""

import stat
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, ComposerError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode
from ruamel.yaml.reader import ReaderError

from app.content.reader import Entry, Problems

DEEPEST = 40  # levels of nesting; the content needs about 15
MOST_BYTES = 1_500_000  # in a file: twenty times the largest
MOST_VALUES = 100_000  # in a file, keys too: forty times the most
NO_FILES = {
    stat.S_ISDIR: "a folder", stat.S_ISFIFO: "a pipe", stat.S_ISSOCK: "a socket", stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}  # fmt: skip
KINDS = ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in KINDS}


def _fault(error: YAMLError, text: str) -> tuple[int, str]:
    """(line, what is wrong). What never ends is told where it begins."""
    if isinstance(error, ReaderError):
        return text.count("\n", 0, error.position) + 1, "a character that YAML does not allow"
    if not isinstance(error, MarkedYAMLError):
        return 1, " ".join(str(error).split())
    start, end = error.context_mark, error.problem_mark
    endless = start and (end is None or not text[end.index :].strip("\0 \n"))
    mark = start if endless else end
    context = f"{error.context}, " if error.context else ""
    begun = f" (begun in line {start.line + 1})" if start and mark is not start and start.line != end.line else ""
    return (mark.line + 1 if mark else 1), f"{context}{error.problem}{begun}"


def _nodes(top: Node) -> Iterator[Node]:
    """Every node once, also where an alias makes a loop."""
    seen, waiting = set(), [top]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, MappingNode):
            waiting += chain.from_iterable(node.value)
        elif isinstance(node, SequenceNode):
            waiting += node.value


def _oddities(top: Node) -> Iterator[tuple[int, str]]:
    """What YAML has and content does without."""
    for node in _nodes(top):
        line = node.start_mark.line + 1
        if node.anchor:
            yield line, f'"&{node.anchor}" makes an alias. Write the thing out wherever it is needed.'
        if node.tag not in PLAIN_TAGS:
            yield line, f'The tag "{node.tag}" has no meaning here.'


class _Bounded(Composer):
    """Stops where there is too much, and not when all of it was read."""

    values = 0

    def compose_node(self, parent: Node | None, index: object) -> Node:
        self.values += 1
        for limit, what, reached in ((DEEPEST, "levels", self.depth + 1), (MOST_VALUES, "values", self.values)):
            if reached > limit:
                raise ComposerError(None, None, f"more than {limit:,} {what}", self.parser.peek_event().start_mark)
        return super().compose_node(parent, index)


def parse(text: str) -> tuple[Node | None, list[tuple[int, str]]]:
    """The tree of a YAML text, every node with its line; and (line, sentence) for each fault."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _Bounded
    yaml.composer.warn_double_anchors = False  # an anchor is a fault here, even once
    try:
        node = yaml.compose(text)
    except YAMLError as error:
        line, sentence = _fault(error, text)
        return None, [(line, f"This is not good YAML: {sentence}.")]
    return (node, list(_oddities(node))) if node else (None, [(1, "The file is empty.")])


def read_yaml(text: str, file: str, problems: Problems) -> Entry | None:
    """The top mapping of a YAML text, or None when it cannot be read."""
    node, faults = parse(text)
    for line, sentence in faults:
        problems.add(f"{file}:{line}", sentence)
    return None if faults else Entry(file, node, problems)


def _fault_of(path: Path) -> str | None:
    """Why a path is not to be opened: what opens a pipe can wait for ever, and a device can go on for ever."""
    status = path.stat()
    what = next((what for is_one, what in NO_FILES.items() if is_one(status.st_mode)), None)
    if what:
        return f"it is {what}, not a file"
    return f"it has more than {MOST_BYTES:,} bytes" if status.st_size > MOST_BYTES else None


def read_bytes(path: Path) -> bytes:
    """What a file holds. Raises OSError, of what is no file or too large too."""
    fault = _fault_of(path)
    if fault:
        raise OSError(0, fault)
    with path.open("rb") as file:
        read = file.read(MOST_BYTES + 1)
    if len(read) > MOST_BYTES:  # it has grown meanwhile, or never told its size
        raise OSError(0, f"it has more than {MOST_BYTES:,} bytes")
    return read


def read_file(path: Path, name: str, problems: Problems) -> str | None:
    """The text of a file, or None with a complaint."""
    try:
        return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        problems.add(f"{name}:1", "This file is missing.")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.add(f"{name}:{line}", "This file is not UTF-8 text.")
    except OSError as error:
        problems.add(f"{name}:1", f"This file cannot be read: {error.strerror}.")
    return None


def content_files(folder: Path) -> Iterator[tuple[Path, Path]]:
    """(path, name in the folder) of all but folders. Hidden files and an editor’s own copies are left alone."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = name.name.endswith("~") or any(part.startswith(".") for part in name.parts)
        if not hidden and (not path.is_dir() or name.suffix in (".md", ".yaml")):
            yield path, name


def check_folder(folder: Path, known: set[str], problems: Problems) -> None:
    """Complain about every file that nobody would read, and about what is no file."""
    for path, name in content_files(folder):
        place = f"content/{name.as_posix()}:1"
        is_page = name.parent == Path("pages") and name.suffix == ".md"
        fault = _fault_of(path) if path.exists() else None
        if fault:
            problems.add(place, f"This file cannot be read: {fault}.")
        elif not is_page and name.as_posix() not in known:
            problems.unknown(place, "content file", name.as_posix(), known)
