"""Proves the properties with the z3 solver. A claim that fails comes with the shortest counter-example, in words."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import z3

from app.content.model import Content
from app.decision.conditions import Answer
from tests.answer_sets import HARMLESS, readable
from tests.proof.claim import Anyone, Claim
from tests.proof.people import Person
from tests.proof.properties import PROPERTIES
from tests.proof.sheet import is_true, parts
from tests.proof.tell import tell_answers, tell_decision

LONGEST_SEARCH = 20_000  # milliseconds for the shortest counter-example; after that a longer one is told
# What an answer costs, so that the cheapest counter-example is the shortest; people who come to a result say most.
ANSWERED, NOT_HARMLESS, NO_RESULT = 1, 4, 1000


@dataclass(frozen=True)
class Result:
    property: str
    claims: int
    broken: tuple[str, ...]  # the counter-examples, each in words
    seconds: float


def _breaks(claim: Claim, solver) -> bool:
    """True when the claim does not hold. Raises RuntimeError when the solver gives up, which proves nothing."""
    solver.push()
    solver.add(claim.formula)
    answer = solver.check()
    solver.pop()
    if answer == z3.unknown:
        raise RuntimeError(f"The solver gave up on “{claim.says}”: {solver.reason_unknown()}.")
    return (answer == z3.sat) != claim.can


def _costs(person: Person, harmless: dict[str, Answer]) -> Iterator[tuple[object, int]]:
    """(what had better hold, what it costs when it does not)."""
    yield ~person.decided.refused, NO_RESULT
    for question in person.content.rulebook.question.values():
        left_out = ~person.sheet.given(question.id)
        yield left_out, ANSWERED
        for part in parts(question):
            value = person.logic.variable(question.id, part)
            yield left_out | (value if is_true(harmless.get(question.id), part) else ~value), NOT_HARMLESS


def _counter_example(claim: Claim, harmless: dict[str, Answer]) -> list[dict[str, Answer]]:
    """The answers of each person that the claim speaks of."""
    search = z3.Optimize()
    search.set("timeout", LONGEST_SEARCH)
    search.add(claim.formula, *(person.allowed for person in claim.people))
    for person in claim.people:
        for wish, cost in _costs(person, harmless):
            search.add_soft(wish, cost)
    if search.check() != z3.sat:
        search = z3.Solver()
        search.add(claim.formula, *(person.allowed for person in claim.people))
        search.check()
    return [person.answers(search.model()) for person in claim.people]


def _told(content: Content, claim: Claim, harmless: dict[str, Answer]) -> str:
    if claim.can:
        return f"Not so: {claim.says}. No answers make it happen."
    lines = [f"Not so: {claim.says}. Counter-example:"]
    for number, answers in enumerate(_counter_example(claim, harmless)):
        lines.append("  A person who answers:" if number == 0 else "  And the same person, answering:")
        lines += [f"    {line}" for line in tell_answers(content.rulebook.question, answers, harmless)]
        first, *more = tell_decision(content, answers)
        lines += [f"  gets {first}", *(f"       {line}" for line in more)]
    return "\n".join(lines)


def prove(content: Content, name: str, anyone: Anyone) -> Result:
    """Prove one property. Raises RuntimeError when the solver gives up."""
    started = time.perf_counter()
    harmless = readable(content, HARMLESS)
    solver = z3.SolverFor("QF_FD")
    solver.add(anyone.one.allowed, anyone.other.allowed)
    claims = list(PROPERTIES[name](anyone))
    broken = [_told(content, claim, harmless) for claim in claims if _breaks(claim, solver)]
    return Result(name, len(claims), tuple(broken), time.perf_counter() - started)


def prove_all(content: Content) -> Iterator[Result]:
    anyone = Anyone(content)
    for name in PROPERTIES:
        yield prove(content, name, anyone)
