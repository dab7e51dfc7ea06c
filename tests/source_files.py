"""The project’s own Python files, read as trees: what they import, which texts and functions stand in them."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
APP = sorted((ROOT / "app").rglob("*.py"))
# What of a line of each kind of file names something: selectors, texts of a script, values of attributes.
NAMED = {
    ".css": re.compile(r"[.#]([a-z][\w-]*)|\"([^\"]*)\""),
    ".js": re.compile(r"\"([^\"]*)\"|'([^']*)'|`([^`]*)`"),
    ".svg": re.compile(r"=\"([^\"]*)\""),
}
SENTENCE = re.compile(r"[A-Z].* ")  # what a script says to people names nothing


def where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> set[str]:
    """Every module that a file imports, with its dots."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{where(path)}:{node.lineno} imports from “.”. Write the whole name."
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def texts(path: Path) -> list[tuple[int, str]]:
    """(line, text) of every string of a file that is not a docstring."""
    nodes = list(ast.walk(tree(path)))
    alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
    ]


def names(path: Path) -> list[tuple[int, str]]:
    """(line, name) of all that a style sheet, a script or a drawing calls by name; of “area--left” the parts too."""
    found = []
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        quoted = ["".join(groups) for groups in NAMED[path.suffix].findall(text)]
        for word in re.findall(r"[\w-]+", " ".join(each for each in quoted if not SENTENCE.match(each))):
            found += [(line, part) for part in dict.fromkeys([word, *re.split("--|__", word)])]
    return found


def functions(path: Path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
