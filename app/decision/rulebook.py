"""What decides, frozen: steps, questions, rules, and the exercises as far as the rules speak of them."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field
from functools import cached_property

from app.decision.conditions import Condition, leaves

# Most careful first. The highest that any rule gives wins; the last two are never given by a rule.
LEVELS = ("emergency", "urgent", "clinician-first", "changed", "full")
EMERGENCY, URGENT, CLINICIAN_FIRST, CHANGED, FULL = LEVELS
WITH_ROUTINE = (CHANGED, FULL)

# The word in a many-question that says “none of these”: it cannot stand beside another option.
NONE = "none"
# How an answer that is past its time comes back: asked again and unticked, listed and confirmed, or asked at the start.
ASKED, CONFIRMED, AT_START = RENEWALS = ("asked", "confirmed", "at-start")
TOLD = "told"
THERE = {TOLD: "there"}  # of a field: that something is there decides, and what it says is told
ORDERED = {"ordered": True}  # of a mapping: its order decides, too


def told(default=MISSING):
    """A field that people are told. It decides nothing."""
    return field(default=default, metadata={TOLD: True})


@dataclass(frozen=True)
class GoodFor:
    """For how long an answer counts, and what is done then."""

    id: str
    seconds: int
    renewed: str  # one of RENEWALS
    because: str = told()
    facts: tuple[str, ...] = told(())  # none where it is our own judgement


@dataclass(frozen=True)
class Option:
    id: str
    label: str = told()
    help: str | None = told(None)
    group: str | None = told(None)  # a heading that stands above this option
    side: str | None = None  # “left” or “right”, in the question that names the sore side
    lights: str | None = told(None)  # an area of a chart on its page
    shows_exercises: bool = told(False)  # all of them, by name and picture, for whoever has to know which they are
    without_rule: bool = told(False)  # it stands so that people find theirs, and changes nothing
    ask_when: Condition | None = None


@dataclass(frozen=True)
class Question:
    id: str
    name: str = told()
    in_a_sentence: str = told()  # the same in the middle of one
    kind: str  # one, many, number or scale
    ask: str = told()
    if_left_out: str = told()
    good_for: GoodFor
    hint: str | None = told(None)
    options: tuple[Option, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    units: tuple[str, ...] = told(())  # words that may stand behind a number
    if_a_year: str | None = told(None)  # said when a year was written for a number
    lowest: str | None = told(None)
    highest: str | None = told(None)
    ask_when: Condition | None = None
    every_sign: str | None = None  # the least level that each option but “none” gives by itself
    second_look: bool = told(False)  # what was ticked and makes no emergency counts once it was looked at again
    chart: str | None = told(None)  # the id of what is drawn beside it
    facts: tuple[str, ...] = told(())

    @cached_property
    def option(self) -> Mapping[str, Option]:
        return {option.id: option for option in self.options}

    @cached_property
    def option_ids(self) -> frozenset[str]:
        return frozenset(self.option)

    @cached_property
    def has_gated_options(self) -> bool:
        return any(option.ask_when for option in self.options)


@dataclass(frozen=True)
class Step:
    id: str
    title: str = told()
    questions: tuple[Question, ...]
    intro: str | None = told(None)
    ends_when_urgent: bool = False  # true for the named step and for every one after it

    @cached_property
    def shows_exercises(self) -> bool:
        return any(option.shows_exercises for question in self.questions for option in question.options)


@dataclass(frozen=True)
class Form:
    id: str
    legs: str  # a key of sides.LEGS
    both_sides_form: str | None = None  # the form instead of this one when no side is favoured
    only_both_sides: bool = False


@dataclass(frozen=True)
class Exercise:
    id: str
    forms: tuple[Form, ...]  # hardest first

    @cached_property
    def form(self) -> Mapping[str, Form]:
        return {form.id: form for form in self.forms}

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Form id -> 0 for the hardest, counting up to the easiest."""
        return {form.id: rank for rank, form in enumerate(self.forms)}


@dataclass(frozen=True)
class Referral:
    id: str
    level: str  # emergency, urgent or soon
    covers: tuple[str, ...] = ()  # referrals to the same door, which this one stands for


@dataclass(frozen=True)
class Rule:
    id: str
    because: str = told()
    when: Condition
    level: str | None = None
    refer: tuple[str, ...] = ()
    withhold: tuple[str, ...] = ()
    at_most: Mapping[str, str] = field(default_factory=dict)  # exercise -> hardest form left
    both_sides: tuple[str, ...] = ()
    not_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # exercise -> variants left out
    adapt: Mapping[str, str] = field(default_factory=dict, metadata=THERE)  # exercise -> a sentence shown with it
    advice: str | None = field(default=None, metadata=THERE)
    facts: tuple[str, ...] = told(())
    contains: tuple[str, ...] = ()  # rules that are no reason of their own beside this one
    leaves: tuple[str, ...] = told(())  # the exercises that a rule which changes others leaves as they are

    @cached_property
    def exercises(self) -> frozenset[str]:
        """The ids of the exercises that this rule does something to."""
        return frozenset([*self.withhold, *self.at_most, *self.both_sides, *self.not_forms, *self.without, *self.adapt])


@dataclass(frozen=True)
class NothingLeft:
    """What is decided when every exercise is withheld."""

    level: str
    refer: tuple[str, ...]
    because: str = told()
    facts: tuple[str, ...] = told(())


@dataclass(frozen=True)
class Rulebook:
    steps: tuple[Step, ...]
    sore_side: str  # the id of the question whose answer names the sore side
    rules: tuple[Rule, ...]
    nothing_left: NothingLeft
    good_for: Mapping[str, GoodFor]  # each kind by its id
    anew_after: int  # seconds from the first answer, after which none counts any more
    exercises: Mapping[str, Exercise]  # in the order of the routine
    referrals: Mapping[str, Referral] = field(metadata=ORDERED)  # as a decision names them

    @cached_property
    def question(self) -> Mapping[str, Question]:
        return {question.id: question for step in self.steps for question in step.questions}

    @cached_property
    def step_of(self) -> Mapping[str, Step]:
        return {question.id: step for step in self.steps for question in step.questions}

    @cached_property
    def step(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def rule(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def rules_finding(self) -> Mapping[tuple[str, str | None], frozenset[int]]:
        """(question id, option id), or (question id, None) for a number -> positions of the rules that test for it."""
        found: dict[tuple[str, str | None], set[int]] = {}
        for position, rule in enumerate(self.rules):
            for leaf in leaves(rule.when):
                for option in leaf.finds:
                    found.setdefault((leaf.question, option), set()).add(position)
        return {key: frozenset(positions) for key, positions in found.items()}

    @cached_property
    def rules_for_all(self) -> frozenset[int]:
        """Positions of the rules that test nothing."""
        return frozenset(position for position, rule in enumerate(self.rules) if not any(leaves(rule.when)))

    @cached_property
    def rules_of_level(self) -> Mapping[str, tuple[Rule, ...]]:
        return {level: tuple(rule for rule in self.rules if rule.level == level) for level in LEVELS}

    @cached_property
    def stops_at(self) -> Mapping[str, tuple[tuple[str, tuple[Rule, ...]], ...]]:
        """Step id -> (level, rules) for each level whose rules the answers of that step can make the walk end by.

        A rule can come true only where one of its questions is answered. Urgent rules that came true before the first
        step that they may end wait there.
        """
        first_ending = next((step for step in self.steps if step.ends_when_urgent), None)

        def looking_at(step: Step, level: str) -> tuple[Rule, ...]:
            here = {question.id for question in step.questions}
            return tuple(r for r in self.rules_of_level[level] if here & {leaf.question for leaf in leaves(r.when)})

        def stops(step: Step) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
            emergency = (EMERGENCY, looking_at(step, EMERGENCY))
            if not step.ends_when_urgent:
                return (emergency,)
            waiting = step is first_ending
            return emergency, (URGENT, self.rules_of_level[URGENT] if waiting else looking_at(step, URGENT))

        return {step.id: stops(step) for step in self.steps}
