"""From the entries of content files to the core’s frozen values. Every reference is checked where it stands."""

import re

from app.content.conditions import ConditionBuilder
from app.content.reader import Entry
from app.core.model import (
    CLINICIAN_FIRST,
    EMERGENCY,
    NONE,
    URGENT,
    Fact,
    NothingLeft,
    Option,
    PhoneNumber,
    Question,
    Referral,
    Region,
    Rule,
    Source,
    Step,
)
from app.core.sides import OTHER

KINDS = ("one", "many", "number", "scale")
RULE_LEVELS = (EMERGENCY, URGENT, CLINICIAN_FIRST)
REFERRAL_LEVELS = (EMERGENCY, URGENT, "soon")
CALLS = ("emergency", "advice", "crisis")
PICTURES = ("back",)
IDENT = re.compile(r"[A-Za-z0-9]+([-.][A-Za-z0-9]+)*")


def ident(entry: Entry, taken, key: str = "id") -> str:
    """An id, used once among its kind."""
    word = entry.text(key)
    if word and not IDENT.fullmatch(word):
        entry.complain(f'"{word}" cannot be an id: use small letters, digits and hyphens.', key)
    if word in taken:
        entry.complain(f'The id "{word}" is used twice.', key)
    return word


def fact_ids(entry: Entry, facts, required: bool = True) -> tuple[str, ...]:
    return entry.choices("facts", facts, "fact", required)


def option(entry: Entry, conditions: ConditionBuilder, taken) -> Option:
    built = Option(
        id=ident(entry, taken),
        label=entry.text("label"),
        help=entry.text("help", required=False),
        group=entry.text("group", required=False),
        side=entry.choice("side", OTHER, "side", required=False),
        ask_when=conditions.at(entry, "ask-when") if entry.has("ask-when") else None,
    )
    entry.close()
    return built


def options(entry: Entry, conditions: ConditionBuilder, kind: str) -> tuple[Option, ...]:
    built: list[Option] = []
    for each in entry.entries("options", required=kind in ("one", "many")):
        built.append(option(each, conditions, [before.id for before in built]))
    if built and kind in ("number", "scale"):
        entry.complain(f"A question of the kind {kind} has no options.", "options")
    if kind == "one" and len(built) == 1:
        entry.complain("A question needs at least two options.", "options")
    if NONE in [each.id for each in built[:-1]]:
        entry.complain(f'"{NONE}" should be the last option.', "options")
    return tuple(built)


def question(entry: Entry, conditions: ConditionBuilder, taken, facts) -> Question:
    kind = entry.choice("kind", KINDS, "kind")
    is_number = kind in ("number", "scale")
    built = Question(
        id=ident(entry, taken),
        name=entry.text("name"),
        kind=kind,
        ask=entry.text("ask"),
        hint=entry.text("hint", required=False),
        if_left_out=entry.text("if-left-out"),
        options=options(entry, conditions, kind),
        minimum=entry.number("minimum", required=is_number, default=None),
        maximum=entry.number("maximum", required=is_number, default=None),
        lowest=entry.text("lowest", required=kind == "scale"),
        highest=entry.text("highest", required=kind == "scale"),
        ask_when=conditions.at(entry, "ask-when") if entry.has("ask-when") else None,
        every_sign=entry.choice("every-sign", RULE_LEVELS, "level", required=False),
        picture=entry.choice("picture", PICTURES, "picture", required=False),
        facts=fact_ids(entry, facts),
    )
    if is_number and built.minimum >= built.maximum:
        entry.complain("The minimum should be smaller than the maximum.", "minimum")
    entry.close()
    return built


def steps(top: Entry, facts) -> tuple[Step, ...]:
    """Every step. A condition sees only the questions of earlier steps."""
    entries = [(entry, entry.entries("questions")) for entry in top.entries("steps")]
    where = {each.text("id"): entry.text("id") for entry, inner in entries for each in inner}
    known: dict[str, Question] = {}
    built: list[Step] = []
    urgent_ends = False
    for entry, inner in entries:
        conditions = ConditionBuilder(dict(known), where)
        questions = []
        for each in inner:
            questions.append(question(each, conditions, known, facts))
            known[questions[-1].id] = questions[-1]
        if entry.flag("ends-when-urgent"):
            urgent_ends = True
        step = Step(
            id=ident(entry, [before.id for before in built]),
            title=entry.text("title"),
            intro=entry.text("intro", required=False),
            questions=tuple(questions),
            ends_when_urgent=urgent_ends,
        )
        entry.close()
        built.append(step)
    return tuple(built)


def _forms_of(entry: Entry, key: str, exercises) -> dict[str, tuple[str, ...]]:
    """A mapping of exercise to forms or variants: `at-most: {plank: push-knees}`."""
    inner = entry.entry(key, required=False)
    if inner is None:
        return {}
    found = {}
    for name in inner.keys():
        if name not in exercises:
            inner.problems.unknown(inner.place(name), "exercise", name, exercises)
            inner.texts(name)
            continue
        exercise = exercises[name]
        known = [variant.id for variant in exercise.variants] if key == "without" else list(exercise.form)
        found[name] = inner.choices(name, known, f'{"variant" if key == "without" else "form"} of "{name}"', True)
    return found


def _adaptations(entry: Entry, exercises) -> dict[str, str]:
    inner = entry.entry("adapt", required=False)
    if inner is None:
        return {}
    for name in inner.keys():
        if name not in exercises:
            inner.problems.unknown(inner.place(name), "exercise", name, exercises)
    return {name: inner.text(name) for name in inner.keys()}


EFFECTS = ("level", "refer", "withhold", "at-most", "both-sides", "not-forms", "without", "adapt", "advice")


def rule(entry: Entry, conditions: ConditionBuilder, taken, exercises, referrals, facts) -> Rule:
    if not any(entry.has(key) for key in EFFECTS):
        entry.complain("This rule has no effect: give it a level, a referral, an exercise or advice.")
    caps = _forms_of(entry, "at-most", exercises)
    for name, forms in caps.items():
        if len(forms) != 1:
            entry.complain(f'"at-most" takes one form for "{name}".', "at-most")
    built = Rule(
        id=ident(entry, taken),
        because=entry.text("because"),
        when=conditions.at(entry, "when"),
        level=entry.choice("level", RULE_LEVELS, "level", required=False),
        refer=entry.choices("refer", referrals, "referral"),
        withhold=entry.choices("withhold", exercises, "exercise"),
        at_most={name: forms[0] for name, forms in caps.items() if forms},
        both_sides=entry.choices("both-sides", exercises, "exercise"),
        not_forms=_forms_of(entry, "not-forms", exercises),
        without=_forms_of(entry, "without", exercises),
        adapt=_adaptations(entry, exercises),
        advice=entry.text("advice", required=False),
        facts=fact_ids(entry, facts),
    )
    entry.close()
    return built


def nothing_left(entry: Entry, referrals, facts) -> NothingLeft:
    built = NothingLeft(
        level=entry.choice("level", RULE_LEVELS, "level"),
        refer=entry.choices("refer", referrals, "referral", True),
        because=entry.text("because"),
        facts=fact_ids(entry, facts),
    )
    entry.close()
    return built


def _numbers(entry: Entry, key: str, required: bool = True) -> tuple[PhoneNumber, ...]:
    built = []
    for each in entry.entries(key, required):
        number = each.text("number", required=False)
        label = each.text("label")
        tel = each.text("tel", required=False)
        if tel and not re.fullmatch(r"\+?[0-9]{3,15}", tel):
            each.complain(f'"{tel}" is not a number that a telephone can dial: digits only, with + in front at most.', "tel")
        each.close()
        built.append(PhoneNumber(f"{label}: {number}" if number else label, tel))
    return tuple(built)


def referral(entry: Entry, taken, facts) -> Referral:
    built = Referral(
        id=ident(entry, taken),
        level=entry.choice("level", REFERRAL_LEVELS, "level"),
        title=entry.text("title"),
        how_soon=entry.text("how-soon"),
        text=entry.text("text"),
        call=entry.choice("call", CALLS, "list of numbers", required=False),
        numbers=_numbers(entry, "numbers", required=False),
        facts=fact_ids(entry, facts),
    )
    entry.close()
    return built


def region(entry: Entry, taken, facts) -> Region:
    lists = {call: _numbers(entry, call) for call in CALLS}
    built = Region(id=ident(entry, taken), name=entry.text("name"), facts=fact_ids(entry, facts), **lists)
    if not any(number.tel for number in built.emergency):
        entry.complain("A region needs an emergency number that can be dialled (tel).", "emergency")
    entry.close()
    return built


def source(entry: Entry, taken) -> Source:
    built = Source(
        id=ident(entry, taken),
        title=entry.text("title"),
        by=entry.text("by"),
        read=entry.choice("read", ("part", "memory"), "word for how it was read"),
        year=entry.number("year", required=False, least=1900),
        url=entry.text("url", required=False),
    )
    if built.url and not built.url.startswith("https://"):
        entry.complain("A source’s address should start with https://.", "url")
    entry.close()
    return built


def fact(entry: Entry, taken, sources) -> Fact:
    built = Fact(ident(entry, taken), entry.text("says"), entry.choices("sources", sources, "source", True))
    entry.close()
    return built
