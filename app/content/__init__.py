"""Opens the content folder, builds what it holds and checks it. The only code that knows the folder."""

from collections.abc import Mapping
from pathlib import Path

from app.content.charts import chart
from app.content.checked import read_checked, said, study
from app.content.checks import check
from app.content.diary import read_guide
from app.content.entries import each_of
from app.content.exercises import read_exercises
from app.content.figures import read_figures
from app.content.files import check_folder, read_file, read_yaml
from app.content.hazards import hazard
from app.content.library import fact, source
from app.content.model import BrokenContent, Content, Library, Safety
from app.content.navigation import navigation
from app.content.pages import read_pages
from app.content.people import people
from app.content.reader import Entry, Problems, TooMany
from app.content.rulebook import read_rulebook
from app.content.texts import texts
from app.content.versions import CHECKED, versions_of
from app.content.wording import SITE, check_conditions, read_language, read_wording, words_files

FOLDER = Path(__file__).parents[2] / "content"
# Each file, and the list that it cannot do without.
FILES = {
    "facts": "facts", "sources": "sources", "exercises": "exercises", "questions": "steps", "referrals": "referrals",
    "regions": "regions", "results": "levels", "rules": "rules", "hazards": "hazards", "checks": "checks",
    "charts": "charts", "navigation": "head", "diary": "rules",
}  # fmt: skip
# Pages that the app draws something on. What else must be there is what a link leads to.
PAGES = ("start", "how-it-decides", "safety", "sources", "for-clinicians", "hazards")


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
    check_folder(folder, {"README.md", CHECKED, SITE, *(f"{name}.yaml" for name in FILES), *named}, problems)
    return tops


def _safety(tops: Mapping[str, Entry], folder: Path, rules, facts, language, problems: Problems) -> Safety:
    checks = each_of(tops["checks"], "checks", said, language)
    return Safety(
        hazards=each_of(tops["hazards"], "hazards", hazard, rules, facts),
        checks=checks,
        checked=read_checked(folder, checks, problems),
        studies=tuple(map(study, tops["checks"].entries("others"))),
    )


def _behind(tops: Mapping[str, Entry]) -> tuple[dict, dict]:
    """Sources, and the facts that rest on them."""
    sources = each_of(tops["sources"], "sources", source)
    return sources, each_of(tops["facts"], "facts", fact, sources) | each_of(tops["regions"], "facts", fact, sources)


def _build(tops: Mapping[str, Entry], folder: Path, problems: Problems) -> Content:
    language = read_language(folder, problems)
    sources, facts = _behind(tops)
    routine, deciding = read_exercises(tops["exercises"], facts)
    told = routine.exercises if routine else {}
    whom, doors = people(tops["referrals"], tops["regions"], facts)
    charts = each_of(tops["charts"], "charts", chart, facts)
    book = read_rulebook(tops["questions"], tops["rules"], told, deciding, charts, doors, facts)
    guide = read_guide(tops["diary"], routine.answers if routine else (), doors, facts)
    general = texts(tops["results"], tops["exercises"], tops["hazards"], book.question, facts)
    return Content(
        rulebook=book,
        routine=routine,
        pictures=read_figures(folder / "figures", told, facts, problems),
        charts=charts,
        people=whom,
        library=Library(sources, facts, read_pages(folder / "pages", PAGES, facts, problems)),
        safety=_safety(tops, folder, {**book.rule, **guide.rule}, facts, language, problems),
        guide=guide,
        texts=general,
        navigation=navigation(tops["navigation"]),
        language=language.tag if language else "",
        wording=read_wording(folder, language, facts, problems),
        versions=versions_of(folder, book, routine, general["agreement"]),
    )


def _read_and_check(folder: Path, problems: Problems) -> Content | None:
    tops = _read(folder, problems)
    if problems:
        return None
    content = _build(tops, folder, problems)
    for top in tops.values():
        top.close()
    if not problems:
        check_conditions(content.wording, content.rulebook.rules, content.rulebook.question, problems)
        check_conditions(content.wording, content.guide.rules, content.guide.measures, problems)
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
