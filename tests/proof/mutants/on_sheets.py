"""What many answer sheets say of a mutant, all read at once: the clinical cases, and drawn ones decided in SQL."""

from collections.abc import Iterator, Sequence

from app.content.model import Content
from app.decision.answers import BadAnswer, read_answers
from app.decision.conditions import Answers
from tests.answer_sets import HARMLESS
from tests.proof.columns import Columns
from tests.proof.decision import Decided
from tests.proof.findings import Finding, findings
from tests.proof.sheet import Sheet

Findings = dict[Finding, int]  # bit i: it is said of sheet i
Given = set[tuple[str, str]]  # (question, option), or (question, "") for a number


def bits(sheets: Sequence[int], size: int) -> int:
    digits = bytearray(b"0" * (size or 1))
    for sheet in sheets:
        digits[-1 - sheet] = ord("1")
    return int(digits, 2)


def columns(found: Sequence[Iterator[Finding]]) -> Findings:
    """Finding -> the sheets that it is said of."""
    sheets: dict[Finding, list[int]] = {}
    for number, each in enumerate(found):
        for finding in each:
            sheets.setdefault(finding, []).append(number)
    return {finding: bits(numbers, len(found)) for finding, numbers in sheets.items()}


class Sheets:
    """Answer sheets of one version of the content, on which others can be read."""

    def __init__(self, content: Content, answer_sets: Sequence[Answers]):
        self.all = (1 << len(answer_sets)) - 1
        self._sheet = Sheet(content.rulebook.question, Columns(content.rulebook.question, answer_sets))

    def findings(self, content: Content) -> Findings:
        return findings(Decided(content, self._sheet))


def answerable(content: Content) -> Given:
    """Every answer that can be given."""
    questions = content.rulebook.question.values()
    return {(question.id, part) for question in questions for part in question.option_ids or ("",)}


# --- The clinical cases


class Cases:
    """Cases in the format of cases/*.yaml. Those that no version can read are left out: they test the reading."""

    def __init__(self, content: Content, cases: list[dict]):
        harmless, self.names, self._given, answer_sets, expected = (
            read_answers(content.rulebook, HARMLESS),
            [],
            [],
            [],
            [],
        )
        for case in cases:
            try:
                named = read_answers(content.rulebook, case["answers"])
            except BadAnswer:
                continue
            # What the case names without an answer stays open. A harmless answer counts only where it is asked.
            answer_sets.append({name: harmless[name] for name in harmless if name not in case["answers"]} | named)
            self.names.append(case["name"])
            self._given.append({(name, part) for name, answer in named.items() for part in _parts(answer)})
            expected.append(case["expect"])
        self.sheets = Sheets(content, answer_sets)
        self._possible = answerable(content)
        self._must = columns([_must(each) for each in expected])
        known = {*self.sheets.findings(content), *self._must}
        self._must_not = columns([_must_not(each, known) for each in expected])

    def failing(self, mutant: Content) -> str | None:
        """The first case that the mutant fails."""
        lost, found = self._possible - answerable(mutant), self.sheets.findings(mutant)
        failing = bits([number for number, given in enumerate(self._given) if given & lost], len(self.names))
        for finding in {*found, *self._must}:
            said = found.get(finding, 0)
            failing |= (self._must.get(finding, 0) & ~said) | (self._must_not.get(finding, 0) & said)
        return self.names[(failing & -failing).bit_length() - 1] if failing else None


def _parts(answer: frozenset | int) -> frozenset:
    return answer if isinstance(answer, frozenset) else frozenset([""])


def _must(expect: dict) -> Iterator[Finding]:
    """What a case asks for."""
    if "refused" in expect:
        yield "open", expect["refused"]
        return
    yield "level", expect["level"]
    yield from (("rule", rule) for rule in expect.get("rules", ()))
    yield from (("shown", rule) for rule in expect.get("reasons", ()))
    yield from (("referral", referral) for referral in expect.get("referrals", ()))
    yield from (("form", *each) for each in expect.get("exercises", {}).items())
    yield from (("legs", name, *legs) for name, legs in expect.get("sides", {}).items())
    yield from (("withheld", name) for name in expect.get("withheld", ()))


# The parts of a case that say all there is, each with the kind of finding.
EXACT = {"level": "level", "refused": "open", "exercises": "form", "withheld": "withheld"}


def _must_not(expect: dict, known: set[Finding]) -> Iterator[Finding]:
    """What a case forbids, by what it says or by what it leaves out."""
    yield from (("rule", rule) for rule in expect.get("not-rules", ()))
    yield from (("referral", referral) for referral in expect.get("not-referrals", ()))
    exact, asked = {kind for key, kind in EXACT.items() if key in expect}, set(_must(expect))
    for finding in known - asked:
        kind, name = finding[:2]
        told = {"rule": expect.get("no-other-rules"), "shown": "reasons" in expect}.get(kind)
        other_rule = told and name != "always"
        other_legs = kind == "legs" and name in expect.get("sides", {})
        if kind in exact or other_rule or other_legs:
            yield finding


# --- The second reading


def told(decision: dict) -> Iterator[Finding]:
    """What the second reading says of one sheet, as findings."""
    if "open" in decision:
        yield "open", decision["open"]
        return
    yield "level", decision["level"]
    yield from (("rule", rule) for rule in decision["rules"])
    yield from (("shown", rule) for rule in decision["reasons"])
    yield from (("referral", referral) for referral in decision["referrals"])
    yield from (("first", referral) for referral in decision["referrals"][:1])
    yield from (("withheld", each["id"]) for each in decision["withheld"])
    for each in (*decision["exercises"], *decision["withheld"]):
        yield from (("reason", each["id"], rule) for rule in each["rules"])
    for each in decision["exercises"]:
        yield "form", each["id"], each["form"]
        yield "legs", each["id"], *each["sides"]


class SecondReading:
    """Drawn answer sheets, and what the second reading says of them."""

    def __init__(self, content: Content, answer_sets: Sequence[Answers], decisions: Sequence[dict]):
        self.sheets = Sheets(content, answer_sets)
        self._says = columns([told(decision) for decision in decisions])

    def disagreement(self, mutant: Content) -> str | None:
        """A finding that only one of the two has, on some sheet."""
        found = self.sheets.findings(mutant)
        for name in {**self._says, **found}:
            if (found.get(name, 0) ^ self._says.get(name, 0)) & self.sheets.all:
                return " ".join(name)
        return None
