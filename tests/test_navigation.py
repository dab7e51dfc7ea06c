"""The links that stand on every page are content: none leads nowhere, and no page is one that nothing leads to."""

from urllib.parse import urlsplit

import pytest
from cookies import KEY
from keepers import MORNING, keeper
from packs import edit
from page_check import words
from person import Person
from test_content import complaints

from app import create_app
from app.content import BrokenContent

# Pages to which no link leads, each with the reason.
EXCUSED = {
    "screener.forgotten": "comes after the button that forgets the answers",
    "confirm.show": "comes by itself, when answers have to be confirmed",
    "pages.offline": "what the worker shows when there is no network",
    "pages.signs_first": "the same, where danger signs have to be asked before a routine",
    "manifest": "what the browser reads for the home screen",
    "worker": "a script that the browser fetches",
    "start.reloaded": "sends on: for a tab that shows a refused form and is opened again",
    "diary.reloaded": "sends on: for a tab that shows what was taken out and is opened again",
    "exchange.reloaded": "sends on: for a tab that shows what a file would bring and is opened again",
    "routine.after_reloaded": "sends on: for a tab that shows what was not kept and is opened again",
}


def pages(app, content) -> dict[str, str]:
    """Address -> what it is: every page that needs no answer in its address."""
    url_for = app.jinja_env.globals["url_for"]
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments]
    slugs = [slug for slug in content.library.pages if slug != "start"]
    found = {rule.rule: rule.endpoint for rule in rules}
    found |= {url_for("pages.read", slug=slug): f"page:{slug}" for slug in slugs}
    return found | {url_for("pages.exercise", exercise_id=name): name for name in content.routine.exercises}


def walk(person: Person, start: str, seen: set[str]) -> set[str]:
    """What was seen, with every address to which links lead this person from the start."""
    waiting = {start}
    while waiting:
        person.opens(waiting.pop())
        links = [urlsplit(link["href"]) for link in person.page.select("a[href]")]
        new = {link.path for link in links if link.path and not link.scheme} - seen - {person.address}
        seen, waiting = seen | new, waiting | new
    return seen


@pytest.fixture(scope="module")
def led_to(app):
    """Every address to which a link leads those who have just come, who may follow the routine, or who keep a diary."""
    anybody = walk(Person(app), "/", set())
    ready = walk(Person(app).completes().agrees(), "/screener", anybody)
    return walk(keeper(app, (MORNING,)), "/diary", ready)


def test_a_link_leads_to_every_page(app, content, led_to):
    lonely = {address: what for address, what in pages(app, content).items() if address not in led_to}
    problems = [f"No link leads to {address}." for address, what in lonely.items() if what not in EXCUSED]
    assert not problems, "\n".join(problems)


def test_a_page_is_excused_only_while_no_link_leads_to_it(app, content, led_to):
    lonely = {what for address, what in pages(app, content).items() if address not in led_to}
    idle = sorted(set(EXCUSED) - lonely)
    assert not idle, f"{idle} are excused, but a link leads there, or there is no such page."


@pytest.mark.parametrize(
    ("address", "of", "place"),
    [("/", ".nav", "head"), ("/", ".foot__links", "foot"), ("/screener/danger", ".foot__links", "private-foot")],
)
def test_the_links_stand_in_their_order(person, content, address, of, place):
    links = person.opens(address).page.select(f"{of} a")
    assert [words(link) for link in links] == [link.label for link in content.navigation[place]]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("page:causes", "page:cause", 'Did you mean "page:causes"?'),
        ("to: pages.exercises", "to: pages.exercise", "Did you mean"),
    ],
)
def test_a_link_of_the_navigation_that_leads_nowhere_stops_the_start(folder, old, new, told):
    edit(folder / "navigation.yaml", old, new)
    with pytest.raises(BrokenContent) as raised:
        create_app({"SECRET_KEY": KEY}, folder)
    [problem] = raised.value.problems
    assert problem.startswith("content/navigation.yaml:")
    assert "leads nowhere." in problem
    assert told in problem


def test_a_place_that_has_another_name_is_told(folder):
    edit(folder / "navigation.yaml", "private-foot:", "privat-foot:")
    missing, odd = complaints(folder)
    assert missing.endswith('The key "private-foot" is missing. Is "privat-foot" meant to be it?')
    assert odd.endswith('The key "privat-foot" has no meaning here. Did you mean "private-foot"?')
