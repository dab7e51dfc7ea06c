"""Between the result and the routine: what comes, the number, the agreement, and what it changed."""

import pytest
from cookies import cookie_name, kept_by, signed, someone_with
from page_check import words
from person import Person

MINUTE = 60  # seconds
KEY = "I agree, start"


class Clock:
    """The time of the server, which a test moves."""

    def __init__(self, now: int):
        self.now = now

    def __call__(self) -> float:
        return self.now


def question(person):
    return person.content.rulebook.question[person.content.routine.asks_at_the_start]


def is_asked(person) -> bool:
    """Whether the question stands open on the page, and not folded away."""
    return not person.page.find(id=question(person).id).find_parent("details")


def later(person, minutes: int) -> Person:
    """The same person, whose answer was given so many minutes ago."""
    kept = kept_by(person)
    return someone_with(person.app, signed(person.app, kept | {"w": kept["w"] - minutes * MINUTE}))


@pytest.fixture
def at_start(person):
    return person.completes().comes_to_the_start()


# --- What the page says


def test_the_result_leads_to_the_start_and_the_start_to_the_routine(at_start):
    assert at_start.address == "/routine/start"
    assert at_start.presses(KEY).address == "/routine"


def test_no_routine_before_the_agreement(person):
    person.completes()
    assert person.opens("/routine").address == "/routine/start"
    assert person.opens("/agreement").address == "/routine/start"


def test_the_agreement_says_c1_to_c3_in_three_lines_with_the_evidence_behind_a_link(at_start):
    points = at_start.content.texts["agreement"]["points"]
    assert [fact for point in points for fact in point["facts"] if fact.startswith("C")] == ["C1", "C2", "C3"]
    lines = at_start.page.select(".agreement li")
    assert len(lines) == len(points) == 3
    assert at_start.sees(*(point["text"] for point in points))
    assert lines[0].a["href"] == "/evidence"


# --- The number


@pytest.mark.parametrize("number", [5, 6, 7, 8])
@pytest.mark.parametrize("causes", ["none", "spondyloarthritis"])
def test_a_number_at_the_start_does_what_it_does_in_the_questions(app, number, causes):
    told = Person(app).walks(pain_now=number, causes=causes)
    person = Person(app).completes(causes=causes).agrees(number)
    started = person.address == "/routine"
    assert started == bool(told.page.select("[data-exercise]"))
    person.opens("/result")
    assert person.main["data-level"] == told.main["data-level"]
    assert person.main["data-rules"] == told.main["data-rules"]
    assert decided(person) == decided(told)


def decided(person) -> list[tuple]:
    marks = ("data-exercise", "data-form", "data-sides", "data-withheld", "data-rules", "data-referral")
    marked = person.main.select(",".join(f"[{mark}]" for mark in marks))
    return [tuple(each.get(mark) for mark in marks) for each in marked]
