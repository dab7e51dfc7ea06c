"""What must be true across the content’s files. Adds problems; opens nothing."""

from collections.abc import Iterable, Iterator

from app.content.contained import check_contained
from app.content.diary import check_guide
from app.content.difference import check_difference, check_marks
from app.content.how_soon import check_how_soon
from app.content.model import Content
from app.content.reach import check_reach
from app.content.reader import Problems
from app.content.routine import check_routine
from app.decision.conditions import leaves
from app.decision.decision import held_rules
from app.decision.rulebook import CLINICIAN_FIRST, EMERGENCY, LEVELS, NONE, URGENT, Question, Rule
from app.decision.sides import BOTH, legs_of
from app.routine.exercise import Exercise, Form


def check(content: Content, problems: Problems) -> None:
    """Add a problem for everything that does not fit together: first what can be seen, then what has to be tried."""
    for each in SEEN:
        each(content, problems)
    if not problems:
        check_reach(content, problems)
        check_difference(content, problems)
        check_guide(content.guide, problems)
        _hazards(content, problems)


def _hazards(content: Content, problems: Problems) -> None:
    """Every rule stands against something."""
    named = {name for hazard in content.safety.hazards.values() for name in hazard.rules}
    for rule in (*content.rulebook.rules, *content.guide.rules):
        if rule.id not in named:
            problems.at(("rule", rule.id), f'No hazard of hazards.yaml names "{rule.id}": what does it stand against?')


def _ending(content: Content, problems: Problems) -> None:
    """By the first step that an urgent result ends, every question that can make an emergency was asked."""
    ending = next((index for index, step in enumerate(content.rulebook.steps) if step.ends_when_urgent), None)
    if ending is None:
        sentence = "No step has ends-when-urgent: an urgent result would never end the questions."
        problems.at(("file", "questions"), sentence, "steps")
        return
    asked = {question.id for step in content.rulebook.steps[: ending + 1] for question in step.questions}
    for rule in content.rulebook.rules_of_level[EMERGENCY]:
        for name in dict.fromkeys(leaf.question for leaf in leaves(rule.when)):
            if name not in asked:
                sentence = f'Emergency rule "{rule.id}" looks at "{name}", which an urgent result can leave unasked.'
                problems.at(("rule", rule.id), sentence, "when")


def _referrals(content: Content, problems: Problems) -> None:
    for rule in content.rulebook.rules:
        given = {content.people.referrals[name].level for name in rule.refer}
        if rule.level in (EMERGENCY, URGENT) and rule.level not in given:
            sentence = f'Rule "{rule.id}" is of the level {rule.level}, but refers to nobody of that level.'
            problems.at(("rule", rule.id), sentence, "refer")
        if rule.level == CLINICIAN_FIRST and not given:
            problems.at(("rule", rule.id), f'Rule "{rule.id}" sends people to someone first, but names nobody.')


def _effects(content: Content, problems: Problems) -> None:
    for rule in content.rulebook.rules:
        if rule.level and rule.exercises:
            sentence = f'Rule "{rule.id}" has a level, so its effects on exercises would never show.'
            problems.at(("rule", rule.id), sentence, "level")
        for name in rule.withhold:
            if any(name in effects for effects in _changes(rule)):
                sentence = f'Rule "{rule.id}" withholds "{name}" and also changes it.'
                problems.at(("rule", rule.id), sentence, "withhold")
        for name, form in rule.at_most.items():
            fault = _cap_fault(content.rulebook.exercises[name], form)
            if fault:
                problems.at(("rule", rule.id), f'Rule "{rule.id}": {fault}', "at-most")


def _changes(rule: Rule) -> tuple:
    return rule.at_most, rule.both_sides, rule.not_forms, rule.without, rule.adapt


def _cap_fault(exercise: Exercise, form: str) -> str | None:
    if exercise.form[form].only_both_sides:
        return f'"{form}" is only for two sore sides and cannot be a limit.'
    if exercise.rank[form] == 0:
        return f'"{form}" is the hardest form of "{exercise.id}", so this limits nothing.'
    return None


def _cautions(content: Content, problems: Problems) -> None:
    """A rule that does something to an exercise speaks of every one, so that a new one is judged for each caution."""
    for rule in content.rulebook.rules:
        for sentence in _unsaid(rule, content.rulebook.exercises):
            problems.at(("rule", rule.id), sentence, "leaves")


def _unsaid(rule: Rule, exercises: Iterable[str]) -> Iterator[str]:
    if rule.leaves and not rule.exercises:
        yield f'Rule "{rule.id}" does nothing to any exercise, so it needs no "leaves".'
        return
    for name in exercises if rule.exercises else ():
        if name in rule.exercises and name in rule.leaves:
            yield f'Rule "{rule.id}" does something to "{name}", so it cannot leave it alone.'
        elif name not in rule.exercises and name not in rule.leaves:
            yield f'Rule "{rule.id}" does not say what it does to "{name}". If nothing, name it under "leaves".'


def _used(content: Content, problems: Problems) -> None:
    referred = {name for rule in content.rulebook.rules for name in rule.refer} | set(
        content.rulebook.nothing_left.refer
    )
    for name in content.people.referrals:
        if name not in referred:
            problems.at(("referral", name), f'No rule refers to "{name}".')
    cited = {name for fact in content.library.facts.values() for name in fact.sources}
    for name in content.library.sources:
        if name not in cited:
            problems.at(("source", name), f'No fact cites "{name}".')


def _rules_of(content: Content, question: Question, option: str) -> list[Rule]:
    """The rules that hold by this one answer alone, whatever else is answered."""
    return held_rules(content.rulebook, {question.id: frozenset([option])})


def _signs(content: Content, problems: Problems) -> None:
    """Every sign of a question of signs leads somewhere by itself."""
    for question in content.rulebook.question.values():
        if question.every_sign is None:
            continue
        enough = LEVELS[: LEVELS.index(question.every_sign) + 1]
        for option in question.options:
            given = [rule for rule in _rules_of(content, question, option.id) if rule.level in enough]
            if option.id != NONE and not given:
                sentence = f'No rule gives at least {question.every_sign} for the sign "{option.id}".'
                problems.at(("option", question.id, option.id), sentence)


def _safety_net(content: Content, problems: Problems) -> None:
    """The list under every result is one of emergencies for everybody, and leaves none of them out."""
    net = content.texts["safety_net"]
    question = content.rulebook.question[net["question"]]
    emergencies = [
        option.id
        for option in question.options
        if any(rule.level == EMERGENCY for rule in _rules_of(content, question, option.id))
    ]
    if question.ask_when or not emergencies:
        sentence = f'No answer to "{question.id}" alone gives an emergency to everybody.'
        problems.at(("safety-net",), sentence, "question")
    for name in [name for name in net["leave_out"] if name in emergencies]:
        problems.at(("safety-net",), f'"{name}" is an emergency and cannot be left out.', "leave-out")


def _sore_side(content: Content, problems: Problems) -> None:
    """Everybody tells the sore side; and when no single one is sore, no exercise that needs one is left."""
    question = content.rulebook.question[content.rulebook.sore_side]
    if question.kind != "one" or question.ask_when or question.has_gated_options:
        sentence = f'"{question.id}" names the sore side: it should be of the kind one and have no ask-when.'
        problems.at(("question", question.id), sentence)
        return
    if sorted(option.side for option in question.options if option.side) != sorted(BOTH):
        sentence = f'"{question.id}" needs one option with side: left and one with side: right.'
        problems.at(("question", question.id), sentence, "options")
    _side_labels(content, question, problems)
    for option in [each for each in question.options if not each.side]:
        for exercise, forms in _one_sided(content, _rules_of(content, question, option.id)):
            sentence = f'With "{option.id}", one-sided forms of "{exercise}" could still be given: {", ".join(forms)}.'
            problems.at(("option", question.id, option.id), sentence)


def _both_sore(content: Content, problems: Problems) -> None:
    """What tells of two sore sides is an answer to the question of the sore side, and tells of no single one."""
    options = content.rulebook.question[content.rulebook.sore_side].options
    known = [option.id for option in options if not option.side]
    for name in next(iter(content.pictures.values())).body.both_sore:
        if name not in known:
            sentence = f'"both-sore" should be one of {", ".join(known)}, not "{name}".'
            problems.at(("file", "body"), sentence, "both-sore")


def _side_labels(content: Content, question: Question, problems: Problems) -> None:
    """Who chooses a side reads the word that the routine uses for it."""
    for option in [each for each in question.options if each.side]:
        word = content.routine.sides[option.side]
        if word.casefold() not in option.label.casefold():
            sentence = f"The label of the {option.side} side should say “{word}”: “{option.label}”."
            problems.at(("option", question.id, option.id), sentence, "label")


def _sides_elsewhere(content: Content, problems: Problems) -> None:
    for question in content.rulebook.question.values():
        for option in question.options:
            if option.side and question.id != content.rulebook.sore_side:
                sentence = f'"side" has a meaning only in "{content.rulebook.sore_side}", which names the sore side.'
                problems.at(("option", question.id, option.id), sentence, "side")


def _one_sided(content: Content, rules: list[Rule]) -> Iterator[tuple[str, list[str]]]:
    """(exercise, its forms that need one sore side) where these rules do not keep them away."""
    for exercise in content.rulebook.exercises.values():
        if any(exercise.id in rule.withhold for rule in rules):
            continue
        given = exercise.forms
        if any(exercise.id in rule.both_sides for rule in rules):
            given = [exercise.form[form.both_sides_form or form.id] for form in given]
        one_sided = [form.id for form in given if _needs_a_side(form)]
        if one_sided:
            yield exercise.id, one_sided


def _needs_a_side(form: Form) -> bool:
    try:
        legs_of(form.legs, None)
    except ValueError:
        return True
    return False


def _lights(content: Content, problems: Problems) -> None:
    """What an option lights can be seen on its page."""
    for step in content.rulebook.steps:
        charts = [content.charts[question.chart] for question in step.questions if question.chart]
        shown = {area.id for chart in charts for area in chart.areas}
        for question in step.questions:
            for option in [each for each in question.options if each.lights and each.lights not in shown]:
                sentence = f'No chart with the area "{option.lights}" stands on the page of this option.'
                problems.at(("option", question.id, option.id), sentence, "lights")


def _charts(content: Content, problems: Problems) -> None:
    """Every chart stands somewhere, and beside a question every area of it can light up."""
    asked = content.rulebook.question.values()
    lit = {option.lights for question in asked for option in question.options if option.lights}
    for chart in content.charts.values():
        beside = chart.id in [question.chart for question in asked]
        if not beside and not chart.lit:
            problems.at(("chart", chart.id), f'The chart "{chart.id}" stands nowhere.')
        for area in chart.areas if beside else ():
            if area.id not in lit:
                problems.at(("area", area.id), f'No option lights the area "{area.id}".')


SEEN = (
    _ending, _referrals, check_contained, _effects, _cautions, check_routine, _used, _signs, _safety_net, _sore_side,
    _both_sore, _sides_elsewhere, _lights, _charts, check_marks, check_how_soon,
)  # fmt: skip
