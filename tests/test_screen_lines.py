"""`flask screen -`: one decision a line, in order, whatever stands in a line and however long it is."""

import json

import pytest
from answer_sets import harmless

from app.screening import MOST_BYTES, lines_of


def test_lines_are_answered_one_by_one_and_in_order(stream):
    ages = [17, 42, 70, 0, 18] * 40
    answers = stream(*[json.dumps(harmless(age=age, pain_first_time="yes")) for age in ages])
    told = {17: "clinician-first", 42: "full", 70: "clinician-first", 18: "full"}
    assert [answer.get("level") for answer in answers] == [told.get(age) for age in ages]
    assert {answer["error"] for answer in answers if "error" in answer} == {'"age" goes from 1 to 120; 0 is outside.'}


def test_a_line_is_decided_as_a_file_is(screen, stream):
    for answers in (harmless(), harmless(pain_side="both", ball="no"), {"emergency-signs": ["unsure", "cold-leg"]}):
        assert stream(json.dumps(answers)) == [json.loads(screen(answers).stdout)]


@pytest.mark.parametrize(
    "line",
    [
        "", "null", "[]", '"age"', "42", "{", '{"age": 42', '{"age": 42}}', "{'age': 42}", '{"age": NaN}',
        '{"age": 42, "age": 42}', '{"health": {"wrist": 1, "wrist": 1}}', '{"\\ud800": 1}', '{"pain-side": "\\ud800"}',
        '{"age": ' + "1" * 5000 + "}", "[" * 100_000, "\x00", "\u2028",
    ],
    ids=lambda line: repr(line[:20]),
)  # fmt: skip
def test_a_line_that_cannot_be_decided_is_an_error_and_the_next_one_goes_on(stream, line):
    refused, decided = stream(line, json.dumps(harmless()))
    assert list(refused) == ["error"]
    assert refused["error"]
    assert decided["level"] == "full"


def test_a_repeated_question_is_refused_even_with_the_same_answer(stream):
    (refused,) = stream('{"emergency-signs": "cold-leg", "emergency-signs": "cold-leg"}')
    assert "twice" in refused["error"]


def test_open_questions_are_errors_in_a_stream(stream):
    assert stream("{}") == [{"error": 'The question "emergency-signs" is still open.'}]


@pytest.mark.parametrize("nothing", ["", "\ufeff"], ids=["nothing", "a byte order mark"])
def test_no_lines_give_no_lines(command, nothing):
    done = command("-", nothing)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_a_byte_order_mark_belongs_to_the_first_line_only(command):
    line = "\ufeff" + json.dumps(harmless()) + "\n"
    assert ["error" in json.loads(answer) for answer in command("-", line * 2).stdout.splitlines()] == [False, True]


def test_the_status_tells_whether_lines_were_refused(command):
    good = json.dumps(harmless()) + "\n"
    assert command("-", good * 3).exit_code == 0
    assert command("-", good + "{}\n" + good).exit_code == 3


@pytest.mark.parametrize("end", ["", "\n", "\r\n"], ids=repr)
def test_a_line_ends_as_it_does_on_any_system(command, end):
    done = command("-", json.dumps(harmless()) + end)
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 1)


# --- A line without an end


def padded(size):
    """Harmless answers in a line of so many bytes."""
    answers = json.dumps(harmless())
    return answers + " " * (size - len(answers))


@pytest.mark.parametrize("end", ["", "\n"], ids=repr)
def test_a_line_has_a_limit(command, end):
    allowed, refused = (command("-", padded(size) + end) for size in (MOST_BYTES, MOST_BYTES + 1))
    assert (allowed.exit_code, json.loads(allowed.stdout)["level"]) == (0, "full")
    assert (refused.exit_code, json.loads(refused.stdout)) == (3, {"error": "The line is longer than 65,536 bytes."})


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 2 * MOST_BYTES, 2 * MOST_BYTES + 1, 5 * MOST_BYTES])
def test_a_line_over_the_limit_is_one_error_in_its_place(stream, size):
    answers = stream(json.dumps(harmless()), "x" * size, "y" * size, json.dumps(harmless(age=17)))
    assert [answer.get("level") for answer in answers] == ["full", None, None, "clinician-first"]


def test_the_limit_is_far_above_all_answers_at_once(content):
    everything = {question.id: sorted(question.option_ids) for question in content.rulebook.question.values()}
    assert len(json.dumps(everything, indent=4)) * 10 < MOST_BYTES


class Endless:
    """A stream of one line, which notes how much was asked for at a time, and ends when it was read for long enough."""

    def __init__(self, size):
        self.left, self.asked = size, []

    def readline(self, most):
        self.asked.append(most)
        given = min(most, self.left)
        self.left -= given
        return b"x" * given


def test_of_an_endless_line_no_more_than_the_limit_is_held():
    stream = Endless(300_000_000)
    assert list(lines_of(stream)) == [None]
    assert (max(stream.asked), stream.left) == (MOST_BYTES + 1, 0)
