"""Which steps were answered in the wording that they have now, and when: for each the minutes from the first answer."""

import re

from flask import session

from app.decision.rulebook import ASKED, AT_START, CONFIRMED
from app.web.answers.session import AGES, FIRST, STEPS, TOLD_AT
from app.web.content import content

Told = dict[str, int]  # way to renew -> when the answers of a step that are renewed so were told, in seconds
PAIR = re.compile(r"(-?[0-9]{1,6})?\.(-?[0-9]{1,6})?")  # minutes of what is asked again, and of what is confirmed
MINUTE = 60


def told_steps() -> dict[str, Told]:
    """Step id -> when it was told, for each step that was answered in the wording of now."""
    versions, pairs = session.get(STEPS, "").split(), session.get(AGES, "").split()
    of_version = dict(zip(versions, pairs, strict=True)) if len(versions) == len(pairs) else {}
    known = content().versions.steps
    return {name: _told(of_version.get(known[name], "")) for name in known if known[name] in versions}


def _told(pair: str) -> Told:
    """A release before this one kept no times: then every answer is as old as the first one."""
    first = session.get(FIRST, 0)
    if AGES not in session:
        return {ASKED: first, CONFIRMED: first}
    found = PAIR.fullmatch(pair)
    minutes = zip((ASKED, CONFIRMED), found.groups() if found else (), strict=False)
    return {renewed: first + int(minute) * MINUTE for renewed, minute in minutes if minute is not None}


def keep_told(told: dict[str, Told]) -> None:
    """Write down which steps were told in the wording of now, and when. The minute that had begun counts."""
    first, known = session.get(FIRST, 0), content().versions.steps
    pairs = [[told[name].get(renewed) for renewed in (ASKED, CONFIRMED)] for name in known if name in told]
    written = [".".join("" if at is None else str((at - first) // MINUTE) for at in pair) for pair in pairs]
    session[STEPS] = " ".join(known[name] for name in known if name in told)
    session[AGES] = " ".join(written)


def told_at() -> dict[str, int]:
    """Question id -> the second in which it was told, where that is known."""
    told, at_start = told_steps(), session.get(TOLD_AT)
    book = content().rulebook
    found = {
        name: at_start if question.good_for.renewed == AT_START
        else told.get(book.step_of[name].id, {}).get(question.good_for.renewed)
        for name, question in book.question.items()
    }  # fmt: skip
    return {name: at for name, at in found.items() if at is not None}
