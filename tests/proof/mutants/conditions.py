"""Mutants of conditions, wherever one stands: in a rule, before a question or before an option."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.content.model import Content
from app.decision.conditions import All, AtLeast, AtLeastOf, AtMost, Chosen, Condition
from app.decision.conditions.threshold import Threshold
from app.decision.rulebook import NONE
from tests.proof.mutants.mutant import Changed, in_place, with_option, with_question, with_rule
from tests.proof.rule_parts import threshold

Changes = Iterator[tuple[str, Condition]]  # (what is done, the condition after it)


def say(condition: Condition) -> str:
    """A condition in a few words."""
    if isinstance(condition, Chosen):
        return f"{condition.question} {'/'.join(sorted(condition.options))}"
    if isinstance(condition, Threshold):
        return threshold(condition)
    return "(" + {All: " and ", AtLeastOf: " or "}[type(condition)].join(map(say, condition.parts)) + ")"


# --- What can be done to one part


def drop_part(content: Content, part: Condition) -> Changes:
    if not isinstance(part, All | AtLeastOf) or len(part.parts) <= getattr(part, "number", 1):
        return
    for each in part.parts:
        yield f"without {say(each)}", replace(part, parts=in_place(part.parts, each, None))


def swap_all_and_any(content: Content, part: Condition) -> Changes:
    if isinstance(part, All) and len(part.parts) > 1:
        yield "any instead of all", AtLeastOf(1, part.parts)
    if isinstance(part, AtLeastOf) and part.number == 1:
        yield "all instead of any", All(part.parts)


def move_number(content: Content, part: Condition) -> Changes:
    if isinstance(part, AtLeastOf):
        for number in (part.number - 1, part.number + 1):
            # Of two parts, at least two are all of them.
            if 1 <= number <= len(part.parts) and not (part.number == 1 and len(part.parts) == 2):
                yield f"at least {number} instead of {part.number}", replace(part, number=number)


def drop_tested_option(content: Content, part: Condition) -> Changes:
    if isinstance(part, Chosen) and len(part.options) > 1:
        for option in sorted(part.options):
            yield f"{part.question} without {option}", replace(part, options=part.options - {option})


def add_tested_option(content: Content, part: Condition) -> Changes:
    """One other option a test: the next that the question has, “none” only where there is no other."""
    if not isinstance(part, Chosen):
        return
    options = [option.id for option in content.rulebook.question[part.question].options]
    last = max(options.index(option) for option in part.options)
    others = [each for each in [*options[last + 1 :], *options[:last]] if each not in part.options]
    for option in sorted(others, key=lambda each: each == NONE)[:1]:
        yield f"{part.question} with {option}", replace(part, options=part.options | {option})


def move_threshold(content: Content, part: Condition) -> Changes:
    if isinstance(part, Threshold):
        question = content.rulebook.question[part.question]
        for number in (part.number - 1, part.number + 1):
            if question.minimum <= number <= question.maximum:
                yield f"{say(part)} → {number}", replace(part, number=number)


def turn_threshold(content: Content, part: Condition) -> Changes:
    if isinstance(part, AtLeast | AtMost):
        turned = (AtMost if isinstance(part, AtLeast) else AtLeast)(part.question, part.number)
        yield f"{say(turned)} instead of {say(part).removeprefix(part.question).strip()}", turned


# --- Everywhere


def at_every_part(condition: Condition, change: Callable[[Condition], Changes], place: str = "") -> Iterator[tuple]:
    """(place such as 2.1, what is done, the whole condition after it) for each thing that can be done to each part."""
    yield from ((place, what, new) for what, new in change(condition))
    if isinstance(condition, All | AtLeastOf):
        for number, part in enumerate(condition.parts):
            for inner, what, new in at_every_part(part, change, f"{place}{'.' if place else ''}{number + 1}"):
                parts = (*condition.parts[:number], new, *condition.parts[number + 1 :])
                yield inner, what, replace(condition, parts=parts)


def conditions(content: Content) -> Iterator[tuple[str, Condition, Callable[[Condition], Content]]]:
    """(whose condition it is, the condition, what makes the content with another one)."""
    for rule in content.rulebook.rules:
        yield rule.id, rule.when, lambda new, rule=rule: with_rule(content, rule, when=new)
    for question in content.rulebook.question.values():
        if question.ask_when:
            yield (
                f"question {question.id}",
                question.ask_when,
                lambda new, each=question: with_question(content, each, replace(each, ask_when=new)),
            )
        for option in question.options:
            if option.ask_when:
                yield (
                    f"option {question.id}/{option.id}",
                    option.ask_when,
                    lambda new, q=question, o=option: with_option(content, q, o, replace(o, ask_when=new)),
                )


def everywhere(change: Callable[[Content, Condition], Changes]) -> Callable[[Content], Changed]:
    def operator(content: Content) -> Changed:
        for owner, condition, put in conditions(content):
            for place, what, new in at_every_part(condition, lambda part: change(content, part)):
                yield f"{owner}{' ' if place else ''}{place}: {what}", put(new)

    return operator


OPERATORS = {
    "drop a part of a condition": everywhere(drop_part),
    "swap all and any": everywhere(swap_all_and_any),
    "move an “at least N of”": everywhere(move_number),
    "drop an option from a test": everywhere(drop_tested_option),
    "add an option to a test": everywhere(add_tested_option),
    "move a threshold": everywhere(move_threshold),
    "turn a threshold": everywhere(turn_threshold),
}
