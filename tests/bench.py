"""Measures how many lines a second `flask screen -` decides, and how start-up grows: run by `make bench`."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from app.content import FOLDER, load
from tests.answer_sets import random_answers
from tests.drawing_cost import drawing_cost
from tests.growth import grown

LINES = 50_000
TIMES = 10
START = "import pathlib, sys; from app import create_app; create_app(None, pathlib.Path(sys.argv[1]))"
COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "screen", "-"]


def one_or_many(content, answers: dict) -> dict:
    """A question of one option takes its id alone."""
    return {
        name: next(iter(answer)) if content.rulebook.question[name].kind == "one" else answer
        for name, answer in answers.items()
    }


def lines(content, count: int, seed: int = 1) -> str:
    random = Random(seed)
    sets = (one_or_many(content, random_answers(content, random)) for _ in range(count))
    return "".join(json.dumps(each, default=sorted) + "\n" for each in sets)


def seconds(text: str, command: list[str] = COMMAND) -> float:
    started = time.perf_counter()
    subprocess.run(command, input=text, text=True, capture_output=True, check=True)
    return time.perf_counter() - started


def start_up_with(times: int) -> float:
    """The seconds that the app takes to start with so many times the rules."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", START, str(grown(shutil.copytree(FOLDER, Path(folder) / "content"), times))]
        return min(seconds("", command) for _ in range(3))


def main() -> None:
    content = load()
    start_up = min(seconds("") for _ in range(3))
    print(f"start-up, with the content read and checked: {start_up:.2f} s")
    cost = drawing_cost()
    told = f"{cost['seconds']:.2f} s of a core, and {cost['bytes'] / 1e6:.1f} MB are kept"
    print(f"of it the pictures, {cost['frames']} frames: {told}")
    once, more = start_up_with(1), start_up_with(TIMES)
    print(f"with {TIMES} times the rules: {more:.2f} s instead of {once:.2f} s, {more / once:.1f} times as long")
    text = lines(content, LINES)
    for _ in range(3):
        took = seconds(text) - start_up
        print(f"flask screen -: {LINES} lines in {took:.2f} s without the start-up: {LINES / took:,.0f} lines a second")


if __name__ == "__main__":
    main()
