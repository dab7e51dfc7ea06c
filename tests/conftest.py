"""What every test can ask for."""

import json
from dataclasses import replace

import pytest
from answer_sets import random_answers, seeded
from clock import Clock
from cookies import KEY, kept_by
from flask import Flask
from hazard_run import HazardRun
from packs import copy_of_pack, parse_once
from person import Person
from plain_client import Plain
from wire import Road

from app import create_app
from app.content import files, load
from app.content.reader import Problems
from app.content.wording import read_wording
from app.web.frame import addresses, compiled, templating, wording
from app.words import Language


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
def pack_folder(tmp_path_factory):
    """The small pack of content as it stands: nobody edits this copy."""
    return copy_of_pack(tmp_path_factory.mktemp("pack") / "content")


@pytest.fixture(scope="session")
def pack(pack_folder):
    """The small pack of content, checked."""
    return load(pack_folder)


@pytest.fixture(scope="session")
def pack_app(pack_folder):
    """The application on the small pack."""
    return create_app({"SECRET_KEY": KEY}, pack_folder)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the small pack of content, to be broken."""
    monkeypatch.setattr(files, "parse", parse_once)
    return copy_of_pack(tmp_path / "content")


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


@pytest.fixture
def at_start(person):
    """Someone on the page before the routine, whose number is fresh."""
    return person.completes().comes_to_the_start()


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


# --- A small house, for words and templates that are made for a test


@pytest.fixture
def read_words(tmp_path, content):
    """Reads some files of words: gives them, and what is wrong with them."""

    def reading(words):
        for name, text in words.items():
            path = tmp_path / "words" / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        problems = Problems()
        return read_wording(tmp_path, Language(content.language), content.library.facts, problems), problems

    return reading


@pytest.fixture
def small_house(tmp_path, content, read_words):
    """A small house of some templates and their words, with the addresses of the real one; and what is wrong in it."""

    def make(templates, words):
        house = Flask("house", template_folder=tmp_path)
        templating.register(house)
        for part in (addresses, wording):
            part.register(house)
        for address, endpoint in (("/screener", "screener.start"), ("/", "pages.start"), ("/<slug>", "pages.read")):
            house.add_url_rule(address, endpoint)
        for name, text in templates.items():
            (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        found, problems = read_words(words)
        assert not problems
        house.extensions["content"] = replace(content, wording=found)
        return house, compiled.compile_all(house)

    return make


@pytest.fixture
def drawn(small_house):
    """What one template with some words draws."""

    def draw(template, words, **values):
        app, problems = small_house({"tried": template}, {"tried": words})
        assert not problems
        with app.test_request_context():
            return app.jinja_env.get_template("tried.html").render(**values)

    return draw


@pytest.fixture
def faults(small_house):
    """What is said of templates and words that do not fit together."""

    def tell(templates, words):
        return small_house(templates, words)[1]

    return tell


@pytest.fixture
def clock(monkeypatch) -> Clock:
    own = Clock()
    monkeypatch.setattr("time.time", own)
    return own
