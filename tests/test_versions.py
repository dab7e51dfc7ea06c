"""The versions: what changes each of them, and above all what makes the proofs stale and what does not."""

import shutil
from dataclasses import field, fields, make_dataclass, replace
from pathlib import Path

import pytest
from source_files import APP, ROOT, imported, where

from app.content import BrokenContent, load, read, versions
from app.decision import rulebook
from app.decision.rulebook import THERE, TOLD, told
from app.decision.version import decides
from tests.proof import tallies
from tests.proof.content_with import with_book, with_rules

# What decides, field by field. All else of these is told.
DECIDING = {
    "Option": {"id", "side", "ask_when"},
    "GoodFor": {"id", "seconds", "renewed"},
    "Question": {"id", "kind", "good_for", "options", "minimum", "maximum", "ask_when", "every_sign"},
    "Step": {"id", "questions", "ends_when_urgent"},
    "Form": {"id", "legs", "both_sides_form", "only_both_sides"},
    "Exercise": {"id", "forms"},
    "Rule": {"id", "when", "level", "refer", "withhold", "at_most", "both_sides", "not_forms", "without", "contains"},
    "NothingLeft": {"level", "refer"},
    "Referral": {"id", "level", "covers"},
    "Rulebook": {"steps", "sore_side", "rules", "nothing_left", "exercises", "referrals", "good_for", "anew_after"},
}
THERE_OR_NOT = {"Rule": {"adapt", "advice"}}
EIGHT, NINE = "{question: ache, at-least: 8}", "{question: ache, at-least: 9}"
# A change in one file that leaves what was proved as it is.
TOLD_ALONE = {
    "a second of the routine": ("exercises.yaml", "work: 5", "work: 6"),
    "a question": ("questions.yaml", "How old are you?", "What is your age?"),
    "a label": ("questions.yaml", "label: Left,", "label: Left side,"),
    "the reason of a rule": ("rules.yaml", "because: An ache of 8", "because: Any ache of 8"),
    "the advice of a rule": ("rules.yaml", "advice: Drink a glass", "advice: Drink two glasses"),
    "what a rule adds to an exercise": ("rules.yaml", "Lay your hands on", "Put your hands on"),
    "an exercise": ("exercises.yaml", "It wakes up the calf.", "It warms the calf."),
    "a page": ("pages/safety.md", "The limits", "All limits"),
    "words of a template": ("words/screener/forgotten.yaml", "to-start: ", "to-start: Go "),
    "a check in words": ("checks.yaml", "gets one result", "gets a result"),
    "a hazard": ("hazards.yaml", "Help comes late.", "Help is late."),
    "the sentences to agree to": ("results.yaml", "title: Before you begin", "title: Read this first"),
    "a picture": ("figures/leg-raise.yaml", "width: 1000", "width: 1010"),
    "how a condition is written": ("rules.yaml", EIGHT, "{at-least: 8, question: ache}"),
}  # fmt: skip
DOUBT = "ask-when: {question: alarm-signs, includes: doubt}"
# A change in one file after which nothing is proved.
DECIDES = {
    "the condition of a rule": ("rules.yaml", EIGHT, NINE),
    "an effect of a rule": ("rules.yaml", "withhold: [frame-press]", "withhold: [frame-press, leg-raise]"),
    "whom a rule names": ("rules.yaml", "refer: [clinic]", "refer: [clinic, phone-doctor]"),
    "the id of an option": ("questions.yaml", "{id: left, ", "{id: links, "),
    "who is asked": ("questions.yaml", "units: [years, year, years old]", DOUBT),
    "the legs of a form": ("exercises.yaml", "legs: sore-first", "legs: other"),
    "for how long an answer is good": ("questions.yaml", "time: 12 hours", "time: 13 hours"),
    "when all is asked anew": ("questions.yaml", "anew-after: 4 weeks", "anew-after: 5 weeks"),
}


@pytest.fixture
def content(pack):
    """The small pack: what a version covers is no question of medicine."""
    return pack


def edit(folder, file, before, after):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text, f"“{before}” stands nowhere in {file}."
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def checked_now(folder, content):
    """Tallies in the folder as if all checks had been run for the content as it is."""
    run = [(name, 1, 0.5) for name in content.safety.checks]
    shares = dict.fromkeys(tallies.SHARES, 1.0) | {"stories": 1, "accuracy-by-level": {}}
    tallies.write(content.versions.decides, content.versions.code, 12, run, shares, folder=folder)


# --- What makes the proofs stale


@pytest.mark.parametrize("change", TOLD_ALONE.values(), ids=TOLD_ALONE)
def test_what_is_only_told_leaves_the_proofs_valid_and_is_another_version_of_what_is_told(content, folder, change):
    checked_now(folder, content)
    edit(folder, *change)
    changed, _ = read(folder)
    assert changed.is_checked
    assert changed.versions.told != content.versions.told


@pytest.mark.parametrize("change", DECIDES.values(), ids=DECIDES)
def test_what_decides_makes_the_proofs_stale(content, folder, change):
    checked_now(folder, content)
    assert load(folder).is_checked
    edit(folder, *change)
    changed, _ = read(folder)
    assert not changed.is_checked


def test_which_fields_decide_is_written_down_here_too():
    for name, deciding in DECIDING.items():
        marks = {each.name: each.metadata for each in fields(getattr(rulebook, name))}
        assert {each for each, mark in marks.items() if not mark.get(TOLD)} == deciding, name
        assert {each for each, mark in marks.items() if mark == THERE} == THERE_OR_NOT.get(name, set()), name


@pytest.mark.parametrize(("made", "counts"), [(field(default=""), True), (told(""), False)])
def test_a_new_field_decides_unless_it_is_marked_as_told(content, made, counts):
    rule = content.rulebook.rules[0]
    said = {each.name: getattr(rule, each.name) for each in fields(rule)}
    more = make_dataclass("Rule", [("more", str, made)], bases=(rulebook.Rule,), frozen=True)
    books = [replace(content.rulebook, rules=(more(**said, more=each), *content.rulebook.rules[1:])) for each in "ab"]
    assert (decides(books[0]) != decides(books[1])) is counts


def test_a_sentence_that_comes_or_goes_decides_and_its_words_do_not(content):
    rule = next(rule for rule in content.rulebook.rules if rule.advice)
    name = rule.id.replace("-", "_")
    assert decides(with_rules(content, **{name: {"advice": None}}).rulebook) != content.versions.decides
    assert decides(with_rules(content, **{name: {"advice": "Rest."}}).rulebook) == content.versions.decides
    rule = next(rule for rule in content.rulebook.rules if rule.adapt)
    name = rule.id.replace("-", "_")
    assert decides(with_rules(content, **{name: {"adapt": {}}}).rulebook) != content.versions.decides
    other = dict.fromkeys(rule.adapt, "Do less.")
    assert decides(with_rules(content, **{name: {"adapt": other}}).rulebook) == content.versions.decides


def test_the_order_in_which_referrals_are_named_decides(content):
    book = content.rulebook
    assert decides(replace(book, referrals=dict(reversed(book.referrals.items())))) != decides(book)


def test_the_order_in_which_a_mapping_was_written_makes_no_other_version(content):
    book = content.rulebook

    def backwards(mapping):
        return dict(reversed(mapping.items()))

    rules = tuple(
        replace(rule, at_most=backwards(rule.at_most), without=backwards(rule.without)) for rule in book.rules
    )
    assert decides(with_book(content, rules=rules, exercises=backwards(book.exercises)).rulebook) == decides(book)


# --- The code that decides


def test_any_file_of_the_code_that_decides_makes_the_proofs_stale_and_no_other(content, tmp_path, monkeypatch):
    copy = Path(shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__")))
    covered = {path.relative_to(ROOT / "app") for path in versions.code_files()}
    monkeypatch.setattr(versions, "APP", copy)
    assert versions.code_version(versions.CODE_THAT_DECIDES) == content.versions.code
    for path in APP:
        name = path.relative_to(ROOT / "app")
        was = (copy / name).read_bytes()
        (copy / name).write_bytes(was + b"\n")
        assert (versions.code_version(versions.CODE_THAT_DECIDES) != content.versions.code) is (name in covered), name
        (copy / name).write_bytes(was)


def test_the_code_that_decides_is_what_decides_and_the_reader_of_rules():
    rooms = {where(path).rpartition("/")[0] for path in versions.code_files()}
    assert rooms == {"app/decision", "app/decision/conditions", "app/content/rulebook", "app/content"}


def test_all_that_the_code_that_decides_imports_of_the_app_is_covered_too():
    covered = {where(path) for path in versions.code_files()}
    problems = [
        f"{where(path)} imports {module}, which the version of the code does not cover."
        for path in versions.code_files()
        for module in imported(path)
        if module.startswith("app.") and not file_of(module) & covered
    ]
    assert not problems, "\n".join(problems)


def file_of(module):
    """Where a module or a name in one may stand."""
    parts = module.split(".")
    ways = ["/".join(parts), "/".join(parts[:-1])]
    return {f"{way}.py" for way in ways} | {f"{way}/__init__.py" for way in ways}


# --- Checks and their tallies


@pytest.mark.parametrize("name", ["P12", "another"])
def test_a_check_that_was_added_or_renamed_and_has_no_tallies_stops_the_start(content, folder, name):
    checked_now(folder, content)
    size = '{one: "{count} claim", other: "{count} claims"}'
    new = f"  - {{id: {name}, says: So it is., how: proved, size: {size}}}\n"
    edit(folder, "checks.yaml", "checks:\n", f"checks:\n{new}")
    with pytest.raises(BrokenContent, match="has no tally"):
        load(folder)


# --- Steps, the agreement and the routine


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("How old are you?", "What is your age?"),
        ("label: Left,", "label: Left side,"),
    ],
)
def test_a_step_is_asked_again_when_its_words_change_and_no_other_one(content, folder, before, after):
    edit(folder, "questions.yaml", before, after)
    steps = load(folder).versions.steps
    assert len([name for name, version in content.versions.steps.items() if steps[name] != version]) == 1


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("questions.yaml", "if-left-out: Choose which", "if-left-out: Please choose which"),
        ("questions.yaml", "intro: The last page.", "intro: This is the last page."),
        ("questions.yaml", "units: [years, year, years old]", "ask-when: {question: alarm-signs, includes: doubt}"),
        ("rules.yaml", EIGHT, NINE),
        ("results.yaml", "title: Before you begin", "title: Read this first"),
    ],
)
def test_no_step_is_asked_again_for_words_that_stand_elsewhere(content, folder, file, before, after):
    edit(folder, file, before, after)
    assert read(folder)[0].versions.steps == content.versions.steps


@pytest.mark.parametrize(
    ("file", "before", "after", "changes"),
    [
        ("results.yaml", "title: Before you begin", "title: Read this first", {"agreement"}),
        ("results.yaml", "All of this is invented", "None of this is true", {"agreement"}),
        ("results.yaml", "agree: I agree, begin", "agree: I agree, start", {"agreement"}),
        ("results.yaml", "if-left-out: Press", "if-left-out: Please press", set()),
        ("words/screener/forgotten.yaml", "to-start: ", "to-start: Go ", set()),
        ("exercises.yaml", "work: 5", "work: 6", {"routine"}),
        ("exercises.yaml", "cue: ", "cue: Now ", {"routine"}),
        ("rules.yaml", EIGHT, NINE, {"routine"}),
    ],
)
def test_what_is_agreed_to_and_what_is_drawn_have_versions_of_their_own(content, folder, file, before, after, changes):
    edit(folder, file, before, after)
    now = read(folder)[0].versions
    assert {
        each for each in ("agreement", "routine") if getattr(now, each) != getattr(content.versions, each)
    } == changes
