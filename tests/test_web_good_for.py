"""/how-it-decides says of each kind of answer how long it counts, why, what is done then, and for which questions."""

import pytest
from page_check import read, words


@pytest.fixture(scope="module")
def page(app):
    return read(app.test_client().get("/how-it-decides").text)


def entry(page, kind) -> dict[str, str]:
    """What is told of one kind: the reason, and the rest by its name."""
    place = page.find(id=f"good-for-{kind.id}")
    return {"because": words(place.p)} | {words(row.dt): words(row.dd) for row in place.select("dl > div")}


SPANS = {30 * 60: "30 minutes", 16 * 3600: "16 hours", 7 * 86400: "1 week", 14 * 86400: "2 weeks"}


def test_each_kind_has_its_time_its_reason_and_a_source_or_our_own_judgement(page, content):
    for kind in content.rulebook.good_for.values():
        told = entry(page, kind)
        assert told["because"] == kind.because
        assert told["Counts for"] == SPANS[kind.seconds]
        assert told["Source"] == "Our own judgement" if not kind.facts else all(f in told["Source"] for f in kind.facts)


def test_each_kind_says_what_is_done_when_its_time_is_over(page, content):
    said = content.wording["pages/good_for"].renewed
    for kind in content.rulebook.good_for.values():
        assert entry(page, kind)["After that"] == said[kind.renewed]


def test_each_question_stands_with_the_kind_that_it_is_of_and_with_no_other(page, content):
    told = {kind.id: entry(page, kind)["Questions"].split("; ") for kind in content.rulebook.good_for.values()}
    for question in content.rulebook.question.values():
        assert [kind for kind, names in told.items() if question.name in names] == [question.good_for.id]


def test_the_three_times_that_hold_for_all_stand_there_with_their_reason(page, content, app):
    assert content.rulebook.anew_after == 6 * 7 * 86400
    assert content.routine.open_for == 180
    assert app.permanent_session_lifetime.total_seconds() == 86400
    lines = [words(line) for line in page.select("#more-times + ul > li")]
    for line, time in zip(lines, ("24 hours", "6 weeks", "3 hours"), strict=True):
        assert line.startswith(f"{time} for")
