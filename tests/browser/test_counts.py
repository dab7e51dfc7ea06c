"""What a person reads and presses up to the result, on five typical roads: few enough, and as docs/roads.md says."""

import pytest

from tests.browser.counts import FILE, HEAD, Count, count_road, read_counts, table, words_of
from tests.browser.roads import COUNTED, LONG, TYPICAL

MOST_WORDS, MOST_SCREENS = 1300, 18
ASKED = {TYPICAL: (18, 9), LONG: (20, 9)}  # road -> at most so many questions, on so many pages
OTHER_FONTS = 0.06  # so much higher or lower the same pages may be on another machine


@pytest.fixture(scope="module")
def counts(browser, home, content, people):
    """The roads that were counted, each once."""
    known: dict[str, Count] = {}

    def count(road: str) -> Count:
        if road not in known:
            person = people("counted")
            person.page.context.clear_cookies()
            known[road] = count_road(person, road)
        return known[road]

    return count


@pytest.mark.parametrize("road", ASKED)
def test_a_typical_adult_reads_few_words_on_few_screens(counts, road):
    assert counts(road).words <= MOST_WORDS
    assert counts(road).screens <= MOST_SCREENS


@pytest.mark.parametrize("road", ASKED)
def test_so_much_is_asked_and_no_more(counts, road):
    assert (counts(road).questions, counts(road).pages) <= ASKED[road]


@pytest.mark.parametrize("road", COUNTED)
def test_the_page_of_counts_is_up_to_date(counts, road):
    told = read_counts(FILE.read_text(encoding="utf-8")).get(road, ())
    now = [float(number.replace(",", "")) for number in counts(road).row()]
    assert told[:4] == tuple(now[:4]), "docs/roads.md is out of date: make roads"
    assert told[4] == pytest.approx(now[4], rel=OTHER_FONTS), "docs/roads.md is out of date: make roads"


def test_the_page_of_counts_tells_how_they_are_counted():
    text = FILE.read_text(encoding="utf-8")
    assert text.startswith(HEAD.partition("{")[0])
    assert list(read_counts(text)) == list(COUNTED)


def test_the_table_is_read_as_it_is_written():
    count = Count(questions=4, presses=1200, words=30, heights=(844, 845, 100))
    assert read_counts("\n".join(table({"A road": count}))) == {"A road": (3, 4, 1200, 30, 2.1, 4)}


@pytest.mark.parametrize(("text", "number"), [("No, I have none", 4), ("a – b · 10", 3), ("", 0)])
def test_words_are_what_has_a_letter_or_a_digit(text, number):
    assert words_of(text) == number
