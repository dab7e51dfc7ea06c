"""Answers from outside, as a file or as lines of a stream; and what is decided of them, as JSON."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.tokens import AliasToken

from app.content.model import Content
from app.decision.answers import read_answers
from app.decision.decision import Decision, decide_path
from app.decision.path import walk

MOST_BYTES = 65_536  # in one person’s answers, a line or a file; all options of all questions need a twentieth of it
MARK = b"\xef\xbb\xbf"  # what some editors put in front of a text

as_line = json.JSONEncoder().encode  # plain ASCII: an error can quote half a character


class Refused(ValueError):
    """Answers that give no decision. Its text says why."""


def decision_of(content: Content, given: object) -> Decision:
    """The decision for a mapping of question id to answer. Raises Refused."""
    if not isinstance(given, dict):
        raise Refused("The answers should be a mapping of question ids to answers.")
    try:
        return decide_path(content.rulebook, walk(content.rulebook, read_answers(content.rulebook, given)))
    except (ValueError, RecursionError) as error:  # a bad answer, an open question, or one that is too odd to quote
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


def lines_of(stream: BinaryIO) -> Iterator[str | None]:
    """Each line of a stream as text, None for one that is too long: no more than the limit is ever held of it."""
    mark = MARK
    while line := stream.readline(MOST_BYTES + 1).removeprefix(mark):
        mark = b""
        whole = len(line) <= MOST_BYTES or line.endswith(b"\n")
        yield line.decode(errors="replace") if whole else None
        while not whole:
            rest = stream.readline(MOST_BYTES)
            whole = not rest or rest.endswith(b"\n")


def decide_lines(content: Content, lines: Iterable[str | None]) -> Iterator[dict]:
    """One decision a line of JSON answers, in order; a refused one is {"error": ...}."""
    decode = json.JSONDecoder(object_pairs_hook=_no_repeats).decode
    for line in lines:
        try:
            if line is None:
                raise Refused(f"The line is longer than {MOST_BYTES:,} bytes.")
            yield as_json(decision_of(content, decode(line.strip())))
        except (ValueError, RecursionError) as error:  # Refused, bad JSON, and numbers too long to read
            yield {"error": str(error)}


def _text_of(path: str) -> str:
    with Path(path).open("rb") as file:
        read = file.read(MOST_BYTES + 1)
    if len(read) > MOST_BYTES:
        raise Refused(f"{path} is longer than {MOST_BYTES:,} bytes.")
    return read.decode("utf-8-sig")


def read_file(path: str) -> object:
    """What a YAML file holds. Raises Refused."""
    try:
        text, yaml = _text_of(path), YAML(typ="safe", pure=True)
        if any(isinstance(token, AliasToken) for token in yaml.scan(text)):  # a few lines of them can mean billions
            raise Refused(f"{path} holds an alias. Write the answer out wherever it is needed.")
        return YAML(typ="safe", pure=True).load(text)
    except Refused:
        raise
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from None
    except (YAMLError, ValueError, TypeError, RecursionError) as error:
        raise Refused(f"{path} is not good YAML: {' '.join(str(error).split())}") from None
