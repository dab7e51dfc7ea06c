"""What every test can ask for."""

import json

import pytest
from answer_sets import random_answers, seeded
from cookies import kept_by
from hazard_run import HazardRun
from person import Person
from plain_client import Plain
from wire import Road

from app import create_app
from app.content import load

KEY = "a-key-for-tests-as-long-as-a-real-one"


def pytest_configure(config):
    """A run of the whole suite fails when a hazard names a test that did not run and pass."""
    config.pluginmanager.register(HazardRun(_tests_of_hazards), "hazard-run")


def _tests_of_hazards() -> dict[str, tuple[str, ...]]:
    return {hazard.id: hazard.tests for hazard in load().safety.hazards.values()}


@pytest.fixture(scope="session")
def content():
    """The content as it stands, checked."""
    return load()


@pytest.fixture(scope="session")
def app():
    """The application, with a key of its own. A fault in it gives a page with status 500, as it would when served."""
    return create_app({"SECRET_KEY": KEY})


@pytest.fixture(scope="session")
def in_production():
    """The application as it is run for others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("APP_ENV", "production")
        patch.setenv("SECRET_KEY", KEY)
        patch.setenv("ALLOWED_HOSTS", "localhost")
        return create_app()


@pytest.fixture
def person(app):
    """Someone who reads pages, in a new browser."""
    return Person(app)


@pytest.fixture(scope="session")
def ready(app):
    """What the cookie of someone holds who may follow the routine."""
    return kept_by(Person(app).completes().agrees())


@pytest.fixture
def plain(app):
    """A plain HTTP client in the middle of nothing."""
    return Plain(app)


@pytest.fixture(scope="session")
def roads(app, content):
    """Random answers, posted by a plain client, with the pages that came of them."""
    dice, plain = seeded(20), Plain(app)
    return [Road(content, plain, random_answers(content, dice)) for _ in range(180)]


@pytest.fixture(scope="session")
def command(app):
    """Runs `flask screen` inside the test."""
    runner = app.test_cli_runner()
    return lambda argument, lines="": runner.invoke(args=["screen", str(argument)], input=lines)


@pytest.fixture
def screen(command, tmp_path):
    """Runs `flask screen` on a file of YAML, or of answers."""

    def run(answers):
        file = tmp_path / "answers.yaml"
        file.write_text(answers if isinstance(answers, str) else json.dumps(answers), encoding="utf-8")
        return command(file)

    return run


@pytest.fixture
def stream(command):
    """Runs `flask screen -` on lines, and reads what it prints."""

    def run(*lines):
        done = command("-", "".join(f"{line}\n" for line in lines))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert (done.exit_code, done.stderr) == (3 if any("error" in answer for answer in answers) else 0, "")
        return answers

    return run
