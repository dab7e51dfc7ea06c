"""The drawing of the diary has the same numbers as its table, and shapes tell the series apart."""

import re

import pytest
from bs4 import BeautifulSoup
from diaries import BOOKS, daily, session
from page_check import read, words
from source_files import ROOT

from app.diary.trend import AFTER, BEFORE, SERIES, TOLD_BETWEEN, days_of_a_point, points

CSS = (ROOT / "static/css/diary.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def draw(app):
    """Draws the trend of a book."""

    def draw(book) -> BeautifulSoup:
        with app.test_request_context():
            return read(str(app.jinja_env.get_template("diary/trend.html").module.trend(book)))

    return draw


@pytest.fixture(params=BOOKS)
def book(request):
    return BOOKS[request.param]


# --- What is drawn, and what is written


def number_at(drawing, down: float) -> float:
    """What a height in the drawing says, by the numbers at its side."""
    lines = [float(re.match(r"M\S+ (\S+)H", line["d"])[1]) for line in drawing.select("path.trend__level[d*=H]")]
    numbers = [int(number.string) for number in drawing.select(".trend__number")]
    (high, top), *_, (low, foot) = zip(numbers, lines, strict=True)
    return low + (foot - down) / (foot - top) * (high - low)


def drawn_numbers(drawing, series: str) -> list[float]:
    marks = drawing.select(f'.trend__plot use[href="#mark-{series}"]')
    assert [float(mark["x"]) for mark in marks] == sorted(float(mark["x"]) for mark in marks)
    return [round(number_at(drawing, float(mark["y"])), 1) for mark in marks]


def written_numbers(drawing, column: str) -> list[float]:
    heads = [words(head) for head in drawing.select("thead th")]
    cells = [row.find_all(["th", "td"])[heads.index(column)] for row in drawing.select("tbody tr")]
    return [float(words(cell)) for cell in cells if words(cell) != "not told–"]


def test_the_drawing_and_the_table_have_the_same_numbers(draw, content, book):
    drawing, columns = draw(book), content.wording["diary/rows"]["series"]
    known = {series: drawn_numbers(drawing, series) for series in SERIES}
    assert any(known.values())
    for series, numbers in known.items():
        head = str(columns[series])
        assert numbers == (written_numbers(drawing, head) if head in words(drawing.thead) else [])


def test_no_number_is_lost(draw, book):
    """The means of all rows, by how much they stand for, are the mean of all that was told."""
    told = [entry.now for entry in book if entry.now is not None]
    told += [entry.after for entry in book if entry.after is not None]
    of_points = points(book, days_of_a_point(book))
    assert sum(point.entries for point in of_points) == len(book)
    if len(of_points) == len(book):
        assert sorted(each for point in of_points for each in point.told.values()) == sorted(told)


def test_a_diary_without_numbers_says_so(draw, content):
    for nothing in ((), (session(0, None, None),)):
        drawing = draw(nothing)
        assert not drawing.svg
        assert words(drawing) == str(content.wording["diary/trend"].nothing)


def test_entries_without_a_number_are_neither_drawn_nor_counted(draw):
    drawing = draw((session(0, None, None), *(session(day, 4, 2) for day in (1, 2))))
    assert "2 entries from 4 November to 5 November 2026" in words(drawing.svg.find_next(id="trend-name"))
    assert len(drawing.select("tbody tr")) == 2


def test_several_entries_of_a_day_are_one_mark_at_their_average(draw, content):
    drawing = draw(BOOKS["many on a day"])
    assert drawn_numbers(drawing, BEFORE) == [4.8]
    assert [words(cell) for cell in drawing.select("tbody td")] == ["4", "4.8", "4.8"]
    note = str(content.wording["diary/trend"].several)
    assert note in words(drawing.figcaption)
    assert note not in words(draw(BOOKS["two"]).figcaption)


# --- Told apart
def test_no_line_crosses_a_gap_and_the_drawing_says_so(draw, content):
    drawing, gap = draw(BOOKS["a gap"]), str(content.wording["diary/trend"].gap)
    assert not drawing.select(".trend__plot .trend__line")
    assert gap in words(drawing.figcaption)
    joined = draw(BOOKS["two"])
    assert [line["d"].count("L") for line in joined.select(".trend__plot .trend__line")] == [1, 1]
    assert gap not in words(joined.figcaption)


def test_each_series_has_a_shape_of_its_own(draw):
    drawing = draw(BOOKS["90 in 30 days"])
    shapes = {series: drawing.find(id=f"mark-{series}") for series in SERIES}
    assert shapes[BEFORE].name == "circle"
    assert shapes[AFTER]["d"] != shapes[TOLD_BETWEEN]["d"]
    assert "z" in shapes[AFTER]["d"]
    assert "z" not in shapes[TOLD_BETWEEN]["d"]


def test_before_is_dashed_after_is_solid_and_in_between_has_no_line(draw):
    dashed = re.findall(r"\.trend__line--(\w+)[^{}]*{[^}]*stroke-dasharray", CSS)
    assert dashed == [BEFORE]
    lines = draw(BOOKS["90 in 30 days"]).select(".trend__plot .trend__line")
    assert [line["class"][-1].partition("--")[2] for line in lines] == [BEFORE, AFTER]


def test_a_square_stands_inside_a_circle_so_that_both_are_seen_at_one_number(draw):
    for name in ("two", "600 in 400 days"):
        drawing = draw(BOOKS[name])
        corner = 2**0.5 * float(re.match(r"M-([\d.]+)", drawing.find(id="mark-after")["d"])[1])
        width = float(re.search(r"\.trend__mark {[^}]*stroke-width: ([\d.]+)", CSS)[1])
        assert corner < float(drawing.find(id="mark-before")["r"]) - width / 2 + 0.3


def test_the_key_names_what_is_drawn_and_nothing_else(draw, content):
    names = content.wording["diary/trend"].key
    key = [words(each) for each in draw(BOOKS["two"]).select(".trend__key li")]
    assert key == [str(names[BEFORE]), str(names[AFTER])]
    assert len(draw(BOOKS["90 in 30 days"]).select(".trend__key li")) == 3


# --- In words


def name_of(drawing) -> str:
    plot = drawing.select_one(".trend__plot")
    assert plot["role"] == "img"
    return words(drawing.find(id=plot["aria-labelledby"]))


def test_the_name_says_all_in_a_sentence(draw):
    said = {name: name_of(draw(BOOKS[name])) for name in ("one", "two", "many on a day", "untold")}
    what = "Pain before and after the routine, from 0 to 10:"
    assert said == {
        "one": f"{what} 1 entry on 3 November 2026, 6 before and 4 after.",
        "two": f"{what} 2 entries from 3 November to 4 November 2026. "
        "On the first day it was 6 before and 4 after, on the last day 5 before and 5 after.",
        "many on a day": f"{what} 4 entries on 3 November 2026, on average 4.8 before and 4.8 after.",
        "untold": f"{what} 2 entries from 3 November to 4 November 2026. "
        "On the first day it was 3 after, on the last day 4 before.",
    }


def test_the_name_of_many_weeks_says_that_it_tells_averages(draw):
    said = name_of(draw(BOOKS["600 in 400 days"]))
    assert "600 entries from 3 November 2026 to 7 December 2027. On average it was" in said


def test_a_long_table_is_folded_and_a_short_one_is_not(draw):
    week = daily(*[(5, 5)] * 7)
    assert not draw(week).details
    assert draw((*week, session(7, 5, 5))).details.table


def test_rows_and_columns_have_heads(draw, book):
    table = draw(book).table
    assert words(table.caption)
    assert all(head["scope"] == "col" for head in table.thead.select("th"))
    assert all(row.th["scope"] == "row" for row in table.tbody.select("tr"))


def test_days_are_told_with_their_year_once_they_span_more_than_one(draw):
    def rows(last: int) -> list[str]:
        return [words(row) for row in draw((session(0, 5, 5), session(last, 5, 5))).select("tbody th")]

    assert rows(59) == ["3 Nov", "1 Jan"]
    assert rows(366) == ["3–9 Nov 2026", "2–8 Nov 2027"]


def test_no_style_stands_in_the_drawing(draw):
    assert "style" not in {name for each in draw(BOOKS["90 in 30 days"]).find_all() for name in each.attrs}
