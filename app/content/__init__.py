"""Opens the content folder, builds the core’s values and checks them. The only code that knows the folder."""

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from app.content import builders
from app.content.charts import chart
from app.content.checked import FIGURES, code_hash, read_checked, said, study
from app.content.checks import check
from app.content.exercises import exercise, routine
from app.content.figures import read_figures
from app.content.files import check_folder, content_files, read_bytes, read_file, read_yaml
from app.content.hazards import hazard
from app.content.model import BrokenContent, Content, Library, People, Safety, Versions
from app.content.navigation import navigation
from app.content.pages import read_pages
from app.content.questions import steps
from app.content.reader import Entry, Problems, TooMany
from app.content.rules import nothing_left, rule
from app.content.wording import SITE, read_language, read_wording, words_files
from app.content.words import words
from app.decision.conditions.reading import ConditionReader
from app.decision.rulebook import Exercise, Rulebook
from app.decision.version import decides
from app.routine.exercise import Routine

FOLDER = Path(__file__).parents[2] / "content"
# Each file, and the list that it cannot do without.
FILES = {
    "facts": "facts", "sources": "sources", "exercises": "exercises", "questions": "steps", "referrals": "referrals",
    "regions": "regions", "results": "levels", "rules": "rules", "hazards": "hazards", "checks": "checks",
    "charts": "charts", "navigation": "head",
}  # fmt: skip
# Files about the content: a new word in them makes no other version of it.
ABOUT = {"README.md", FIGURES, "checks.yaml", "hazards.yaml"}
PAGES = (
    "start", "si-joint-pain", "causes", "evidence", "how-it-decides", "safety", "sources", "privacy", "accessibility",
    "medical-device", "for-clinicians", "hazards",
)  # fmt: skip


def _read(folder: Path, problems: Problems) -> dict[str, Entry]:
    """The top entry of each file."""
    tops = {}
    for name, key in FILES.items():
        file = f"content/{name}.yaml"
        text = read_file(folder / f"{name}.yaml", file, problems)
        top = read_yaml(text, file, problems) if text is not None else None
        if top:
            tops[name] = top
            top.parts(key)
            top.register("file", name)
    more = [*(folder / "figures").glob("*.yaml"), *words_files(folder).values()]
    named = {path.relative_to(folder).as_posix() for path in more}
    check_folder(folder, {"README.md", FIGURES, SITE, *(f"{name}.yaml" for name in FILES), *named}, problems)
    return tops


def _told(folder: Path) -> str:
    """A hash of all that people are asked, told and given."""
    digest = hashlib.sha256()
    for path, name in content_files(folder):
        if path.suffix in (".yaml", ".md") and name.as_posix() not in ABOUT:
            with suppress(OSError):  # whoever reads the file tells of it
                digest.update(os.fsencode(name.as_posix()) + b"\0" + read_bytes(path))
    return digest.hexdigest()[:12]


def _step_versions(asked) -> dict[str, str]:
    """Step id -> a hash of all that a person reads there, so that an answer is never kept to a changed question."""

    def read(question) -> str:
        options = [(option.id, option.label, option.help) for option in question.options]
        return repr((question.id, question.kind, question.ask, question.hint, options))

    return {step.id: hashlib.sha256("".join(map(read, step.questions)).encode()).hexdigest()[:6] for step in asked}


def _each(top: Entry, key: str, build: Callable, *known: object) -> dict:
    """Id -> what `build` makes of each entry of a list."""
    return {built.id: built for built in (build(entry, *known) for entry in top.entries(key))}


def _one(top: Entry, key: str, build: Callable, *known: object):
    """What `build` makes of a mapping, or None with a complaint when it is not there."""
    entry = top.entry(key)
    return build(entry, *known) if entry else None


def _people(tops: Mapping[str, Entry], facts) -> People:
    regions = _each(tops["regions"], "regions", builders.region, facts)
    return People(
        referrals=_each(tops["referrals"], "referrals", builders.referral, facts),
        regions=regions,
        default_region=tops["regions"].choice("default", regions, "region"),
    )


def _safety(tops: Mapping[str, Entry], folder: Path, rules, facts, problems: Problems) -> Safety:
    checks = _each(tops["checks"], "checks", said)
    return Safety(
        hazards=_each(tops["hazards"], "hazards", hazard, rules, facts),
        checks=checks,
        checked=read_checked(folder, checks, problems),
        studies=tuple(map(study, tops["checks"].entries("others"))),
    )


def _exercises(top: Entry, facts) -> tuple[Routine | None, dict[str, Exercise]]:
    """The routine with what people are told of its exercises; and what of them decides, in its order."""
    both = [exercise(entry, facts) for entry in top.entries("exercises")]
    told, deciding = ({each.id: each for each in some} for some in zip(*both, strict=True)) if both else ({}, {})
    method = _one(top, "routine", routine, told, facts)
    order = method.order if method else ()
    return method, {name: deciding[name] for name in order if name in deciding}


def _rulebook(tops: Mapping[str, Entry], told, deciding, charts, referrals, facts) -> Rulebook:
    top = tops["questions"]
    asked = steps(top, charts, facts)
    questions = {question.id: question for step in asked for question in step.questions}
    sore_side = top.choice("sore-side", questions, "question")
    rules = _each(tops["rules"], "rules", rule, ConditionReader(questions), told, referrals, facts)
    nothing = _one(tops["rules"], "when-nothing-is-left", nothing_left, referrals, facts)
    return Rulebook(asked, sore_side, tuple(rules.values()), nothing, deciding)


def _wording(folder: Path, facts, problems: Problems) -> dict:
    language = read_language(folder, problems)
    return {
        "language": language.tag if language else "",
        "wording": read_wording(folder, language, facts, problems),
    }


def _build(tops: Mapping[str, Entry], folder: Path, problems: Problems) -> Content:
    sources = _each(tops["sources"], "sources", builders.source)
    facts = _each(tops["facts"], "facts", builders.fact, sources)
    method, deciding = _exercises(tops["exercises"], facts)
    told, people = method.exercises if method else {}, _people(tops, facts)
    charts = _each(tops["charts"], "charts", chart, facts)
    book = _rulebook(tops, told, deciding, charts, people.referrals, facts)
    return Content(
        rulebook=book,
        routine=method,
        pictures=read_figures(folder / "figures", told, facts, problems),
        charts=charts,
        people=people,
        library=Library(sources, facts, read_pages(folder / "pages", PAGES, facts, problems)),
        safety=_safety(tops, folder, book.rule, facts, problems),
        words=words(tops["results"], tops["exercises"], tops["hazards"], book.question, facts),
        navigation=navigation(tops["navigation"]),
        **_wording(folder, facts, problems),
        versions=Versions(decides(book), _told(folder), code_hash(), _step_versions(book.steps)),
    )


def _read_and_check(folder: Path, problems: Problems) -> Content | None:
    tops = _read(folder, problems)
    if problems:
        return None
    content = _build(tops, folder, problems)
    for top in tops.values():
        top.close()
    if not problems:
        check(content, problems)
    return content


def read(folder: Path = FOLDER) -> tuple[Content | None, list[str]]:
    """The content as far as it can be built, and every problem of the first pass that finds one.

    Content with problems is for showing what they would do. It must never be served.
    """
    problems = Problems()
    try:
        return _read_and_check(folder, problems), problems
    except TooMany:
        return None, problems


def load(folder: Path = FOLDER) -> Content:
    """The content of a folder. Raises BrokenContent with its problems."""
    content, problems = read(folder)
    if problems:
        raise BrokenContent(problems)
    return content
