"""The command line: `flask screen` decides; `flask content check` and `flask content diff` look after the content."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from app.core.answers import BadAnswer, read_answers
from app.core.model import Content
from app.core.path import walk
from app.core.rules import Decision, Unfinished, decide_path


class Refused(ValueError):
    """Answers that give no decision. Its text says why."""


def decision_of(content: Content, given: object) -> Decision:
    """The decision for a mapping of question id to answer. Raises Refused."""
    if not isinstance(given, dict):
        raise Refused("The answers should be a mapping of question ids to answers.")
    try:
        return decide_path(content, walk(content, read_answers(content, given)))
    except (BadAnswer, Unfinished) as error:
        raise Refused(str(error)) from None


def as_json(decision: Decision) -> dict:
    offered = [
        {"id": each.exercise, "form": each.form, "sides": list(each.legs), "rules": list(each.rules)}
        for each in decision.offered
    ]
    return {
        "level": decision.level,
        "rules": list(decision.rules),
        "referrals": list(decision.referrals),
        "exercises": offered,
        "withheld": [{"id": each.exercise, "rules": list(each.rules)} for each in decision.withheld],
    }


def _no_repeats(pairs: list[tuple[str, object]]) -> dict:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("A question stands twice in one object.")
    return found


def decide_lines(content: Content, lines: Iterable[str]) -> Iterator[str]:
    """One JSON decision a line of JSON answers, in order; a refused one is {"error": ...}."""
    decode = json.JSONDecoder(object_pairs_hook=_no_repeats).decode
    encode = json.JSONEncoder().encode  # plain ASCII: an error can quote half a character
    for line in lines:
        try:
            yield encode(as_json(decision_of(content, decode(line.strip()))))
        except (ValueError, RecursionError) as error:  # Refused, bad JSON, and numbers too long to read
            yield encode({"error": str(error)})


def _read_file(path: str) -> object:
    try:
        return YAML(typ="safe", pure=True).load(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from None
    except (YAMLError, ValueError, TypeError, RecursionError) as error:
        raise Refused(f"{path} is not good YAML: {' '.join(str(error).split())}") from None


def _answer_lines(content: Content) -> None:
    sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline="\n")
    for line in decide_lines(content, sys.stdin):
        sys.stdout.write(line + "\n")


def _say(lines: Callable[[], Iterable[str]]) -> None:
    """Print the lines; or why there are none, with exit status 2."""
    try:
        click.echo("\n".join(lines()))
    except Refused as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from None


def _answer_file(content: Content, path: str) -> list[str]:
    return [json.dumps(as_json(decision_of(content, _read_file(path))), indent=2)]


def _differences(content: Content, old: str) -> list[str]:
    """What `content diff` prints. Raises Refused."""
    try:
        from app.proof.diff import CannotCompare, compare_with  # its packages are for development: the app does without
    except ModuleNotFoundError as error:
        raise Refused(f"{error.name} is missing: `make test` installs what development needs.") from None
    try:
        return list(compare_with(Path(old), content))
    except CannotCompare as error:
        raise Refused(str(error)) from None


def register(app: Flask) -> None:
    content = app.extensions["content"]
    app.cli.add_command(_content_group(content))

    @app.cli.command("screen")
    @click.argument("answers")
    def screen(answers: str) -> None:
        """Print the decision for ANSWERS, a YAML file; with - for JSON answers, one object a line."""
        _answer_lines(content) if answers == "-" else _say(lambda: _answer_file(content, answers))


def _content_group(content: Content) -> AppGroup:
    group = AppGroup("content", help="Look after the content files.")

    @group.command("check")
    def check() -> None:
        """Say that the content is in order. With a fault the app does not start, and says each one."""
        click.echo(
            f"The content is in order: {len(content.question)} questions, {len(content.rules)} rules, "
            f"{len(content.exercises)} exercises, {len(content.facts)} facts, {len(content.sources)} sources. "
            f"Version {content.version}."
        )

    @group.command("diff")
    @click.argument("old")
    def diff(old: str) -> None:
        """Say which decisions are other than with OLD, a folder with another version of the content."""
        _say(lambda: _differences(content, old))

    return group
