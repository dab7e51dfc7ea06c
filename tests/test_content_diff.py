"""`make diff OLD=…`: what a change of content does to decisions, for whoever has to sign it."""

import shutil
from dataclasses import dataclass

import pytest

from app.content import FOLDER
from tests.proof.diff import main


@dataclass(frozen=True)
class Done:
    status: int
    stdout: str
    stderr: str


@pytest.fixture
def diff(capsys):
    """Compares with a folder as `make diff` does."""

    def run(folder):
        status = main([str(folder)])
        return Done(status, *capsys.readouterr())

    return run


@pytest.fixture
def old(tmp_path):
    """A copy of the content, and a way to have had other words in one of its files."""
    folder = tmp_path / "content"
    shutil.copytree(FOLDER, folder)

    def had(file, here, there):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(here) == 1
        path.write_text(text.replace(here, there), encoding="utf-8")
        return folder

    return had


def test_a_changed_sentence_changes_no_decision_and_is_told(diff, old):
    done = diff(old("questions.yaml", "How old are you?", "What is your age?"))
    assert done.status == 0
    assert done.stdout.startswith("No decision changes, in any of the ")
    assert "Words, times and names that are other than before: 1." in done.stdout
    assert "about-you / questions / age / ask: “What is your age?” becomes “How old are you?”" in done.stdout


def test_a_label_and_a_dose_that_changed_are_told(diff, old):
    folder = old("questions.yaml", "{id: left, label: Left, side: left}", "{id: left, label: Left side, side: left}")
    path = folder / "exercises.yaml"
    had = path.read_text(encoding="utf-8").replace("repetitions: 6, facts", "repetitions: 16, facts")
    path.write_text(had, encoding="utf-8")
    told = diff(folder).stdout
    assert "pain-side / options / left / label: “Left side” becomes “Left”" in told
    assert "exercises / knee-brace / timing / repetitions: “16” becomes “6”" in told


def test_a_changed_threshold_says_how_many_decisions_it_changes_which_way_and_for_whom(diff, old):
    done = diff(old("rules.yaml", "{question: pain-now, at-least: 6}", "{question: pain-now, at-least: 5}"))
    assert done.status == 0
    assert "Decisions that change: " in done.stdout
    assert "changed becomes full: " in done.stdout
    assert "FALLS" in done.stdout
    assert "Pain now: 5" in done.stdout


def test_an_old_version_with_faults_is_refused_with_its_faults(diff, old):
    done = diff(old("rules.yaml", "{question: pain-now, at-least: 6}", "{question: pain-now, at-least: 60}"))
    assert done.status == 2
    assert "cannot be compared" in done.stderr
    assert "goes from 0 to 10; 60 is outside" in done.stderr


def test_a_folder_that_is_not_there_is_said(diff, tmp_path):
    done = diff(tmp_path / "nowhere")
    assert done.status == 2
    assert "is not a folder of content files." in done.stderr


@pytest.mark.parametrize(
    ("file", "here", "there", "told"),
    [
        ("words/screener/forgotten.yaml", "Back to the start", "Back", "to-start: “Back” becomes “Back to the start”"),
        (
            "results.yaml",
            "To begin, press",
            "Press",
            "“Press “I agree, start”.” becomes",
        ),
        ("hazards.yaml", "A result from two versions mixed.", "A mixed result.", "“A mixed result.” becomes"),
        (
            "checks.yaml",
            "The order in which the rules are written",
            "The order",
            "“The order makes no difference.” becomes",
        ),
        (
            "pages/privacy.md",
            "Ask whoever runs",
            "Ask who runs",
            "Ask who runs this copy, or gave you the link, what they keep.” becomes",
        ),
        ("navigation.yaml", "label: Causes", "label: Why", "/ label: “Why” becomes “Causes”"),
        ("figures/body.yaml", "hold: Hold", "hold: Stay", "pictures / labels / hold: “Stay” becomes “Hold”"),
        ("figures/inflare.yaml", "Lie on your back", "Be on your back", "full / set-up: “Be on your back along"),
        ("figures/inflare.yaml", "says: 15–20 cm", "says: a hand", "“a hand” becomes “15–20 cm”"),
        ("words/screener/forgotten.yaml", "to-start:", "start:", "/ to-start: “Back to the start” is new"),
        ("words/screener/forgotten.yaml", "to-start:", "start:", "/ start: “Back to the start” is gone"),
    ],
)
def test_a_word_wherever_it_stands_is_told(diff, old, file, here, there, told):
    assert told in diff(old(file, here, there)).stdout


def test_words_that_are_as_they_were_are_not_told(diff, old):
    assert "is new" not in diff(old("questions.yaml", "How old are you?", "What is your age?")).stdout
