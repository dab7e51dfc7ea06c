"""The simulated readings: their stories still get exercises, and what was read, words and pictures, is what stands."""

import hashlib
import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from app.decision.answers import read_answers
from app.decision.decision import decide
from app.routine.legs import say

HERE = Path(__file__).parent
READ = YAML(typ="safe", pure=True).load(HERE / "readings.yaml")
READINGS = (HERE.parent / "docs/readings.md").read_text(encoding="utf-8")
PICTURES = (HERE.parent / "docs/readings-pictures.md").read_text(encoding="utf-8")
SIGNS = ("emergency-signs", "urgent-signs", "pregnancy-signs", "birth-signs")
WORDS = ("title", "says", "labels", "legend", "facts")  # of a file of figures: what is not drawn


@pytest.mark.parametrize("reading", READ, ids=lambda reading: reading["story"][:40])
def test_a_reader_with_plain_mechanical_pain_is_not_sent_away(content, reading):
    assert decide(content.rulebook, read_answers(content.rulebook, reading["answers"])).has_routine


@pytest.mark.parametrize("question", SIGNS)
def test_each_danger_sign_was_read_in_the_words_that_it_has_now(content, question):
    for option in content.rulebook.question[question].options:
        assert f". {option.label}\n" in READINGS, f"“{option.label}” of {question} has to be read again."


def test_how_each_exercise_is_set_up_and_done_was_read_in_the_words_that_it_has_now(content):
    legs = {"other": "right", "none": None}
    for exercise in content.routine.exercises.values():
        for form in exercise.forms:
            texts = [*form.position, *form.steps, form.get_ready, form.cue]
            for text in (say(each, legs.get(form.legs, "left"), content.routine.sides) for each in texts):
                read = text.replace("{effort}", form.effort or "")
                assert read in READINGS, f"“{read}” of {exercise.id}, {form.id} has to be read again."


def drawn(value):
    """What is drawn of a file of figures: all but its words."""
    if isinstance(value, dict):
        return {str(key): drawn(inner) for key, inner in value.items() if key not in WORDS}
    return [drawn(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("file", sorted((HERE.parent / "content/figures").glob("*.yaml")), ids=lambda file: file.stem)
def test_each_picture_was_read_as_its_file_has_it_drawn_now(file):
    held = json.dumps(drawn(YAML(typ="safe", pure=True).load(file)), sort_keys=True)
    mark = hashlib.sha256(held.encode()).hexdigest()[:12]
    assert f"| `{file.name}` | `{mark}` |" in PICTURES, f"The pictures of {file.name} have to be read again."
