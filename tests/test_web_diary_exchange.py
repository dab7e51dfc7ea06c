"""A diary as a file: saved, brought back by a preview that keeps nothing, and deleted, as people do."""

from dataclasses import replace

import pytest
from keepers import MORNING, days, diary_cookie, diary_name, diary_of, keeper, listed, now_is, with_diary
from page_check import good
from person import Person

from app.diary.book import MOST
from app.web.diary.document import as_json

FILE, LOOK, KEEP = "The file with your diary", "Look into the file", "Keep this in my diary"
OURS, THEIRS = "The one in your diary", "The one in the file"
BOTH = "Keep both. The one in the file moves to the next free quarter of an hour."
WORSE = replace(MORNING, now=8)
TIME = "29 November 2026, 08:15"


def looks_into(person: Person, file: bytes | str) -> Person:
    return person.opens("/diary").takes_file(FILE, file).presses(LOOK)


def brings(person: Person, book) -> Person:
    return looks_into(person, as_json(book))


def saves(person: Person) -> bytes:
    return good(person.browser.get("/diary/export"), 200).data


# --- Out


def test_what_is_saved_and_brought_back_after_deleting_is_the_same_to_the_byte(app):
    person = now_is(keeper(app, days(40)), 4)
    saved = saves(person)
    person.opens("/diary").presses("Delete all 41 entries")
    assert diary_of(person) == ()
    looks_into(person, saved).presses(KEEP)
    assert saves(person) == saved
    assert len(diary_of(person)) == 41


def test_a_full_diary_comes_back_in_another_browser(app):
    saved = saves(keeper(app, days(MOST)))
    other = looks_into(keeper(app), saved)
    assert other.sees(f"{MOST} entries are new")
    other.presses(KEEP)
    assert diary_of(other) == days(MOST)


def test_both_files_can_be_saved_from_the_page_and_by_nobody_else(app):
    person = keeper(app, days(2)).opens("/diary")
    for label, kind, name in (
        ("Save a copy", "application/json", "diary-2026-11-29.json"),
        ("Save as a table", "text/csv", "diary-2026-11-29.csv"),
    ):
        [link] = [each for each in person.main.find_all("a") if each.text == label]
        response = good(person.browser.get(link["href"]), 200)
        assert response.mimetype == kind
        assert response.headers["Content-Disposition"] == f"attachment; filename={name}"
        assert response.headers["Cache-Control"] == "no-store"


def test_the_table_is_in_words(app):
    text = keeper(app, (MORNING,)).browser.get("/diary/export?as=csv").text
    assert text.splitlines()[1] == '2026-11-29,08:15,5,3,"Yes, it helped",Done to the end,This device'


def test_where_nothing_is_kept_an_empty_diary_is_saved(person):
    response = good(person.browser.get("/diary/export"), 200)
    assert response.headers["Content-Disposition"] == "attachment; filename=diary.json"
    assert response.data == as_json(()).encode()
    assert "Set-Cookie" not in response.headers


def test_a_diary_that_cannot_be_read_is_never_saved_as_an_empty_one(app):
    person = with_diary(keeper(app), "broken")
    assert good(person.browser.get("/diary/export"), 303).headers["Location"] == "/diary"


# --- The preview


def test_the_preview_says_what_is_new_and_keeps_nothing(app):
    person = brings(keeper(app, days(3)), days(10))
    assert (person.status, person.address) == (200, "/diary/import")
    assert person.sees("Nothing is kept yet.", "7 entries are new.", "3 entries are in your diary already.")
    assert diary_of(person) == days(3)


def test_what_was_shown_is_kept_once_the_person_says_so(app):
    person = brings(keeper(app, days(3)), days(10)).presses(KEEP)
    assert (person.status, person.address) == (200, "/diary")
    assert "What you chose is in your diary" in person.sees_notice()
    assert diary_of(person) == days(10)


def test_a_file_with_nothing_new_leaves_the_diary_as_it_is(app):
    for book in (days(3), days(2), ()):
        person = brings(keeper(app, days(3)), book)
        assert person.sees("There is nothing new in this file.")
        assert not [button for button in person.main.find_all("button") if button.text == KEEP]


def test_bringing_the_same_file_again_is_nothing_new(app):
    person = brings(keeper(app, days(3)), days(10)).presses(KEEP)
    assert brings(person, days(10)).sees("There is nothing new in this file.")


def test_reloading_the_preview_shows_the_diary(app):
    person = brings(keeper(app), days(2)).opens("/diary/import")
    assert (person.status, person.address) == (200, "/diary")


# --- Two entries of the same time


def test_what_clashes_stands_side_by_side(app):
    person = brings(keeper(app, (MORNING,)), (WORSE,))
    assert person.sees("1 entry has the same time as another one in your diary.", TIME)
    assert person.sees(f"{OURS}: Pain before (0 to 10): 5", f"{THEIRS}: Pain before (0 to 10): 8")


@pytest.mark.parametrize(
    ("choice", "kept"),
    [(OURS, (MORNING,)), (THEIRS, (WORSE,)), (BOTH, (MORNING, replace(WORSE, quarter=34)))],
    ids=["ours", "theirs", "both"],
)
def test_of_two_that_clash_the_one_is_kept_that_was_chosen(app, choice, kept):
    person = brings(keeper(app, (MORNING,)), (WORSE,)).answers(TIME, choice)
    assert diary_of(person.presses(KEEP)) == kept


def test_who_chooses_nothing_loses_nothing(app):
    person = brings(keeper(app, (MORNING,)), (WORSE,)).presses(KEEP)
    assert [each.now for each in diary_of(person)] == [5, 8]


def test_without_any_choice_it_is_asked_for_and_nothing_is_kept(app):
    person = brings(keeper(app, (MORNING,)), (WORSE, replace(MORNING, quarter=50))).answers(TIME).presses(KEEP)
    assert person.status == 422
    assert person.title.startswith("Error:")
    assert person.sees_errors() == [f"{TIME}: choose what to keep."]
    assert diary_of(person) == (MORNING,)
    person.answers(TIME, BOTH).presses(KEEP)
    assert len(diary_of(person)) == 3


# --- When it does not fit


def test_how_many_of_the_oldest_would_go_is_said_before_it_is_done(app):
    newer = tuple(replace(each, quarter=80) for each in days(3))
    person = brings(keeper(app, days(MOST - 1)), newer)
    assert person.sees("the 2 oldest entries would go", "Save a copy of my diary")
    assert len(diary_of(person)) == MOST - 1
    kept = diary_of(person.presses(KEEP))
    assert len(kept) == MOST
    assert kept[0] == days(MOST - 1)[2]


# --- What was done elsewhere in between


def test_a_diary_that_changed_since_is_looked_at_once_more(app):
    person = brings(keeper(app, (MORNING,)), (WORSE,))
    now_is(person.also(), 4, "2026-11-29T20:00")
    person.answers(TIME, THEIRS).presses(KEEP)
    assert person.status == 409
    assert person.sees_errors() == [
        "Your diary has changed since you opened this page. Nothing was kept yet. Look once more, then press the key."
    ]
    assert [each.now for each in diary_of(person)] == [5, 4]
    assert [each.now for each in diary_of(person.presses(KEEP))] == [8, 4]


def test_a_form_that_is_sent_twice_counts_once(app):
    person = brings(keeper(app, (MORNING,)), (*days(3)[:2], WORSE)).presses(KEEP)
    kept = diary_of(person)
    person.goes_back().presses(KEEP)
    assert "What you chose is in your diary" in person.sees_notice()
    assert diary_of(person) == kept


def test_a_form_whose_answer_was_lost_is_sent_again(app):
    """The connection broke: the browser never got the new cookie."""
    person = brings(keeper(app, days(2)), days(5))
    before = diary_cookie(app, diary_of(person))
    person.presses(KEEP).goes_back()
    with_diary(person, before).presses(KEEP)
    assert diary_of(person) == days(5)


# --- Deleting and forgetting


def test_deleting_all_takes_the_cookie_away(app):
    person = keeper(app, days(3)).opens("/diary").presses("Delete all 3 entries")
    assert person.browser.get_cookie(diary_name(app), path="/diary") is None
    assert listed(person.opens("/diary")) == []


def test_forgetting_the_answers_takes_the_diary_with_them(app):
    person = keeper(app, days(3)).opens("/diary").presses("Forget my answers")
    assert person.address == "/forgotten"
    assert diary_of(person) == ()
