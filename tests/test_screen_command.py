"""`flask screen`: a decision as JSON from a YAML file, or from a stream of JSON objects; refusals with a reason."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from answer_sets import HARMLESS

from app import create_app

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def command():
    """Runs `flask screen` inside the test."""
    runner = create_app({"TESTING": True}).test_cli_runner()
    return lambda argument, lines="": runner.invoke(args=["screen", str(argument)], input=lines)


@pytest.fixture
def screen(command, tmp_path):
    """Runs `flask screen` on a file of YAML, or of answers."""

    def run(answers):
        file = tmp_path / "answers.yaml"
        file.write_text(answers if isinstance(answers, str) else json.dumps(answers), encoding="utf-8")
        return command(file)

    return run


@pytest.fixture
def stream(command):
    """Runs `flask screen -` on lines, and reads what it prints."""

    def run(*lines):
        done = command("-", "".join(f"{line}\n" for line in lines))
        assert (done.exit_code, done.stderr) == (0, "")
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def harmless(**named):
    return HARMLESS | {name.replace("_", "-"): given for name, given in named.items()}


def refusal(done):
    """Why it was refused: one sentence on standard error, nothing on standard output, exit status 2."""
    assert (done.exit_code, done.stdout) == (2, "")
    (sentence,) = done.stderr.splitlines()
    return sentence


# --- A file


def test_a_decision_has_the_shape_of_the_contract(screen):
    done = screen(harmless(ball="no", plank="toes"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "level": "changed",
        "rules": ["always", "plank-on-toes", "no-ball"],
        "referrals": ["physiotherapist"],
        "exercises": [
            {"id": "knee-brace", "form": "full", "sides": ["left", "right"], "rules": []},
            {"id": "inflare", "form": "full", "sides": ["left"], "rules": []},
            {"id": "plank", "form": "push-toes", "sides": ["left"], "rules": ["plank-on-toes"]},
        ],
        "withheld": [{"id": "superman", "rules": ["no-ball"]}],
    }


def test_the_keys_stand_in_the_order_of_the_contract(screen):
    decision = json.loads(screen(harmless(ball="no")).stdout)
    assert list(decision) == ["level", "rules", "referrals", "exercises", "withheld"]
    assert [list(each) for each in decision["exercises"]] == [["id", "form", "sides", "rules"]] * 3
    assert [list(each) for each in decision["withheld"]] == [["id", "rules"]]


def test_a_plank_that_is_held_has_no_sides(screen):
    exercises = json.loads(screen(harmless(pain_side="both")).stdout)["exercises"]
    assert {"id": "plank", "form": "hold-toes", "sides": [], "rules": ["both-sides"]} in exercises


def test_above_changed_no_exercise_is_listed(screen):
    decision = json.loads(screen({"emergency-signs": ["cold-leg"]}).stdout)
    assert (decision["level"], decision["exercises"], decision["withheld"]) == ("emergency", [], [])


def test_yes_and_no_need_no_quotes(screen):
    quoted = screen(harmless())
    lines = [f"{name}: {json.dumps(given)}" for name, given in HARMLESS.items()]
    bare = "\n".join(lines).replace('"yes"', "yes").replace('"no"', "no")
    assert "cancer: no" in bare
    assert screen(bare).stdout == quoted.stdout != ""


def test_one_id_is_as_good_as_a_list_of_one(screen):
    assert screen(harmless(health="wrist")).stdout == screen(harmless(health=["wrist"])).stdout


def test_answers_off_the_path_are_checked_and_ignored(screen):
    assert json.loads(screen(harmless(hip="under-12-weeks")).stdout)["level"] == "full"
    assert 'Did you mean "under-12-weeks"?' in refusal(screen(harmless(hip="under-12-week")))


def test_incomplete_answers_name_the_first_open_question(screen):
    assert refusal(screen({})) == 'The question "emergency-signs" is still open.'
    assert refusal(screen(harmless(tried=[], health=[]))) == 'The question "health" is still open.'
    assert refusal(screen({"emergency-signs": "none", "age": 42})) == 'The question "floor" is still open.'


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ({"pain_sid": "left"}, 'There is no question "pain-sid". Did you mean "pain-side"?'),
        ({"pain_side": "lefft"}, '"pain-side" has no option "lefft". Did you mean "left"?'),
        ({"health": ["wrists"]}, '"health" has no option "wrists". Did you mean "wrist"?'),
    ],
)
def test_an_unknown_word_is_told_what_was_probably_meant(screen, named, meant):
    assert refusal(screen(harmless(**named))) == meant


@pytest.mark.parametrize("age", ["42", True, 42.0, [42], {"years": 42}])
def test_a_number_is_a_whole_number_and_nothing_else(screen, stream, age):
    assert '"age" needs a whole number' in refusal(screen(harmless(age=age)))
    (refused,) = stream(json.dumps(harmless(age=age)))
    assert '"age" needs a whole number' in refused["error"]


@pytest.mark.parametrize("floor", [True, False, 1, ["yes"]])
def test_an_option_is_its_id_and_nothing_else(screen, floor):
    assert '"floor" needs the id of an option' in refusal(screen(harmless(floor=floor)))


def test_none_beside_a_sign_is_refused_even_in_an_emergency(screen):
    answers = {"emergency-signs": ["cold-leg"], "urgent-signs": ["none", "fever"]}
    assert '"urgent-signs" has "none" beside another option' in refusal(screen(answers))


@pytest.mark.parametrize(
    "text",
    ["", "- age", "age", "age: [1", "age: 42\nage: 43", "age: 1\n---\nage: 2", f"age: {'1' * 5000}", "age: !!os x"],
    ids=["nothing", "a list", "a word", "not closed", "a key twice", "two documents", "5000 digits", "a tag"],
)  # fmt: skip
def test_a_file_that_is_no_mapping_of_answers_is_refused(screen, text):
    refusal(screen(text))


def test_a_file_that_is_not_there_is_refused(command, tmp_path):
    assert "cannot be read" in refusal(command(tmp_path / "nowhere.yaml"))


# --- A stream


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


def test_no_lines_give_no_lines(command):
    done = command("-")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


# --- As others run it


def run(*arguments, given=""):
    line = [sys.executable, "-m", "flask", "--app", "wsgi", "screen", *arguments]
    return subprocess.run(line, cwd=ROOT, input=given, capture_output=True, text=True, check=False)


def test_the_command_prints_nothing_but_json(tmp_path):
    lines = [json.dumps(harmless()), "nonsense", json.dumps(harmless(urgent_signs="fever")), '{"Größe": 1}']
    done = run("-", given="\n".join(lines))  # the last line has no end
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("level") for answer in answers] == ["full", None, "urgent", None]
    assert answers[3] == {"error": 'There is no question "Größe".'}
    assert done.returncode == 0


def test_the_command_ends_with_status_2_when_it_refuses(tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text("emergency-signs: none\nage: 42\nfloor: no\n", encoding="utf-8")
    done = run(str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'The question "expecting" is still open.\n'
