"""The command line: one decision for a file, one a line for a stream, and a sentence for what it cannot read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from answer_sets import HARMLESS

from app.cli import decide_lines

ROOT = Path(__file__).parents[1]
KEYS = ["level", "rules", "referrals", "exercises", "withheld"]


@pytest.fixture
def screen(app, tmp_path):
    """Runs `flask screen FILE` in this process on a text."""

    def run(text, name="answers.yaml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return app.test_cli_runner().invoke(args=["screen", str(path)])

    return run


def as_yaml(**named) -> str:
    return json.dumps(HARMLESS | {name.replace("_", "-"): given for name, given in named.items()})


def test_a_file_gives_one_decision(screen):
    ran = screen(as_yaml(ball="no", pain_side="right"))
    assert ran.exit_code == 0
    decision = json.loads(ran.stdout)
    assert list(decision) == KEYS
    assert decision["level"] == "changed"
    assert decision["withheld"] == [{"id": "superman", "rules": ["no-ball"]}]
    assert decision["exercises"][1] == {"id": "inflare", "form": "full", "sides": ["right"], "rules": []}
    assert [list(each) for each in decision["exercises"]] == [["id", "form", "sides", "rules"]] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "mapping"), ("- a\n- b\n", "mapping"), ("just words", "mapping"), ("42", "mapping"),
        ("age: 42\n", '"emergency-signs" is still open'), ("emergency-signs: []\n", '"emergency-signs" is still open'),
        ("emergency-signs: none\nage: 42\n", '"floor" is still open'),
        ("agee: 42\n", 'Did you mean "age"?'), ("emergency-signs: cold-legs\n", 'Did you mean "cold-leg"?'),
        ("emergency-signs: [none, cold-leg]\n", '"none" beside another'), ("age: '42'\n", "whole number"),
        ("age: 42.0\n", "whole number"), ("age: true\n", "whole number"), ("age: 0\n", "outside"), ("age: 121\n", "outside"),
        ("floor: [yes]\n", "id of an option"), ("floor: true\n", "id of an option"), ("floor: Yes\n", "no option"),
        ("hip: nonsense\n", "no option"), ("health: [[none]]\n", "id of an option"), ("health: {a: b}\n", "id of an option"),
        ("age: 42\nage: 43\n", "not good YAML"), ("{", "not good YAML"), ("a: b: c", "not good YAML"), ("\t- x", "not good YAML"),
        ("age: 2020-99-99\n", "age"), ("? {a: b}\n: c\n", ""), ("42: 43\n", "There is no question"), (b"\xff\xfe\x00", "not good YAML"),
        ("age: !!python/object:os.system x\n", ""), ("[" * 2000, ""), ("age: " + "9" * 5000, ""), ("*nothing", "not good YAML"),
        ("a: 1\n---\nb: 2\n", "not good YAML"), ("age: \x00", "not good YAML"),
    ],
    ids=lambda text: str(text)[:25],
)  # fmt: skip
def test_what_gives_no_decision_ends_with_status_2_and_a_sentence(screen, text, said):
    ran = screen(text)
    assert (ran.exit_code, ran.stdout) == (2, ""), ran.output
    assert said in ran.stderr
    assert ran.stderr.strip()
    assert "Traceback" not in ran.stderr


def test_a_file_that_is_not_there_is_named(app):
    for path in ("nowhere.yaml", str(ROOT)):
        ran = app.test_cli_runner().invoke(args=["screen", path])
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert path in ran.stderr


def test_yaml_reads_no_as_a_word_and_a_mark_at_the_start_is_no_fault(screen):
    text = as_yaml().replace('"ball": "yes"', '"ball": no')
    assert json.loads(screen(b"\xef\xbb\xbf" + text.encode()).stdout)["withheld"][0]["id"] == "superman"


def test_many_takes_one_id_or_a_list_and_answers_off_the_path_are_checked_and_ignored(screen):
    one, several = screen(as_yaml(health="wrist")), screen(as_yaml(health=["wrist"]))
    assert one.stdout == several.stdout
    assert screen(as_yaml(hip="under-12-weeks")).stdout == screen(as_yaml()).stdout
    assert screen(as_yaml(hip="nothing")).exit_code == 2


# --- A stream


def decided(content, *lines):
    return [json.loads(line) for line in decide_lines(content, lines)]


HOSTILE = [
    "", "   ", "{}", "[]", "null", "42", '"x"', "{", "}", "nonsense", '{"age": 42,}', "{'age': 42}", '{"age": NaN}',
    '{"age": Infinity}', '{"age": 1e5}', '{"age": "42"}', '{"age": true}', '{"age": 42.0}', '{"age": ' + "9" * 5000 + "}",
    '{"age": 42, "age": 43}', '{"agee": 1}', '{"": 1}', '{"age": null}', '{"health": {}}', '{"health": [[]]}', '{"health": []}',
    '{"health": ["none", "wrist"]}', '{"health": "\\ud800"}', '{"\\ud800": 1}', '{"health": "\\u0000"}', "[" * 100_000,
    '{"a":' * 5000, '{"health": ' + "[" * 900 + "]" * 900 + "}", "\ufeff{}", "\u2028", "{}{}", '{"health": "' + "x" * 100_000 + '"}',
]  # fmt: skip


def test_every_bad_line_is_one_error_and_every_good_line_one_decision(content):
    good = json.dumps(HARMLESS)
    lines = [line for bad in HOSTILE for line in (bad, good)]
    answers = decided(content, *lines)
    assert len(answers) == len(lines)
    assert all(list(answer) == ["error"] and answer["error"] for answer in answers[::2])
    assert all(list(answer) == KEYS and answer["level"] == "full" for answer in answers[1::2])


def test_an_error_names_the_question_and_what_was_probably_meant(content):
    [open_, unknown, option] = decided(content, "{}", '{"agee": 1}', '{"pain-side": "lefft"}')
    assert '"emergency-signs" is still open' in open_["error"]
    assert 'Did you mean "age"?' in unknown["error"]
    assert 'Did you mean "left"?' in option["error"]


def test_a_decision_is_one_line_of_plain_ascii(content):
    for line in decide_lines(content, [json.dumps(HARMLESS), '{"héalth": "\\u2028"}']):
        assert line.isascii()
        assert "\n" not in line


def command(*arguments, given=b"", **environ):
    line = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    return subprocess.run(line, input=given, capture_output=True, cwd=ROOT, env={**os.environ, **environ}, timeout=60)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_the_command_answers_line_by_line_in_any_locale(encoding):
    good = json.dumps(HARMLESS).encode()
    given = b"\n".join([good, b'{"h\xff": 1}', '{"é": "🦴"}'.encode(), b'{"age":\r 42}', b"", good])
    ran = command("screen", "-", given=b"\xef\xbb\xbf" + given, PYTHONIOENCODING=encoding, LC_ALL="C")
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False]


def test_the_command_says_that_the_content_is_in_order(content):
    ran = command("content", "check")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert f"{len(content.rules)} rules" in ran.stdout.decode()


def test_the_stream_is_read_line_by_line_and_not_kept(content):
    def lines():
        for number in range(5):
            asked.append(number)
            yield "{}"

    asked = []
    answers = decide_lines(content, lines())
    next(answers)
    assert asked == [0]
