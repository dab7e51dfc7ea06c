"""For how long answers are good, and how they are renewed: read from questions.yaml, and held to the questions."""

import re
from collections.abc import Iterable, Mapping

from app.content.entries import fact_ids, ident
from app.content.reader import Entry, Problems
from app.decision.rulebook import ASKED, RENEWALS, GoodFor, Question, Step

TIME = re.compile(r"([1-9][0-9]{0,2}) (minute|hour|day|week)(s?)")
UNITS = {"minute": 60, "hour": 60 * 60, "day": 24 * 60 * 60, "week": 7 * 24 * 60 * 60}  # seconds
LONGEST_SIGN = UNITS["day"]
OWN = ("own",)


def _time(entry: Entry, key: str) -> int:
    """A time in words, such as “16 hours”, in seconds; 0 with a complaint."""
    text = entry.text(key)
    found = TIME.fullmatch(text or "")
    if found and (found[1] == "1") == (found[3] == ""):
        return int(found[1]) * UNITS[found[2]]
    if text:
        entry.complain(f'"{key}" should be a time such as 30 minutes, 16 hours or 2 weeks, not "{text}".', key)
    return 0


def _good_for(entry: Entry, anew_after: int, facts) -> GoodFor:
    built = GoodFor(
        id=ident(entry, "good-for"),
        seconds=_time(entry, "time"),
        renewed=entry.choice("renewed", RENEWALS, "way to renew"),
        because=entry.text("because"),
        facts=fact_ids(entry, facts, required=False),
    )
    if entry.choice("judgement", OWN, "word for whose judgement it is", required=False) and built.facts:
        entry.complain("It rests on facts or on our own judgement: leave one of them out.", "judgement")
    if not (entry.has("facts") or entry.has("judgement")):
        entry.complain("Say what this time rests on: facts, or judgement: own.")
    if anew_after and built.seconds > anew_after:
        entry.complain("This is longer than anew-after, when every question is asked anew.", "time")
    entry.close()
    return built


def read_ages(top: Entry, facts) -> tuple[dict[str, GoodFor], int]:
    """Each kind of time by its id; and the seconds after which every question is asked anew."""
    anew_after = _time(top, "anew-after")
    read = [_good_for(entry, anew_after, facts) for entry in top.entries("good-for")]
    return {each.id: each for each in read}, anew_after


def check_ages(problems: Problems, steps: Iterable[Step], ages: Mapping[str, GoodFor]) -> None:
    """Add a problem for a sign that could be too old, a page whose answers age apart, and a kind that nobody uses."""
    named = set()
    for step in steps:
        seconds: dict[str, int] = {}
        for question in [each for each in step.questions if each.good_for]:
            named.add(question.good_for.id)
            age = question.good_for
            if fault := _fault(question) or _apart(seconds.setdefault(age.renewed, age.seconds), question):
                problems.at(("question", question.id), fault, "good-for")
    for name in ages.keys() - named:
        problems.at(("good-for", name), f'No question is good for "{name}".')


def _fault(question: Question) -> str | None:
    if question.every_sign and question.good_for.renewed != ASKED:
        return f'"{question.id}" asks for signs, so they have to be {ASKED} again and never confirmed unseen.'
    if question.every_sign and question.good_for.seconds > LONGEST_SIGN:
        return f'"{question.id}" asks for signs, and none of them is good for more than a day.'
    return None


def _apart(seconds: int, question: Question) -> str | None:
    """The time of a page is kept once for what is asked again on it, and once for what is confirmed."""
    if question.good_for.seconds == seconds:
        return None
    return f'On one page all that is {question.good_for.renewed} is good for the same time: "{question.id}" is not.'
