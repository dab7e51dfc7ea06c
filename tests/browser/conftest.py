"""What the browser tests ask for: a served app, one Chromium, and pages that are watched."""

import pytest

from tests.browser.person import Person
from tests.browser.shortcut import Shortcut
from tests.browser.site import PHONE, chromium, served
from tests.browser.watch import Watch


def pytest_collection_modifyitems(items):
    """The served app hands its files to flask-compress, which leaves closing them to Python."""
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"))


WEIGHTS: list[tuple[str, int, int, int]] = []  # place, all bytes, bytes of its scripts, limit


@pytest.fixture(scope="session")
def weights():
    """What the pages weigh, for the table at the end of the run."""
    return WEIGHTS


def pytest_terminal_summary(terminalreporter):
    if WEIGHTS:
        terminalreporter.section("bytes over the wire")
        for place, total, scripts, limit in sorted(WEIGHTS, key=lambda row: (row[3], -row[1])):
            terminalreporter.write_line(f"{total:7,} of {limit:,}  {place} ({scripts:,} of them scripts)")


@pytest.fixture(scope="session")
def home():
    """The address of the running app."""
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def shortcut():
    """Puts a browser in the middle of the way."""
    return Shortcut()


def watched_person(browser, home, content, **options) -> Person:
    """A person with a browser context of their own, and with a watch on it."""
    context = browser.new_context(**{"viewport": PHONE, "reduced_motion": "reduce", **options})
    context.set_default_timeout(10_000)
    watch = Watch(context, home)
    return Person(context.new_page(), home, content, watch)


@pytest.fixture
def opens(browser, home, content):
    """Opens a watched page with what a test asks for; fails the test on any fault."""
    people = []

    def open_page(**options) -> Person:
        people.append(watched_person(browser, home, content, **options))
        return people[-1]

    yield open_page
    for person in people:
        person.page.context.close()
    assert [fault for person in people for fault in person.watch.faults] == []


@pytest.fixture
def person(opens):
    """A person with a phone and JavaScript."""
    return opens()


@pytest.fixture(scope="session")
def long_visitor(browser, home, content):
    person = watched_person(browser, home, content)
    yield person
    person.page.context.close()


@pytest.fixture
def visitor(long_visitor):
    """The one page that goes from place to place in tests that look at every page; watched like the others."""
    long_visitor.watch.forget()
    yield long_visitor
    assert long_visitor.watch.faults == []
