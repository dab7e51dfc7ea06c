"""From questions.yaml to steps, questions and options."""

from collections.abc import Collection, Mapping

from app.content.entries import fact_ids, ident
from app.content.reader import Entry
from app.decision.conditions import Condition
from app.decision.conditions.reading import ConditionReader
from app.decision.rulebook import CLINICIAN_FIRST, EMERGENCY, NONE, URGENT, GoodFor, Option, Question, Step
from app.decision.sides import OTHER

RULE_LEVELS = (EMERGENCY, URGENT, CLINICIAN_FIRST)
KINDS = ("one", "many", "number", "scale")
WITH_OPTIONS, WITH_NUMBERS = KINDS[:2], KINDS[2:]
OF_MANY = ("every-sign", "second-look")  # keys that only a question of this kind has
SCALE = (0, 10)
TAKEN = ("check", "confirm")  # pages beside the steps have these addresses
Charts, Areas = Mapping, Collection[str]  # charts by their ids
Ages = Mapping[str, GoodFor]


def _ask_when(entry: Entry, conditions: ConditionReader) -> Condition | None:
    return conditions.at(entry, "ask-when") if entry.has("ask-when") else None


def _option(entry: Entry, question_id: str, conditions: ConditionReader, areas: Areas) -> Option:
    built = Option(
        id=ident(entry, "option", question_id),
        label=entry.text("label"),
        help=entry.text("help", required=False),
        group=entry.text("group", required=False),
        side=entry.choice("side", OTHER, "side", required=False),
        lights=entry.choice("lights", areas, "area", required=False),
        shows_exercises=entry.flag("shows-exercises"),
        without_rule=entry.flag("without-rule"),
        ask_when=_ask_when(entry, conditions),
    )
    entry.close()
    return built


def _options(
    entry: Entry, question_id: str, kind: str, conditions: ConditionReader, areas: Areas
) -> tuple[Option, ...]:
    if kind not in WITH_OPTIONS:
        return ()
    entries = entry.entries("options")
    built = tuple(_option(each, question_id, conditions, areas) for each in entries)
    for option, each in zip(built[:-1], entries, strict=False):
        if option.id == NONE:
            each.complain(f'"{NONE}" should be the last option.', "id")
    for number, (option, each) in enumerate(zip(built, entries, strict=True)):
        if option.label and option.label in [before.label for before in built[:number]]:
            each.complain(f"Two options are called “{option.label}”.", "label")
    if built:
        _check_way_on(entry, kind, built)
    return built


def _check_way_on(entry: Entry, kind: str, options: tuple[Option, ...]) -> None:
    """Everybody finds an option that fits: a question must not be a dead end."""
    if len(options) < 2:
        entry.complain("A question needs at least two options.", "options")
    open_to_all = [option.id for option in options if option.ask_when is None]
    if kind == "many" and NONE not in open_to_all:
        entry.complain(f'A question of the kind many needs the option "{NONE}", without ask-when.', "options")
    if not open_to_all:
        entry.complain("Every option has ask-when, so some people would have nothing to choose.", "options")


def _units(entry: Entry) -> tuple[str, ...]:
    words = entry.texts("units", required=False)
    for part, word in enumerate(words):
        if word and not (word.replace(" ", "").isalpha() and word == word.lower()):
            entry.complain(f'The unit "{word}" should be words in small letters.', "units", part)
    return words


def _range(entry: Entry, kind: str) -> dict[str, object]:
    """What only a number or a scale has."""
    if kind not in WITH_NUMBERS:
        return {}
    found: dict[str, object] = {"minimum": entry.number("minimum"), "maximum": entry.number("maximum")}
    if found["minimum"] >= found["maximum"]:
        entry.complain("The minimum should be smaller than the maximum.", "minimum")
    if kind == "number":
        found |= {"units": _units(entry), "if_a_year": entry.text("if-a-year", required=False)}
    if kind == "scale":
        found |= {key: entry.text(key) for key in ("lowest", "highest")}
        if (found["minimum"], found["maximum"]) != SCALE:
            entry.complain(f"A scale goes from {SCALE[0]} to {SCALE[1]}.", "maximum")
    return found


def _question(entry: Entry, conditions: ConditionReader, ages: Ages, charts: Charts, facts) -> Question:
    areas = [area.id for each in charts.values() for area in each.areas]
    name, kind = ident(entry, "question"), entry.choice("kind", KINDS, "kind")
    if kind not in KINDS:
        entry.pass_over("options", "minimum", "maximum", "lowest", "highest", "units", "if-a-year", *OF_MANY)
    built = Question(
        id=name,
        name=entry.text("name"),
        in_a_sentence=entry.text("in-a-sentence"),
        kind=kind,
        ask=entry.text("ask"),
        hint=entry.text("hint", required=False),
        if_left_out=entry.text("if-left-out"),
        good_for=ages.get(entry.choice("good-for", ages, "kind of time")),
        options=_options(entry, name, kind, conditions, areas),
        ask_when=_ask_when(entry, conditions),
        every_sign=entry.choice("every-sign", RULE_LEVELS, "level", required=False) if kind == "many" else None,
        second_look=entry.flag("second-look") if kind == "many" else False,
        chart=entry.choice("chart", charts, "chart", required=False),
        facts=fact_ids(entry, facts),
        **_range(entry, kind),
    )
    entry.close()
    return built


def _step(entry: Entry, questions: tuple[Question, ...], urgent_ends: bool) -> Step:
    built = Step(
        id=ident(entry, "step"),
        title=entry.text("title"),
        intro=entry.text("intro", required=False),
        questions=questions,
        ends_when_urgent=urgent_ends,
    )
    if built.id in TAKEN:
        entry.complain(f'"{built.id}" is the address of another page. Choose another id.', "id")
    entry.close()
    return built


def steps(top: Entry, ages: Ages, charts: Charts, facts) -> tuple[Step, ...]:
    """Every step. A condition sees only the questions of earlier steps."""
    entries = [(entry, entry.entries("questions")) for entry in top.entries("steps")]
    where = {each.text("id"): entry.text("id") for entry, inner in entries for each in inner}
    known: dict[str, Question] = {}
    built: list[Step] = []
    urgent_ends = False
    for entry, inner in entries:
        conditions = ConditionReader(dict(known), where)
        questions = tuple(_question(each, conditions, ages, charts, facts) for each in inner)
        known |= {question.id: question for question in questions}
        urgent_ends = entry.flag("ends-when-urgent") or urgent_ends
        built.append(_step(entry, questions, urgent_ends))
    return tuple(built)
