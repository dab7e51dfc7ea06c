"""What the worker keeps on a device and of whom, and how it goes: with an answer, with a release, and for good."""

import re
import shutil

import pytest

from app import create_app
from app.content import FOLDER
from tests.browser.shortcut import Shortcut
from tests.browser.site import served
from tests.browser.traveller import ROUTINE_IS_GONE, Switch, Traveller

NO_NETWORK, SIGNS = "This page needs the network", "First the danger signs"
FILES = re.compile(r"/static/[\w./-]+\.(?:css|js|svg)")
PUBLIC = {"/offline", "/offline/signs", "/privacy", "/exercises", "/"}
GONE = "async () => !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length"
IS_GONE = f"async () => {{ while (!(await ({GONE})())) await new Promise(requestAnimationFrame) }}"


@pytest.fixture
def travels(browser, home, shortcut):
    contexts = []

    def travel(to: str = home, by: Shortcut = shortcut) -> Traveller:
        context = browser.new_context(reduced_motion="reduce")
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Traveller(context, to, by).has_a_worker()

    yield travel
    for context in contexts:
        context.close()


@pytest.fixture
def traveller(travels):
    return travels()


# --- What it keeps


def pages(addresses: list[str]) -> set[str]:
    return {each for each in addresses if not each.startswith("/static/")}


def test_of_who_keeps_nothing_it_keeps_pages_to_read_alone(traveller):
    traveller.comes_to_the_routine(keeps=False)
    for address in ("/screener/danger", "/result", "/result/clinician", "/routine/start", "/routine", "/routine/stop"):
        traveller.reads(address)
    for address in ("/", "/diary", "/screener/check", "/exercises"):
        traveller.reads(address)
    traveller.page.wait_for_function("() => caches.match('/exercises')")
    assert pages(traveller.kept) <= PUBLIC - {"/"}
    traveller.loses_the_network()
    assert traveller.reads("/routine") == SIGNS


def test_a_page_of_ones_own_is_never_kept_but_for_the_routine(traveller):
    traveller.comes_to_the_routine()
    for address in ("/", "/result", "/diary", "/routine/start", "/routine"):
        traveller.reads(address)
    traveller.page.wait_for_function("() => caches.match('/routine')")
    assert pages(traveller.kept) <= PUBLIC - {"/"} | {"/routine"}


def test_the_routine_is_kept_with_all_that_it_needs(traveller):
    traveller.comes_to_the_routine()
    assert set(FILES.findall(traveller.page.content())) <= set(traveller.kept)


def test_a_page_to_read_that_was_opened_opens_without_a_network_and_another_one_says_what_it_needs(traveller):
    traveller.reads("/si-joint-pain")
    traveller.page.wait_for_function("() => caches.match('/si-joint-pain')")
    traveller.loses_the_network()
    assert traveller.reads("/si-joint-pain") == "What SI joint pain is"
    for address in ("/causes", "/screener/danger", "/result", "/diary", "/no-such-page"):
        assert traveller.reads(address) == NO_NETWORK


def test_without_a_network_the_emergency_numbers_of_all_regions_are_there(traveller, content):
    traveller.loses_the_network().reads("/screener/danger")
    told = traveller.page.locator("main").inner_text()
    assert all(region.name in told for region in content.people.regions.values())
    assert traveller.page.locator("a[href^=tel]").count() >= len(content.people.regions)


def test_a_form_that_is_sent_without_a_network_says_so_and_takes_nothing_away(traveller):
    traveller.comes_to_the_routine()
    traveller.reads("/routine/start")
    traveller.loses_the_network()
    traveller.page.get_by_role("button", name="I agree, start").click()
    traveller.page.get_by_role("heading", name=NO_NETWORK).wait_for()
    assert traveller.reads("/routine") == "Your routine"


# --- How it goes


@pytest.mark.parametrize("button", ["Forget my answers", "Stop keeping"])
def test_the_routine_goes_when_somebody_forgets_or_stops_keeping(traveller, button):
    traveller.comes_to_the_routine()
    traveller.reads("/")
    traveller.page.get_by_role("button", name=button).first.click()
    traveller.page.wait_for_load_state()
    traveller.page.evaluate(ROUTINE_IS_GONE)
    traveller.loses_the_network()


def test_an_answer_that_changes_takes_the_routine_away(traveller):
    traveller.comes_to_the_routine()
    traveller.reads("/screener/where")
    traveller.page.get_by_role("button", name="Continue").click()
    traveller.page.evaluate(ROUTINE_IS_GONE)
    traveller.loses_the_network()
    assert traveller.reads("/routine") == SIGNS


@pytest.fixture
def release(tmp_path):
    """A server whose release can be changed, with its address."""
    switch = Switch(create_app({"TESTING": True}))
    with served(switch) as address:
        yield switch, address


def other_content(to) -> object:
    """The app with another word in an exercise: for the worker as good as one that is gone."""
    shutil.copytree(FOLDER, to)
    exercises = to / "exercises.yaml"
    exercises.write_text(exercises.read_text("utf-8").replace("name: Plank", "name: The plank", 1), "utf-8")
    return create_app({"TESTING": True}, to)


def test_with_another_release_the_kept_routine_is_gone_at_the_next_contact(travels, shortcut, release, tmp_path):
    switch, address = release
    traveller = travels(address, shortcut).comes_to_the_routine()
    switch.app = other_content(tmp_path / "content")
    traveller.reads("/privacy")
    traveller.page.evaluate(ROUTINE_IS_GONE)
    traveller.loses_the_network()
    assert traveller.reads("/routine") == SIGNS


def test_an_answer_that_cannot_be_sent_takes_the_routine_away_too(traveller):
    traveller.comes_to_the_routine()
    traveller.reads("/screener/danger")
    traveller.loses_the_network()
    traveller.page.get_by_role("button", name="Continue").click()
    traveller.page.get_by_role("heading", name=NO_NETWORK).wait_for()
    assert traveller.reads("/routine") == SIGNS


def test_a_page_of_the_release_before_has_its_files_until_it_is_closed(travels, shortcut, release, tmp_path):
    switch, address = release
    traveller = travels(address, shortcut).comes_to_the_routine()
    files = {each for each in traveller.kept if each.startswith("/static/")}
    switch.app = other_content(tmp_path / "content")
    other = traveller.context.new_page()
    other.goto(f"{address}/privacy")
    other.evaluate(ROUTINE_IS_GONE)
    assert files <= set(traveller.kept)


def test_one_visit_takes_the_worker_away_and_all_that_it_kept(travels, shortcut, release):
    switch, address = release
    traveller = travels(address, shortcut).comes_to_the_routine()
    switch.app = create_app({"TESTING": True, "OFFLINE": False})
    traveller.reads("/privacy")
    traveller.page.evaluate(IS_GONE)
    assert traveller.kept == []
