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
    at: str = ""  # the complaint stands on the last line of this, from the edit on; "" for the first line of `new`
    where: str = ""  # the file that is complained about, if it is another one

    def edit(self, folder: Path) -> None:
        path = folder / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, f"“{self.old}” should stand once in {self.file}"
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")

    def place(self, folder: Path) -> str:
        file = self.where or self.file
        text = (folder / file).read_text(encoding="utf-8")
        mark = self.at or self.new.strip("\n").split("\n")[0]
        here = not self.where and mark in self.new
        start = (FOLDER / file).read_text(encoding="utf-8").index(self.old) if here else 0
        assert start or text.count(mark) == 1, f"“{mark}” should stand once in {file}"
        line = text.count("\n", 0, text.index(mark, start) + len(mark)) + 1
        return f"content/{file}:{line}  "


@dataclass(frozen=True)
class Harmed:
    """Something done to a file as a whole."""

    name: str
    file: str
    do: Callable[[Path], object]
    says: str
    line: int = 1

    def edit(self, folder: Path) -> None:
        self.do(folder / self.file)

    def place(self, folder: Path) -> str:
        return f"content/{self.file}:{self.line}  "


def with_rule(name: str, when: str, effects: str, says: str, at: str = "") -> Broken:
    """One more rule, at the top of the list."""
    rule = f"  - id: test-rule\n    because: A test.\n    when: {when}\n    {effects}\n    facts: [C3]\n"
    return Broken(name, RULES, "\nrules:\n", f"\nrules:\n{rule}", says, at or f"when: {when}")



WRIST, HEALTH_WRIST = "A sore wrist should not carry your weight.", "when: {question: health, includes: wrist}"
EYE = "level: urgent\n    refer: [eye-emergency]"
WITHOUT_BALL = "withhold: [superman]\n    facts: [D4.1, EX-21]"
TOES, KNEES = "{question: plank, is: toes}", "{question: plank, is: knees}"
TANGLE = ", ".join(f"{{any: [{TOES}, {{question: age, at-least: {age}}}]}}" for age in range(20, 70))
LOWER_LEG = "or even in the lower leg.\n    sources: [article]"

WORDS_NOBODY_KNOWS = [
    Broken("a rule that names a question that does not exist", RULES, "emergency-signs, includes: cold-leg",
        "emergency-sings, includes: cold-leg",
        'question "emergency-sings" does not exist. Did you mean "emergency-sig'),
    Broken("a rule that names an option that does not exist", RULES, "includes: cold-leg}", "includes: cold-legs}",
        'option "cold-legs" of "emergency-signs" does not exist. Did you mean "cold-leg"?'),
    Broken("a misspelt option in the second line of a list", RULES, "sudden-severe, blood-thinner, red-eye, unsure]",
        "sudden-severe, blood-thiner, red-eye, unsure]", 'Did you mean "blood-thinner"?'),
    Broken("a rule that withholds an exercise that does not exist", RULES, WITHOUT_BALL,
        WITHOUT_BALL.replace("superman", "supermann"), 'exercise "supermann" does not exist. Did you mean "superman"?'),
    Broken("a limit to an exercise that does not exist", RULES, "{plank: push-toes}", "{plnk: push-toes}",
        'exercise "plnk" does not exist. Did you mean "plank"?'),
    Broken("a limit to a form that does not exist", RULES, "{plank: push-toes}", "{plank: push-toe}",
        'form "push-toe" of "plank" does not exist. Did you mean "push-toes"?'),
    Broken("a rule that closes a form that does not exist", RULES, "[push-knees, hold-knees]",
        "[push-knees, hold-nees]", 'form "hold-nees" of "plank" does not exist. Did you mean "hold-knees"?'),
    Broken("a rule that leaves out a variant that does not exist", RULES, "{plank: [on-hands]}", "{plank: [on-hand]}",
        'variant "on-hand" of "plank" does not exist. Did you mean "on-hands"?'),
    Broken("a rule that refers to nobody known", RULES, "[eye-emergency]", "[eye-emergence]",
        'referral "eye-emergence" does not exist. Did you mean "eye-emergency"?'),
    Broken("a fact from a source that does not exist", FACTS, LOWER_LEG, LOWER_LEG.replace("article", "artickle"),
        'source "artickle" does not exist. Did you mean "article"?', "sources: [artickle]"),
    Broken("a rule that rests on a fact that does not exist", RULES, "facts: [RF-20]", "facts: [RF-200]",
        'fact "RF-200" does not exist. Did you mean "RF-20"?'),
    Broken("a page that rests on a fact that does not exist", PAGE, "facts: [C2, C3, E1]", "facts: [C2, C3, E11]",
        'fact "E11" does not exist. Did you mean "E1"?'),
    Broken("a level that does not exist", RULES, EYE, EYE.replace("urgent", "urgnt"), 'Did you mean "urgent"?'),
    Broken("a level that no rule gives", RULES, EYE, EYE.replace("urgent", "changed"),
        'level "changed" does not exist.'),
    Broken("a kind of question that does not exist", QUESTIONS, "kind: scale", "kind: scael", 'Did you mean "scale"?'),
    Broken("a side that is neither left nor right", QUESTIONS, "side: left}", "side: lefft}", 'Did you mean "left"?'),
    Broken("a picture that does not exist", QUESTIONS, "picture: back", "picture: bak", 'Did you mean "back"?'),
    Broken("a word for the legs that does not exist", EXERCISES, "legs: sore\n        both-sides-form: hold-knees",
        "legs: soer\n        both-sides-form: hold-knees",
        'word for the legs "soer" does not exist. Did you mean "sore"?'),
    Broken("a phase that does not exist", EXERCISES, "phase: push, work: 6, rest", "phase: pusch, work: 6, rest",
        'Did you mean "push"?'),
    Broken("a list of numbers that does not exist", REFERRALS, "call: crisis", "call: crises",
        'Did you mean "crisis"?'),
    Broken("a word for how a source was read that does not exist", SOURCES, "has signed it\n    read: part",
        "has signed it\n    read: parts", 'Did you mean "part"?', "read: parts"),
    Broken("a form for both sides that does not exist", EXERCISES, "both-sides-form: hold-knees",
        "both-sides-form: hold-nees", 'form "hold-nees" does not exist. Did you mean "hold-knees"?'),
    Broken("an order with an exercise that does not exist", EXERCISES, "order: [knee-brace, inflare, plank, superman]",
        "order: [knee-brace, inflare, planck, superman]", 'exercise "planck" does not exist. Did you mean "plank"?'),
    Broken("an order that leaves an exercise out", EXERCISES, "order: [knee-brace, inflare, plank, superman]",
        "order: [knee-brace, inflare, superman]", 'The order leaves out "plank".'),
    Broken("a region to start with that does not exist", REGIONS, "default: EM-08", "default: EM-09",
        'region "EM-09" does not exist.'),
    Broken("a question for the sore side that does not exist", QUESTIONS, "sore-side: pain-side ",
        "sore-side: pain-sides ", 'question "pain-sides" does not exist. Did you mean "pain-side"?'),
    Broken("a safety net without an option that does not exist", RESULTS, "leave-out: [unsure, none]",
        "leave-out: [unsre, none]", 'option "unsre" does not exist. Did you mean "unsure"?'),
    Broken("words for a level that does not exist", RESULTS, "- id: clinician-first", "- id: clinician-fist",
        'level "clinician-fist" does not exist. Did you mean "clinician-first"?'),
]  # fmt: skip

KEYS_AND_IDS = [
    Broken("a misspelt key of a rule", RULES, f"because: {WRIST}", f"becuase: {WRIST}",
        'The key "becuase" has no meaning here. Did you mean "because"?'),
    Broken("a key that is missing", RULES, f"because: {WRIST}", f"becuase: {WRIST}",
        'The key "because" is missing. Is "becuase" meant to be it?', "- id: wrist"),
    Broken("a misspelt key of a question", QUESTIONS, "if-left-out: Enter", "if-left-uot: Enter",
        'Did you mean "if-left-out"?'),
    Broken("a misspelt key of a timing", EXERCISES, "rest-up-to: 10\n", "rest-upto: 10\n",
        'Did you mean "rest-up-to"?'),
    Broken("a misspelt key at the top of a file", RULES, "when-nothing-is-left:", "when-nothing-s-left:",
        'Did you mean "when-nothing-is-left"?'),
    Broken("a misspelt name of the list of a file", QUESTIONS, "\nsteps:\n", "\nstepz:\n",
        'The key "steps" is missing. Is "stepz" meant to be it?', "sore-side: pain-side"),
    Broken("a key of one kind of question in another kind", QUESTIONS, "ask: Do you have a small exercise ball?",
        "ask: Do you have a small exercise ball?\n        minimum: 1", 'The key "minimum" has no meaning here.',
        "ball?\n        minimum: 1"),
    Broken("a key that stands twice", RULES, EYE, f"level: emergency\n    {EYE}",
        'The key "level" stands twice; the first is in line', "level: emergency\n    level: urgent"),
    Broken("two rules of one name", RULES, "- id: glaucoma", "- id: wrist",
        'The rule "wrist" stands twice; the first is'),
    Broken("two steps of one name", QUESTIONS, "- id: ability", "- id: danger", 'The step "danger" stands twice'),
    Broken("two questions of one name", QUESTIONS, "- id: tried", "- id: ball", 'The question "ball" stands twice'),
    Broken("two options of one name", QUESTIONS, "- {id: cannot,", "- {id: knees,", 'The option "knees" stands twice'),
    Broken("two options that read the same", QUESTIONS, "- {id: groin, label: To the groin}",
        "- {id: groin, label: To the buttock}", "Two options are called “To the buttock”."),
    Broken("two exercises of one name", EXERCISES, "- id: superman", "- id: plank",
        'The exercise "plank" stands twice'),
    Broken("two forms of one name", EXERCISES, "- id: hold-knees", "- id: hold-toes",
        'The form "hold-toes" stands twice'),
    Broken("two variants of one name", EXERCISES, "{id: toes-under", "{id: on-hands",
        'variant "on-hands" stands twice'),
    Broken("two referrals of one name", REFERRALS, "- id: crisis-line", "- id: ambulance", '"ambulance" stands twice'),
    Broken("two regions of one name", REGIONS, "- id: EM-08", "- id: EM-01", 'The region "EM-01" stands twice'),
    Broken("two sources of one name", SOURCES, "- id: judgement", "- id: article", 'The source "article" stands twice'),
    Broken("two facts of one name", FACTS, "- id: A6", "- id: A5", 'The fact "A5" stands twice'),
    Broken("two sets of words for one level", RESULTS, "- id: full", "- id: changed",
        'The level "changed" stands twice.'),
    Broken("an id with a space", RULES, "- id: glaucoma", "- id: the eye", '"the eye" cannot be an id'),
    Broken("a step with the address of another page", QUESTIONS, "- id: ability", "- id: check", "another page"),
]  # fmt: skip


def becomes_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


FILES = [
    Harmed("a file that is missing", SOURCES, Path.unlink, "This file is missing."),
    Harmed("a file that is empty", RULES, lambda path: path.write_text(""), "The file is empty."),
    Harmed("a file of comments only", RULES, lambda path: path.write_text("# rules\n"), "The file is empty."),
    Harmed("a file that is one list", RULES, lambda path: path.write_text("- a\n- b\n"), "should be a mapping"),
    Harmed("a file that is one word", RULES, lambda path: path.write_text("rules\n"), "should be a mapping"),
    Harmed("a folder in the place of a file", RULES, becomes_folder, "This file cannot be read"),
    Harmed("a file that is not UTF-8", QUESTIONS, lambda path: path.write_bytes(b"a: b\nc: \x93d\n"),
        "This file is not UTF-8 text.", 2),
    Harmed("a file that nobody reads", "more-rules.yaml", Path.touch, 'content file "more-rules.yaml" does not exist.'),
    Harmed("a file with the wrong ending", "rules.yml", Path.touch, 'Did you mean "rules.yaml"?'),
    Harmed("a page in the wrong folder", "start.md", Path.touch, 'content file "start.md" does not exist.'),
    Harmed("a page that is missing", "pages/safety.md", Path.unlink, "This file is missing."),
    Harmed("a page with the address of another one", "pages/screener.md", Path.touch,
        "cannot be the address of a page"),
    Harmed("a page without a head", PAGE, lambda path: path.write_text("Hello\n"), "A page starts with a head"),
    Broken("a page with a key that means nothing", PAGE, "summary: ", "sumary: ", 'Did you mean "summary"?'),
    Broken("a page with a dead link", PAGE, "[evidence is weak](/evidence)", "[evidence is weak](/evidences)",
        'page "/evidences" does not exist. Did you mean "/evidence"?', "](/evidences)"),
    Broken("a page with a dead link in two parts", PAGE, "[evidence is weak](/evidence)",
        "[weak][it]\n\n[it]: /evidenc\n\n", 'page "/evidenc" does not exist.', "[weak][it]"),
    Broken("a page with a second title", PAGE, "## What you need", "# What you need", "begin headings with ##"),
    Broken("a tab", RULES, f"    {EYE}", f"\t{EYE}", "This is not good YAML"),
    Broken("a quote that is never closed", RESULTS, "agree: I have read", 'agree: "I have read', "a quoted scalar"),
    Broken("a line that stands too far in", RULES, "    refer: [eye-emergency]", "      refer: [eye-emergency]",
        "mapping values are not allowed"),
    Broken("a line that stands too far out", RULES, "    refer: [eye-emergency]", "   refer: [eye-emergency]",
        "This is not good YAML"),
    Broken("a bracket that is never closed", RULES, "refer: [eye-emergency]", "refer: [eye-emergency", "not good YAML",
        "refer: [eye-emergency\n    facts:"),
    Broken("a colon inside a text", RULES, WRIST, f"Note: {WRIST}", "mapping values are not allowed"),
    Broken("a second document in one file", RULES, "\nrules:\n", "\n---\nrules:\n", "another document"),
    Broken("a character that YAML does not allow", RULES, WRIST, f"\0{WRIST}", "a character that YAML does not allow"),
    Broken("an anchor", RULES, "[eye-emergency]", "&eye [eye-emergency]", '"&eye" makes an alias.'),
    Broken("an alias", RULES, EYE, f"{EYE.replace('refer:', 'refer: &eye')}\n    withhold: *eye",
        '"&eye" makes an alias.', "refer: &eye"),
    Broken("a text that holds itself", RULES, HEALTH_WRIST, "when: &loop {all: [*loop]}", '"&loop" makes an alias.'),
    Broken("an alias of nothing", RULES, "[eye-emergency]", "*eye", "undefined alias"),
    Broken("a tag", RULES, WRIST, f"!secret {WRIST}", 'The tag "!secret" has no meaning here.'),
]  # fmt: skip

SHAPES = [
    Broken("a list where a text is expected", RULES, f"because: {WRIST}", "because: [A sore wrist]",
        '"because" should be text here, not a list or a mapping.'),
    Broken("a text where a list is expected", REGIONS,
        'advice: [{label: "811 (most provinces and territories)", tel: "811"}]', "advice: Call 811",
        '"advice" should be a list with something in it.'),
    Broken("a mapping where a list of words is expected", RULES, "[eye-emergency]", "{to: eye-emergency}",
        '"refer" should be text here, not a list or a mapping.'),
    Broken("a text where a mapping is expected", RULES, "{plank: push-toes}", "push-toes", "should be a mapping"),
    Broken("a text in a list of mappings", RULES, "\nrules:\n", "\nrules:\n  - fever\n", "should be a mapping",
        "\n  - fever"),
    Broken("a list of limits", RULES, "{plank: push-toes}", "{plank: [push-toes, push-knees]}",
        '"plank" should be text'),
    Broken("a key that is a list", RULES, f"because: {WRIST}", f"[because]: {WRIST}", "A key should be one word"),
    Broken("a text that is left empty", QUESTIONS, "ask: How old are you?", "ask:\n", '"ask" is empty.'),
    Broken("a text of nothing but spaces", QUESTIONS, '"Yes, they said yes"', '"  "', '"label" is empty.'),
    Broken("a list that is empty", RULES, "[eye-emergency]", "[]", '"refer" is an empty list.'),
    Broken("a word that stands twice in a list", RULES, "[small-fall, twist-or-lift]}\n                - {",
        "[small-fall, small-fall]}\n                - {", '"any-of" names "small-fall" twice.'),
    Broken("a character that nobody can see", QUESTIONS, "ask: How old are you?", "ask: How\u200b old are you?",
        "nobody can see"),
    Broken("half a character", QUESTIONS, '"Yes, they said yes"', '"Yes \\ud83d"', "nobody can see"),
    Broken("no without quotes", RULES, 'ball, is: "no"', "ball, is: no", '"no" without quotes is no text.'),
    Broken("yes without quotes as an id", QUESTIONS, '{id: "yes", label: "Yes, it is new',
        '{id: yes, label: "Yes, it is new', '"yes" without quotes is no text. Write it in quotes.'),
    Broken("Yes without quotes as a label", QUESTIONS, '"Yes, they said yes"', "Yes",
        '"Yes" without quotes is no text.'),
    Broken("true as a label", QUESTIONS, '"Yes, they said yes"', "true", '"true" without quotes is no text.'),
    Broken("yes without quotes as a key", EXERCISES, '"yes": "Yes, it helped"', 'yes: "Yes, it helped"',
        '"yes" without'),
    Broken("a number without quotes as a label", REGIONS, '{label: "999", ', "{label: 999, ", '"999" without quotes'),
    Broken("a time without quotes", REFERRALS, "Today, within 24 hours at the most", "1:30", '"1:30" without quotes'),
    Broken("true in quotes", QUESTIONS, "urgent: true ", 'urgent: "true" ',
        '"ends-when-urgent" should be true, without'),
    Broken("false where only true is said", QUESTIONS, "urgent: true ", "urgent: false ", "or left out"),
]  # fmt: skip

NUMBERS = [
    Broken("a number in quotes", RULES, "at-least: 8}", 'at-least: "8"}', "should be a whole number without quotes."),
    Broken("a number with a fraction", RULES, "at-least: 8}", "at-least: 7.5}", "should be a whole number"),
    Broken("a number of five thousand digits", RULES, "at-least: 8}", f"at-least: {'9' * 5000}}}", "a whole number"),
    Broken("a threshold outside of the question’s range", RULES, "at-least: 8}", "at-least: 11}",
        '"pain-now" goes from 0 to 10; 11 is outside.'),
    Broken("a minimum above the maximum", QUESTIONS, "maximum: 120", "maximum: 1",
        "The minimum should be smaller than the maximum.", "minimum: 1"),
    Broken("a scale of twenty", QUESTIONS, "maximum: 10\n", "maximum: 20\n", "A scale goes from 0 to 10."),
    Broken("fewer than no repetitions", EXERCISES, "repetitions: 3", "repetitions: -3", "should be from 1 to 30."),
    Broken("a rest of a quarter of an hour", EXERCISES, "rest-up-to: 10\n", "rest-up-to: 900\n",
        "should be from 1 to 60."),
    Broken("a hold longer than it goes up to", EXERCISES, "      work: 6\n", "      work: 12\n",
        "should not be longer"),
    Broken("more repetitions than they go up to", EXERCISES, "repetitions: 3", "repetitions: 7", "should lie between"),
    Broken("a source from the year 203", SOURCES, "(NHS England)\n    year: 2023", "(NHS England)\n    year: 203",
        "from 1900 to 2100", "(NHS England)\n    year: 203"),
]  # fmt: skip

CONDITIONS = [
    Broken("a condition with not", RULES, HEALTH_WRIST, f"when: {{not: {HEALTH_WRIST[6:]}}}",
        "Conditions have no negation"),
    Broken("a condition with two tests", RULES, "at-least: 8}", "at-least: 8, at-most: 10}",
        "has exactly one of is, any-of"),
    Broken("a condition without a test", RULES, HEALTH_WRIST, "when: {question: health}",
        "has exactly one of is, any-of"),
    Broken("a condition of an unknown shape", RULES, HEALTH_WRIST, "when: {some: [a]}",
        "A condition has exactly one of all"),
    Broken("a condition of two shapes", RULES, HEALTH_WRIST, f"when: {{question: health, all: [{HEALTH_WRIST[6:]}]}}",
        "A condition has exactly one of all, any, of"),
    Broken("a condition that is another word than always", RULES, "when: always", "when: never", "or the word always."),
    Broken("all of nothing", RULES, HEALTH_WRIST, "when: {all: []}", '"all" should be a list with something in it.'),
    Broken("at least ten of nine", RULES, "- at-least: 4", "- at-least: 10",
        "At least 10 of 9 conditions can never hold."),
    Broken("at least one of some", RULES, "- at-least: 4", "- at-least: 1", '"at-least" should be from 2 to'),
    Broken("a condition that counts twice", RULES, "        - {question: expecting, any-of: [pregnant, might-be]}\n",
        "        - {question: expecting, any-of: [pregnant, might-be]}\n" * 2, "stands twice in this list",
        "might-be]}\n        - {question: expecting, any-of: [pregnant, might-be]}"),
    Broken("a test that does not fit the kind of question", RULES, HEALTH_WRIST, HEALTH_WRIST.replace("includes", "is"),
        '"health" is of the kind many: test it with includes.'),
    Broken("is with two options", RULES, "{question: plank, is: toes}", "{question: plank, is: [toes, knees]}",
        '"is" takes one option.'),
    Broken("a question that waits for one on the same page", QUESTIONS,
        "ask: Can you get down to the floor and up again?",
        "ask: Can you?\n        ask-when: {question: age, at-least: 12}",
        '"age" is asked in step "about-you", which is not an earlier step: that would be a loop.',
        "ask: Can you?\n        ask-when: {question: age, at-least: 12}"),
    Broken("a question that waits for a later one", QUESTIONS, "ask: How old are you?",
        'ask: How old?\n        ask-when: {question: ball, is: "yes"}', '"ball" is asked in step "ability"',
        'ask-when: {question: ball, is: "yes"}'),
    Broken("a question that waits for itself", QUESTIONS, "ask: Do you have a small exercise ball?",
        'ask: A ball?\n        ask-when: {question: ball, is: "yes"}', "which is not an earlier step",
        'ask-when: {question: ball, is: "yes"}'),
    Broken("an option that waits for a later question", QUESTIONS, "- {id: toes, ",
        '- {id: toes, ask-when: {question: ball, is: "yes"}, ', "which is not an earlier step"),
]  # fmt: skip

WHAT_CAN_NEVER_BE = [
    with_rule("a rule that wants two answers to a question of one",
        f"{{all: [{TOES}, {KNEES}]}}", "refer: [doctor]",
        'Rule "test-rule" can never hold'),
    with_rule("a rule that wants none beside a sign",
        "{all: [{question: health, includes: none}, {question: health, includes: heart}]}", "refer: [doctor]",
        'Rule "test-rule" can never hold'),
    with_rule("a rule for a pregnancy at 70",
        "{all: [{question: pregnancy-signs, includes: bleeding}, {question: age, at-least: 70}]}", "refer: [doctor]",
        'Rule "test-rule" can never hold'),
    with_rule("a rule for an answer after the questions have ended",
        '{all: [{question: urgent-signs, includes: fever}, {question: ball, is: "yes"}]}', "refer: [doctor]",
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
]  # fmt: skip

WHAT_MUST_HOLD = [
    Broken("a danger sign that no rule looks at", RULES, "bowel-change, both-legs, unsteady-legs]",
        "bowel-change, both-legs]", 'No rule gives at least urgent for the sign "unsteady-legs".',
        "- id: unsteady-legs", QUESTIONS),
    Broken("an emergency that refers to nobody at once", RULES, "refer: [ambulance]\n    facts: [RF-20]",
        "refer: [doctor]\n    facts: [RF-20]", "is of the level emergency, but refers to nobody of that level."),
    Broken("a level that sends people to nobody", RULES, "    refer: [doctor]\n    facts: [EX-14]",
        "    facts: [EX-14]", "sends people to someone first, but names nobody.", "- id: fainting"),
    with_rule("an emergency that an urgent result can leave unasked", "{question: health, includes: heart}",
        "level: emergency\n    refer: [ambulance]", 'looks at "health", which an urgent result can leave unasked.'),
    Broken("no step that an urgent result ends", QUESTIONS, "    ends-when-urgent: true ", "    # ",
        "No step has ends-when", "\nsteps:"),
    Broken("a referral that nobody is sent to", RULES, "[eye-emergency]", "[same-day-doctor]",
        'No rule refers to "eye-emergency".', "- id: eye-emergency", REFERRALS),
    Broken("a source that no fact cites", SOURCES, "\nsources:\n",
        "\nsources:\n  - {id: spare, title: A book, by: Someone, read: part}\n", 'No fact cites "spare".',
        "{id: spare"),
    Broken("a source without https", SOURCES, "url: https://www.nhs.uk/conditions/back-pain/",
        "url: http://www.nhs.uk/conditions/back-pain/", "should start with https://"),
    Broken("a fact without sources", FACTS, LOWER_LEG, LOWER_LEG.split("\n")[0], 'The key "sources" is missing.',
        "- id: A2"),
    Broken("a rule without facts", RULES, "    facts: [EX-13]\n", "", 'The key "facts" is missing.', "- id: balance"),
    Broken("a rule without effect", RULES, f"    {WITHOUT_BALL}", "    facts: [D4.1, EX-21]", "This rule has no effect",
        "- id: no-ball"),
    Broken("a rule with a level and an effect on an exercise", RULES, EYE, f"{EYE}\n    withhold: [plank]",
        'Rule "red-eye" has a level, so its effects on exercises would never show.'),
    Broken("a rule that withholds an exercise and limits it", RULES, WITHOUT_BALL,
        f"{WITHOUT_BALL}\n    at-most: " "{superman: low}", 'Rule "no-ball" withholds "superman" and also changes it.'),
    Broken("a limit to a form for both sides", RULES, "{plank: push-toes}", "{plank: hold-toes}",
        '"hold-toes" is only for two sore sides and cannot be a limit.'),
    Broken("a limit to the hardest form", RULES, "{plank: push-toes}", "{plank: lift}", "so this limits nothing."),
    Broken("both sides sore, and an exercise for one side", RULES,
        "    withhold: [inflare]\n    both-sides: [plank, superman]", "    both-sides: [plank, superman]",
        'With "both", one-sided forms of "inflare" could still be given: full, gentle.', "- {id: both,", QUESTIONS),
    Broken("both sides sore, and a plank that favours one", RULES, "both-sides: [plank, superman]",
        "both-sides: [superman]", 'one-sided forms of "plank" could still be given: push-toes, push-knees.',
        "- {id: alternating,", QUESTIONS),
    Broken("both sides sore, and a rule that needs more to withhold", RULES,
        "when: {question: pain-side, any-of: [both, alternating, unsure]}",
        'when: {all: [{question: pain-side, any-of: [both, alternating, unsure]}, {question: ball, is: "yes"}]}',
        "could still be given: full, gentle.", "- {id: both,", QUESTIONS),
    Broken("a sore side that not everybody tells", QUESTIONS, "ask: Which side is sore?",
        "ask: Which side is sore?\n        ask-when: {question: age, at-least: 30}", "names the sore side: it should",
        "- id: pain-side"),
    Broken("two left sides", QUESTIONS, "side: right}", "side: left}", "needs one option with side: left and one",
        "facts: [A3, D2.1, D3.8, D4.8, IN-06]\n        options:"),
    Broken("a side in a question about something else", QUESTIONS, "{id: standing, ", "{id: standing, side: left, ",
        '"side" has a meaning only in "pain-side"'),
    Broken("a question of many without none", QUESTIONS, "          - {id: none, label: None of these make it worse}\n",
        "", 'needs the option "none"', "SI-04, SI-12]\n        options:"),
    Broken("none before another option", QUESTIONS, "          - {id: standing, label: Standing}\n",
        "          - {id: none, label: Nothing}\n          - {id: standing, label: Standing}\n",
        '"none" should be the last option.'),
    Broken("a question of one option", QUESTIONS, '          - {id: "no", label: "No, or not safely"}\n', "",
        "A question needs at least two options.", "EX-20]\n        options:"),
    Broken("a question with nothing to choose for some", QUESTIONS, "- {id: before-35, ",
        "- {id: before-35, ask-when: {question: age, at-least: 20}, ", "some people would have nothing to choose",
        "IN-05]\n        options:"),
    Broken("a safety net of another question", RESULTS, "question: emergency-signs  ", "question: urgent-signs  ",
        "alone gives an emergency to everybody"),
    Broken("a safety net without an emergency", RESULTS, "leave-out: [unsure, none]", "leave-out: [cold-leg, none]",
        '"cold-leg" is an emergency and cannot be left out.'),
    Broken("nothing left, and no clinician", RULES, "  level: clinician-first\n  refer:", "  level: urgent\n  refer:",
        'level "urgent" does not exist.'),
    Broken("a helped branch that leaves out what is done before", EXERCISES, "helped-leaves-out: [inflare, plank]",
        "helped-leaves-out: [knee-brace]", "so it cannot be left out."),
    Broken("an emergency referral without a number", REFERRALS, "    call: crisis\n", "", 'give it "call".',
        "- id: crisis-line"),
    Broken("a region where nobody can be called", REGIONS, '[{label: "999", tel: "999"}]', '[{label: "999"}]',
        "A region needs an emergency number that can be dialled"),
    Broken("a telephone number with letters", REGIONS, 'tel: "988"}]\n    facts: [EM-03]',
        'tel: "CALL988"}]\n    facts: [EM-03]', '"CALL988" is not a number that a telephone can dial'),
]  # fmt: skip

TEXTS_OF_EXERCISES = [
    Broken("a misspelt leg in a cue", EXERCISES, "cue: Push your {leg} heel", "cue: Push your {legg} heel",
        "{legg} cannot be filled in. Here only {leg}, {other} can."),
    Broken("a misspelt leg in a list of steps", EXERCISES, "- Lift your {leg} leg a very little",
        "- Lift your {lge} leg a very", "{lge} cannot be filled in. Here only {leg}, {other}, {effort} can."),
    Broken("a brace that is not closed", EXERCISES, "cue: Push your {leg} heel", "cue: Push your {leg heel",
        "cannot be filled"),
    Broken("a leg in a text that nobody fills", RULES, WRIST, "Your {leg} wrist is sore.",
        "{leg} cannot be filled in."),
    Broken("left in a cue", EXERCISES, "cue: Lift your {leg} leg\n", "cue: Lift your left leg\n",
        "never left or right"),
    Broken("right in a list of steps", EXERCISES, "- Lift your {leg} leg a very little",
        "- Lift the (right) leg a very little", "Write {leg} or {other}, never left or right"),
    Broken("left in what a rule adds to an exercise", RULES, "plank: Stay on your elbows",
        "plank: Stay on your left elbow", "Write {leg} or {other}"),
    Broken("a leg in a form in which no leg works", EXERCISES, "- Hold still and breathe. Neither knee lifts",
        "- Hold your {leg} leg still. Neither knee lifts", 'In the form "hold-knees" no leg works'),
    Broken("a leg that a form in which no leg works takes from its exercise", EXERCISES,
        "legs: sore-first\n        effort: little", "legs: none\n        effort: little",
        'In the form "gentle" no leg works', "- Put your {leg} foot against"),
    Broken("an effort that a form does not have", EXERCISES,
        "legs: sore-first\n        effort: little strength, 3 to 4 out of 10", "legs: sore-first",
        'The form "gentle" has no effort', "into the door frame.\n      - Push with {effort}"),
]  # fmt: skip

VARIANTS = [
    *WORDS_NOBODY_KNOWS, *KEYS_AND_IDS, *FILES, *SHAPES, *NUMBERS, *CONDITIONS, *WHAT_CAN_NEVER_BE, *WHAT_MUST_HOLD,
    *TEXTS_OF_EXERCISES,
]  # fmt: skip


def test_the_content_as_it_stands_has_no_fault():
    assert load().rules


# YAML is nine tenths of the time that loading takes. A text that was parsed once is not parsed again: each load still
# opens every file, and builds and checks all of it.
parse_once = cache(files.parse)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "parse", parse_once)
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))


@pytest.mark.parametrize("broken", VARIANTS, ids=lambda broken: broken.name)
def test_the_app_does_not_start_with(broken, folder):
    broken.edit(folder)
    with pytest.raises(BrokenContent) as raised:
        load(folder)
    told = raised.value.problems
    assert any(line.startswith(broken.place(folder)) and broken.says in line for line in told), "\n".join(
        [f"Expected {broken.place(folder)}… {broken.says}", "but was told:", *told[:20]]
    )


def test_all_problems_of_a_pass_are_told_at_once(folder):
    for broken in (*WORDS_NOBODY_KNOWS[1:3], *KEYS_AND_IDS[:1], *TEXTS_OF_EXERCISES[:1]):
        broken.edit(folder)
    with pytest.raises(BrokenContent, match="The content has 5 problems"):
        load(folder)


def test_what_a_windows_editor_saves_is_read_too(folder):
    for path in folder.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(folder).rules == load().rules


def text_of(text: str | bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text if isinstance(text, bytes) else text.encode())


def becomes(old: str, new: str) -> Callable[[Path], object]:
    def edit(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def points_to_itself(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path)


LAUGHS = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
HOSTILE = {
    "a million lines of nothing": (RULES, text_of("\n" * 1_000_000)),
    "two thousand brackets": (RULES, text_of("rules: " + "[" * 2000 + "]" * 2000)),
    "a billion laughs": (RULES, text_of(LAUGHS)),
    "one anchor twice": (RULES, text_of("a: &a 1\nb: &a 2\nrules: *a\n")),
    "UTF-16": (RULES, text_of("rules: []".encode("utf-16"))),
    "nothing but a byte order mark": (RULES, text_of(b"\xef\xbb\xbf")),
    "a link to itself": (RULES, points_to_itself),
    "a page that is a link to itself": ("pages/about.md", points_to_itself),
    "a page that is a folder": ("pages/about.md", Path.mkdir),
    "no folder of pages": ("pages", shutil.rmtree),
    "nothing at all": ("", lambda path: (shutil.rmtree(path), path.mkdir())),
    "a rule that is nothing": (RULES, becomes("\nrules:\n", "\nrules:\n  - ~\n")),
    "rules in rules in rules": (RULES, text_of("rules: [[[]]]")),
    "JSON with null": (RULES, text_of('{"rules": [null, {"id": null}], "when-nothing-is-left": null}')),
    "a key that is a mapping": (RULES, becomes("because: A sore wrist", "? {a: b}\n    : c\n    because: A sore wrist")),
    "a merge key": (RULES, becomes("because: A sore wrist", "<<: {level: urgent}\n    because: A sore wrist")),
    "Python in a tag": (RULES, becomes("because: A sore wrist", "because: !!python/object/apply:os.system [ls]\n    x: ")),
    "questions of a file of rules": (QUESTIONS, lambda path: shutil.copy(path.with_name(RULES), path)),
    "a sore side that is a number": (QUESTIONS, becomes("sore-side: pain-side ", "sore-side: age ")),
    "a step without questions": (QUESTIONS, becomes("    title: About you\n", "    title: About you\n    questions:\n")),
    "options that are one mapping": (QUESTIONS, becomes("        options:\n", "        options: {id: a}\n        more:\n")),
    "every kind misspelt": (QUESTIONS, becomes("kind: ", "kind: x")),
    "every id alike": (QUESTIONS, becomes("- id: ", "- id: x # ")),
    "an exercise without forms": (EXERCISES, becomes("    forms:\n", "    forms: []\n    more:\n")),
    "an exercise without timing": (EXERCISES, becomes("    timing:", "    timing: 6\n    more:")),
    "a routine that is a word": (EXERCISES, becomes("\nroutine:\n", "\nroutine: all\nmore:\n")),
    "a routine of one exercise": (EXERCISES, becomes("order: [knee-brace, inflare, plank, superman]", "order: plank")),
    "every condition always": (RULES, becomes("    when:", "    when: always\n    more:")),
    "every rule an emergency": (RULES, becomes("    level: clinician-first", "    level: emergency")),
    "a telephone number that is a list": (REGIONS, becomes('tel: "988"', "tel: [9, 8, 8]")),
    "a page with an endless head": (PAGE, text_of("---\ntitle: Hello\n" * 3)),
    "a page with a head that is a list": (PAGE, text_of("---\n- a\n---\nHello\n")),
    "a page with a link to a script": (PAGE, becomes("](/evidence)", "](data:text/html,x)")),
    "a page of brackets": (PAGE, text_of("---\ntitle: A\n---\n" + "[" * 5000)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_worse_than_a_complaint_comes_of(name, folder):
    file, do = HOSTILE[name]
    do(folder / file)
    with pytest.raises(BrokenContent) as raised:
        load(folder)
    assert all(re.match(r"content/\S+:[1-9][0-9]*  \S", line) for line in raised.value.problems)
