"""The simulated readings: their stories still get exercises, and the labels that were read are those that stand."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from app.decision.answers import read_answers
from app.decision.decision import decide

HERE = Path(__file__).parent
READ = YAML(typ="safe", pure=True).load(HERE / "readings.yaml")
LABELS = (HERE.parent / "docs/readings.md").read_text(encoding="utf-8")
SIGNS = ("emergency-signs", "urgent-signs", "pregnancy-signs", "birth-signs")


@pytest.mark.parametrize("reading", READ, ids=lambda reading: reading["story"][:40])
def test_a_reader_with_plain_mechanical_pain_is_not_sent_away(content, reading):
    assert decide(content.rulebook, read_answers(content.rulebook, reading["answers"])).has_routine


@pytest.mark.parametrize("question", SIGNS)
def test_each_danger_sign_was_read_in_the_words_that_it_has_now(content, question):
    for option in content.rulebook.question[question].options:
        assert f". {option.label}\n" in LABELS, f"“{option.label}” of {question} has to be read again."
