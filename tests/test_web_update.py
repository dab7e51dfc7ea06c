"""The content changes while someone is answering: only what changed is asked again, and that is said."""

from functools import cache

import pytest
from cookies import cookie_of, someone_with
from packs import copy_of_pack, edit
from person import Person

from app import create_app


@pytest.fixture(scope="module")
def app(pack_app):
    """What they began to answer."""
    return pack_app


@pytest.fixture(scope="module")
def updated(app, tmp_path_factory):
    """Makes a second app with the same key, whose content was edited. The same edit gives the same app."""

    @cache
    def make(file: str, before: str, after: str):
        folder = copy_of_pack(tmp_path_factory.mktemp("updated") / "content")
        edit(folder / file, before, after)
        return create_app({"SECRET_KEY": app.secret_key}, folder)

    return make


@pytest.fixture(scope="module")
def relabelled(app, updated):
    """Makes a second app with other words for one option."""

    def make(question: str, option: str):
        label = app.extensions["content"].rulebook.question[question].option[option].label
        return updated("questions.yaml", label, f"{label} (changed)")

    return make


def moved(person, other) -> Person:
    """The same person, whose next request is answered by the other app."""
    return someone_with(other, cookie_of(person))


def test_after_a_changed_label_only_that_page_is_asked_again_and_the_rest_is_kept(app, relabelled):
    other = relabelled("sore-calf", "swapping")
    person = moved(Person(app).completes(years=51).agrees(), other).opens("/routine")
    assert person.address == "/screener/calf"
    assert "Some questions have changed" in person.sees_notice()
    assert [person.told(each) for each in ("sore-calf", "ache", "cramps")] == [[], [], []]
    assert "Some questions have changed" not in person.opens("/screener/calf").sees_notice()
    person.goes_on()
    assert person.address == "/result"
    assert person.opens("/screener/check").sees("51")
    assert person.opens("/routine").address == "/routine/start"


def test_an_answer_that_is_no_longer_allowed_is_asked_again(app, updated):
    other = updated("questions.yaml", "maximum: 110", "maximum: 100")
    person = moved(Person(app).completes(years=101), other).opens("/result")
    assert (person.address, person.told("years")) == ("/screener/warning", [])
    assert "Some questions have changed" in person.sees_notice()


def test_when_other_sentences_are_agreed_to_the_answers_stay_and_the_agreement_is_asked_for_again(app, updated):
    other = updated("results.yaml", "All of this is invented", "None of this is true")
    person = moved(Person(app).completes().agrees(), other).opens("/routine")
    assert person.address == "/routine/start"
    assert "Please read this again" in person.sees_notice()
    assert person.begins().address == "/routine"


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("words/screener/check.yaml", "to-result: See", "to-result: Go to"),
        ("results.yaml", "if-left-out: Press", "if-left-out: Please press"),
        ("rules.yaml", "{question: ache, at-least: 8}", "{question: ache, at-least: 9}"),
    ],
)
def test_a_reworded_button_or_a_rule_for_others_withdraws_no_agreement(app, updated, file, before, after):
    other = updated(file, before, after)
    assert moved(Person(app).completes().agrees(), other).opens("/routine").address == "/routine"


def mark(person):
    """The mark of the place in the routine."""
    return person.opens("/routine").page.find(class_="routine")["data-stamp"]


def test_the_mark_of_a_place_changes_with_the_routine_and_not_with_a_button(app, updated):
    person = Person(app).completes().agrees()
    reworded = updated("words/screener/check.yaml", "to-result: See", "to-result: Go to")
    longer = updated("exercises.yaml", "work: 6", "work: 7")
    assert mark(moved(person, reworded)) == mark(person)
    assert mark(moved(person, longer)) != mark(person)


def test_a_changed_rule_decides_at_once(app, updated):
    other = updated("rules.yaml", "{question: ache, at-least: 8}", "{question: ache, at-least: 3}")
    person = moved(Person(app).completes().agrees(), other).opens("/routine")
    assert (person.address, person.main["data-level"]) == ("/result", "clinician-first")


def test_a_page_with_an_older_wording_is_shown_again_before_it_is_kept(app, relabelled):
    other = relabelled("sore-calf", "swapping")
    before = Person(app).starts().goes_to("calf").fills(sore_calf="swapping")
    person = moved(before, other)
    person.seen = before.seen
    person.presses("Continue")
    assert (person.status, person.address) == (422, "/screener/calf")
    assert person.told("sore-calf") == [person.label("sore-calf", "swapping")]
    assert person.sees_errors()[0].startswith("The words of this page have changed")
    assert person.presses("Continue").address == "/screener/room"


def test_an_emergency_on_a_page_with_an_older_wording_is_given_at_once(app, relabelled):
    other = relabelled("alarm-signs", "cold-foot")
    before = Person(app).starts().tells("alarm-signs", "short-breath")
    person = moved(before, other)
    person.seen = before.seen
    person.presses("Continue")
    assert (person.address, person.main["data-level"]) == ("/result", "emergency")


def test_a_page_of_the_older_content_that_is_no_longer_open_is_answered_with_a_word(app, relabelled):
    other = relabelled("alarm-signs", "cold-foot")
    before = Person(app).starts().goes_to("calf").fills()
    person = moved(before, other)
    person.seen = before.seen
    person.presses("Continue")
    assert person.address == "/screener/alarm"
    assert "Some questions have changed" in person.sees_notice()
    assert "What you sent there was not kept" in person.sees_notice()
