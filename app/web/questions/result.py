"""What the result page shows: who to see, why in the person’s own terms, what is offered, left out, and told."""

from dataclasses import dataclass

from flask import render_template

from app.content.model import Referral
from app.decision.conditions import evidence
from app.decision.decision import Decision
from app.decision.path import Path
from app.decision.rulebook import EMERGENCY, URGENT, Question, Rule
from app.web.answers.agreement import has_agreed
from app.web.content import content


@dataclass(frozen=True)
class Reason:
    """One rule that held, with the answers that made it hold."""

    rule: Rule
    given: tuple[tuple[Question, object], ...]
    decisive: bool  # true when the rule gives the level of the result, or changes an exercise


def reason(rule: Rule, path: Path, decision: Decision) -> Reason:
    asked, found = content().rulebook.question, evidence(rule.when, path.answers)
    given = tuple((asked[name], answer) for name, answer in found.items())
    return Reason(rule, given, rule.level == decision.level if rule.level else bool(rule.exercises))


def speaks(rule: Rule, decision: Decision) -> bool:
    """True when the result rests on this rule. Where no exercise is offered, nothing is said of how to do one."""
    if decision.level in (EMERGENCY, URGENT):
        return rule.level in (EMERGENCY, URGENT)
    return bool(decision.has_routine or decision.nothing_left or rule.level or rule.refer)


def reasons(path: Path, decision: Decision) -> list[Reason]:
    """Every rule that held and that the result rests on, the decisive ones first."""
    rules = [content().rulebook.rule[name] for name in decision.rules]
    found = [reason(rule, path, decision) for rule in rules if speaks(rule, decision)]
    return sorted(found, key=lambda each: not each.decisive)


def first_referrals(decision: Decision) -> list[Referral]:
    """The people to see: at an emergency or urgent level the ones of that level come first."""
    referrals = [content().people.referrals[name] for name in decision.referrals]
    return sorted(referrals, key=lambda each: each.level != decision.level)


def advice(decision: Decision) -> list[str]:
    return [text for name in decision.rules if (text := content().rulebook.rule[name].advice)]


def result_page(path: Path, decision: Decision, not_agreed: bool = False) -> str:
    return render_template(
        "screener/result.html",
        path=path,
        decision=decision,
        level=content().texts["levels"][decision.level],
        reasons=reasons(path, decision),
        referrals=first_referrals(decision),
        advice=advice(decision),
        not_agreed=not_agreed,
        agreed=has_agreed(),
    )
