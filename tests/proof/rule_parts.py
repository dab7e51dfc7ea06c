"""What rules and conditions are made of, piece by piece: each single effect, each part that could be dropped."""

from collections.abc import Iterator
from dataclasses import replace

from app.content.model import Content
from app.decision.conditions import All, Always, AtLeastOf, Chosen, Condition
from app.decision.conditions.threshold import Threshold
from app.decision.rulebook import LEVELS, URGENT, Option, Question, Rule
from app.routine.exercise import Exercise

EFFECTS = ("level", "refer", "withhold", "at_most", "both_sides", "not_forms", "without", "adapt", "advice")
SENTENCES = ("adapt", "advice")

Effect = tuple[str, ...]  # the field, and what stands there


def effects(rule: Rule) -> list[Effect]:
    """Each single effect of a rule."""
    return [(field, *each) for field in EFFECTS for each in _flat(getattr(rule, field))]


def _flat(held) -> list[tuple[str, ...]]:
    if isinstance(held, str | None):
        return [(held,)] if held else []
    if isinstance(held, tuple):
        return [(each,) for each in held]
    return [(name, each) for name, inner in held.items() for each in ((inner,) if isinstance(inner, str) else inner)]


def without_effect(rule: Rule, effect: Effect) -> Rule:
    field, name, *inner = effect
    held = getattr(rule, field)
    if isinstance(held, str):
        return replace(rule, **{field: None})
    if isinstance(held, tuple):
        return replace(rule, **{field: tuple(each for each in held if each != name)})
    more = () if isinstance(held[name], str) else tuple(each for each in held[name] if each not in inner)
    left = {each: value for each, value in held.items() if each != name or more}
    return replace(rule, **{field: {**left, name: more} if more else left})


def bare(rule: Rule) -> Rule:
    """The rule without any effect."""
    return Rule(rule.id, rule.because, rule.when)


def effect_words(effect: Effect) -> str:
    """Short words for an effect, without the sentence that it may add."""
    named = effect[:-1] if effect[0] in SENTENCES else effect
    return " ".join(named).replace("_", "-")


def adds_nothing(rule: Rule, other: Rule, content: Content) -> bool:
    """Wherever both hold, everything that the rule does is done by the other too."""
    return all(_also_done(effect, rule, other, content) for effect in effects(rule))


def _also_done(effect: Effect, rule: Rule, other: Rule, content: Content) -> bool:
    field, name, *_ = effect
    if field == "level":
        return other.level is not None and LEVELS.index(other.level) <= LEVELS.index(name)
    if field == "refer":
        spoken_over = other.level in LEVELS[: LEVELS.index(URGENT) + 1] and other.level != rule.level
        return name in other.refer or spoken_over
    if other.level or name in other.withhold or effect in effects(other):
        return True  # with a level there is no exercise, and no sentence about one
    rank = content.rulebook.exercises[name].rank if field == "at_most" and name in other.at_most else {}
    return bool(rank) and rank[other.at_most[name]] >= rank[rule.at_most[name]]


def forms_left(rule: Rule, exercise: Exercise) -> frozenset[str]:
    """The forms that this rule alone would let an exercise have."""
    name = exercise.id
    if name in rule.withhold:
        return frozenset()
    forms = exercise.forms[exercise.rank[rule.at_most[name]] if name in rule.at_most else 0 :]
    left = {form.both_sides_form or form.id if name in rule.both_sides else form.id for form in forms}
    return frozenset(left - set(rule.not_forms.get(name, ())))


def threshold(condition: Threshold) -> str:
    (test,) = condition.TESTS
    return f"{condition.question} {test.replace('-', ' ')} {condition.number}"


def words(condition: Condition) -> str:
    match condition:
        case Chosen(question, options):
            return f"{question} {' or '.join(sorted(options))}"
        case All(parts):
            return f"({' and '.join(map(words, parts))})"
        case AtLeastOf(number, parts):
            return f"({f'at least {number} of ' if number > 1 else ''}{' or '.join(map(words, parts))})"
        case Always():
            return "always"
    return threshold(condition)


def branches(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """What can hold instead of something else: each option of a list, each part of an “any” or “at least”."""
    if isinstance(condition, Chosen) and len(condition.options) > 1:
        for option in sorted(condition.options):
            yield f"option {option} of {condition.question}", replace(condition, options=frozenset([option]))
    if isinstance(condition, AtLeastOf):
        yield from ((words(part), part) for part in condition.parts)
    for part in getattr(condition, "parts", ()):
        yield from branches(part)


def shorter(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """The condition without one of its parts, and words for that part."""
    if isinstance(condition, Chosen) and len(condition.options) > 1:
        for option in sorted(condition.options):
            yield f"option {option} of {condition.question}", replace(condition, options=condition.options - {option})
    parts = getattr(condition, "parts", ())
    for place, part in enumerate(parts):
        before, after = parts[:place], parts[place + 1 :]
        if before or after:
            yield words(part), replace(condition, parts=(*before, *after))
        yield from ((told, replace(condition, parts=(*before, less, *after))) for told, less in shorter(part))


def gates(content: Content) -> Iterator[tuple[str, Question, Option | None]]:
    """Everything that is asked or offered to some alone: words for it, and the question or the option."""
    for question in content.rulebook.question.values():
        if question.ask_when:
            yield question.id, question, None
        for option in [each for each in question.options if each.ask_when]:
            yield f"option {option.id} of {question.id}", question, option


def with_gate(question: Question, option: Option | None, gate: Condition | None) -> Question:
    """The question with another gate, its own or that of one of its options."""
    if option is None:
        return replace(question, ask_when=gate)
    options = (replace(each, ask_when=gate) if each is option else each for each in question.options)
    return replace(question, options=tuple(options))
