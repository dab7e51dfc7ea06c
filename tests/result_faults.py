"""What must be true of the result page of any decision. Each fault is a sentence."""

import re
from collections.abc import Iterator
from itertools import pairwise

from page_check import words

from app.content.model import Content, Referral
from app.decision.decision import Decision

EMERGENCY = "emergency"


def referrals(decision: Decision, content: Content) -> list[Referral]:
    return [content.people.referrals[name] for name in decision.referrals]


def to_tell(decision: Decision, content: Content) -> list[str]:
    """Ids of those who are to be talked to beside the exercises."""
    return [each.id for each in referrals(decision, content) if not each.beside_exercises.can_wait]


def in_time(decision: Decision, content: Content) -> list[str]:
    """The people in the order of the page: who can wait until after the exercises stands below them."""
    if not decision.has_routine:
        return list(decision.referrals)
    first = to_tell(decision, content)
    return first + [name for name in decision.referrals if name not in first]


def order_faults(page, decision: Decision, content: Content) -> Iterator[str]:
    """The people stand by how soon, whoever is to be talked to above the exercises, and all of them once."""
    times = [each.says for each in content.people.times.values()]
    ranks = [times.index(words(heading)) for heading in page.select(".when")]
    if any(second <= first for first, second in pairwise(ranks)):
        yield f"The headings do not go from sooner to later: {ranks}."
    shown = [each["data-referral"] for each in page.select("[data-referral]")]
    if shown != in_time(decision, content):
        yield f"The people stand in the order {shown}."
    marked = page.select("[data-referral], [data-exercise]")
    exercises = [at for at, each in enumerate(marked) if "data-exercise" in each.attrs]
    above = [each["data-referral"] for each in marked[: exercises[0]]] if exercises else None
    if exercises and above != to_tell(decision, content):
        yield f"Above the exercises stand {above}."


def action_faults(page, decision: Decision, content: Content) -> Iterator[str]:
    """There is one heading, and one first thing to do."""
    if len(page.find_all("h1")) != 1:
        yield "There is not one h1."
    first = [each["data-referral"] for each in page.select(".referral--first")]
    buttons = page.select(".care > p > a.button")
    people = to_tell(decision, content) if decision.has_routine else list(decision.referrals)
    if first != people[:1]:
        yield f"The first action is {first}, and not {people[:1]}."
    if len(buttons) != (not people):
        yield f"There are {len(buttons)} buttons to the routine beside {people}."


def reason_faults(page, decision: Decision, content: Content) -> Iterator[str]:
    """All reasons that the decision names are shown, and no other."""
    shown = sorted(words(each) for each in page.select(".reason__because"))
    known = [content.rulebook.rule[name].because for name in decision.reasons]
    known += [content.rulebook.nothing_left.because] if decision.nothing_left else []
    if shown != sorted(known):
        yield f"The reasons shown are {shown}."


def word_faults(page, decision: Decision, content: Content) -> Iterator[str]:
    """Nothing that only the makers know stands in what is read: no id of a fact, no version."""
    text = words(page.main)
    ids = "|".join(map(re.escape, content.library.facts))
    found = re.findall(rf"(?<![\w-])(?:{ids})(?![\w-])", text)
    versions = [each for each in (content.versions.told, content.versions.decides) if each in text]
    yield from [f"“{each}” is read by people." for each in (*found, *versions)]


def ending_faults(page, decision: Decision, content: Content) -> Iterator[str]:
    """An emergency ends with calling again; every other result ends with all signs to watch for."""
    net = content.texts["safety_net"]
    options = content.rulebook.question[net["question"]].options
    signs = [each.label for each in options if each.id not in net["leave_out"]]
    text = words(page.main)
    if decision.level == EMERGENCY:
        if not text.endswith(content.texts["levels"][EMERGENCY]["ends_with"]) or page.select(".net"):
            yield "The emergency does not end with calling again."
    elif not all(sign in text[text.rindex(net["title"]) :] for sign in signs):
        yield "Not all signs to watch for stand at the end."


LOOKS = order_faults, action_faults, reason_faults, word_faults, ending_faults


def result_faults(page, decision: Decision, content: Content) -> list[str]:
    return [fault for look in LOOKS for fault in look(page, decision, content)]
