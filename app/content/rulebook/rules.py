"""From rules.yaml to rules, and what is decided when nothing is left."""

from collections.abc import Collection

from app.content.entries import check_sides, fact_ids, ident
from app.content.reader import Entry
from app.content.rulebook.questions import RULE_LEVELS
from app.decision.conditions.reading import ConditionReader
from app.decision.rulebook import CLINICIAN_FIRST, NothingLeft, Rule

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


def read_rules(top: Entry, conditions: ConditionReader, exercises, referrals, facts) -> tuple[Rule, ...]:
    entries = top.entries("rules")
    known = [entry.text("id") for entry in entries]
    return tuple(_rule(entry, known, conditions, exercises, referrals, facts) for entry in entries)


def nothing_left(entry: Entry, referrals, facts) -> NothingLeft:
    built = NothingLeft(
        level=entry.choice("level", (CLINICIAN_FIRST,), "level"),
        refer=entry.choices("refer", referrals, "referral", True),
        because=entry.text("because"),
        facts=fact_ids(entry, facts),
    )
    entry.close()
    return built
