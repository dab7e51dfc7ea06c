"""All that a decision says, each finding by its name: in logic, and as the rules module decides it."""

from app.content.model import Content
from app.decision.conditions import Answers
from app.decision.decision import Unfinished, decide
from tests.proof.decision import Decided
from tests.proof.reasons import shown

Finding = tuple[str, ...]


def findings(decided: Decided) -> dict[Finding, object]:
    """Each finding with the truth value of its being said."""
    found = {("level", level): value for level, value in decided.level.items()}
    found |= {("open", question): decided.refused & value for question, value in decided.walk.first_open.items()}
    found |= {("rule", rule.id): holds for rule, holds in decided.held}
    found |= {("shown", rule.id): value for rule, value in shown(decided)}
    before = decided.logic.false
    for name in decided.content.rulebook.referrals:
        found["referral", name] = here = decided.refers(name)
        found["first", name], before = here & ~before, before | here
    for name, weighed in decided.weighed.items():
        found |= {("form", name, form): decided.offered(name, form) for form in weighed.form}
        found |= {("reason", name, rule.id): decided.offers & holds for rule, holds in weighed.reasons()}
        found["withheld", name] = decided.withheld(name)
        for legs, value in decided.legs(name):
            found["legs", name, *legs] = found.get(("legs", name, *legs), decided.logic.false) | value
    return found


def findings_of(content: Content, answers: Answers) -> set[Finding]:
    """The same findings, as the rules module decides them for one answer sheet."""
    try:
        decision = decide(content.rulebook, answers)
    except Unfinished as refused:
        return {("open", refused.question)}
    found = {("level", decision.level)}
    found |= {("rule", rule) for rule in decision.rules} | {("shown", rule) for rule in decision.reasons}
    found |= {("referral", referral) for referral in decision.referrals}
    found |= {("first", referral) for referral in decision.referrals[:1]}
    for each in (*decision.offered, *decision.withheld):
        found |= {("reason", each.exercise, rule) for rule in each.rules}
    for each in decision.offered:
        found |= {("form", each.exercise, each.form), ("legs", each.exercise, *each.legs)}
    return found | {("withheld", each.exercise) for each in decision.withheld}
