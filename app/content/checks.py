"""What must be true across the content’s files. Adds problems; opens nothing."""

from itertools import combinations

from app.content.reader import Problems
from app.content.witnesses import Witnesses
from app.core.conditions import leaves
from app.core.model import CLINICIAN_FIRST, EMERGENCY, FULL, LEVELS, NONE, URGENT, Content
from app.core.path import offered, walk

RULES, QUESTIONS, EXERCISES = "content/rules.yaml:1", "content/questions.yaml:1", "content/exercises.yaml:1"


def check(content: Content, places: dict[str, str], problems: Problems) -> None:
    """Add a problem for everything that does not fit together. `places` tells where each thing stands."""
    for each in (_ending, _referrals, _effects, _order, _used, _signs):
        each(content, places, problems)
    if problems:
        return
    witnesses = Witnesses(content)
    for each in (_rules_can_hold, _questions_can_be_asked, _routine_can_be_had, _sides):
        each(content, places, problems, witnesses)


def _ending(content, places, problems) -> None:
    """By the first step that an urgent result ends, every question that can make an emergency was asked."""
    ending = next((index for index, step in enumerate(content.steps) if step.ends_when_urgent), None)
    if ending is None:
        problems.add(QUESTIONS, "No step has ends-when-urgent: an urgent result would never end the questions.")
        return
    asked = {question.id for step in content.steps[: ending + 1] for question in step.questions}
    for rule in content.rules_of_level[EMERGENCY]:
        for leaf in leaves(rule.when):
            if leaf.question not in asked:
                sentence = f'Emergency rule "{rule.id}" looks at "{leaf.question}", which an urgent result can leave unasked.'
                problems.add(places[f"rules:{rule.id}"], sentence)


def _referrals(content, places, problems) -> None:
    for rule in content.rules:
        given = {content.referrals[name].level for name in rule.refer}
        if rule.level in (EMERGENCY, URGENT) and rule.level not in given:
            sentence = f'Rule "{rule.id}" is of the level {rule.level}, but refers to nobody of that level.'
            problems.add(places[f"rules:{rule.id}"], sentence)
        if rule.level == CLINICIAN_FIRST and not given:
            problems.add(places[f"rules:{rule.id}"], f'Rule "{rule.id}" sends people to someone first, but names nobody.')


def _effects(content, places, problems) -> None:
    for rule in content.rules:
        place = places[f"rules:{rule.id}"]
        if rule.level and rule.exercises:
            problems.add(place, f'Rule "{rule.id}" has a level, so its effects on exercises would never show.')
        for name in rule.withhold:
            if name in rule.at_most or name in rule.both_sides:
                problems.add(place, f'Rule "{rule.id}" withholds "{name}" and also changes it.')
        for name, form in rule.at_most.items():
            exercise = content.exercises[name]
            if exercise.form[form].only_both_sides:
                problems.add(place, f'Rule "{rule.id}": "{form}" is only for two sore sides and cannot be a limit.')
            elif exercise.rank[form] == 0:
                problems.add(place, f'Rule "{rule.id}": "{form}" is the hardest form of "{name}", so this limits nothing.')


def _order(content, places, problems) -> None:
    order, routine = content.routine.order, content.routine
    for name in routine.helped_leaves_out:
        if order.index(name) <= order.index(routine.asks_whether_it_helped):
            problems.add(EXERCISES, f'"{name}" comes before the question whether it helped, so it cannot be left out.')
    for exercise in content.exercises.values():
        if exercise.forms[0].only_both_sides:
            problems.add(places[f"exercises:{exercise.id}"], f'The first form of "{exercise.id}" is only for two sore sides.')


def _used(content, places, problems) -> None:
    referred = {name for rule in content.rules for name in rule.refer} | set(content.nothing_left.refer)
    for name in content.referrals:
        if name not in referred:
            problems.add(places[f"referrals:{name}"], f'No rule refers to "{name}".')
    cited = {name for fact in content.facts.values() for name in fact.sources}
    for name in content.sources:
        if name not in cited:
            problems.add(places[f"sources:{name}"], f'No fact cites "{name}".')


def _signs(content, places, problems) -> None:
    """Every sign of a question of signs leads somewhere by itself."""
    for question in content.question.values():
        if question.every_sign is None:
            continue
        enough = LEVELS[: LEVELS.index(question.every_sign) + 1]
        for option in question.options:
            answers = {question.id: frozenset([option.id])}
            given = [rule for rule in content.rules if rule.level in enough and rule.when.holds(answers) is True]
            if option.id != NONE and not given:
                sentence = f'No rule gives at least {question.every_sign} for the sign "{option.id}" of "{question.id}".'
                problems.add(RULES, sentence)


def _rules_can_hold(content, places, problems, witnesses) -> None:
    for rule in content.rules:
        if not any(rule.id in witnesses.decide(partial).rules for partial in witnesses.tries(rule.when)):
            sentence = f'Rule "{rule.id}" can never hold: no answers make it true before the questions end.'
            problems.add(places[f"rules:{rule.id}"], sentence)


def _questions_can_be_asked(content, places, problems, witnesses) -> None:
    for question in content.question.values():
        for thing in (question, *question.options):
            if thing.ask_when is None:
                continue
            paths = (walk(content, witnesses.fill(partial)) for partial in witnesses.tries(thing.ask_when))
            if not any(_is_shown(question, thing, path) for path in paths):
                problems.add(QUESTIONS, f'"{thing.id}" of "{question.id}" can never be asked.')


def _is_shown(question, thing, path) -> bool:
    asked = [each for _, questions in path.steps for each in questions]
    return question in asked and (thing is question or thing in offered(question, path.answers))


def _routine_can_be_had(content, places, problems, witnesses) -> None:
    """Harmless answers give the full routine, and every form of every exercise can be reached."""
    best = witnesses.decide({})
    if best.level != FULL:
        stopping = [name for name in best.rules if content.rule[name].level or content.rule[name].exercises]
        sentence = f"No answers give the full routine; the mildest give {best.level} (rules: {', '.join(stopping)})."
        problems.add(RULES, sentence)
    for withheld in best.withheld:
        sentence = f'Exercise "{withheld.exercise}" is always withheld (rules: {", ".join(withheld.rules)}).'
        problems.add(places[f"exercises:{withheld.exercise}"], sentence)
    if best.level != FULL:
        return
    for exercise in content.exercises.values():
        reached = _forms_reached(content, exercise, witnesses)
        for form in exercise.forms:
            if form.id not in reached:
                problems.add(places[f"exercises:{exercise.id}"], f'Form "{form.id}" of "{exercise.id}" is never given.')


def _forms_reached(content, exercise, witnesses) -> set[str]:
    """The forms given under any one or two of the rules that do something to the exercise."""
    rules = [rule for rule in content.rules if exercise.id in rule.exercises and exercise.id not in rule.withhold]
    reached: set[str] = set()
    for some in [(), *combinations(rules, 1), *combinations(rules, 2)]:
        if len(reached) == len(exercise.forms):
            break
        partial = next(witnesses.together(tuple(rule.when for rule in some)), None)
        if partial is not None:
            offers = witnesses.decide(partial).offered
            reached |= {each.form for each in offers if each.exercise == exercise.id}
    return reached


def _sides(content, places, problems, witnesses) -> None:
    """Left and right can be told, and every other answer leaves no exercise that needs one sore side."""
    question = content.question[content.sore_side]
    if sorted(option.side for option in question.options if option.side) != ["left", "right"]:
        problems.add(QUESTIONS, f'"{question.id}" needs one option with side: left and one with side: right.')
    for option in question.options:
        try:
            witnesses.decide({question.id: frozenset([option.id])})
        except ValueError:
            sentence = f'With "{option.id}" in "{question.id}" an exercise for one sore side would still be offered.'
            problems.add(RULES, sentence)
