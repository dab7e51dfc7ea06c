"""The main job in a real browser, with JavaScript and without: what the page decides is what app/decision decides."""

import pytest

from app.decision.decision import decide
from app.decision.path import walk
from tests.browser.roads import ROADS, answers_of
from tests.browser.shortcut import AGREE

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


def shown(page, name: str, *more: str) -> list[tuple]:
    """The data attributes of everything on the page that has the first one."""
    names = [f"data-{each}" for each in (name, *more)]
    return [tuple(each.get_attribute(name) for name in names) for each in page.locator(f"[{names[0]}]").all()]


def assert_shows(page, decision) -> None:
    main = page.get_by_role("main")
    assert main.get_attribute("data-level") == decision.level
    assert main.get_attribute("data-rules").split() == list(decision.rules)
    assert {name for (name,) in shown(page, "referral")} == set(decision.referrals)
    offered = [(each.exercise, each.form, " ".join(each.legs)) for each in decision.offered]
    assert shown(page, "exercise", "form", "sides") == offered
    withheld = [(each.exercise, " ".join(each.rules)) for each in decision.withheld]
    assert shown(page, "withheld", "rules") == withheld


@SCRIPT
@pytest.mark.parametrize("road", ["full", "emergency", "urgent"])
def test_the_page_decides_as_the_rules_do(opens, content, road, script):
    person, answers = opens(java_script_enabled=script), answers_of(content, road)
    person.reaches_result(answers)
    person.page.wait_for_url("**/result")
    assert_shows(person.page, decide(content.rulebook, answers))


@SCRIPT
@pytest.mark.parametrize("road", ["both", "clinician-first"])
def test_changed_answers_decide_anew_and_the_agreement_is_withdrawn(opens, home, shortcut, content, road, script):
    person, answers = opens(java_script_enabled=script), answers_of(content, road)
    shortcut.take(person.page.context, home, "full", then=(AGREE,))
    for question in (content.rulebook.question[name] for name in ROADS[road]):
        person.goes_to("/screener/check")
        person.changes(question, answers[question.id])
    decision = decide(content.rulebook, answers)
    assert_shows(person.page, decision)
    person.goes_to("/routine")
    assert person.page.url == home + ("/routine/start" if decision.has_routine else "/result")


@SCRIPT
def test_an_emergency_ends_the_questions_and_its_answer_can_be_changed(opens, content, script):
    person, answers = opens(java_script_enabled=script), answers_of(content, "emergency")
    assert [step.id for step, _ in walk(content.rulebook, answers).steps] == ["danger"]
    person.reaches_result(answers)
    person.page.wait_for_url("**/result")
    main = person.page.get_by_role("main")
    assert content.rulebook.question["emergency-signs"].option["saddle-numbness"].label in main.inner_text()
    person.follows("Look at your answer on danger signs again")
    person.page.get_by_role("heading", level=1, name=content.rulebook.step["danger"].title).wait_for()
    assert person.page.get_by_role("checkbox", checked=True).count() == 1


def blocks(page) -> list[str]:
    return [each.get_attribute("data-name") for each in page.locator(".block").all()]


def names(content, *ids: str) -> list[str]:
    return [content.routine.exercises[each].name for each in ids]


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def at_routine(request, opens, home, shortcut):
    """Someone for whom nothing is left out, who goes from the result to the list of the routine by agreeing."""
    person = opens(java_script_enabled=request.param)
    shortcut.take(person.page.context, home, "full")
    person.goes_to("/result")
    person.agrees()
    if request.param:
        dialog = person.page.get_by_role("dialog")
        dialog.wait_for()
        person.page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
    person.page.get_by_role("heading", level=1, name="Your routine").wait_for()
    return person


def test_the_routine_has_every_exercise_in_order(at_routine, content):
    every = ("knee-brace", "inflare", "plank", "superman", "knee-brace")
    assert blocks(at_routine.page) == names(content, *every)


def test_yes_it_helped_leaves_out_two(at_routine, content):
    at_routine.says_helped("yes")
    at_routine.page.wait_for_url("**/routine#next")
    assert blocks(at_routine.page) == names(content, "knee-brace", "superman", "knee-brace")


def test_no_change_goes_on_in_order(at_routine, content):
    at_routine.says_helped("no-change")
    at_routine.page.wait_for_url("**/routine#next")
    assert len(blocks(at_routine.page)) == 5
    assert at_routine.page.get_by_role("button", name=content.routine.answers["no-change"]).count() == 0


def test_worse_stops_and_stays_stopped(at_routine, content):
    at_routine.says_helped("worse")
    at_routine.page.get_by_role("heading", level=1, name="The routine is over for today").wait_for()
    at_routine.goes_to("/routine")
    assert at_routine.page.url == f"{at_routine.home}/routine/stop"
    assert at_routine.page.get_by_role("main").get_by_role("heading", name="Knee").count() == 0


def test_afterwards_the_two_numbers_are_compared(at_routine, content):
    scale = content.texts["pain_scale"]
    at_routine.presses("5")
    at_routine.page.get_by_role("heading", level=1, name="How it went").wait_for()
    main = at_routine.page.get_by_role("main").inner_text()
    assert "Pain at the start: 3 out of 10. Pain now: 5 out of 10." in main
    assert scale["worse"] in main
    assert content.routine.times_a_day not in main
    assert at_routine.page.get_by_role("link", name="Start the routine again").count() == 0


def test_none_and_a_sign_untick_each_other(person, content):
    person.goes_to("/screener/danger")
    sign, none = (person.page.get_by_role("checkbox").first, person.page.get_by_role("checkbox").last)
    sign.check()
    none.check()
    assert not sign.is_checked()
    sign.check()
    assert not none.is_checked()
