"""Can everything happen? Tries answers until each rule holds, each question is asked and each form is given."""

from itertools import chain, combinations

from app.content.model import Content
from app.content.reader import Problems
from app.content.witnesses import Witnesses
from app.decision.conditions import leaves
from app.decision.conditions.kind import Partial
from app.decision.decision import Decision
from app.decision.path import Path, offered, walk
from app.decision.rulebook import FULL, LEVELS, Question, Rule
from app.routine.exercise import Exercise


def check_reach(content: Content, problems: Problems) -> None:
    witnesses = Witnesses(content)
    for each in (_rules_can_hold, _questions_can_be_asked, _routine_can_be_had):
        each(content, problems, witnesses)


def _rules_can_hold(content: Content, problems: Problems, witnesses: Witnesses) -> None:
    held: set[str] = set()  # a decision shows it of every rule that holds there: only for the others more are tried
    for rule in content.rulebook.rules:
        tries = witnesses.tries(rule.when)
        while rule.id not in held and (partial := next(tries, None)) is not None:
            held.update(witnesses.decide(partial).rules)
        if rule.id not in held:
            sentence = f'Rule "{rule.id}" can never hold: no answers make it true before the questions end.'
            problems.at(("rule", rule.id), sentence, "when")


def _questions_can_be_asked(content: Content, problems: Problems, witnesses: Witnesses) -> None:
    for question in content.rulebook.question.values():
        for thing in [each for each in (question, *question.options) if each.ask_when]:
            gates = [each.ask_when for each in dict.fromkeys((question, thing)) if each.ask_when]
            paths = (walk(content.rulebook, witnesses.fill(partial)) for partial in witnesses.tries(*gates))
            if any(_is_shown(question, thing, path) for path in paths):
                continue
            name = ("question", question.id) if thing is question else ("option", question.id, thing.id)
            problems.at(name, f'The {name[0]} "{thing.id}" can never be asked.', "ask-when")


def _is_shown(question: Question, thing: object, path: Path) -> bool:
    asked = [each for _, questions in path.steps for each in questions]
    return question in asked and (thing is question or thing in offered(question, path.answers))


def _routine_can_be_had(content: Content, problems: Problems, witnesses: Witnesses) -> None:
    """Some answers give the full routine, and every form of every exercise can be reached."""
    answers, best = _mildest(content, witnesses)
    if best.level == FULL:
        for exercise in content.rulebook.exercises.values():
            reached = _forms_reached(content, exercise, witnesses)
            for form in exercise.forms:
                if form.id not in reached:
                    sentence = f'Form "{form.id}" of "{exercise.id}" is never given.'
                    problems.at(("form", exercise.id, form.id), sentence)
        return
    for name in best.rules:
        rule = content.rulebook.rule[name]
        if rule.level or rule.exercises:
            others = " or ".join(f'"{other}"' for other in _instead(content, witnesses, answers, rule))
            also = f", and with other answers {others} does" if others else ""
            sentence = f'No answers were found that give the full routine: "{name}" {_doing(rule)}{also}.'
            problems.at(("rule", name), sentence, "level" if rule.level else None)


def _doing(rule: Rule) -> str:
    if rule.level:
        return f"gives {rule.level}"
    return f"withholds {', '.join(rule.withhold)}" if rule.withhold else f"changes {', '.join(sorted(rule.exercises))}"


def _rank(content: Content, decision: Decision) -> tuple[int, int, int, int]:
    """Smaller is milder."""
    with_level = sum(content.rulebook.rule[name].level is not None for name in decision.rules)
    changes = sum(len(each.rules) for each in decision.offered)
    return len(LEVELS) - LEVELS.index(decision.level), with_level, len(decision.withheld), changes


def _mildest(content: Content, witnesses: Witnesses) -> tuple[Partial, Decision]:
    """The answers that stop the least: the harmless ones, made milder one by one when they stop something together."""
    answers = witnesses.fill({})
    best = witnesses.decide(answers)
    for question in content.rulebook.question.values() if best.level != FULL else ():
        for answer in witnesses.answers_to(question):
            milder = witnesses.fill({**answers, question.id: answer})
            decision = witnesses.decide(milder)
            if _rank(content, decision) < _rank(content, best):
                answers, best = milder, decision
    return answers, best


def _instead(content: Content, witnesses: Witnesses, answers: Partial, stopping: Rule) -> list[str]:
    """The rules that stop the same when the answers that this rule looks at are others."""
    found: dict[str, None] = {}
    for name in dict.fromkeys(leaf.question for leaf in leaves(stopping.when)):
        for answer in witnesses.answers_to(content.rulebook.question[name]):
            for held in witnesses.decide({**answers, name: answer}).rules:
                rule = content.rulebook.rule[held]
                if rule.level or set(rule.withhold) & set(stopping.withhold):
                    found[held] = None
    return [name for name in found if name != stopping.id]


def _limits(rule: Rule, exercise: str) -> tuple:
    """All that a rule says about which form is given."""
    return rule.at_most.get(exercise), exercise in rule.both_sides, rule.not_forms.get(exercise)


def _forms_reached(content: Content, exercise: Exercise, witnesses: Witnesses) -> set[str]:
    """The forms given under any one or two of the rules that do something to the exercise."""
    rules = [
        rule for rule in content.rulebook.rules if exercise.id in rule.exercises and exercise.id not in rule.withhold
    ]
    plain = sorted(rules, key=lambda rule: len(list(leaves(rule.when))), reverse=True)  # the plainest of a kind last
    first = list({_limits(rule, exercise.id): rule for rule in plain}.values())  # most often these are enough
    reached: set[str] = set()
    for some in chain([()], *(combinations(each, number) for each in (first, rules) for number in (1, 2))):
        if len(reached) == len(exercise.forms):
            break
        partial = next(witnesses.tries(*(rule.when for rule in some)), None)
        if partial is not None:
            offers = witnesses.decide(partial).offered
            reached |= {each.form for each in offers if each.exercise == exercise.id}
    return reached
