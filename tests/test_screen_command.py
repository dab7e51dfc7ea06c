"""`flask screen`: a decision as JSON from a YAML file; refusals with a reason; and the command as others run it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from answer_sets import HARMLESS, harmless

from app.screening import MOST_BYTES

ROOT = Path(__file__).parents[1]


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


def test_a_few_lines_that_mean_billions_are_refused(screen):
    laughs = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    assert "holds an alias" in refusal(screen(f"{laughs}age: *a29\n"))


def test_a_number_that_is_too_long_to_say_is_refused(screen):
    refusal(screen(f"age: 0x{'f' * 9000}"))


@pytest.mark.parametrize(("over", "is_refused"), [(0, False), (1, True)])
def test_a_file_has_a_limit(screen, over, is_refused):
    answers = json.dumps(harmless())
    done = screen(answers + " " * (MOST_BYTES + over - len(answers)))
    assert ("is longer than 65,536 bytes" in done.stderr, done.exit_code) == (is_refused, 2 if is_refused else 0)


def test_a_file_without_an_end_is_refused(command):
    assert refusal(command("/dev/zero")) == "/dev/zero is longer than 65,536 bytes."


def test_a_file_that_is_not_there_is_refused(command, tmp_path):
    assert "cannot be read" in refusal(command(tmp_path / "nowhere.yaml"))


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
    assert done.returncode == 3


def test_the_command_ends_with_status_2_when_it_refuses(tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text("emergency-signs: none\nage: 42\nfloor: no\n", encoding="utf-8")
    done = run(str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'The question "cancer" is still open.\n'


def test_whoever_stops_listening_hears_no_complaint():
    line = [sys.executable, "-m", "flask", "--app", "wsgi", "screen", "-"]
    with subprocess.Popen(line, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        ran.stdout.close()
        ran.stdin.write(b"{}\n" * 2)
        ran.stdin.close()
        assert ran.stderr.read() == b""


def test_the_help_states_the_limit_and_the_exit_statuses(command):
    told = " ".join(command("--help").stdout.split())
    assert f"at most {MOST_BYTES:,} bytes" in told
    assert "exit status is 0 when all was decided, 2 when a file was refused, and with - it is 3" in told
