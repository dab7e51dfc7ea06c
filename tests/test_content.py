"""The content loads; and whatever breaks it is told with file and line, in a sentence, before the app starts."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from app.content import FOLDER, BrokenContent, files, load

FACTS, SOURCES, EXERCISES, QUESTIONS = "facts.yaml", "sources.yaml", "exercises.yaml", "questions.yaml"
REFERRALS, REGIONS, RESULTS, RULES = "referrals.yaml", "regions.yaml", "results.yaml", "rules.yaml"
PAGE = "pages/start.md"


@dataclass(frozen=True)
class Broken:
    """One edit of one file, and what is said about it: where, and a part of the sentence."""

    name: str
    file: str
    old: str  # stands there exactly once
    new: str
    says: str
    at: str = ""  # the complaint stands on the last line of this text; "" for the first line of `new`
    where: str = ""  # the file that is complained about, if it is another one

    def edit(self, folder: Path) -> None:
        path = folder / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, f"“{self.old}” should stand once in {self.file}"
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")

    def place(self, folder: Path) -> str:
        """The place of the complaint. Of a text that stands more than once, the last one is meant."""
        file = self.where or self.file
        text = (folder / file).read_text(encoding="utf-8")
        mark = self.at or self.new.strip("\n").split("\n")[0]
        line = text.count("\n", 0, text.rindex(mark) + len(mark)) + 1
        return f"content/{file}:{line}  "


@dataclass(frozen=True)
class Harmed:
    """Something done to a file as a whole."""

    name: str
    file: str
    edit_file: Callable[[Path], object]
    says: str
    line: int = 1

    def edit(self, folder: Path) -> None:
        self.edit_file(folder / self.file)

    def place(self, folder: Path) -> str:
        return f"content/{self.file}:{self.line}  "


def with_rule(name: str, when: str, effects: str, says: str, at: str = "") -> Broken:
    """One more rule, at the top of the list."""
    rule = f"  - id: test-rule\n    because: A test.\n    when: {when}\n    {effects}\n    facts: [C3]\n"
    return Broken(name, RULES, "\nrules:\n", f"\nrules:\n{rule}", says, at or f"when: {when}")


def text_of(text: str | bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text if isinstance(text, bytes) else text.encode())


# Ids and the order of keys make the places to edit, not words that somebody may improve.
WRIST, WHEN_WRIST = "- id: wrist\n    because: ", "when: {question: health, includes: wrist}"
EYE = "level: urgent\n    refer: [eye-emergency]"
NO_BALL = "withhold: [superman]\n    facts: [D4.1, EX-21]"
SORE_SIDES = "{question: pain-side, any-of: [both, alternating, unsure]}"
BOTH_SIDES = "    withhold: [inflare]\n    both-sides: [plank, superman]"
TOES, KNEES = "{question: plank, is: toes}", "{question: plank, is: knees}"
TANGLE = ", ".join(f"{{any: [{TOES}, {{question: age, at-least: {age}}}]}}" for age in range(20, 70))
ORDER = "order: [knee-brace, inflare, plank, superman]"
LOW = "facts: [D4.3, D4.6]\n        steps:\n"
HOLD_KNEES = "facts: [D3.2, D3.8]\n        position:\n"
END_OF_HEAD = "facts: [C2, C3, E1]\n---\n"

# Slips of the pen. They are made all at once: a pass tells every problem that it finds.
SLIPS = (
    Broken("a rule that names a question that does not exist", RULES, "emergency-signs, includes: cold-leg",
        "emergency-sings, includes: cold-leg",
        'question "emergency-sings" does not exist. Did you mean "emergency-signs"?'),
    Broken("a rule that names an option that does not exist", RULES, "includes: stuck-hernia}",
        "includes: stuck-hernias}",
        'option "stuck-hernias" of "emergency-signs" does not exist. Did you mean "stuck-hernia"?'),
    Broken("a misspelt option in the second line of a list", RULES, "sudden-severe, blood-thinner, red-eye, unsure]",
        "sudden-severe, blood-thiner, red-eye, unsure]",
        'option "blood-thiner" of "urgent-signs" does not exist. Did you mean "blood-thinner"?'),
    Broken("a rule that withholds an exercise that does not exist", RULES, NO_BALL,
        NO_BALL.replace("superman", "supermann"), 'exercise "supermann" does not exist. Did you mean "superman"?'),
    Broken("a limit to an exercise that does not exist", RULES, "{plank: push-toes}", "{plnk: push-toes}",
        'exercise "plnk" does not exist. Did you mean "plank"?'),
    Broken("a limit to a form that does not exist", RULES, "{plank: push-knees}\n    facts: [PP-05",
        "{plank: push-knee}\n    facts: [PP-05",
        'form "push-knee" of "plank" does not exist. Did you mean "push-knees"?'),
    Broken("a rule that closes a form that does not exist", RULES, "[push-knees, hold-knees]",
        "[push-knees, hold-nees]", 'form "hold-nees" of "plank" does not exist. Did you mean "hold-knees"?'),
    Broken("a rule that leaves out a variant that does not exist", RULES, "{plank: [on-hands]}", "{plank: [on-hand]}",
        'variant "on-hand" of "plank" does not exist. Did you mean "on-hands"?'),
    Broken("a rule that refers to nobody known", RULES, "[ambulance, crisis-line]", "[ambulance, crises-line]",
        'referral "crises-line" does not exist. Did you mean "crisis-line"?'),
    Broken("a fact from a source that does not exist", FACTS, "\nfacts:\n",
        "\nfacts:\n  - {id: Z1, says: A test., sources: [artickle]}\n",
        'source "artickle" does not exist. Did you mean "article"?', "[artickle]}"),
    Broken("a rule that rests on a fact that does not exist", RULES, "facts: [RF-20]", "facts: [RF-200]",
        'fact "RF-200" does not exist. Did you mean "RF-20"?'),
    Broken("a page that rests on a fact that does not exist", PAGE, "facts: [C2, C3, E1]", "facts: [C2, C3, E11]",
        'fact "E11" does not exist. Did you mean "E1"?'),
    Broken("a level that does not exist", RULES, EYE, EYE.replace("urgent", "urgnt"),
        'level "urgnt" does not exist. Did you mean "urgent"?', "level: urgnt"),
    Broken("a level that no rule gives", RULES, "level: clinician-first\n    refer: [surgeon]\n    facts: [EX-08]",
        "level: changed\n    refer: [surgeon]\n    facts: [EX-08]", 'level "changed" does not exist.'),
    Broken("a kind of question that does not exist", QUESTIONS,
        "- id: ball\n        name: Small ball\n        kind: one",
        "- id: ball\n        name: Small ball\n        kind: oen", 'kind "oen" does not exist. Did you mean "one"?',
        "kind: oen"),
    Broken("a side that is neither left nor right", QUESTIONS, "side: left}", "side: lefft}",
        'side "lefft" does not exist. Did you mean "left"?'),
    Broken("a picture that does not exist", QUESTIONS, "picture: back", "picture: bak",
        'picture "bak" does not exist. Did you mean "back"?'),
    Broken("a word for the legs that does not exist", EXERCISES, "legs: sore\n        both-sides-form: hold-knees",
        "legs: soer\n        both-sides-form: hold-knees",
        'word for the legs "soer" does not exist. Did you mean "sore"?'),
    Broken("a form for both sides that does not exist", EXERCISES, "both-sides-form: hold-knees",
        "both-sides-form: hold-nees", 'form "hold-nees" does not exist. Did you mean "hold-knees"?'),
    Broken("a phase that does not exist", EXERCISES, "      phase: hold\n", "      phase: hodl\n",
        'phase "hodl" does not exist. Did you mean "hold"?'),
    Broken("a list of numbers that does not exist", REFERRALS, "call: crisis", "call: crises",
        'list of numbers "crises" does not exist. Did you mean "crisis"?'),
    Broken("a word for how a source was read that does not exist", SOURCES, "\nsources:\n",
        "\nsources:\n  - {id: spare, title: A book, by: Someone, read: parts}\n",
        'word for how it was read "parts" does not exist. Did you mean "part"?', "read: parts}"),
    Broken("an order with an exercise that does not exist", EXERCISES, ORDER, ORDER.replace("plank", "planck"),
        'exercise "planck" does not exist. Did you mean "plank"?'),
    Broken("a region to start with that does not exist", REGIONS, "default: EM-08", "default: EM-88",
        'region "EM-88" does not exist. Did you mean "EM-08"?'),
    Broken("a question for the sore side that does not exist", QUESTIONS, "sore-side: pain-side ",
        "sore-side: pain-sides ", 'question "pain-sides" does not exist. Did you mean "pain-side"?'),
    Broken("a safety net without an option that does not exist", RESULTS, "leave-out: [unsure, none]",
        "leave-out: [unsre, none]", 'option "unsre" does not exist. Did you mean "unsure"?'),
    Broken("words for a level that does not exist", RESULTS, "- id: clinician-first", "- id: clinician-fist",
        'level "clinician-fist" does not exist. Did you mean "clinician-first"?'),
    Broken("a misspelt key of a rule", RULES, WRIST, WRIST.replace("because", "becuase"),
        'The key "becuase" has no meaning here. Did you mean "because"?', WRIST.replace("because", "becuase")),
    Broken("a key that is missing", RULES, "- id: balance\n    because: ", "- id: balance\n    becase: ",
        'The key "because" is missing. Is "becase" meant to be it?'),
    Broken("a misspelt key of a question", QUESTIONS, "kind: number\n        ask: ", "kind: number\n        aks: ",
        'The key "aks" has no meaning here. Did you mean "ask"?', "aks: "),
    Broken("a misspelt key of a timing", EXERCISES, "      work-up-to: 10\n", "      work-upto: 10\n",
        'The key "work-upto" has no meaning here. Did you mean "work-up-to"?'),
    Broken("a misspelt key at the top of a file", RULES, "when-nothing-is-left:", "when-nothing-s-left:",
        'The key "when-nothing-s-left" has no meaning here. Did you mean "when-nothing-is-left"?'),
    Broken("a key of one kind of question in another kind", QUESTIONS, "- id: tried\n",
        "- id: tried\n        lowest: No\n", 'The key "lowest" has no meaning here.', "- id: tried\n        lowest:"),
    Broken("an id with a space", RULES, "- id: glaucoma", "- id: the eye",
        '"the eye" cannot be an id: use small letters'),
    Broken("a step with the address of another page", QUESTIONS, "- id: ability", "- id: check",
        '"check" is the address of another page.'),
    Broken("a number in quotes", RULES, "at-least: 8}", 'at-least: "8"}',
        '"at-least" should be a whole number without quotes.'),
    Broken("a number with a fraction", RULES, "at-least: 7}", "at-least: 7.5}",
        '"at-least" should be a whole number without quotes.'),
    Broken("a number of five thousand digits", RULES, "at-least: 70}", f"at-least: {'9' * 5000}}}",
        '"at-least" should be a whole number'),
    Broken("a minimum above the maximum", QUESTIONS, "maximum: 120", "maximum: 1",
        "The minimum should be smaller than the maximum.", "minimum: 1"),
    Broken("a scale of twenty", QUESTIONS, "maximum: 10\n", "maximum: 20\n", "A scale goes from 0 to 10."),
    Broken("fewer than no repetitions", EXERCISES, "      repetitions: 3", "      repetitions: -3",
        '"repetitions" should be from 1 to 30.'),
    Broken("more repetitions than they go up to", EXERCISES, "repetitions: 6, repetitions-up",
        "repetitions: 16, repetitions-up", "The repetitions should lie between"),
    Broken("a rest of a quarter of an hour", EXERCISES, "      rest-up-to: 10\n", "      rest-up-to: 900\n",
        '"rest-up-to" should be from 1 to 60.'),
    Broken("a hold longer than it goes up to", EXERCISES, "{phase: hold, work: 6", "{phase: hold, work: 16",
        '"work" should not be longer than what it goes up to.'),
    Broken("a misspelt leg in a text", EXERCISES, "facts: [D4.3, D4.4]\n",
        "facts: [D4.3, D4.4]\n        get-ready: Lift your {legg} leg.\n",
        "{legg} cannot be filled in. Here only {leg}, {other} can.", "{legg} leg."),
    Broken("a misspelt leg in a list of steps", EXERCISES, LOW, f"{LOW}          - Lift your {{lge}} leg.\n",
        "{lge} cannot be filled in. Here only {leg}, {other}, {effort} can.", "{lge} leg."),
    Broken("a brace that is not closed", EXERCISES, "facts: [D3.4, D3.5]\n",
        "facts: [D3.4, D3.5]\n        rest-cue: Your {leg\n", "{ cannot be filled in.", "rest-cue: Your {leg"),
    Broken("a leg in a text that nobody fills", RULES, "- id: kneeling\n    because: ",
        "- id: kneeling\n    because: Your {leg} knee. ", "{leg} cannot be filled in.", "{leg} knee."),
    Broken("left in a text", EXERCISES, "legs: sore\n        both-sides-form: hold-toes\n",
        "legs: sore\n        both-sides-form: hold-toes\n        switch: Left leg.\n",
        "Write {leg} or {other}, never left or right: “Left leg.”", "switch: Left leg."),
    Broken("right in a list of steps", EXERCISES, LOW, f"{LOW}          - Lift the (right) leg.\n",
        "Write {leg} or {other}, never left or right", "(right) leg."),
    Broken("left in what a rule adds to an exercise", RULES, "    adapt:\n      plank: ",
        "    adapt:\n      plank: On the left. ", "Write {leg} or {other}, never left or right", "plank: On the left."),
    Broken("a leg in a form in which no leg works", EXERCISES, HOLD_KNEES,
        f"{HOLD_KNEES}          - Lift your {{leg}} knee.\n",
        'In the form "hold-knees" no leg works, but this names one', "{leg} knee."),
    Broken("a leg that a form in which no leg works takes from its exercise", EXERCISES,
        "legs: sore-first\n        effort: little", "legs: none\n        effort: little",
        'In the form "gentle" no leg works, but this names one', "- Put your {leg} foot against"),
    Broken("an effort that a form does not have", EXERCISES, "legs: sore\n        effort: little",
        "legs: sore\n        # ", 'The form "gentle" has no effort',
        "knee against the wall.\n      - Push with {effort}"),
    Broken("a telephone number with letters", REGIONS, 'tel: "811"', 'tel: "CALL811"',
        '"CALL811" is not a number that a telephone can dial'),
)  # fmt: skip

# Names that stand twice, also all at once.
DOUBLES = (
    Broken("a key that stands twice", RULES, EYE, f"level: emergency\n    {EYE}",
        'The key "level" stands twice; the first is in line', "level: emergency\n    level: urgent"),
    Broken("two rules of one name", RULES, "- id: glaucoma", "- id: wrist",
        'The rule "wrist" stands twice; the first is in line'),
    Broken("two steps of one name", QUESTIONS, "- id: ability", "- id: danger", 'The step "danger" stands twice'),
    Broken("two questions of one name", QUESTIONS, "- id: tried", "- id: ball", 'The question "ball" stands twice'),
    Broken("two options of one name", QUESTIONS, "- {id: cannot,", "- {id: knees,", 'The option "knees" stands twice',
        '- {id: knees, label: "'),
    Broken("two options that read the same", QUESTIONS, "label: Right, side", "label: Left, side",
        "Two options are called “Left”.", "{id: right, label: Left,"),
    Broken("two exercises of one name", EXERCISES, "- id: superman", "- id: plank",
        'The exercise "plank" stands twice'),
    Broken("two forms of one name", EXERCISES, "- id: hold-knees", "- id: hold-toes",
        'The form "hold-toes" stands twice'),
    Broken("two variants of one name", EXERCISES, "{id: toes-under", "{id: on-hands",
        'The variant "on-hands" stands twice'),
    Broken("two referrals of one name", REFERRALS, "- id: crisis-line", "- id: ambulance",
        'The referral "ambulance" stands twice'),
    Broken("two regions of one name", REGIONS, "- id: EM-08", "- id: EM-01", 'The region "EM-01" stands twice'),
    Broken("two sources of one name", SOURCES, "- id: judgement", "- id: article", 'The source "article" stands twice'),
    Broken("two facts of one name", FACTS, "- id: A6", "- id: A5", 'The fact "A5" stands twice'),
    Broken("two sets of words for one level", RESULTS, "- id: full", "- id: changed",
        'The level "changed" stands twice.'),
)  # fmt: skip

# What is not of the right shape, or not there, all at once.
SHAPES = (
    Broken("a list where a text is expected", RULES, WRIST, f"{WRIST}[one] # ",
        '"because" should be text here, not a list or a mapping.', f"{WRIST}[one]"),
    Broken("a text where a list is expected", REGIONS, '[{label: "999", tel: "999"}]', "Call 999",
        '"emergency" should be a list with something in it.'),
    Broken("a mapping where words are expected", RULES, "refer: [ambulance]\n    facts: [RF-20]",
        "refer: {to: ambulance}\n    facts: [RF-20]", '"refer" should be text here, not a list or a mapping.'),
    Broken("a text where a mapping is expected", RULES, "{plank: push-toes}", "push-toes",
        "This should be a mapping of keys to values.", "at-most: push-toes"),
    Broken("a text in a list of mappings", RULES, "\nrules:\n", "\nrules:\n  - fever\n",
        "This should be a mapping of keys to values.", "\n  - fever"),
    Broken("a list of limits", RULES, "{plank: push-knees}\n    facts: [PP-05",
        "{plank: [push-knees]}\n    facts: [PP-05", '"plank" should be text here, not a list or a mapping.'),
    Broken("a key that is a list", RULES, "- id: balance\n    because:", "- id: balance\n    [because]:",
        "A key should be one word, not a list or a mapping.", "[because]:"),
    Broken("a step of an exercise that stands too far in", EXERCISES, LOW,
        f"{LOW}          - Lift one leg.\n            - Hold it.\n",
        '"steps" runs into the next line: begin it with >-, or move that line out.', "- Lift one leg."),
    Broken("a text that is left empty", QUESTIONS, "kind: number\n        ask: ", "kind: number\n        ask: # ",
        '"ask" is empty.', "kind: number\n        ask:"),
    Broken("a text of nothing but spaces", QUESTIONS, "label: Left,", 'label: "  ",', '"label" is empty.'),
    Broken("a list that is empty", RULES, "[eye-emergency]", "[]", '"refer" is an empty list.',
        "red-eye}\n    level: urgent\n    refer: []"),
    Broken("a word that stands twice in a list", RULES, "[ambulance, crisis-line]", "[ambulance, ambulance]",
        '"refer" names "ambulance" twice.'),
    Broken("a character that nobody can see", QUESTIONS, "label: Right,", "label: Ri\u200bght,",
        '"label" holds a character that nobody can see.'),
    Broken("half a character", QUESTIONS, "{id: under-13, label: ", '{id: under-13, label: "\\ud83d", help: ',
        '"label" holds a character that nobody can see.'),
    Broken("no without quotes", RULES, 'ball, is: "no"', "ball, is: no",
        'To many tools "no" without quotes is no text. Write it in quotes.'),
    Broken("yes without quotes as an id", QUESTIONS, "{id: alternating,", "{id: yes,",
        'To many tools "yes" without quotes is no text.'),
    Broken("Yes without quotes as a label", QUESTIONS, "{id: 6-to-12, label: ", "{id: 6-to-12, label: Yes, help: ",
        'To many tools "Yes" without quotes is no text.'),
    Broken("true as a label", QUESTIONS, "{id: over-12, label: ", "{id: over-12, label: true, help: ",
        'To many tools "true" without quotes is no text.'),
    Broken("yes without quotes as a key", EXERCISES, '    "yes": ', "    yes: ",
        'To many tools "yes" without quotes is no text.'),
    Broken("a number without quotes as a label", REGIONS, 'emergency: [{label: "000"', "emergency: [{label: 000",
        'To many tools "000" without quotes is no text.'),
    Broken("a time without quotes", REFERRALS, "- id: eye-emergency\n    level: urgent\n    title: ",
        "- id: eye-emergency\n    level: urgent\n    title: 1:30 # ", 'To many tools "1:30" without quotes is no text.',
        "title: 1:30"),
    Broken("true in quotes", QUESTIONS, "urgent: true ", 'urgent: "true" ',
        '"ends-when-urgent" should be true, without quotes, or left out.'),
    Broken("a condition with not", RULES, WHEN_WRIST, f"when: {{not: {WHEN_WRIST[6:]}}}",
        "Conditions have no negation: say what the person did answer."),
    Broken("a condition with two tests", RULES, "at-least: 8}", "at-least: 8, at-most: 10}",
        "has exactly one of is, any-of, includes, at-least and at-most."),
    Broken("a condition without a test", RULES, "{question: health, includes: kneeling}", "{question: health}",
        "has exactly one of is, any-of, includes"),
    Broken("a condition of an unknown shape", RULES, "{question: health, includes: balance}", "{some: [a]}",
        "A condition has exactly one of all, any, of"),
    Broken("a condition of two shapes", RULES, "{question: health, includes: glaucoma}", "{question: health, all: [a]}",
        "A condition has exactly one of all, any, of"),
    Broken("a condition that is another word than always", RULES, "when: always", "when: never",
        '"when" should be a condition, or the word always.'),
    Broken("all of nothing", RULES, "{question: health, includes: hernia}", "{all: []}",
        '"all" should be a list with something in it.'),
    Broken("at least ten of nine", RULES, "- at-least: 4", "- at-least: 10",
        "At least 10 of 9 conditions can never hold."),
    Broken("at least one of some", RULES, "- at-least: 3", "- at-least: 1", '"at-least" should be from 2 to'),
    Broken("a condition that would count twice", RULES, "{question: health, includes: heart}",
        f"{{all: [{TOES},\n      {TOES}]}}", "The same condition stands twice in this list", f"[{TOES},\n      {{"),
    Broken("a test that does not fit the kind of question", RULES, "{question: health, includes: fainting}",
        "{question: health, is: fainting}", '"health" is of the kind many: test it with includes.'),
    Broken("is with two options", RULES, "{question: plank, is: cannot}", "{question: plank, is: [toes, knees]}",
        '"is" takes one option. For more than one write any-of.'),
    Broken("a threshold outside of the question’s range", RULES, "at-least: 6}", "at-least: 11}",
        '"pain-now" goes from 0 to 10; 11 is outside.'),
    Broken("a question that waits for one on the same page", QUESTIONS, "- id: floor\n",
        "- id: floor\n        ask-when: {question: age, at-least: 12}\n",
        '"age" is asked in step "about-you", which is not an earlier step: that would be a loop.',
        "- id: floor\n        ask-when:"),
    Broken("a question that waits for a later one", QUESTIONS, "- id: age\n", f"- id: age\n        ask-when: {TOES}\n",
        '"plank" is asked in step "ability", which is not an earlier step', "- id: age\n        ask-when:"),
    Broken("a question that waits for itself", QUESTIONS, "- id: ball\n",
        '- id: ball\n        ask-when: {question: ball, is: "yes"}\n',
        '"ball" is asked in step "ability", which is not an earlier step', "- id: ball\n        ask-when:"),
    Broken("an option that waits for a later question", QUESTIONS, "- {id: standing, ",
        f"- {{id: standing, ask-when: {TOES}, ", '"plank" is asked in step "ability", which is not an earlier step'),
    Broken("an emergency referral without a number", REFERRALS, "    call: crisis\n", "",
        'A referral of the level emergency needs numbers to call: give it "call".', "- id: crisis-line"),
    Broken("a source without https", SOURCES, "url: https://www.nhs.uk/conditions/back-pain/",
        "url: http://www.nhs.uk/conditions/back-pain/", "A source’s address should start with https://"),
    Broken("a fact without sources", FACTS, "\nfacts:\n", "\nfacts:\n  - {id: Z1, says: A test.}\n",
        'The key "sources" is missing.', "{id: Z1"),
    Broken("a rule without facts", RULES, "    facts: [EX-13]\n", "", 'The key "facts" is missing.', "- id: balance"),
    Broken("a rule without effect", RULES, "    withhold: [knee-brace]\n    refer: [physiotherapist]\n", "",
        "This rule has no effect: give it a level, a referral, an exercise or advice.", "- id: old-hip-replacement"),
    Broken("a question of many without none", QUESTIONS, '- {id: none, label: "', '- {id: nothing, label: "',
        'A question of the kind many needs the option "none"', "RF-04, C-08]\n        options:"),
    Broken("none before another option", QUESTIONS, "- {id: walking,",
        "- {id: none, label: Nothing}\n          - {id: walking,", '"none" should be the last option.'),
    Broken("a question of one option", QUESTIONS, "[EX-08, EX-09]\n        options:\n",
        "[EX-08, EX-09]\n        options: [{id: older, label: Older}]\n        more:\n",
        "A question needs at least two options.", "options: [{id: older"),
    Broken("a question with nothing to choose for some", QUESTIONS, "- {id: before-35, ",
        "- {id: before-35, ask-when: {question: age, at-least: 20}, ", "some people would have nothing to choose.",
        "IN-02, IN-05]\n        options:"),
    Broken("nothing left, and no clinician", RULES, "  level: clinician-first\n  refer:", "  level: urgent\n  refer:",
        'level "urgent" does not exist.', "nothing to offer\n  level: urgent"),
    Broken("an order that leaves an exercise out", EXERCISES, ORDER, ORDER.replace("plank, ", ""),
        'The order leaves out "plank".'),
)  # fmt: skip

# What does not fit together, all at once.
MISFITS = (
    Broken("a danger sign that no rule looks at", RULES, "bowel-change, both-legs, unsteady-legs]",
        "bowel-change, both-legs]", 'No rule gives at least urgent for the sign "unsteady-legs".',
        "- id: unsteady-legs", QUESTIONS),
    Broken("an emergency that refers to nobody at once", RULES, "refer: [ambulance]\n    facts: [RF-20]",
        "refer: [doctor]\n    facts: [RF-20]",
        'Rule "blocked-artery" is of the level emergency, but refers to nobody of that level.',
        "cold-leg}\n    level: emergency\n    refer: [doctor]"),
    Broken("a level that sends people to nobody", RULES, "    refer: [doctor]\n    facts: [EX-14]",
        "    facts: [EX-14]", "sends people to someone first, but names nobody.", "- id: fainting"),
    Broken("a referral that nobody is sent to", RULES, "[eye-emergency]", "[same-day-doctor]",
        'No rule refers to "eye-emergency".', "- id: eye-emergency", REFERRALS),
    Broken("a source that no fact cites", SOURCES, "\nsources:\n",
        "\nsources:\n  - {id: spare, title: A book, by: Someone, read: part}\n", 'No fact cites "spare".',
        "{id: spare"),
    Broken("a rule with a level and an effect on an exercise", RULES, "    facts: [PG-02",
        "    withhold: [plank]\n    facts: [PG-02",
        'Rule "pregnancy-not-cleared" has a level, so its effects on exercises would never show.',
        'pregnancy-cleared, is: "no"}\n    level: clinician-first'),
    Broken("a rule that withholds an exercise and limits it", RULES, NO_BALL,
        f"{NO_BALL}\n    at-most: {{superman: low}}", 'Rule "no-ball" withholds "superman" and also changes it.',
        'ball, is: "no"}\n    withhold: [superman]'),
    Broken("a limit to a form for both sides", RULES, "{plank: push-toes}", "{plank: hold-toes}",
        '"hold-toes" is only for two sore sides and cannot be a limit.'),
    Broken("a limit to the hardest form", RULES, "{plank: push-knees}\n    facts: [PP-05",
        "{plank: lift}\n    facts: [PP-05", '"lift" is the hardest form of "plank", so this limits nothing.'),
    Broken("both sides sore, and an exercise for one side", RULES, BOTH_SIDES, BOTH_SIDES.split("\n")[1],
        'With "both", one-sided forms of "inflare" could still be given: full, gentle.', "- {id: both,", QUESTIONS),
    Broken("two left sides", QUESTIONS, "side: right}", "side: left}",
        "needs one option with side: left and one with side: right.", "D4.8, IN-06]\n        options:"),
    Broken("a side in a question about something else", QUESTIONS, "- {id: standing, ", "- {id: standing, side: left, ",
        '"side" has a meaning only in "pain-side"'),
    Broken("a safety net without an emergency", RESULTS, "leave-out: [unsure, none]", "leave-out: [cold-leg, none]",
        '"cold-leg" is an emergency and cannot be left out.'),
    Broken("a helped branch that leaves out what is done before", EXERCISES, "helped-leaves-out: [inflare, plank]",
        "helped-leaves-out: [knee-brace]",
        '"knee-brace" comes before the question whether it helped, so it cannot be left out.'),
    with_rule("an emergency that an urgent result can leave unasked", WHEN_WRIST[6:],
        "level: emergency\n    refer: [ambulance]", 'looks at "health", which an urgent result can leave unasked.',
        f"A test.\n    {WHEN_WRIST}"),
)  # fmt: skip

# Each of these is made alone: one that stops a pass, or that is found only when all else is right.
SINGLE = (
    Broken("a region where nobody can be called", REGIONS, '[{label: "999", tel: "999"}]', '[{label: "999"}]',
        "A region needs an emergency number that can be dialled (tel)."),
    Broken("false where only true is said", QUESTIONS, "urgent: true ", "urgent: false ",
        '"ends-when-urgent" should be true, without quotes, or left out.'),
    Harmed("a file that is missing", SOURCES, Path.unlink, "This file is missing."),
    Harmed("a file that is empty", RULES, text_of(""), "The file is empty."),
    Harmed("a file of comments only", RULES, text_of("# rules\n"), "The file is empty."),
    Harmed("a file that is one list", RULES, text_of("- a\n- b\n"), "This should be a mapping of keys to values."),
    Harmed("a file that is one word", RULES, text_of("rules\n"), "This should be a mapping of keys to values."),
    Harmed("a file that is not UTF-8", QUESTIONS, text_of(b"a: b\nc: \x93d\n"), "This file is not UTF-8 text.", 2),
    Harmed("a file that nobody reads", "more-rules.yaml", Path.touch,
        'content file "more-rules.yaml" does not exist. Did you mean'),
    Harmed("a file with the wrong ending", "rules.yml", Path.touch, 'Did you mean "rules.yaml"?'),
    Harmed("a page in the wrong folder", "start.md", Path.touch, 'content file "start.md" does not exist.'),
    Harmed("a page that is missing", "pages/safety.md", Path.unlink, "This file is missing."),
    Harmed("a page with the address of another one", "pages/screener.md", Path.touch,
        '"screener" cannot be the address of a page.'),
    Harmed("a page without a head", PAGE, text_of("Hello\n"),
        "A page starts with a head between two lines of three hyphens."),
    Broken("a page with a key that means nothing", PAGE, "summary: ", "sumary: ",
        'The key "sumary" has no meaning here. Did you mean "summary"?'),
    Broken("a page with a dead link", PAGE, END_OF_HEAD, f"{END_OF_HEAD}One\n[two](/evidences)\n\n",
        'page "/evidences" does not exist. Did you mean "/evidence"?', "[two](/evidences)"),
    Broken("a page with a dead link in two parts", PAGE, END_OF_HEAD, f"{END_OF_HEAD}[two][it]\n\n[it]: /evidenc\n\n",
        'page "/evidenc" does not exist.', "[two][it]"),
    Broken("a page with a link to a script", PAGE, END_OF_HEAD, f"{END_OF_HEAD}[two](javascript:x)\n\n",
        "This is not a link that works", "[two](javascript:x)"),
    Broken("a page with a second title", PAGE, END_OF_HEAD, f"{END_OF_HEAD}# Two\n\n", "begin headings with ##",
        "# Two"),
    Broken("a tab", RULES, f"    {EYE}", f"\t{EYE}", "This is not good YAML"),
    Broken("a quote that is never closed", RESULTS, "  agree: ", '  agree: "', "while scanning a quoted scalar"),
    Broken("a bracket that is never closed", RULES, "refer: [eye-emergency]", "refer: [eye-emergency", "(begun in line",
        "refer: [eye-emergency\n    facts:"),
    Broken("a line that stands too far in", RULES, "    refer: [eye-emergency]", "      refer: [eye-emergency]",
        "This is not good YAML: mapping values are not allowed"),
    Broken("a line that stands too far out", RULES, "    refer: [eye-emergency]", "   refer: [eye-emergency]",
        "This is not good YAML"),
    Broken("a colon inside a text", RULES, WRIST, f"{WRIST}Note: ", "mapping values are not allowed", f"{WRIST}Note: "),
    Broken("a second document in one file", RULES, "\nrules:\n", "\n---\nrules:\n", "another document", "\n---"),
    Broken("a character that YAML does not allow", RULES, WRIST, f"{WRIST}\0", "a character that YAML does not allow",
        f"{WRIST}\0"),
    Broken("an anchor", RULES, "[eye-emergency]", "&eye [eye-emergency]", '"&eye" makes an alias.'),
    Broken("an alias", RULES, EYE, f"{EYE.replace('refer:', 'refer: &eye')}\n    withhold: *eye",
        '"&eye" makes an alias.', "refer: &eye"),
    Broken("an alias of nothing", RULES, "[eye-emergency]", "*eye", "found undefined alias"),
    Broken("a condition that holds itself", RULES, WHEN_WRIST, "when: &loop {all: [*loop]}", '"&loop" makes an alias.'),
    Broken("a tag", RULES, WRIST, f"{WRIST}!secret ", 'The tag "!secret" has no meaning here.', f"{WRIST}!secret"),
    Broken("a misspelt name of the list of a file", QUESTIONS, "\nsteps:\n", "\nstepz:\n",
        'The key "steps" is missing. Is "stepz" meant to be it?', "sore-side: pain-side"),
    with_rule("a rule that wants two answers to a question of one", f"{{all: [{TOES}, {KNEES}]}}", "refer: [doctor]",
        'Rule "test-rule" can never hold'),
    with_rule("a rule that wants none beside a sign",
        "{all: [{question: health, includes: none}, {question: health, includes: heart}]}", "refer: [doctor]",
        'Rule "test-rule" can never hold'),
    with_rule("a rule for a pregnancy at 70",
        "{all: [{question: pregnancy-signs, includes: bleeding}, {question: age, at-least: 70}]}", "refer: [doctor]",
        'Rule "test-rule" can never hold'),
    with_rule("a rule for an answer after the questions have ended",
        f"{{all: [{{question: urgent-signs, includes: fever}}, {TOES}]}}", "refer: [doctor]",
        "no answers make it true before the questions end"),
    with_rule("a rule that contradicts itself in a million ways", f"{{all: [{TANGLE}, {TOES}, {KNEES}]}}",
        "refer: [doctor]", 'Rule "test-rule" can never hold'),
    with_rule("an exercise that is always withheld", "always", "withhold: [plank]",
        'No answers were found that give the full routine: "test-rule" withholds plank.', "- id: test-rule"),
    with_rule("an exercise that two rules together always withhold", '{question: ball, is: "yes"}',
        "withhold: [superman]", '"no-ball" withholds superman, and with other answers "test-rule" does.',
        "- id: no-ball"),
    with_rule("a level for everybody", "always", "level: clinician-first\n    refer: [doctor]",
        '"test-rule" gives clinician-first.', "when: always\n    level: clinician-first"),
    with_rule("a level that two rules together give everybody", '{question: floor, is: "yes"}',
        "level: clinician-first\n    refer: [doctor]",
        '"no-floor" gives clinician-first, and with other answers "test-rule" does.',
        'floor, is: "no"}\n    level: clinician-first'),
    Broken("a form that is never given", EXERCISES, "both-sides-form: hold-knees", "both-sides-form: hold-toes",
        'Form "hold-knees" of "plank" is never given.', "- id: hold-knees"),
    Broken("a question that can never be asked", QUESTIONS, "ask-when: {question: age, at-least: 70}",
        "ask-when: {all: [{question: age, at-least: 70}, {question: expecting, is: pregnant}]}",
        'The question "pain-first-time" can never be asked.'),
    Broken("an option that can never be offered", QUESTIONS, "ask-when: {question: age, at-least: 45}",
        "ask-when: {all: [{question: age, at-least: 70}, {question: expecting, is: neither}]}",
        'The option "45-or-later" can never be asked.'),
    Broken("no step that an urgent result ends", QUESTIONS, "    ends-when-urgent: true ", "    # ",
        "No step has ends-when-urgent: an urgent result would never end the questions.", "\nsteps:"),
    Broken("both sides sore, and a plank that favours one", RULES, BOTH_SIDES, BOTH_SIDES.replace("plank, ", ""),
        'With "alternating", one-sided forms of "plank" could still be given: push-toes, push-knees.',
        "- {id: alternating,", QUESTIONS),
    Broken("both sides sore, and a rule that asks for more", RULES, SORE_SIDES,
        f'{{all: [{SORE_SIDES}, {{question: ball, is: "yes"}}]}}',
        'With "both", one-sided forms of "inflare" could still be given: full, gentle.', "- {id: both,", QUESTIONS),
    Broken("a sore side that not everybody tells", QUESTIONS, "- id: pain-side\n",
        "- id: pain-side\n        ask-when: {question: age, at-least: 30}\n",
        "names the sore side: it should be of the kind one and have no ask-when."),
    Broken("a safety net of other signs", RESULTS, "question: emergency-signs ", "question: urgent-signs ",
        'No answer to "urgent-signs" alone gives an emergency to everybody.'),
)  # fmt: skip

AT_ONCE = (SLIPS, SHAPES, DOUBLES, MISFITS)

# YAML is nine tenths of the time that loading takes. A text that was parsed once is not parsed again: each load still
# opens every file, and builds and checks all of it.
parse_once = cache(files.parse)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the content, to be broken."""
    monkeypatch.setattr(files, "parse", parse_once)
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))


@pytest.fixture(scope="module")
def broken_at_once(tmp_path_factory):
    """A copy of the content with every edit of a list, and what is said about it."""

    @cache
    def told(edits: tuple[Broken, ...]) -> tuple[Path, list[str]]:
        folder = Path(shutil.copytree(FOLDER, tmp_path_factory.mktemp("all") / "content"))
        for broken in edits:
            broken.edit(folder)
        return folder, complaints(folder)

    return told


def complaints(folder: Path) -> list[str]:
    with pytest.raises(BrokenContent) as raised:
        load(folder)
    return raised.value.problems


def assert_told(told: list[str], place: str, says: str) -> None:
    """One complaint starts with the place and holds the sentence."""
    assert any(line.startswith(place) and says in line for line in told), "\n".join(
        [f"Expected: {place}… {says}", "but was told:", *told[:20]]
    )


def test_the_content_as_it_stands_has_no_fault():
    assert load().rules


def test_what_a_windows_editor_saves_is_read_too(folder):
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder).rules == load().rules


@pytest.mark.parametrize("broken", SINGLE, ids=lambda broken: broken.name)
def test_the_app_does_not_start_with(broken, folder):
    broken.edit(folder)
    assert_told(complaints(folder), broken.place(folder), broken.says)


@pytest.mark.parametrize("broken", [each for edits in AT_ONCE for each in edits], ids=lambda broken: broken.name)
def test_among_other_faults_the_app_tells(broken, broken_at_once):
    folder, told = broken_at_once(next(edits for edits in AT_ONCE if broken in edits))
    assert_told(told, broken.place(folder), broken.says)


def becomes(old: str, new: str) -> Callable[[Path], object]:
    def edit(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def points_to_itself(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path)


def becomes_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def emptied(path: Path) -> None:
    shutil.rmtree(path)
    path.mkdir()


LAUGHS = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
HOSTILE = {
    "a hundred thousand lines of nothing": (RULES, text_of("\n" * 100_000)),
    "two thousand brackets": (RULES, text_of("rules: " + "[" * 2000 + "]" * 2000)),
    "a billion laughs": (RULES, text_of(LAUGHS)),
    "one anchor twice": (RULES, text_of("a: &a 1\nb: &a 2\nrules: *a\n")),
    "UTF-16": (RULES, text_of("rules: []".encode("utf-16"))),
    "nothing but a byte order mark": (RULES, text_of(b"\xef\xbb\xbf")),
    "a link to itself": (RULES, points_to_itself),
    "a folder in the place of a file": (RULES, becomes_folder),
    "a page that is a link to itself": ("pages/about.md", points_to_itself),
    "a page that is a folder": ("pages/about.md", becomes_folder),
    "no folder of pages": ("pages", shutil.rmtree),
    "nothing at all": (".", emptied),
    "a rule that is nothing": (RULES, becomes("\nrules:\n", "\nrules:\n  - ~\n")),
    "rules in rules in rules": (RULES, text_of("rules: [[[]]]")),
    "JSON with null": (RULES, text_of('{"rules": [null, {"id": null}], "when-nothing-is-left": null}')),
    "a key that is a mapping": (RULES, becomes(WRIST, WRIST.replace("because", "? {a: b}\n    : c\n    because"))),
    "a merge key": (RULES, becomes(WRIST, WRIST.replace("because", "<<: {level: urgent}\n    because"))),
    "Python in a tag": (RULES, becomes(WRIST, f"{WRIST}!!python/object/apply:os.system [ls] # ")),
    "rules in the place of questions": (QUESTIONS, lambda path: shutil.copy(path.with_name(RULES), path)),
    "a sore side that is a number": (QUESTIONS, becomes("sore-side: pain-side ", "sore-side: age ")),
    "a step without questions": (QUESTIONS, becomes("\nsteps:\n", "\nsteps:\n  - {id: empty, questions: ~}\n")),
    "options that are one mapping": (QUESTIONS, becomes("  options:\n", "  options: {id: a}\n        more:\n")),
    "every kind misspelt": (QUESTIONS, becomes("kind: ", "kind: x")),
    "every id alike": (QUESTIONS, becomes("- id: ", "- id: x # ")),
    "an exercise without forms": (EXERCISES, becomes("    forms:\n", "    forms: []\n    more:\n")),
    "an exercise without timing": (EXERCISES, becomes("    timing:", "    timing: 6 # ")),
    "a routine that is a word": (EXERCISES, becomes("\nroutine:\n", "\nroutine: all\nmore:\n")),
    "a routine of one exercise": (EXERCISES, becomes(ORDER, "order: plank")),
    "every condition always": (RULES, becomes("    when:", "    when: always\n    more:")),
    "every rule an emergency": (RULES, becomes("    level: clinician-first", "    level: emergency")),
    "a telephone number that is a list": (REGIONS, becomes('tel: "988"', "tel: [9, 8, 8]")),
    "a page with an endless head": (PAGE, text_of("---\ntitle: Hello\n" * 3)),
    "a page with a head that is a list": (PAGE, text_of("---\n- a\n---\nHello\n")),
    "a page of brackets": (PAGE, text_of("---\ntitle: A\n---\n" + "[" * 5000)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_worse_than_a_complaint_comes_of(name, folder):
    file, edit_file = HOSTILE[name]
    edit_file(folder / file)
    assert all(re.match(r"content/\S+:[1-9][0-9]*  \S", line) for line in complaints(folder))
