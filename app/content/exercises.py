"""From exercises.yaml to the exercises, what decides of them and what people are told, and to the routine."""

import re
from collections.abc import Iterator

from app.content.entries import check_sides, fact_ids, ident, one_of
from app.content.model import WORK_PHASES
from app.content.reader import Entry
from app.content.rulebook.exercises import forms as deciding_forms
from app.decision import rulebook
from app.decision.sides import BOTH
from app.routine.exercise import Exercise, Form, PaceLimits, Routine, Timing, Variant
from app.routine.timeline import LEAD_AFTER_PAUSE

HELPED = ("yes", "no-change", "worse")
MOST_SECONDS, MOST_REPETITIONS, MOST_MINUTES = 60, 30, 360  # more is surely a slip
LEG, LEG_AND_EFFORT = ("leg", "other"), ("leg", "other", "effort")
FORM_TEXTS = ("position", "steps", "feel", "get-ready", "switch", "cue", "breath", "rest-cue")
NAMES_LEG = re.compile(r"\{(leg|other)\}")


def _timing(entry: Entry, facts) -> Timing:
    def seconds(key: str, default: int | None = None) -> int:
        return entry.number(key, least=1, most=MOST_SECONDS, default=default)

    def times(key: str, default: int | None = None) -> int:
        return entry.number(key, least=1, most=MOST_REPETITIONS, default=default)

    work, rest, repetitions = seconds("work"), seconds("rest"), times("repetitions")
    timing = Timing(
        phase=entry.choice("phase", WORK_PHASES, "phase"),
        work=work,
        work_up_to=seconds("work-up-to", work),
        rest=rest,
        rest_up_to=seconds("rest-up-to", rest),
        repetitions=repetitions,
        repetitions_from=times("repetitions-from", repetitions),
        repetitions_up_to=times("repetitions-up-to", repetitions),
        facts=fact_ids(entry, facts),
    )
    for key in [key for key in ("work", "rest") if getattr(timing, key) > getattr(timing, f"{key}_up_to")]:
        entry.complain(f'"{key}" should not be longer than what it goes up to.', key)
    if not timing.repetitions_from <= repetitions <= timing.repetitions_up_to:
        entry.complain("The repetitions should lie between what they go from and up to.", "repetitions")
    entry.close()
    return timing


class _Said:
    """Reads the texts of a form. What the form leaves out it takes from its exercise."""

    def __init__(self, exercise: Entry, form: Entry, legs: str | None):
        self.exercise, self.form, self.legs = exercise, form, legs
        self.effort = form.text("effort", required=False)

    def _read(self, method: str, key: str, *args) -> tuple[str, ...]:
        home = self.form if self.form.has(key) or not self.exercise.has(key) else self.exercise
        said = getattr(home, method)(key, *args)
        texts = said if isinstance(said, tuple) else (said or "",)
        for part, text in enumerate(texts):
            for complaint in self._faults(text):
                home.complain(complaint, key, part)
        check_sides(home, key, texts)
        return texts

    def _faults(self, text: str) -> Iterator[str]:
        form = self.form.text("id")
        if self.legs == "none" and NAMES_LEG.search(text):
            yield f'In the form "{form}" no leg works, but this names one: “{text}”'
        if self.effort is None and "{effort}" in text:
            yield f'The form "{form}" has no effort, but this names it: “{text}”'

    def text(self, key: str, required: bool = True) -> str | None:
        return self._read("text", key, required, LEG)[0] or None

    def texts(self, key: str) -> tuple[str, ...]:
        texts = self._read("texts", key, True, LEG_AND_EFFORT)
        return tuple(text.replace("{effort}", self.effort or "") for text in texts)


def _form(entry: Entry, exercise: Entry, form: rulebook.Form, facts) -> Form:
    said = _Said(exercise, entry, form.legs)
    built = Form(
        id=form.id,
        name=entry.text("name"),
        in_a_sentence=entry.text("in-a-sentence"),
        legs=form.legs,
        effort=said.effort,
        position=said.texts("position"),
        steps=said.texts("steps"),
        feel=said.text("feel"),
        get_ready=said.text("get-ready"),
        switch=said.text("switch", required=False),
        cue=said.text("cue"),
        breath=said.text("breath"),
        rest_cue=said.text("rest-cue"),
        only_both_sides=form.only_both_sides,
        facts=fact_ids(entry, facts, required=False),
    )
    entry.close()
    return built


def _variants(entry: Entry, exercise_id: str, forms: tuple[Form, ...]) -> tuple[Variant, ...]:
    built, ids = [], [form.id for form in forms]
    for each in entry.entries("variants", required=False):
        only = each.choices("forms", ids, "form", of=f' of "{exercise_id}"')
        built.append(Variant(ident(each, "variant", exercise_id), each.text("text"), only or tuple(ids)))
        check_sides(each, "text", (built[-1].text,))
        each.close()
    return tuple(built)


def _exercise(entry: Entry, facts) -> tuple[Exercise, rulebook.Exercise]:
    """What people are told of an exercise, and what of it decides."""
    name, timing = ident(entry, "exercise"), entry.entry("timing")
    deciding = deciding_forms(entry, name)
    forms = tuple(_form(each, entry, form, facts) for each, form in deciding)
    built = Exercise(
        id=name,
        name=entry.text("name"),
        in_a_sentence=entry.text("in-a-sentence"),
        article_name=entry.text("article-name"),
        summary=entry.text("summary"),
        purpose=entry.text("purpose"),
        needs=entry.texts("needs"),
        timing=_timing(timing, facts) if timing else None,
        forms=forms,
        mistakes=entry.texts("mistakes"),
        variants=_variants(entry, name, forms),
        facts=fact_ids(entry, facts),
    )
    check_sides(entry, "mistakes", built.mistakes)
    if not forms:
        entry.pass_over(*FORM_TEXTS)
    entry.close()
    return built, rulebook.Exercise(name, tuple(form for _, form in deciding))


def _sides(entry: Entry) -> dict[str, str]:
    """The words that people read for left and right."""
    words = {side: entry.text(side) for side in BOTH}
    if len(set(words.values())) < len(BOTH):
        entry.complain("The two sides need two words.")
    entry.close()
    return words


def _answers(entry: Entry) -> dict[str, str]:
    """What can be said after the exercise that is asked about."""
    texts = {key: entry.text(key) for key in HELPED}
    entry.close()
    return texts


def _pace(entry: Entry) -> PaceLimits:
    """How long somebody has to get into place: our own numbers, and no part of the treatment."""

    def seconds(key: str, least: int) -> tuple[int, ...]:
        numbers = entry.numbers(key, least=least, most=MOST_SECONDS)
        for part, (one, two) in enumerate(zip(numbers, numbers[1:], strict=False), 1):
            if two <= one:
                entry.complain(f'"{key}" should go up.', key, part)
        return numbers

    # What comes before a push or a rest must leave room for what leads in after a pause.
    limits = PaceLimits(
        lead_in=entry.number("lead-in", least=1, most=MOST_SECONDS),
        lead_ins=seconds("lead-ins", LEAD_AFTER_PAUSE),
        place=entry.number("place", most=MOST_SECONDS),
        places=seconds("places", 0),
        switch=entry.number("switch", least=LEAD_AFTER_PAUSE, most=MOST_SECONDS),
    )
    for key, usual, numbers in (("lead-in", limits.lead_in, limits.lead_ins), ("place", limits.place, limits.places)):
        if usual not in numbers:
            entry.complain(f'"{key}" should be one of "{key}s".', key)
    entry.close()
    return limits


def _routine(entry: Entry, exercises, facts) -> Routine:
    entry.register("routine")
    answers, limits, sides = entry.entry("answers"), entry.entry("pace"), entry.entry("sides")
    built = Routine(
        exercises=exercises,
        order=entry.choices("order", exercises, "exercise", True),
        closes_with=entry.choice("closes-with", exercises, "exercise"),
        asks_whether_it_helped=entry.choice("asks-whether-it-helped", exercises, "exercise"),
        helped_leaves_out=entry.choices("helped-leaves-out", exercises, "exercise", True),
        asks_at_the_start=entry.text("asks-at-the-start"),
        open_for=entry.number("open-for", least=1, most=MOST_MINUTES),
        question=entry.text("question"),
        answers=_answers(answers) if answers else {},
        times_a_day=entry.text("times-a-day"),
        sides=_sides(sides) if sides else {},
        sore_leg=entry.text("sore-leg"),
        not_sore_leg=entry.text("not-sore-leg"),
        pace=_pace(limits) if limits else None,
        facts=fact_ids(entry, facts),
    )
    for missing in [name for name in exercises if name not in built.order]:
        entry.complain(f'The order leaves out "{missing}".', "order")
    entry.close()
    return built


def read_exercises(top: Entry, facts) -> tuple[Routine | None, dict[str, rulebook.Exercise]]:
    """The routine with what people are told of its exercises; and what of them decides, in its order."""
    both = [_exercise(entry, facts) for entry in top.entries("exercises")]
    told, deciding = ({each.id: each for each in some} for some in zip(*both, strict=True)) if both else ({}, {})
    routine = one_of(top, "routine", _routine, told, facts)
    order = routine.order if routine else ()
    return routine, {name: deciding[name] for name in order if name in deciding}
