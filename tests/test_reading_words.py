"""The pages to read: words for each key that content may name, and a mark on all that nobody should translate."""

import pytest
from packs import copy_of_pack, edit
from page_check import read

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
    found = [text for text in texts if names & set(text.strip().split(", "))]
    assert found
    assert [text for text in found if not text.find_parent(translate="no")] == []
