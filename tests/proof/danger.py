"""P2: danger is an emergency, and everybody is asked about it."""

from collections.abc import Iterator

from app.decision.rulebook import EMERGENCY
from tests.proof.claim import Anyone, Claim
from tests.proof.contract import (
    ASKED_AFTER,
    ASKED_AT_THAT_AGE,
    ASKED_FROM,
    ASKED_OF_ALL,
    ASKED_UP_TO,
    EMERGENCY_SIGNS,
    EMERGENCY_TOGETHER,
)

Answer = tuple  # a question and options, one of which is chosen; or a question and the least number


def emergency_sign(anyone: Anyone) -> Iterator[Claim]:
    """P2. An emergency sign gives an emergency, whatever else is answered or left open; and everybody is asked."""
    one = anyone.one
    yield from _asked(anyone)
    for question, signs in EMERGENCY_SIGNS.items():
        asked = anyone.content.rulebook.question.get(question)
        for sign in signs:
            if asked is None or sign not in asked.option:
                yield Claim(f"“{sign}” of “{question}” can be ticked", one.logic.false, (one,), can=True)
                continue
            ticked = one.ticks(question, sign)
            if asked.ask_when:
                ticked = ticked & one.answers_to_count(question)
            yield Claim(f"“{sign}” is an emergency", ticked & ~one.level(EMERGENCY), (one,))
    yield from _together(anyone)


def _together(anyone: Anyone) -> Iterator[Claim]:
    """Signs that are an emergency only beside others."""
    one = anyone.one
    for says, lines in EMERGENCY_TOGETHER.items():
        for answer in [answer for line in lines for answer in line if not _can_be_given(anyone, answer)]:
            yield Claim(f"{says}: {', '.join(map(str, answer))} can be answered", one.logic.false, (one,), can=True)
        told = one.all(one.any(_answered(anyone, answer) for answer in line) for line in lines)
        yield Claim(f"{says}: this is an emergency", told & ~one.level(EMERGENCY), (one,))


def _can_be_given(anyone: Anyone, answer: Answer) -> bool:
    name, *wanted = answer
    asked = anyone.content.rulebook.question.get(name)
    return asked is not None and (not asked.options or asked.option_ids.issuperset(wanted))


def _answered(anyone: Anyone, answer: Answer):
    """This is answered, in an answer that counts."""
    one, (name, *wanted) = anyone.one, answer
    if not _can_be_given(anyone, answer):
        return one.logic.false
    if not anyone.content.rulebook.question[name].options:
        return one.answers_to_count(name) & one.sheet.at_least(name, *wanted)
    return one.has(name, *wanted)


def _asked(anyone: Anyone) -> Iterator[Claim]:
    """Nobody gets to a result below an emergency without being asked about the signs that could make one."""
    one = anyone.one
    ended = ~one.decided.refused & ~one.level(EMERGENCY)
    of_age = one.sheet.between("age", ASKED_FROM, ASKED_UP_TO)
    wanted = [("everyone", one.logic.true, name) for name in ASKED_OF_ALL]
    wanted += [(" or ".join(answer[1:]), _answered(anyone, answer), name) for answer, name in ASKED_AFTER]
    wanted.append((f"who is {ASKED_FROM} to {ASKED_UP_TO}", of_age, ASKED_AT_THAT_AGE))
    for who, is_so, question in wanted:
        if question not in anyone.content.rulebook.question:
            yield Claim(f"“{question}” is asked", one.logic.false, (one,), can=True)
        else:
            yield Claim(f"{who}: “{question}” is asked", ended & is_so & ~one.answers_to_count(question), (one,))
