"""Numbers as people write and paste them: read when they can mean one number only, and else asked for again."""

import pytest

AGE, YEAR = "age", "if_a_year"


def writes(person, age):
    """Answer the page that asks for the age, with the age in these words."""
    return person.starts().goes_on().fills().tells(AGE, age).presses("Continue")


def is_refused(person, age, why="if_left_out"):
    writes(person, age)
    return person.status == 422 and person.sees_errors() == [getattr(person.content.rulebook.question[AGE], why)]


def kept(person):
    return person.opens("/screener/about-you").told(AGE)


@pytest.mark.parametrize("written", ["42", " 42 ", "042", "٤٢", "४२", "４２", "42\t", "\xa042\u3000"])
def test_an_age_is_read_as_people_write_it(person, written):
    writes(person, written)
    assert kept(person) == ["42"]


@pytest.mark.parametrize("written", ["0", "121", "-5", "1e2", "12345", "0042", "0x2A", "²", "½", "NaN", "", "\u22125"])
def test_an_age_that_is_no_age_is_refused(person, written):
    assert is_refused(person, written)


# --- Marks that nobody sees

MARKS = [
    *"\xad\u061c\u180e\u2060\ufeff", *map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_marks_that_nobody_sees_around_an_age_do_not_matter(person, mark):
    writes(person, f"{mark}42{mark} {mark}years{mark}")
    assert kept(person) == ["42"]


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_a_mark_inside_an_age_could_be_two_numbers_and_is_shown_as_a_space(person, mark):
    assert is_refused(person, f"{mark}4{mark}2")
    assert person.told(AGE) == ["4 2"]


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_marks_alone_are_no_age(person, mark):
    assert is_refused(person, mark * 2)
    assert person.told(AGE) == []


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_a_mark_beside_an_option_is_no_option(plain, mark):
    assert plain.post("/screener/danger", **{"emergency-signs": f"none{mark}"}).status_code == 422
    plain.sends("danger", {"emergency-signs": frozenset(["none"])})
    assert plain.post("/screener/about-you", age="42", floor=f"{mark}yes", cancer="no").status_code == 422
    assert plain.post("/screener/about-you", age="42", floor="yes", cancer="no").status_code == 303


# --- Units, and digits behind a point

UNITS = ["years", "YEARS", "Year", "yrs", "yr", "y", "years old", "year old", "years  \u200eold"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("between", ["", " ", "\xa0", "\u200b"], ids=ascii)
def test_an_age_may_have_its_unit_behind_it(person, unit, between):
    writes(person, f"42{between}{unit}")
    assert kept(person) == ["42"]


@pytest.mark.parametrize(
    "written",
    ["42 months", "42 weeks", "42 or so", "about 42", "I am 42", "years 42", "42 years 6", "42 years years", "42yo!"],
)
def test_other_words_beside_an_age_are_not_guessed_at(person, written):
    assert is_refused(person, written)
    assert person.told(AGE) == [written]


@pytest.mark.parametrize("written", ["42.0", "42,0", "42.00", "42.0 years", "٤٢.0"])
def test_nothing_behind_the_point_is_a_whole_number(person, written):
    writes(person, written)
    assert kept(person) == ["42"]


@pytest.mark.parametrize(
    "written", ["4.2", "42.5", "42,5", "42.05", "42.000", "42,000", "42.", ".42", "42.0.0", "4 2", "42-43", "42/43"]
)
def test_part_of_a_year_or_two_numbers_are_no_age(person, written):
    assert is_refused(person, written)


@pytest.mark.parametrize(("written", "age"), [("1 year", "1"), ("120.0 years", "120")])
def test_a_unit_does_not_narrow_the_range(person, written, age):
    writes(person, written)
    assert kept(person) == [age]


@pytest.mark.parametrize("written", ["0 years", "121 years", "0.0", "121,0"])
def test_a_unit_does_not_widen_the_range(person, written):
    assert is_refused(person, written)


def test_an_age_with_its_unit_stands_as_it_was_written_while_something_else_is_wrong(person):
    person.starts().goes_on().tells(AGE, "\u200e42\xa0years\ufeff").presses("Continue")
    left = [person.content.rulebook.question[each].if_left_out for each in ("floor", "cancer")]
    assert person.sees_errors() == left
    assert person.told(AGE) == ["42 years"]


@pytest.mark.parametrize(
    ("written", "step"), [("11", "today"), ("11.0 years", "today"), ("12", "expecting"), ("12.0 years", "expecting")]
)
def test_an_age_leads_to_the_same_question_however_it_is_written(person, written, step):
    writes(person, written)
    assert person.address == f"/screener/{step}"


# --- Years of birth


@pytest.mark.parametrize("written", ["1984", " 1984\u200e", "1000", "9999", "１９８４"])
def test_a_year_gets_a_sentence_of_its_own(person, written):
    assert is_refused(person, written, YEAR)


@pytest.mark.parametrize("written", ["999", "10000", "0999", "1984.5", "1984 1985", "19 84", "1/1/1984", "born 1984"])
def test_what_is_not_surely_a_year_gets_the_usual_sentence(person, written):
    assert is_refused(person, written)


def test_a_year_beside_a_second_age_gets_the_usual_sentence(plain, content):
    plain.sends("danger", {"emergency-signs": frozenset(["none"])})
    page = plain.post("/screener/about-you", age=["1984", "42"], floor="yes").text
    assert content.rulebook.question[AGE].if_left_out in page
    assert content.rulebook.question[AGE].if_a_year not in page
