"""From the result to the first push: how often one presses, and what the number at the start does, by label."""

import pytest

from tests.browser.player import IN_PLACE, LEAD, WORDS
from tests.browser.shortcut import LATER

# Without a track the page’s clock rules, which the test moves.
SILENT = "localStorage.setItem('si-joint-steps.player', JSON.stringify({ sound: 'none' }))"
FRESH, OLD = (), (LATER,)


@pytest.fixture
def at_result(opens, home, shortcut):
    """Opens the result for someone whose number is fresh or old."""

    def at(then: tuple, **options):
        person = opens(**options)
        shortcut.take(person.page.context, home, "full", then=then)
        person.page.add_init_script(SILENT)
        person.page.clock.install()
        person.goes_to("/result")
        return person

    return at


def ways(person, content, number: int | None) -> list:
    """What is pressed from the result to the routine, each by its label."""
    field = content.rulebook.question[content.routine.asks_at_the_start]
    told = [] if number is None else [lambda: person.answers(field, number)]
    return [lambda: person.follows("Start"), *told, lambda: person.presses(content.texts["agreement"]["agree"])]


@pytest.mark.parametrize(("then", "number", "most"), [(OLD, 3, 5), (FRESH, None, 4)], ids=["asked", "fresh"])
def test_few_presses_lead_from_the_result_to_the_first_push(at_result, content, then, number, most):
    person = at_result(then)
    presses = [*ways(person, content, number), lambda: person.presses(IN_PLACE)]
    for press in presses:
        press()
    person.page.clock.run_for(1000 * LEAD + 500)
    assert person.page.locator("[data-part=phase]").inner_text() == WORDS["push"]
    assert len(presses) <= most


@pytest.mark.parametrize(("then", "number"), [(OLD, 3), (FRESH, None)], ids=["asked", "fresh"])
def test_without_a_script_the_same_presses_lead_to_the_written_routine(at_result, content, then, number):
    person = at_result(then, java_script_enabled=False)
    for press in ways(person, content, number):
        press()
    assert person.page.url == f"{person.home}/routine"
    assert person.page.locator("audio").first.is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize(
    ("number", "address", "tells"),
    [
        (8, "/result", "Your answer has changed the result"),
        (7, "/routine", "Your routine has changed"),
        (6, "/routine", "Your routine has changed"),
        (5, "/routine", None),
    ],
)
def test_a_number_at_the_start_leads_where_its_answer_leads(at_result, content, number, address, tells, script):
    person = at_result(OLD, java_script_enabled=script)
    for press in ways(person, content, number):
        press()
    person.page.wait_for_url(f"**{address}")
    assert person.page.locator("dialog[open]").count() == (script and number == 5)
    assert person.page.locator(".notice h2:visible").all_inner_texts() == ([tells] if tells else [])
