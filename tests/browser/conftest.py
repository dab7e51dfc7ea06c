"""What the browser tests ask for: a served app, one Chromium, and pages that are watched."""

import pytest

from tests.browser.person import Person
from tests.browser.player import SILENT, START, Player
from tests.browser.shortcut import AGREE, Shortcut, times
from tests.browser.site import PHONE, chromium, served
from tests.browser.watch import Watch

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


@pytest.fixture(scope="session")
def people(browser, home, content):
    """Gives a person in a browser context of that kind; each kind is opened once, as that takes time."""
    known: dict[tuple, Person] = {}

    def person_with(kind: str = "", **options) -> Person:
        key = (kind, *sorted(options.items()))
        if key not in known:
            usual = {"viewport": PHONE, "reduced_motion": "reduce", "service_workers": "block"}
            context = browser.new_context(**usual | options)
            context.set_default_timeout(10_000)
            known[key] = Person(context.new_page(), home, content, Watch(context, home))
        return known[key]

    yield person_with
    for person in known.values():
        person.page.context.close()


@pytest.fixture
def opens(people):
    """Opens a watched page with what a test asks for, as someone who was never here; fails the test on any fault."""
    used = []

    def open_page(kind: str = "", **options) -> Person:
        person = people(kind, **options)
        person.page.context.clear_cookies()
        if person.page.url.startswith(person.home):
            person.page.evaluate("localStorage.clear()")
        person.page.set_viewport_size(PHONE)
        person.watch.forget()
        used.append(person)
        return person

    yield open_page
    assert [fault for person in used for fault in person.watch.faults] == []


@pytest.fixture
def person(opens):
    """A person with a phone and JavaScript."""
    return opens()


@pytest.fixture
def plays(opens, home, shortcut):
    """Opens the player for someone on a road."""

    def open_player(road: str = "full", *then: tuple) -> Player:
        person = opens("standing clock")
        shortcut.take(person.page.context, home, road, then=(AGREE, *then))
        player = Player(person.page)
        player.opens(f"{home}/routine")
        return player

    return open_player


@pytest.fixture
def comes(opens, home, shortcut, content):
    """Someone who comes to the routine, with times of their own."""

    def come(*sounds: str, **chosen: str) -> Player:
        person = opens("standing clock")
        shortcut.take(person.page.context, home, "full", then=(AGREE, times(content, **chosen)))
        player = Player(person.page)
        person.page.clock.install(time=0)
        person.page.goto(f"{home}/routine")
        player.chooses(SILENT, *sounds)
        person.page.clock.pause_at(3_000)
        return player

    return come


@pytest.fixture
def moves(comes):
    """Has nothing against motion, and comes to the first card."""
    known = []

    def come(*sounds: str, before=None, **chosen: str) -> Player:
        player = comes(*sounds, **chosen)
        known.append(player)
        if before:
            before(player)
        player.page.emulate_media(reduced_motion="no-preference")
        player.presses(START)
        return player

    yield come
    for player in known:
        player.page.emulate_media(reduced_motion="reduce")
        player.page.unroute_all()


@pytest.fixture
def moving(moves):
    """The same, and the moving file is there."""
    player = moves()
    player.has_frames()
    return player
