"""`flask content diff OLD`: what a change of content does to decisions, for whoever has to sign it."""

import shutil

import pytest

from app import create_app
from app.content import FOLDER


@pytest.fixture(scope="module")
def diff():
    """Runs `flask content diff` inside the test."""
    runner = create_app({"TESTING": True}).test_cli_runner()
    return lambda folder: runner.invoke(args=["content", "diff", str(folder)])


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
    assert done.exit_code == 0
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
    assert done.exit_code == 0
    assert "Decisions that change: " in done.stdout
    assert "changed becomes full: " in done.stdout
    assert "FALLS" in done.stdout
    assert "Pain now: 5" in done.stdout


def test_an_old_version_with_faults_is_refused_with_its_faults(diff, old):
    done = diff(old("rules.yaml", "{question: pain-now, at-least: 6}", "{question: pain-now, at-least: 60}"))
    assert done.exit_code == 2
    assert "cannot be compared" in done.stderr
    assert "goes from 0 to 10; 60 is outside" in done.stderr


def test_a_folder_that_is_not_there_is_said(diff, tmp_path):
    done = diff(tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "is not a folder of content files." in done.stderr
