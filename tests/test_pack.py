"""The whole app on other content: other questions, other exercises, another part of the body. It knows no other."""

import json
from urllib.parse import urldefrag, urljoin

import pytest
from packs import HARMLESS
from person import Person
from plain_client import Plain

from app.decision.answers import read_answers
from app.decision.conditions import KINDS


@pytest.fixture
def person(pack_app):
    """Someone with a sore calf."""
    return Person(pack_app)


def exercises(person) -> dict[str, str]:
    """Exercise -> form, in the order of the routine on the page."""
    return {each["data-exercise"]: each["data-form"] for each in person.main.select("[data-phase]")}


def test_the_pack_and_the_medicine_have_no_id_in_common(content, pack):
    def ids(of) -> set[str]:
        book, people, library = of.rulebook, of.people, of.library
        known = book.question, book.rule, book.step, book.exercises, people.referrals, people.regions
        return set().union(*known, library.facts, library.sources, of.safety.hazards)

    assert not ids(content) & ids(pack)


def parts_of(condition):
    """It and all that it is made of."""
    return [condition, *(part for each in condition.parts for part in parts_of(each))]


def test_every_kind_of_question_condition_and_effect_is_in_the_pack(pack):
    assert {question.kind for question in pack.rulebook.question.values()} == {"one", "many", "number", "scale"}
    conditions = [rule.when for rule in pack.rulebook.rules]
    assert {type(part) for each in conditions for part in parts_of(each)} == set(KINDS)
    effects = ("level", "refer", "withhold", "at_most", "both_sides", "not_forms", "without", "adapt", "advice")
    assert [effect for effect in effects if not any(getattr(rule, effect) for rule in pack.rulebook.rules)] == []


# --- Reading


def test_every_page_to_read_is_there(person):
    person.opens("/")
    assert person.heading
    for page in person.content.library.pages.values():
        assert person.opens("/" if page.slug == "start" else f"/{page.slug}").status == 200
        assert page.slug == "start" or person.heading == page.title
    for exercise in person.content.routine.exercises.values():
        assert person.opens(f"/exercises/{exercise.id}").heading == exercise.name
        assert person.sees(exercise.purpose, *(form.name for form in exercise.forms))


def test_no_link_of_any_page_leads_nowhere(person):
    seen, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        assert person.opens(address).status == 200, address
        links = {urldefrag(urljoin(address, each["href"])).url for each in person.page.select("a[href]")}
        waiting += sorted(link for link in links if link.startswith("/") and link not in {*seen, *waiting})
    assert {f"/{slug}" for slug in person.content.library.pages if slug != "start"} <= seen


def test_the_rules_and_the_hazards_are_told_in_words(person):
    person.opens("/how-it-decides")
    assert all(person.sees(rule.because) for rule in person.content.rulebook.rules)
    person.opens("/hazards")
    assert all(person.sees(hazard.title) for hazard in person.content.safety.hazards.values())


# --- Answering


def test_a_person_walks_from_the_start_page_to_the_routine_and_past_its_end(person):
    person.walks()
    person.opens("/screener/check")
    assert person.sees("42", "Right", "3 out of 10")
    person.follows("See your result")
    assert (person.heading, person.main["data-level"]) == ("All three exercises fit you", "full")
    assert person.page.select('[data-referral="nurse"]')
    person.agrees()
    assert exercises(person) == {"frame-press": "firm", "wall-press": "firm", "leg-raise": "high"}
    titles = dict.fromkeys(each.title.get_text().rpartition(": ")[0] for each in person.main.select("svg.fig"))
    assert [*titles][:2] == [
        "Frame press with your right foot",
        "Frame press with your left foot",
    ]
    scale = person.content.texts["pain_scale"]
    person.rates(2)
    assert person.address == "/routine/after"
    assert person.sees(scale["other"])
    assert person.sees_emergency_list()


def test_a_doubt_is_looked_at_once_more_before_it_counts(person):
    person.starts().goes_on(alarm_signs="doubt")
    assert (person.status, person.address) == (200, "/screener/alarm")
    assert [each.has_attr("open") for each in person.page.select("details.help")] == [True]
    person.presses("Continue").goes_on(warning_signs="doubt")
    assert (person.address, person.main["data-level"]) == ("/result", "urgent")


def test_an_ache_that_rises_is_told_what_to_do(person):
    scale = person.content.texts["pain_scale"]
    person.walks().agrees(2).rates(5)
    assert person.sees(scale["worse"])


def test_whoever_stops_is_told_what_to_do_and_whom_to_see(person):
    person.walks().agrees().follows("Stop the routine")
    assert person.address == "/routine/stop"
    assert person.sees(person.content.texts["stop"]["after"])
    assert person.page.select('[data-referral="nurse"]')


@pytest.mark.parametrize(
    ("sign", "referral", "number"),
    [("short-breath", "rescue", "5550200"), ("blue-toes", "casualty", "5550200"), ("despair", "help-line", "5550202")],
)
def test_an_alarm_sign_ends_the_questions_with_whom_to_call(person, sign, referral, number):
    person.walks(alarm_signs=sign)
    assert (person.address, person.main["data-level"]) == ("/result", "emergency")
    assert person.page.select(f'[data-referral="{referral}"] a[href="tel:{number}"]')


def test_a_sign_of_today_ends_them_at_its_step(person):
    person.walks(warning_signs="sudden-pop")
    assert (person.address, person.heading) == ("/result", "Have it looked at today")
    assert person.page.select('[data-referral="clinic"]')


@pytest.mark.parametrize(
    ("named", "level"),
    [
        ({"years": 69, "warning_signs": "swollen-calf"}, "urgent"),
        ({"years": 70, "warning_signs": "swollen-calf"}, "emergency"),
        ({"years": 15}, "clinician-first"), ({"years": 16}, "full"),
        ({"ache": 8}, "clinician-first"), ({"ache": 7}, "full"),
    ],
)  # fmt: skip
def test_a_threshold_counts_from_its_number_on(person, named, level):
    person.walks(**named)
    assert person.main["data-level"] == level


def test_a_question_and_an_option_are_shown_to_those_whom_they_are_for(person):
    person.starts().goes_to("room", years=19, cramps="none")
    assert not person.page.select("#tablets, #since-decades")
    person.opens("/screener/warning").goes_on(years=20).opens("/screener/calf").goes_on(cramps="at-night")
    assert person.page.select("#tablets")
    assert person.page.select("#since-decades")


def test_an_answer_left_out_is_asked_for_in_the_words_of_the_question(person):
    person.starts().goes_to("warning").presses("Continue")
    assert person.status == 422
    assert person.sees_errors() == [
        person.content.rulebook.question[each].if_left_out for each in ("years", "warning-signs")
    ]


def test_the_telephone_numbers_are_those_of_the_chosen_region(person):
    person.opens("/region").chooses("Telephone numbers for", "Northland").presses("Show these numbers")
    person.walks(alarm_signs="short-breath")
    assert person.address == "/result"
    assert person.page.select('a[href="tel:5550100"]')
    assert not person.page.select('a[href="tel:5550200"]')


# --- Exercises


@pytest.mark.parametrize(
    ("named", "forms"),
    [
        ({"body": "dizzy"}, {"frame-press": "firm", "wall-press": "firm", "leg-raise": "low"}),
        ({"body": ["dizzy", "stiff-hip"]}, {"frame-press": "firm", "wall-press": "firm"}),
        ({"doorway": "no"}, {"wall-press": "firm", "leg-raise": "high"}),
        ({"sore_calf": "both"}, {"frame-press": "firm", "leg-raise": "together"}),
        ({"sore_calf": "swapping", "body": "dizzy"}, {"frame-press": "firm", "leg-raise": "together-low"}),
        (
            {"since": "weeks", "cramps": "at-night"},
            {"frame-press": "soft", "wall-press": "soft", "leg-raise": "high"},
        ),
    ],
)  # fmt: skip
def test_the_routine_has_the_forms_that_fit(person, named, forms):
    assert exercises(person.walks(**named).agrees()) == forms


def test_with_every_exercise_left_out_somebody_else_is_named(person):
    person.walks(doorway="no", sore_calf="both", body=["dizzy", "stiff-hip"])
    assert person.main["data-level"] == "clinician-first"
    assert person.sees(person.content.rulebook.nothing_left.because)


def test_what_a_rule_says_of_an_exercise_is_shown_with_it(person):
    variant = person.content.routine.exercises["leg-raise"].variants[0].text
    assert person.walks().agrees().sees(variant)
    careful = Person(person.app).walks(body="sore-hands").agrees()
    assert careful.sees("Lay your hands on your belly.")
    assert not careful.sees(variant)


def test_an_exercise_that_helped_leaves_out_what_is_named(person):
    routine = person.content.routine
    person.walks().agrees().presses(routine.answers["yes"])
    assert person.sees(routine.question, routine.answers["yes"])
    assert exercises(person) == {"leg-raise": "high", "frame-press": "firm"}


def test_an_exercise_that_hurts_stops_the_routine(person):
    assert person.walks().agrees().presses(person.content.routine.answers["worse"]).address == "/routine/stop"


def test_the_times_can_be_chosen_and_have_their_sound(person):
    person.walks().agrees().follows("Change the times")
    person.chooses("Each hold, Leg raise", "9 seconds").presses("Use these times")
    held = person.main.select('[data-exercise="leg-raise"][data-phase="hold"]')
    assert {each["data-seconds"] for each in held} == {"9"}
    for audio in person.main.select("audio"):
        assert person.browser.get(audio["src"]).data.startswith(b"RIFF")


# --- Without a page


def test_the_command_decides(pack_app):
    lines = "".join(json.dumps(HARMLESS | more) + "\n" for more in ({}, {"sore-calf": "both"}, {"ache": 9}))
    done = pack_app.test_cli_runner().invoke(args=["screen", "-"], input=lines)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["level"] for each in said] == ["full", "changed", "clinician-first"]


def test_the_emergency_page_has_its_numbers_and_its_signs(pack_app):
    page = pack_app.test_cli_runner().invoke(args=["emergency-page"]).stdout
    assert all(each in page for each in ("tel:5550100", "tel:5550202", "My toes have turned blue"))


def test_a_plain_client_is_asked_the_same(pack, pack_app):
    assert Plain(pack_app).screens(read_answers(pack.rulebook, HARMLESS)).browser.get("/result").status_code == 200
