"""The content with faults in it, for tests that show what they would do."""

from dataclasses import replace

from app.core.conditions import leaves


def with_rules(content, **rules):
    """The content with some rules changed, by id with “_” for “-”; None drops one."""
    changes = {name.replace("_", "-"): change for name, change in rules.items()}
    kept = [rule for rule in content.rules if changes.get(rule.id, {}) is not None]
    return replace(content, rules=tuple(replace(rule, **changes.get(rule.id, {})) for rule in kept))


def without_step(content, step):
    """Nobody is asked the questions of a step, and no rule looks at them."""
    gone = {question.id for question in content.step[step].questions}
    rules = tuple(rule for rule in content.rules if not gone & {leaf.question for leaf in leaves(rule.when)})
    return replace(content, steps=tuple(each for each in content.steps if each.id != step), rules=rules)
