"""Opens the content folder, builds the core’s values and checks them. The only code that knows the folder."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from app.content import builders
from app.content.checks import check
from app.content.conditions import ConditionBuilder
from app.content.exercises import exercise, routine
from app.content.pages import read_pages
from app.content.reader import Entry, Problems, read_file, read_yaml
from app.content.words import words
from app.core.model import Content

FOLDER = Path(__file__).parents[2] / "content"
FILES = ("facts", "sources", "exercises", "questions", "referrals", "regions", "results", "rules")
PAGES = (
    "start", "si-joint-pain", "causes", "evidence", "how-it-decides", "safety", "sources", "privacy", "accessibility",
    "medical-device", "for-clinicians",
)  # fmt: skip


class BrokenContent(Exception):
    """The content has faults. `problems` is a list of lines, each with file, line and what is wrong."""

    def __init__(self, problems: list[str]):
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"The content has {count}:\n" + "\n".join(problems))
        self.problems = problems


@dataclass
class _Files:
    """The top entry of each file, and where each built thing stands."""

    tops: dict[str, Entry]
    places: dict[str, str]

    def build_all(self, file: str, key: str, build) -> dict:
        """Build each entry of a list. `build` takes the entry and what was built before it."""
        built: dict = {}
        for entry in self.tops[file].entries(key):
            thing = build(entry, built)
            self.places[f"{key}:{thing.id}"] = entry.place()
            built[thing.id] = thing
        return built


def _read(folder: Path, problems: Problems) -> _Files:
    tops = {}
    for name in FILES:
        file = f"content/{name}.yaml"
        text = read_file(folder / f"{name}.yaml", file, problems)
        top = read_yaml(text, file, problems) if text is not None else None
        if top:
            tops[name] = top
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in [f"{name}.yaml" for name in FILES]:
            problems.unknown(f"content/{path.name}:1", "content file", path.name, [f"{name}.yaml" for name in FILES])
    return _Files(tops, {})


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".md") and path.name != "README.md":
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _step_versions(steps) -> dict[str, str]:
    """Step id -> a hash of all that a person reads there, so that an answer is never kept to a changed question."""

    def read(question) -> str:
        options = [(option.id, option.label, option.help) for option in question.options]
        return repr((question.id, question.kind, question.ask, question.hint, options))

    return {
        step.id: hashlib.sha256("".join(map(read, step.questions)).encode()).hexdigest()[:6] for step in steps
    }


def _build(files: _Files, folder: Path, problems: Problems) -> Content:
    tops, build_all = files.tops, files.build_all
    sources = build_all("sources", "sources", builders.source)
    facts = build_all("facts", "facts", lambda entry, taken: builders.fact(entry, taken, sources))
    exercises = build_all("exercises", "exercises", lambda entry, taken: exercise(entry, taken, facts))
    referrals = build_all("referrals", "referrals", lambda entry, taken: builders.referral(entry, taken, facts))
    regions = build_all("regions", "regions", lambda entry, taken: builders.region(entry, taken, facts))
    steps = builders.steps(tops["questions"], facts)
    questions = {question.id: question for step in steps for question in step.questions}
    conditions = ConditionBuilder(questions)
    rules = build_all(
        "rules", "rules", lambda entry, taken: builders.rule(entry, conditions, taken, exercises, referrals, facts)
    )
    content = Content(
        version=_version(folder),
        steps=steps,
        sore_side=tops["questions"].choice("sore-side", questions, "question"),
        rules=tuple(rules.values()),
        nothing_left=builders.nothing_left(_inner(tops["rules"], "when-nothing-is-left"), referrals, facts),
        routine=routine(_inner(tops["exercises"], "routine"), exercises, facts),
        exercises=exercises,
        referrals=referrals,
        regions=regions,
        default_region=tops["regions"].choice("default", regions, "region"),
        sources=sources,
        facts=facts,
        pages=read_pages(folder / "pages", PAGES, facts, problems),
        words=words(tops["results"], tops["exercises"], questions, facts),
        step_versions=_step_versions(steps),
    )
    for top in tops.values():
        top.close()
    return content


def _inner(top: Entry, key: str) -> Entry:
    """A mapping that must be there; when it is not, the top stands in for it so that the other faults are told too."""
    return top.entry(key) or top


def load(folder: Path = FOLDER) -> Content:
    """The content of a folder. Raises BrokenContent with every problem of the first pass that finds one."""
    problems = Problems()
    files = _read(folder, problems)
    if problems:
        raise BrokenContent(problems)
    content = _build(files, folder, problems)
    if problems:
        raise BrokenContent(problems)
    check(content, files.places, problems)
    if problems:
        raise BrokenContent(problems)
    return content
