"""What every test can ask for."""

import pytest
from person import Person

from app import create_app
from app.content import load


@pytest.fixture(scope="session")
def content():
    """The content as it stands, checked."""
    return load()


@pytest.fixture(scope="session")
def app():
    """The application, with a key of its own. A fault in it gives a page with status 500, as it would when served."""
    return create_app({"SECRET_KEY": "a key for tests, as long as a real one"})


@pytest.fixture
def person(app):
    """Someone who reads pages, in a new browser."""
    return Person(app)
