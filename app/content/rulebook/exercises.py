"""What decides of an exercise: its forms, their legs, and which of them is for two sore sides."""

from app.content.entries import ident
from app.content.reader import Entry
from app.decision.rulebook import Form
from app.decision.sides import LEGS


def _form(entry: Entry, exercise_id: str) -> Form:
    return Form(
        id=ident(entry, "form", exercise_id),
        legs=entry.choice("legs", LEGS, "word for the legs"),
        both_sides_form=entry.text("both-sides-form", required=False),
        only_both_sides=entry.flag("only-both-sides"),
    )


def forms(entry: Entry, exercise_id: str) -> list[tuple[Entry, Form]]:
    """Each form of an exercise with its entry, which whoever reads what people are told of it closes."""
    built = [(each, _form(each, exercise_id)) for each in entry.entries("forms")]
    ids = [form.id for _, form in built]
    for each, form in built:
        if form.both_sides_form and form.both_sides_form not in ids:
            each.problems.unknown(each.place("both-sides-form"), "form", form.both_sides_form, ids)
    return built
