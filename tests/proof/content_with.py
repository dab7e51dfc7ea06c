"""The content with faults in it, for tests that show what they would do."""

from dataclasses import replace

from app.decision.conditions import leaves


def with_book(content, **changes):
    """The content with another rulebook: some of its fields changed."""
    return replace(content, rulebook=replace(content.rulebook, **changes))


def with_rules(content, **rules):
    """The content with some rules changed, by id with “_” for “-”; None drops one."""
    changes = {name.replace("_", "-"): change for name, change in rules.items()}
    kept = [rule for rule in content.rulebook.rules if changes.get(rule.id, {}) is not None]
    return with_book(content, rules=tuple(replace(rule, **changes.get(rule.id, {})) for rule in kept))


def without_step(content, step):
    """Nobody is asked the questions of a step, and no rule looks at them."""
    gone = {question.id for question in content.rulebook.step[step].questions}
    rules = tuple(rule for rule in content.rulebook.rules if not gone & {leaf.question for leaf in leaves(rule.when)})
    return with_book(content, steps=tuple(each for each in content.rulebook.steps if each.id != step), rules=rules)
