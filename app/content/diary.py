"""From diary.yaml to what the diary advises. Its rules have the grammar of the others, but name and advise only."""

from collections.abc import Iterator

from app.content.entries import each_of, fact_ids, ident
from app.content.reader import Entry, Problems
from app.content.rulebook.rules import EFFECTS
from app.decision.conditions import leaves
from app.decision.conditions.kind import Condition, Partial
from app.decision.conditions.reading import QUESTION, ConditionReader
from app.diary.guide import DiaryRule, Guide, Measure
from app.diary.measures import MEASURES, Limits

OF_THE_DIARY = ("refer", "advice")
SAYS = ("advice", "with-a-routine")
NUMBERS = ("break-days", "recent-days", "again-days", "points", "percent", "rise", "lasts-hours", "near-hours",
           "most-after")  # fmt: skip
MOST = {"points": 10, "percent": 100, "rise": 10, "most-after": 10}


class OverMeasures(ConditionReader):
    """Conditions that look at measures where the others look at questions."""

    def _no_such_question(self, entry: Entry, name: str) -> None:
        if name:
            entry.problems.unknown(entry.place(QUESTION), "measure", name, self.questions)


def _limits(entry: Entry | None, answers, facts) -> tuple[Limits, tuple[str, ...]]:
    """From where something counts, and the facts behind it."""
    if entry is None:
        return Limits(**dict.fromkeys(map(_field, NUMBERS), 1), helped=(), worse=()), ()
    numbers = {_field(name): entry.number(name, 1, MOST.get(name, 999)) for name in NUMBERS}
    said = {name: entry.choices(name, answers, "answer", required=True) for name in ("helped", "worse")}
    limits = Limits(**numbers, **said)
    named = fact_ids(entry, facts)
    entry.close()
    return limits, named


def _field(name: str) -> str:
    return name.replace("-", "_")


def _measure(entry: Entry, limits: Limits) -> Measure:
    name, means = entry.choice("id", MEASURES, "measure"), entry.text("means", fills=NUMBERS)
    for each in NUMBERS:
        means = means.replace(f"{{{each}}}", str(getattr(limits, _field(each))))
    _, most = MEASURES.get(name, (None, 1))
    built = Measure(name, entry.text("name"), entry.text("in-a-sentence"), means, most)
    entry.register("measure", name)
    entry.close()
    return built


def _rule(entry: Entry, known: list[str], conditions: ConditionReader, referrals, facts) -> DiaryRule:
    for key in [key for key in (*EFFECTS, "leaves") if key not in OF_THE_DIARY and entry.has(key)]:
        entry.complain(f'A rule of the diary decides nothing: it can refer and advise, but has no "{key}".', key)
        entry.pass_over(key)
    if not any(entry.has(key) for key in SAYS):
        entry.complain("A rule of the diary says something: give it advice, or advice to those with a routine.")
    if entry.has("refer") and not entry.has("advice"):
        entry.complain("A rule that names somebody has advice for everybody.", "refer")
    built = DiaryRule(
        id=ident(entry, "rule"),
        because=entry.text("because"),
        when=conditions.at(entry, "when"),
        refer=entry.choices("refer", referrals, "referral"),
        advice=entry.text("advice", required=False),
        with_a_routine=entry.text("with-a-routine", required=False),
        facts=fact_ids(entry, facts),
        contains=entry.choices("contains", known, "rule"),
    )
    entry.close()
    return built


def read_guide(top: Entry, answers, referrals, facts) -> Guide:
    """`answers` are those to the question whether it helped."""
    limits, named = _limits(top.entry("limits"), answers, facts)
    measures = each_of(top, "measures", _measure, limits)
    entries, conditions = top.entries("rules"), OverMeasures(measures)
    known = [entry.text("id") for entry in entries]
    rules = tuple(_rule(entry, known, conditions, referrals, facts) for entry in entries)
    return Guide(limits, named, measures, rules)


# --- What must be true of it


class _Numbers:
    """Looks for numbers that make a condition hold."""

    is_over = False

    def __init__(self, guide: Guide):
        self.most = {name: each.maximum for name, each in guide.measures.items()}
        self.points = {name: [0, most] for name, most in self.most.items()}
        for leaf in [leaf for rule in guide.rules for leaf in leaves(rule.when)]:
            self.points[leaf.question] += leaf.edges

    def together(self, conditions: tuple[Condition, ...], partial: Partial) -> Iterator[Partial]:
        if not conditions:
            yield partial
            return
        for wider in conditions[0].ways(self, partial):
            yield from self.together(conditions[1:], wider)

    def answered(self, name: str, number: int, partial: Partial) -> Iterator[Partial]:
        if partial.get(name, number) == number <= self.most[name]:
            yield {**partial, name: number}


def check_guide(guide: Guide, problems: Problems) -> None:
    """Every rule looks at something and can hold, and every measure is looked at."""
    numbers, looked_at = _Numbers(guide), {leaf.question for rule in guide.rules for leaf in leaves(rule.when)}
    for rule in guide.rules:
        if not any(leaves(rule.when)):
            problems.at(("rule", rule.id), "A rule of the diary looks at a measure: none holds for everybody.", "when")
        elif next(numbers.together((rule.when,), {}), None) is None:
            problems.at(("rule", rule.id), f'Rule "{rule.id}" can never hold: no numbers make it true.', "when")
    for name in [name for name in guide.measures if name not in looked_at]:
        problems.at(("measure", name), f'No rule looks at "{name}": why is it measured?')
