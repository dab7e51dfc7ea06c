"""The command line: `flask screen` decides; `flask content check` looks after the content."""

import json
import sys
from collections.abc import Callable, Iterable

import click
from flask import Flask
from flask.cli import AppGroup

from app.content.model import Content
from app.screening import Refused, as_json, as_line, decide_lines, decision_of, lines_of, read_file

FILE_REFUSED, LINES_REFUSED = 2, 3  # exit statuses


def _answer_lines(content: Content) -> None:
    """Decide line by line. Exit status 3 at the end when some were refused."""
    refused = False
    for answer in decide_lines(content, lines_of(sys.stdin.buffer)):
        refused = refused or "error" in answer
        sys.stdout.write(as_line(answer) + "\n")
    if refused:
        raise SystemExit(LINES_REFUSED)


def _say(lines: Callable[[], Iterable[str]]) -> None:
    """Print the lines; or why there are none, with exit status 2."""
    try:
        click.echo("\n".join(lines()))
    except Refused as error:
        click.echo(str(error), err=True)
        raise SystemExit(FILE_REFUSED) from None


def _answer_file(content: Content, path: str) -> list[str]:
    return [json.dumps(as_json(decision_of(content, read_file(path))), indent=2)]


def register(app: Flask) -> None:
    content = app.extensions["content"]
    app.cli.add_command(_content_group(content))

    @app.cli.command("screen")
    @click.argument("answers")
    def screen(answers: str) -> None:
        """Print the decision for ANSWERS, a YAML file; with - for JSON answers, one object a line.

        A file or a line has at most 65,536 bytes. The exit status is 0 when all was decided, 2 when a file was
        refused, and with - it is 3 when some lines were: each of them gives an error in its place.
        """
        _answer_lines(content) if answers == "-" else _say(lambda: _answer_file(content, answers))


def _content_group(content: Content) -> AppGroup:
    group = AppGroup("content", help="Look after the content files.")

    @group.command("check")
    def check() -> None:
        """Say that the content is in order. With a fault the app does not start, and says each one."""
        book, read = content.rulebook, content.library
        click.echo(
            f"The content is in order: {len(book.question)} questions, {len(book.rules)} rules, "
            f"{len(book.exercises)} exercises, {len(read.facts)} facts, {len(read.sources)} sources. "
            f"Version {content.versions.decides} of what decides, {content.versions.told} of what is told."
        )

    return group
