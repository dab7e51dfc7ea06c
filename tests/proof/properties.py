"""The properties P1 to P11 of the contract, as formulas about any person, or about any two.

Each property is a list of claims. A claim is broken when its formula holds for somebody; or, when it says what can
happen (`can`), when its formula holds for nobody.
"""

from collections.abc import Callable, Iterator
from random import Random

import z3

from app.decision.rulebook import LEVELS, NONE
from app.decision.sides import BOTH, OTHER
from tests.proof.claim import Anyone, Claim
from tests.proof.content_with import with_book
from tests.proof.contract import MAY_BE_TICKED
from tests.proof.danger import emergency_sign
from tests.proof.findings import findings
from tests.proof.naming import exercise_or_referral, reasons_suffice
from tests.proof.people import Person
from tests.proof.sheet import parts

SORE_SIDE, NO_SINGLE_SIDE = "pain-side", ("both", "alternating", "unsure")
ONE_SIDED, PLANK, BALL, BRACE = "inflare", "plank", "superman", "knee-brace"
LIFTED, PUSHED = ("lift",), ("push-toes", "push-knees")
ON_THE_KNEES = ("push-knees", "hold-knees")
ORDERS = 10


def exactly_one_level(anyone: Anyone) -> Iterator[Claim]:
    """P1. Whoever is not asked for more has one level and no other; who is, has none."""
    one = anyone.one
    levels = [one.level(level) for level in LEVELS]
    exactly_one = z3.PbEq([(level, 1) for level in levels], 1)
    refused = one.decided.refused
    yield Claim("a decision has exactly one level", ~refused & ~exactly_one, (one,))
    yield Claim("an unfinished screening has no level", refused & one.any(levels), (one,))


def not_bolder(careful: Person, bold: Person):
    """The first has no lower level than the second, no exercise more and none in a harder form."""
    levels = (~bold.level(level) | careful.decided.refused | careful.at_least(level) for level in LEVELS)
    forms = []
    for name, exercise in careful.content.rulebook.exercises.items():
        for rank, form in enumerate(exercise.forms):
            as_hard = bold.any(bold.given(name, each.id) for each in exercise.forms[: rank + 1])
            forms.append(~careful.given(name, form.id) | as_hard)
    return careful.all([*levels, *forms])


def same(one: Person, other: Person, question: str):
    """Both answer the question alike, or both leave it out."""
    asked = parts(one.content.rulebook.question[question])
    return one.all(~(one.logic.variable(question, part) ^ other.logic.variable(question, part)) for part in asked)


def more_signs(anyone: Anyone) -> Iterator[Claim]:
    """P3. Ticking more never lowers the level, adds an exercise or hardens a form; follow-ups can be anything."""
    before, after = anyone.one, anyone.other
    questions = anyone.content.rulebook.question
    for ticked in [name for name in MAY_BE_TICKED if name in questions]:
        alike = [~before.answers_to_count(name) | same(before, after, name) for name in questions if name != ticked]
        kept = [
            ~before.ticks(ticked, option) | after.ticks(ticked, option)
            for option in questions[ticked].option_ids - {NONE}
        ]
        more = before.all([before.answers_to_count(ticked), *alike, *kept, after.sheet.given(ticked)])
        bolder = ~before.decided.refused & ~not_bolder(after, before)
        yield Claim(f"more of “{ticked}” makes nothing bolder", more & bolder, (before, after))


def left_out(anyone: Anyone) -> Iterator[Claim]:
    """P4. Leaving any answers out never lowers the level or adds an exercise. No result is the most careful one."""
    before, after = anyone.one, anyone.other
    fewer = before.all(
        same(before, after, name) | ~after.sheet.given(name) for name in anyone.content.rulebook.question
    )
    bolder = ~not_bolder(after, before) | (before.decided.refused & ~after.decided.refused)
    yield Claim("fewer answers make nothing bolder", fewer & bolder, (before, after))


def no_single_side(anyone: Anyone) -> Iterator[Claim]:
    """P5. With no single sore side: nothing one-sided, and no leg lifted in the plank."""
    one = anyone.one
    both = one.has(SORE_SIDE, *NO_SINGLE_SIDE)
    yield Claim("no knee-to-wall push", both & one.offered(ONE_SIDED), (one,))
    yield Claim("no leg moves in the plank", both & one.offered(PLANK) & ~one.does(PLANK), (one,))
    yield Claim("both legs take turns on the ball", both & one.offered(BALL) & ~one.does(BALL, *BOTH), (one,))


def one_side(anyone: Anyone) -> Iterator[Claim]:
    """P6. With one sore side: the push is on it, the plank lifts the other leg, and never the reverse."""
    one = anyone.one
    for side in BOTH:
        sore, other = one.has(SORE_SIDE, side), OTHER[side]
        lifts, pushes = (one.any(one.given(PLANK, form) for form in forms) for forms in (LIFTED, PUSHED))
        for says, exercise, done, legs in (
            (f"{side} sore: the push is {side}", ONE_SIDED, one.offered(ONE_SIDED), (side,)),
            (f"{side} sore: the plank lifts the {other} leg", PLANK, lifts, (other,)),
            (f"{side} sore: the plank pushes with the {side} leg", PLANK, pushes, (side,)),
            (f"{side} sore: the ball lifts the {other} leg", BALL, one.offered(BALL), (other,)),
            (f"{side} sore: the brace starts {side}", BRACE, one.offered(BRACE), (side, other)),
        ):
            yield Claim(says, sore & done & ~one.does(exercise, *legs), (one,))
        reverse = one.does(ONE_SIDED, other) | (lifts & one.does(PLANK, side))
        yield Claim(f"{side} sore: never the reverse", sore & reverse, (one,))


def no_order(anyone: Anyone) -> Iterator[Claim]:
    """P8. The order of the rules does not matter.

    Effects are joined one after the other by “or”. Whatever was joined before, two neighbours can change places, and
    by changing neighbours any order comes from any other. That nothing else is done is tried in some orders.
    """
    one, rules = anyone.one, list(anyone.content.rulebook.rules)
    before, first, second = z3.Bools("before first second")
    says = "two neighbours can change places, whatever came before"
    yield Claim(says, ((before | first) | second) ^ ((before | second) | first), (one,))
    for number in range(ORDERS):
        order = list(reversed(rules)) if number == 0 else Random(number).sample(rules, len(rules))
        again = Person(with_book(anyone.content, rules=tuple(order)), one.logic.mark)
        here, there = findings(one.decided), findings(again.decided)
        differ = one.any(here[name] ^ there[name] for name in here)
        yield Claim("the same decision in another order", differ, (one,))


def everything_happens(anyone: Anyone) -> Iterator[Claim]:
    """P9. Every rule can hold, and every question, option, exercise, form, side and referral can be reached."""
    one, content = anyone.one, anyone.content
    decided = ~one.decided.refused
    things = [(f"rule “{rule.id}” can hold", holds) for rule, holds in one.decided.held]
    things += [(f"“{name}” can be named", one.decided.refers(name)) for name in content.rulebook.referrals]
    for name, exercise in content.rulebook.exercises.items():
        things += [(f"“{form.id}” of “{name}” can be given", one.given(name, form.id)) for form in exercise.forms]
        things.append((f"“{name}” can be left out", one.decided.withheld(name)))
    for name, question in content.rulebook.question.items():
        things.append((f"“{name}” can be asked", one.decided.walk.asked[name]))
        things += [(f"“{each.id}” of “{name}” can be chosen", one.has(name, each.id)) for each in question.options]
    things += [(f"the level {level} can be given", one.level(level)) for level in LEVELS]
    yield from (Claim(says, decided & can, (one,), can=True) for says, can in things)


def never_on_the_knees(anyone: Anyone) -> Iterator[Claim]:
    """P11. Who cannot kneel is never given a form on the knees."""
    one = anyone.one
    kneels = one.any(one.given(PLANK, form) for form in ON_THE_KNEES)
    yield Claim("kneeling hurts: no plank on the knees", one.has("health", "kneeling") & kneels, (one,))


PROPERTIES: dict[str, Callable[[Anyone], Iterator[Claim]]] = {
    "P1": exactly_one_level,
    "P2": emergency_sign,
    "P3": more_signs,
    "P4": left_out,
    "P5": no_single_side,
    "P6": one_side,
    "P7": exercise_or_referral,
    "P8": no_order,
    "P9": everything_happens,
    "P10": reasons_suffice,
    "P11": never_on_the_knees,
}
