"""From rules.yaml to rules, and what is decided when nothing is left."""

from collections.abc import Collection, Mapping

from app.content.entries import check_sides, fact_ids, ident
from app.content.reader import Entry
from app.content.rulebook.links import check_links
from app.content.rulebook.questions import RULE_LEVELS
from app.decision.conditions.reading import ConditionReader
from app.decision.rulebook import CLINICIAN_FIRST, EMERGENCY, URGENT, NothingLeft, Referral, Rule

EFFECTS = ("level", "refer", "withhold", "at-most", "both-sides", "not-forms", "without", "adapt", "advice")


def _by_exercise(entry: Entry, key: str, exercises, read) -> dict:
    """A mapping of exercise to something: `at-most: {plank: push-knees}`. `read` takes the mapping and the exercise."""
    inner = entry.entry(key, required=False)
    found = {}
    for name in inner.names() if inner else ():
        if name in exercises:
            found[name] = read(inner, exercises[name])
        else:
            inner.problems.unknown(inner.place(name), "exercise", name, exercises)
    return found


def _form(inner: Entry, exercise) -> str:
    return inner.choice(exercise.id, exercise.form, "form", of=f' of "{exercise.id}"')


def _forms(inner: Entry, exercise) -> tuple[str, ...]:
    return inner.choices(exercise.id, exercise.form, "form", True, f' of "{exercise.id}"')


def _variants(inner: Entry, exercise) -> tuple[str, ...]:
    known = [variant.id for variant in exercise.variants]
    return inner.choices(exercise.id, known, "variant", True, f' of "{exercise.id}"')


def _sentence(inner: Entry, exercise) -> str:
    text = inner.text(exercise.id)
    check_sides(inner, exercise.id, (text,))
    return text


def _rule(entry: Entry, known: Collection[str], conditions: ConditionReader, exercises, referrals, facts) -> Rule:
    if not any(entry.has(key) for key in EFFECTS):
        entry.complain("This rule has no effect: give it a level, a referral, an exercise or advice.")
    built = Rule(
        id=ident(entry, "rule"),
        because=entry.text("because"),
        when=conditions.at(entry, "when"),
        level=entry.choice("level", RULE_LEVELS, "level", required=False),
        refer=entry.choices("refer", referrals, "referral"),
        withhold=entry.choices("withhold", exercises, "exercise"),
        at_most=_by_exercise(entry, "at-most", exercises, _form),
        both_sides=entry.choices("both-sides", exercises, "exercise"),
        not_forms=_by_exercise(entry, "not-forms", exercises, _forms),
        without=_by_exercise(entry, "without", exercises, _variants),
        adapt=_by_exercise(entry, "adapt", exercises, _sentence),
        advice=entry.text("advice", required=False),
        facts=fact_ids(entry, facts),
        leaves=entry.choices("leaves", exercises, "exercise"),
        contains=entry.choices("contains", known, "rule"),
    )
    entry.close()
    return built


def _height(rule: Rule) -> int:
    return -RULE_LEVELS.index(rule.level) if rule.level in RULE_LEVELS else -len(RULE_LEVELS)


def _loses(rule: Rule, other: Rule, referrals: Mapping[str, Referral]) -> str | None:
    """What would have no reason any more, if the other one is not shown beside this rule."""
    if _height(rule) < _height(other):
        return "has a higher level"
    if rule.level in (EMERGENCY, URGENT) and rule.level != other.level:
        return None  # danger speaks alone: there the other one is not shown anyway
    named = {each for name in rule.refer if name in referrals for each in (name, *referrals[name].covers)}
    gone = [name for name in other.refer if name not in named]
    if gone:
        return f"names {gone[0]}"
    gone = [] if rule.level else sorted(other.exercises - rule.exercises)
    return f"does something to {gone[0]}" if gone else None


def _check_contains(entry: Entry, rule: Rule, rules: Mapping[str, Rule], referrals: Mapping[str, Referral]) -> None:
    for part, name in enumerate(rule.contains):
        lost = _loses(rule, rules[name], referrals) if name in rules else None
        if lost:
            entry.complain(f'"{rule.id}" cannot contain "{name}", which {lost}.', "contains", part)


def read_rules(top: Entry, conditions: ConditionReader, exercises, referrals, facts) -> tuple[Rule, ...]:
    entries = top.entries("rules")
    known = [entry.text("id") for entry in entries]
    built = tuple(_rule(entry, known, conditions, exercises, referrals, facts) for entry in entries)
    rules = {rule.id: rule for rule in built}
    for entry, rule in zip(entries, built, strict=True):
        _check_contains(entry, rule, rules, referrals)
    check_links(entries, "contains", {rule.id: rule.contains for rule in built})
    return built


def nothing_left(entry: Entry, referrals, facts) -> NothingLeft:
    built = NothingLeft(
        level=entry.choice("level", (CLINICIAN_FIRST,), "level"),
        refer=entry.choices("refer", referrals, "referral", True),
        because=entry.text("because"),
        facts=fact_ids(entry, facts),
    )
    entry.close()
    return built
