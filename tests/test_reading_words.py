"""The words of pages and questions: each key has one, some are not to be translated, labels are plain and short."""

import re

import pytest
from packs import copy_of_pack, edit
from page_check import read
from test_words import HYPHENS, grade

from app.content import BrokenContent, load
from app.content.model import LIKELIHOODS, SEVERITIES


def test_each_degree_of_a_hazard_has_a_word_of_its_own(content):
    for name, degrees in (("severity", SEVERITIES), ("likelihood", LIKELIHOODS)):
        words = [content.texts["hazards"][name][degree]["word"] for degree in degrees]
        assert len(set(words)) == len(degrees)
        assert not [word for word in words if "-" in word]


@pytest.mark.parametrize(("number", "said"), [(1, "1 fault"), (1381, "1,381 faults")])
def test_the_size_of_a_check_is_said_in_its_own_words(content, number, said):
    assert content.safety.checks["mutants"].size(count=number) == said


def test_a_size_that_lacks_a_form_stops_the_start(tmp_path):
    folder = copy_of_pack(tmp_path / "content")
    edit(folder / "checks.yaml", 'one: "{count} claim", ', "")
    with pytest.raises(BrokenContent, match=r'checks.yaml:\d+  The form "one" of this plural is missing'):
        load(folder)


@pytest.mark.parametrize("address", ["/how-it-decides", "/safety", "/hazards", "/for-clinicians"])
def test_an_id_a_version_and_a_file_are_marked_as_not_to_be_translated(app, content, address):
    ids = {*content.rulebook.rule, *content.safety.hazards, *content.library.facts}
    names = ids | {content.versions.told, content.versions.decides, content.versions.code}
    names |= {test.partition("::")[0] for hazard in content.safety.hazards.values() for test in hazard.tests}
    names.remove(content.wording["pages/conditions"].everyone)  # the id of a rule, and a word
    texts = read(app.test_client().get(address).text).find("main").find_all(string=True)
    found = [text for text in texts if names >= set(text.strip().split(", "))]
    assert found
    assert [text for text in found if not text.find_parent(translate="no")] == []


# --- What everybody reads of a question, with no help opened

HARDEST, LONGEST = 6, 30  # a school grade, for children of eleven; words in a label
MANY_SYLLABLES, MANY_LETTERS = 4, 14
# Long words without a shorter one: illnesses by the name that people were told, and what everybody says.
KNOWN = {
    "inflammatory", "inflammation", "osteoarthritis", "psoriasis", "ulcerative", "osteoporosis", "hypermobility",
    "ehlers-danlos", "constipation", "irritable", "operation", "contraception", "exercises",
}  # fmt: skip


@pytest.fixture
def seen(content):
    """Question id -> what can be read of it: its sentence, its hint and its labels."""
    asked = content.rulebook.question.values()
    return {each.id: [each.ask, each.hint or "", *(option.label for option in each.options)] for each in asked}


def is_long(word: str) -> bool:
    return len(HYPHENS.positions(word)) + 1 >= MANY_SYLLABLES or len(word) >= MANY_LETTERS


def test_each_question_can_be_read_by_a_child_of_eleven(seen):
    grades = {name: grade(texts) for name, texts in seen.items()}
    assert {name: round(each, 1) for name, each in grades.items() if each > HARDEST} == {}


def test_no_label_is_longer_than_a_breath(seen):
    assert [text for texts in seen.values() for text in texts if len(text.split()) > LONGEST] == []


def test_a_long_word_stands_in_a_question_only_where_there_is_no_shorter_one(seen):
    words = {word for texts in seen.values() for text in texts for word in re.findall(r"[^\W\d_][\w’-]*", text.lower())}
    assert {word for word in words if is_long(word)} - KNOWN == set(), "Say it in a shorter word, or name it in KNOWN."


def test_no_word_is_known_that_nobody_reads(seen):
    text = " ".join(text for texts in seen.values() for text in texts).lower()
    assert [word for word in sorted(KNOWN) if word not in text] == []
