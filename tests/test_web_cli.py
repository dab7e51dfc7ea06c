"""The command line under bad luck: strange bytes, strange locales, half characters. One answer a line, always."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from answer_sets import HARMLESS

from app.screening import as_line, decide_lines

ROOT = Path(__file__).parents[1]
HOSTILE = [
    "   ", "{}", "nonsense", '{"age": 42,}', '{"age": Infinity}', '{"age": 1e5}', '{"": 1}', '{"age": null}',
    '{"health": [[]]}',
    '{"health": []}', '{"health": "\\u0000"}', '{"a":' * 5000, '{"health": ' + "[" * 900 + "]" * 900 + "}", "{}{}",
    "\ufeff{}",
    None,  # a line over the limit
    '{"health": "' + "x" * 100_000 + '"}', '{"age": -' + "9" * 5000 + "}",
]  # fmt: skip


def test_every_bad_line_is_one_error_and_every_good_line_one_decision(content):
    good = json.dumps(HARMLESS)
    answers = list(decide_lines(content, [line for bad in HOSTILE for line in (bad, good)]))
    assert len(answers) == 2 * len(HOSTILE)
    assert all(list(answer) == ["error"] and answer["error"] for answer in answers[::2])
    assert all(answer["level"] == "full" for answer in answers[1::2])


def test_a_decision_is_one_line_of_plain_ascii(content):
    for answer in decide_lines(content, [json.dumps(HARMLESS), '{"héalth": "\\u2028"}', '{"\\ud800": 1}']):
        line = as_line(answer)
        assert line.isascii()
        assert "\n" not in line


def test_the_stream_is_read_line_by_line(content):
    asked = []

    def lines():
        for number in range(5):
            asked.append(number)
            yield "{}"

    next(decide_lines(content, lines()))
    assert asked == [0]


@pytest.mark.parametrize(
    "text",
    [
        b"\xff\xfe\x00",
        b"age: \x00",
        b"[" * 500,
        b"? {a: b}\n: c\n",
        b"age: 2020-99-99",
        b"*nothing",
        b"\t- x",
        b"a: b: c",
    ],
)
def test_a_file_that_is_no_yaml_is_refused_with_a_sentence(app, tmp_path, text):
    path = tmp_path / "answers.yaml"
    path.write_bytes(text)
    ran = app.test_cli_runner().invoke(args=["screen", str(path)])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.strip() and "Traceback" not in ran.stderr


def test_a_mark_at_the_start_of_a_file_is_no_fault(app, tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(HARMLESS).encode())
    assert app.test_cli_runner().invoke(args=["screen", str(path)]).exit_code == 0


def command(*arguments, given=b"", **environ):
    line = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    return subprocess.run(line, input=given, capture_output=True, cwd=ROOT, env={**os.environ, **environ}, check=False)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_the_command_answers_line_by_line_in_any_locale(encoding):
    good = json.dumps(HARMLESS).encode()
    given = b"\n".join([good, b'{"h\xff": 1}', '{"é": "🦴"}'.encode(), b'{"age":\r 42}', b"", good])
    ran = command("screen", "-", given=b"\xef\xbb\xbf" + given, PYTHONIOENCODING=encoding, LC_ALL="C")
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (ran.returncode, ran.stderr) == (3, b"")
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False]


def test_the_command_says_that_the_content_is_in_order(content):
    ran = command("content", "check")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert f"{len(content.rulebook.rules)} rules" in ran.stdout.decode()
