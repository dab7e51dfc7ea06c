"""Mutants of the exercises and the routine: forms, legs, timing, order, and the question whether it helped."""

from dataclasses import replace
from itertools import combinations

from app.content.model import Content
from app.decision.sides import LEGS
from tests.proof.content_with import with_book
from tests.proof.mutants.mutant import Changed, in_place, with_form


def _with_routine(content: Content, **changes: object) -> Content:
    return replace(content, routine=replace(content.routine, **changes))


def change_both_sides_form(content: Content) -> Changed:
    for exercise in content.rulebook.exercises.values():
        for form in [each for each in exercise.forms if each.both_sides_form]:
            for other in [None, *(each.id for each in exercise.forms if each.id != form.both_sides_form)]:
                name = f"form {exercise.id}/{form.id}: both sides get {other or 'no other form'}"
                yield name, with_form(content, exercise, form, both_sides_form=other)


def change_legs(content: Content) -> Changed:
    for exercise in content.rulebook.exercises.values():
        for form in exercise.forms:
            for legs in [word for word in LEGS if word != form.legs]:
                name = f"form {exercise.id}/{form.id}: legs {legs} instead of {form.legs}"
                yield name, with_form(content, exercise, form, legs=legs)


def change_timing(content: Content) -> Changed:
    exercises = content.routine.exercises
    for exercise in exercises.values():
        for key in ("work", "rest", "repetitions"):
            was = getattr(exercise.timing, key)
            for number in (was - 1, was + 1):
                timed = replace(exercise, timing=replace(exercise.timing, **{key: number}))
                yield (
                    f"{exercise.id}: {key} {was} → {number}",
                    _with_routine(content, exercises={**exercises, exercise.id: timed}),
                )


def swap_order(content: Content) -> Changed:
    routine = content.routine
    for one, other in combinations(routine.order, 2):
        order = tuple({one: other, other: one}.get(each, each) for each in routine.order)
        swapped = with_book(content, exercises={name: content.rulebook.exercises[name] for name in order})
        yield f"routine: {one} and {other} swapped", _with_routine(swapped, order=order)


def change_branch(content: Content) -> Changed:
    """Which exercise asks, which closes, and what is left out after help."""
    routine = content.routine
    for key in ("asks_whether_it_helped", "closes_with"):
        for other in [each for each in routine.order if each != getattr(routine, key)]:
            words = key.replace("_", " ")
            yield f"routine: {words} {other}", _with_routine(content, **{key: other})
    left_out = routine.helped_leaves_out
    for name in routine.order:
        some = in_place(left_out, name, None) if name in left_out else (*left_out, name)
        changed = "does not leave out" if name in left_out else "also leaves out"
        yield f"routine: help {changed} {name}", _with_routine(content, helped_leaves_out=some)


OPERATORS = {
    "change a both-sides-form": change_both_sides_form,
    "change a form’s legs": change_legs,
    "change the timing": change_timing,
    "swap the order of exercises": swap_order,
    "change asks, closes or leaves-out": change_branch,
}
