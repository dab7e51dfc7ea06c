"""The words of the routine by their numbers: one or many seconds, times and exercises, and a range of them."""

from dataclasses import replace

import pytest

from app.routine.exercise import Timing
from app.routine.times import Times


@pytest.fixture
def words(app):
    """What the macros of a template say, with another routine where one is given."""

    def of(template, routine=None):
        environment = app.jinja_env
        content = environment.globals["content"]
        other = {"content": replace(content, routine=routine)} if routine else {}
        return environment.get_template(f"{template}.html").make_module(other)

    return of


@pytest.mark.parametrize(
    ("phase", "work", "rest", "repetitions", "told"),
    [
        ("push", 6, 6, 6, "Push for 6 seconds, then rest for 6 seconds. Do it 6 times."),
        ("hold", 8, 1, 2, "Hold for 8 seconds, then rest for 1 second. Do it 2 times."),
        ("hold", 1, 2, 1, "Hold for 1 second, then rest for 2 seconds. Do it once."),
    ],
)
def test_the_times_of_a_person_are_told_in_whole_sentences(words, phase, work, rest, repetitions, told):
    assert words("components/times").times_of(phase, Times(work, rest, repetitions)) == told


@pytest.mark.parametrize(
    ("timing", "told"),
    [
        (Timing("push", 6, 6, 6, 6, 6, 6, 6), "Push for 6 seconds, then rest for 6 seconds. Do it 6 times."),
        (
            Timing("push", 6, 6, 6, 6, 7, 6, 7),
            "Push for 6 seconds, then rest for 6 to 7 seconds. Do it 6 times, or more often if you like.",
        ),
        (
            Timing("hold", 6, 6, 3, 10, 6, 2, 3),
            "Hold for 6 to 10 seconds, then rest for 6 seconds. Do it 3 times, or as often as you can.",
        ),
        (
            Timing("hold", 1, 1, 1, 1, 1, 1, 2),
            "Hold for 1 second, then rest for 1 second. Do it once, or more often if you like.",
        ),
    ],
)
def test_what_the_method_allows_is_told_in_whole_sentences(words, timing, told):
    assert words("components/times").how_long(timing) == told


@pytest.mark.parametrize(
    ("left_out", "told", "beforehand"),
    [
        (("plank",), "So the plank is left out.", "If it helped: leave out the plank. "),
        (
            ("inflare", "plank"),
            "So the knee-to-wall push and the plank are left out.",
            "If it helped: leave out the knee-to-wall push and the plank. ",
        ),
        (
            ("inflare", "plank", "superman"),
            "So the knee-to-wall push, the plank and the superman on the ball are left out.",
            "If it helped: leave out the knee-to-wall push, the plank and the superman on the ball. ",
        ),
    ],
)
def test_what_is_left_out_when_it_helped_is_named_before_and_after(app, content, words, left_out, told, beforehand):
    other = words("routine/helped", replace(content.routine, helped_leaves_out=left_out))
    with app.test_request_context():
        assert f"<p>{told}</p>" in other.helped_notice("yes")
        assert f">{beforehand}" in other.helped_form()
