"""The tallies of the checks: of this version or not shown, and in words on the page about safety."""

import pytest
from packs import edit
from person import Person

from app import create_app
from app.content import BrokenContent, load
from app.content.checked import CHECKED
from tests.answer_sets import CASES
from tests.proof import tallies
from tests.proof.properties import PROPERTIES
from tests.proof.vignettes import STORIES

STALE = "Run `make prove`: it writes new tallies when all checks hold."
BY_LEVEL = {"emergency": 1, "urgent": 0.5, "clinician-first": 0.25, "self-care": 0.75}
MEASURED = {"stories": 4, "accuracy-by-level": BY_LEVEL} | dict.fromkeys(tallies.SHARES, 0.625)


@pytest.fixture
def checked(folder, pack):
    """A copy of the small pack, with tallies as if all checks had held for it."""
    run = [(name, number, number / 7) for number, name in enumerate(pack.safety.checks)]
    tallies.write(pack.versions.decides, pack.versions.code, 12345, run, MEASURED, folder=folder)
    return folder


def safety_page(folder):
    return Person(create_app({"SECRET_KEY": "a key for tests, as long as a real one"}, folder)).opens("/safety")


def test_the_tallies_are_those_of_this_content_and_of_this_code(content):
    assert content.safety.checked, STALE
    assert (content.safety.checked.decides, content.safety.checked.code) == (
        content.versions.decides,
        content.versions.code,
    ), STALE
    assert content.is_checked


def test_the_tallies_count_what_there_is(content):
    counted = {name: tally.size for name, tally in content.safety.checked.tallies.items()}
    assert list(counted) == list(content.safety.checks)
    assert counted["cases"] == len(CASES), STALE
    assert content.safety.checked.measures["stories"] == str(len(STORIES)), STALE
    assert counted["table"] == len(content.rulebook.rules), STALE
    assert counted["second-reading"] >= 50_000


# --- On the page about safety


def test_the_page_shows_each_tally_the_ways_the_version_and_how_the_stories_went(person):
    checked = person.content.safety.checked
    person.opens("/safety")
    assert person.heading == "How safe is it? What we know, and what we do not"
    for name, check in person.content.safety.checks.items():
        tally = checked.tallies[name]
        line = f"{check.size(count=tally.size)}, {tally.seconds} seconds"
        assert person.sees(check.says), name
        assert person.sees(line), name
    assert person.sees(f"There are {checked.ways} ways through the questions")
    assert person.sees(f"version {checked.decides}")
    assert person.sees(f"Not less urgent than the source: {checked.measures['safety']} %")
    assert all(person.sees(study.study) for study in person.content.safety.studies)


def test_the_page_tells_every_rule_in_words_with_its_reason(person):
    person.opens("/safety")
    assert [rule.id for rule in person.content.rulebook.rules if not person.page.find(id=rule.id)] == []
    assert all(person.sees(rule.because) for rule in person.content.rulebook.rules)


def test_a_changed_rule_changes_the_page_and_takes_the_tallies_away(pack, checked):
    before = safety_page(checked)
    assert before.sees("Proved for all answers", pack.versions.code)
    edit(checked / "rules.yaml", "{question: ache, at-least: 8}", "{question: ache, at-least: 9}")
    after = safety_page(checked)
    assert after.sees("These rules have not been checked yet.")
    assert not after.sees("Proved for all answers")
    assert not after.sees(pack.versions.code)
    assert after.page.find(id="strong-ache").get_text() != before.page.find(id="strong-ache").get_text()


def test_tallies_of_other_code_are_not_shown(pack, checked):
    edit(checked / CHECKED, pack.versions.code, "0123456789ab")
    page = safety_page(checked)
    assert page.sees("These rules have not been checked yet.")
    assert not page.sees("Proved for all answers")


def test_what_is_called_proved_is_what_is_proved(content):
    proved = [name for name, check in content.safety.checks.items() if check.how == "proved"]
    assert proved == [*PROPERTIES, "table"]


def test_content_that_was_never_checked_says_so(folder):
    assert not (folder / CHECKED).exists()
    assert safety_page(folder).sees("These rules have not been checked yet.")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("{id: P1, ", "{id: P99, ", 'check "P99" does not exist.'),
        ("  - {id: cases, ", "  # {id: cases, ", 'The check "cases" has no tally. Run `make prove`.'),
        ("code: ", "cods: ", 'The key "cods" has no meaning here. Did you mean "code"?'),
    ],
)
def test_broken_tallies_are_faults_of_the_content(checked, before, after, told):
    edit(checked / CHECKED, before, after)
    with pytest.raises(BrokenContent) as broken:
        load(checked)
    assert told in str(broken.value)


def test_written_tallies_can_be_read_again(pack, checked):
    found = load(checked).safety.checked
    assert (found.decides, found.code, found.ways) == (pack.versions.decides, pack.versions.code, "12,345")
    assert [(name, each.size) for name, each in found.tallies.items()] == [("P1", 0), ("cases", 1)]
    assert (found.measures["safety"], found.measures["self-care"]) == ("62.5", "75.0")
