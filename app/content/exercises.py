"""From exercises.yaml to the core’s exercises, forms and timing, and the order of the routine."""

from app.content.builders import fact_ids, ident
from app.content.reader import Entry
from app.core.model import Exercise, Form, Routine, Timing, Variant
from app.core.sides import LEGS

WORK_PHASES = ("push", "hold")
SAID_WITH_SIDES = ("position", "steps")
HELPED = ("yes", "no-change", "worse")


def _timing(entry: Entry, facts) -> Timing:
    def number(key: str, default: int | None = None) -> int:
        return entry.number(key, required=default is None, least=1, default=default)

    work, rest, repetitions = number("work"), number("rest"), number("repetitions")
    timing = Timing(
        phase=entry.choice("phase", WORK_PHASES, "phase"),
        work=work,
        work_up_to=number("work-up-to", work),
        rest=rest,
        rest_up_to=number("rest-up-to", rest),
        repetitions=repetitions,
        repetitions_from=number("repetitions-from", repetitions),
        repetitions_up_to=number("repetitions-up-to", repetitions),
        facts=fact_ids(entry, facts),
    )
    if work > timing.work_up_to or rest > timing.rest_up_to:
        entry.complain("A time should not be longer than what it goes up to.")
    if not timing.repetitions_from <= repetitions <= timing.repetitions_up_to:
        entry.complain("The repetitions should lie between what they go from and up to.", "repetitions")
    if max(timing.work_up_to, timing.rest_up_to) > 60 or timing.repetitions_up_to > 30:
        entry.complain("That is more than 60 seconds or 30 repetitions: surely a slip.")
    entry.close()
    return timing


class _Inherits:
    """Reads a key from the form, or else from the exercise that it belongs to."""

    def __init__(self, exercise: Entry, form: Entry):
        self.exercise, self.form = exercise, form

    def _home(self, key: str) -> Entry:
        return self.form if self.form.has(key) or not self.exercise.has(key) else self.exercise

    def text(self, key: str, required: bool = True) -> str | None:
        return self._home(key).text(key, required)

    def texts(self, key: str, effort: str | None) -> tuple[str, ...]:
        home = self._home(key)
        texts = home.texts(key)
        if effort is None and any("{effort}" in text for text in texts):
            home.complain(f'"{key}" names {{effort}}, but form "{self.form.text("id")}" has none.', key)
        return tuple(text.replace("{effort}", effort or "") for text in texts)


def _form(entry: Entry, exercise: Entry, taken, facts) -> Form:
    both, effort = _Inherits(exercise, entry), entry.text("effort", required=False)
    built = Form(
        id=ident(entry, taken),
        name=entry.text("name"),
        legs=entry.choice("legs", LEGS, "word for the legs"),
        effort=effort,
        position=both.texts("position", effort),
        steps=both.texts("steps", effort),
        feel=both.text("feel"),
        get_ready=both.text("get-ready"),
        switch=both.text("switch", required=False),
        cue=both.text("cue"),
        rest_cue=both.text("rest-cue"),
        both_sides_form=entry.text("both-sides-form", required=False),
        only_both_sides=entry.flag("only-both-sides"),
        facts=fact_ids(entry, facts, required=False),
    )
    _check_placeholders(entry, built)
    entry.close()
    return built


def _check_placeholders(entry: Entry, form: Form) -> None:
    texts = [*form.position, *form.steps, form.feel, form.get_ready, form.cue, form.rest_cue, form.switch or ""]
    for text in texts:
        rest = text.replace("{leg}", "").replace("{other}", "")
        if "{" in rest or "}" in rest:
            entry.complain(f"Only {{leg}}, {{other}} and {{effort}} can stand in braces: “{text}”")
        if rest != text and form.legs == "none":
            entry.complain(f"No leg works in this form, but a text names one: “{text}”")
        if {"left", "right"} & set(text.lower().replace(".", " ").replace(",", " ").split()):
            entry.complain(f"Write {{leg}} or {{other}}, never left or right: “{text}”")


def _variants(entry: Entry, forms) -> tuple[Variant, ...]:
    built = []
    for each in entry.entries("variants", required=False):
        only = each.choices("forms", forms, "form")
        built.append(Variant(ident(each, [before.id for before in built]), each.text("text"), only or tuple(forms)))
        each.close()
    return tuple(built)


def exercise(entry: Entry, taken, facts) -> Exercise:
    forms: list[Form] = []
    for each in entry.entries("forms"):
        forms.append(_form(each, entry, [form.id for form in forms], facts))
    ids = [form.id for form in forms]
    for form in forms:
        if form.both_sides_form and form.both_sides_form not in ids:
            entry.problems.unknown(entry.place("forms"), "form", form.both_sides_form, ids)
    timing = entry.entry("timing")
    built = Exercise(
        id=ident(entry, taken),
        name=entry.text("name"),
        article_name=entry.text("article-name"),
        summary=entry.text("summary"),
        purpose=entry.text("purpose"),
        needs=entry.texts("needs"),
        timing=_timing(timing, facts) if timing else Timing("push", 1, 1, 1, 1, 1, 1, 1),
        forms=tuple(forms),
        mistakes=entry.texts("mistakes"),
        variants=_variants(entry, ids),
        facts=fact_ids(entry, facts),
    )
    entry.close()
    return built


def routine(entry: Entry, exercises, facts) -> Routine:
    answers = entry.entry("answers")
    built = Routine(
        order=entry.choices("order", exercises, "exercise", True),
        closes_with=entry.choice("closes-with", exercises, "exercise"),
        asks_whether_it_helped=entry.choice("asks-whether-it-helped", exercises, "exercise"),
        helped_leaves_out=entry.choices("helped-leaves-out", exercises, "exercise", True),
        question=entry.text("question"),
        answers={key: answers.text(key) for key in HELPED} if answers else {},
        times_a_day=entry.text("times-a-day"),
        sore_leg=entry.text("sore-leg"),
        not_sore_leg=entry.text("not-sore-leg"),
        facts=fact_ids(entry, facts),
    )
    if answers:
        answers.close()
    for missing in set(exercises) - set(built.order):
        entry.complain(f'The order leaves out "{missing}".', "order")
    entry.close()
    return built
