"""What the result page shows: who to see and how soon, why in the person’s own terms, what is offered and left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from flask import render_template

from app.content.model import HowSoon, Referral
from app.decision.conditions import evidence
from app.decision.decision import Decision
from app.decision.path import Path
from app.decision.rulebook import Question, Rule
from app.web.answers.agreement import has_agreed
from app.web.content import content
from app.words import Language

Group = tuple[HowSoon, list[Referral]]


@dataclass(frozen=True)
class Reason:
    """One rule that is shown, with the answers that made it hold."""

    rule: Rule
    given: tuple[tuple[Question, object], ...]
    decisive: bool  # true when the rule gives the level of the result, or changes an exercise


def reason(rule: Rule, path: Path, decision: Decision) -> Reason:
    asked, found = content().rulebook.question, evidence(rule.when, path.answers)
    given = tuple((asked[name], answer) for name, answer in found.items())
    return Reason(rule, given, rule.level == decision.level if rule.level else bool(rule.exercises))


def reasons(path: Path, decision: Decision) -> list[Reason]:
    """The reasons that the decision rests on, the decisive ones first."""
    rules = [content().rulebook.rule[name] for name in decision.reasons]
    return sorted((reason(rule, path, decision) for rule in rules), key=lambda each: not each.decisive)


def _referrals(names: Iterable[str]) -> list[Referral]:
    return [content().people.referrals[name] for name in names]


def by_how_soon(names: Iterable[str]) -> list[Group]:
    """People to see by their ids, which stand in the order of a decision."""
    return _groups((each.how_soon, each) for each in _referrals(names))


def people(decision: Decision) -> list[Group]:
    """Everybody to see when no exercise is done, by how soon, the one to start with first."""
    return by_how_soon(decision.referrals)


def people_beside_exercises(decision: Decision) -> tuple[list[Group], list[Group]]:
    """Who is to be talked to as well, and who is only a good idea, each by how soon."""
    timed = [(each.beside_exercises, each) for each in _referrals(decision.referrals)]
    to_tell, good_idea = (_groups(each for each in timed if each[0].can_wait is waits) for waits in (False, True))
    return to_tell, good_idea


def _groups(timed: Iterable[tuple[HowSoon, Referral]]) -> list[Group]:
    return [(how_soon, [each for _, each in same]) for how_soon, same in groupby(timed, key=lambda each: each[0])]


def title(decision: Decision, to_tell: list[Group]) -> str:
    """The headline. With exercises and someone to talk to it says both."""
    level = content().texts["levels"][decision.level]
    if not (decision.has_routine and to_tell):
        return level["title"]
    names = [each.in_a_sentence for _, group in to_tell for each in group]
    return level["title_with_people"].replace("{people}", Language(content().language).show(names).unescape())


def advice(decision: Decision) -> list[str]:
    return [text for name in decision.rules if (text := content().rulebook.rule[name].advice)]


def result_page(path: Path, decision: Decision) -> str:
    to_tell, good_idea = people_beside_exercises(decision) if decision.has_routine else (people(decision), [])
    return render_template(
        "screener/result.html",
        path=path,
        decision=decision,
        level=content().texts["levels"][decision.level],
        title=title(decision, to_tell),
        reasons=reasons(path, decision),
        to_tell=to_tell,
        good_idea=good_idea,
        advice=advice(decision),
        agreed=has_agreed(),
    )
