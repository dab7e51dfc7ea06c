"""All that stands in the app is used by the app: its functions, and the packages that it is installed with."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from answer_sets import HARMLESS
from source_files import APP, ROOT, functions, imported, tree, where

SERVING = [*APP, ROOT / "wsgi.py", *(ROOT / "deploy").glob("*.py")]
TEMPLATES = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
DEFINITION = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
# Decorators that leave it to the app itself to use a function. All others hand it to a framework.
OURS = {
    "property",
    "cached_property",
    "classmethod",
    "staticmethod",
    "dataclass",
    "cache",
    "lru_cache",
    "contextmanager",
}
# What a framework calls by its name.
CALLED_BY_FRAMEWORKS = {
    "visit_Template": "Jinja compiles a template",
    "visit_Name": "Jinja walks the tree of a template",
    "visit_Call": "Jinja walks the tree of a template",
    "visit_For": "Jinja walks the tree of a template",
    "visit_Output": "Jinja walks the tree of a template",
    "preprocess": "Jinja reads a template",
    "make_globals": "Jinja makes what a template knows",
    "compose_node": "ruamel.yaml builds the tree of a file",
    "get_signing_serializer": "Flask reads and writes the cookie",
    "open_session": "Flask opens the session",
    "get_expiration_time": "Flask says when the cookie ends",
    "process_formdata": "WTForms reads what was posted",
    "pre_validate": "WTForms checks what was posted",
    "Meta": "WTForms reads how a form is made",
}
NAMES = {"ruamel.yaml": "ruamel", "markdown-it-py": "markdown_it", "flask-wtf": "flask_wtf"}


# --- Functions, classes and methods


def decorators(node) -> Iterator[str]:
    for each in node.decorator_list:
        each = each.func if isinstance(each, ast.Call) else each
        yield each.attr if isinstance(each, ast.Attribute) else each.id


def definitions(path: Path) -> Iterator[DEFINITION]:
    for node in ast.walk(tree(path)):
        if isinstance(node, DEFINITION) and not node.name.startswith("__") and set(decorators(node)) <= OURS:
            yield node


def uses(path: Path) -> Iterator[tuple[str, int]]:
    """(name, line) of every attribute, every import, and every text that could be a name: they reach other files."""
    here = {name for name, _ in names(path)}
    for each in ast.walk(tree(path)):
        if isinstance(each, ast.ImportFrom):  # what a package hands on without using it is not used yet
            handed_on = path.name == "__init__.py"
            yield from ((alias.name, each.lineno) for alias in each.names if alias.name in here or not handed_on)
        elif isinstance(each, ast.Attribute):
            yield each.attr, each.lineno
        elif isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value.isidentifier():
            yield each.value, each.lineno


def names(path: Path) -> Iterator[tuple[str, int]]:
    """(name, line) of every plain name that no function keeps to itself: in another file it is another thing."""
    kept = set()
    for function in functions(path):
        inside = [each for each in ast.walk(function) if isinstance(each, ast.Name)]
        own = {each.id for each in inside if isinstance(each.ctx, ast.Store)}
        kept |= {(each.id, each.lineno) for each in inside if each.id in own}
    found = ((each.id, each.lineno) for each in ast.walk(tree(path)) if isinstance(each, ast.Name))
    yield from (each for each in found if each not in kept)


def unused(paths: list[Path], templates: list[Path]) -> Iterator[tuple[Path, DEFINITION]]:
    """What is defined in these files of Python and used in none of them, but perhaps by itself, nor in a template."""
    found: dict[str, set[tuple[Path, int]]] = {}
    for path in paths:
        for name, line in uses(path):
            found.setdefault(name, set()).add((path, line))
    drawn = {word for path in templates for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    for path in paths:
        here = [(name, (path, line)) for name, line in names(path)]
        for node in definitions(path):
            itself = {(path, line) for line in range(node.lineno, node.end_lineno + 1)}
            used = found.get(node.name, set()) | {place for name, place in here if name == node.name}
            if node.name not in drawn and not used - itself:
                yield path, node


def test_nothing_in_the_app_is_there_for_tests_alone():
    problems = [
        f"{where(path)}:{node.lineno} {node.name} is used by nothing that serves. Take it away, or move it to tests/."
        for path, node in unused(SERVING, TEMPLATES)
        if path in APP and node.name not in CALLED_BY_FRAMEWORKS
    ]
    assert not problems, "\n".join(problems)


def test_what_is_excused_as_called_by_a_framework_is_there_and_used_by_nothing_of_ours():
    idle = CALLED_BY_FRAMEWORKS.keys() - {node.name for _, node in unused(SERVING, TEMPLATES)}
    assert not idle, f"{sorted(idle)} need no excuse."


def test_a_function_that_nothing_uses_is_found_even_when_it_calls_itself(tmp_path):
    path = tmp_path / "some.py"
    path.write_text("def used():\n    pass\n\n\ndef idle():\n    used()\n    idle()\n", encoding="utf-8")
    assert [node.name for _, node in unused([path], [])] == ["idle"]


# --- Packages


def dependencies() -> set[str]:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return {re.match(r"[\w.-]+", each).group() for each in listed}


def third_party() -> set[str]:
    tops = {module.partition(".")[0] for path in SERVING for module in imported(path)}
    return tops - sys.stdlib_module_names - {"app", "wsgi"}


def test_each_package_that_is_imported_is_a_dependency_and_each_dependency_is_imported():
    listed = {NAMES.get(name, name) for name in dependencies()}
    missing, idle = third_party() - listed, listed - third_party()
    assert not missing, f"pyproject.toml does not name {sorted(missing)}, which the app imports."
    assert not idle, f"Nothing that serves imports {sorted(idle)}. Take it out of pyproject.toml."


# A start with nothing but the packages of requirements.txt: whatever else is imported is as if it were not installed.
START = """
import importlib.metadata, json, re, sys
allowed = {re.sub(r"[-_.]+", "-", name).lower() for name in json.loads(sys.argv[1])}
owners = importlib.metadata.packages_distributions()

class Refuses:
    def find_spec(self, name, path=None, target=None):
        of = {re.sub(r"[-_.]+", "-", each).lower() for each in owners.get(name.partition(".")[0], ())}
        if name.partition(".")[0] == "tests" or (of and not of & allowed):
            raise ModuleNotFoundError(f"{name} is not among the packages of requirements.txt", name=name)

sys.meta_path.insert(0, Refuses())
from app import create_app
app = create_app({"SECRET_KEY": "a key for tests, as long as a real one"})
asked = app.test_client()
for address in ("/", "/screener", "/how-it-decides", "/safety"):
    assert asked.get(address, base_url="https://localhost", follow_redirects=True).status_code == 200, address
ran = app.test_cli_runner().invoke(args=["screen", "-"], input=sys.argv[2] + "\\n")
print(ran.stdout or ran.exception)
"""


def locked() -> list[str]:
    return re.findall(r"(?m)^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"))


@pytest.fixture
def starts():
    """Starts the app with just these packages, in a process of its own."""

    def start(packages: list[str], answers: str = "{}"):
        command = [sys.executable, "-c", START, json.dumps(packages), answers]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    return start


def test_the_app_starts_asks_and_decides_with_the_packages_of_requirements_alone(starts):
    done = starts(locked(), json.dumps(HARMLESS))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["level"] == "full"


@pytest.mark.parametrize("package", ["babel", "ruamel-yaml", "brotli"])
def test_without_one_of_them_it_does_not_start(starts, package):
    done = starts([each for each in locked() if each != package])
    assert done.returncode != 0
    assert "is not among the packages of requirements.txt" in done.stderr
