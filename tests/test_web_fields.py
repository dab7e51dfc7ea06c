"""Fields that no page of ours sends: unknown options, two values for one, NUL, digits of the world. Never an answer."""

import pytest
from answer_sets import HARMLESS, fill, seeded
from page_check import good, read

HALF = "\ud800".encode("utf-16", "surrogatepass")
STRANGE = ("\x00", "\x1b[31m", HALF, "\ufffe", "\u202e", "🦴" * 50, "<script>", "'\"--", "../..", "{{7*7}}")


@pytest.mark.parametrize("value", STRANGE, ids=ascii)
def test_a_strange_word_is_refused_and_harms_no_page(plain, value):
    good(plain.post("/screener/danger", **{"emergency-signs": value}), 422)
    plain.sends("danger", {"emergency-signs": frozenset(["none"])})
    response = good(plain.post("/screener/about-you", age=value, floor="yes"), 422)
    assert "<script>" not in response.text
    assert "49" not in read(response.text).find("input", {"name": "age"})["value"]
    good(plain.post("/region", region=value), 422)


def test_a_nul_inside_a_good_answer_makes_it_no_answer(plain):
    good(plain.post("/screener/danger", **{"emergency-signs": "no\x00ne"}), 422)
    plain.sends("danger", {"emergency-signs": frozenset(["none"])})
    good(plain.post("/screener/about-you", age="4\x002", floor="yes"), 422)


def test_a_very_long_answer_is_no_answer(plain):
    plain.sends("danger", {"emergency-signs": frozenset(["none"])})
    for age in ("4" * 15_000, "0" * 14_000 + "42", " " * 14_000 + "x"):
        good(plain.post("/screener/about-you", age=age, floor="yes"), 422)
    good(plain.post("/screener/about-you", age=" " * 14_000 + "42", floor="yes", cancer="no"), 303)


def test_two_answers_where_one_is_asked_are_none(plain):
    plain.sends("danger", {"emergency-signs": frozenset(["none"])})
    for floor in (["yes", "no"], ["no", "yes"], ["yes", "yes"]):
        good(plain.post("/screener/about-you", age="42", floor=floor), 422)
    for age in (["42", "43"], ["42", "42"], ["42", "x"]):
        good(plain.post("/screener/about-you", age=age, floor="yes"), 422)


def test_the_same_sign_twice_is_one_sign(plain):
    assert plain.post("/screener/danger", **{"emergency-signs": ["none", "none"]}).status_code == 303


def test_an_unknown_option_beside_a_known_one_refuses_the_page(plain):
    response = good(plain.post("/screener/danger", **{"emergency-signs": ["none", "all-fine"]}), 422)
    assert "all-fine" not in response.text
    response = good(plain.post("/screener/danger", **{"emergency-signs": ["cold-leg", "all-fine"]}), 422)
    assert "care--emergency" in response.text


def test_an_option_of_another_question_is_no_answer(plain):
    good(plain.post("/screener/danger", **{"emergency-signs": "red-eye"}), 422)


def test_fields_of_other_steps_are_not_kept(plain):
    plain.post("/screener/danger", **{"emergency-signs": "none", "age": "42", "floor": "yes", "pain-side": "left"})
    assert plain.browser.get("/result").headers["Location"] == "/screener/about-you"
    page = plain.reads("/screener/about-you")
    assert page.find("input", {"name": "age"})["value"] == ""


def test_a_field_in_capitals_is_no_field(plain):
    good(plain.post("/screener/danger", **{"Emergency-Signs": "none"}), 422)


def test_random_forms_are_refused_or_read_and_never_fail(plain, content):
    dice = seeded(5)
    values = [
        *STRANGE[:1],
        "none",
        "unsure",
        "yes",
        "no",
        "0",
        "10",
        "42",
        "-1",
        "",
        " ",
        "left",
        "x" * 200,
        "٣",
        "on",
        "null",
    ]
    others = ("csrf_token", "v", "looked-again", "agree", "helped", "pain-after", "region", "back", "")
    names = [*content.rulebook.question, *others]
    for _ in range(150):
        step = dice.choice([*content.rulebook.step, "check"])
        fields = {dice.choice(names): dice.choices(values, k=dice.randint(1, 4)) for _ in range(dice.randint(0, 8))}
        address = dice.choice(
            [f"/screener/{step}", "/agreement", "/region", "/routine/helped", "/routine/after", "/screener"]
        )
        good(plain.post(address, **fields), 200, 303, 400, 404, 422)


def test_a_scale_is_ten_at_most_and_whole(plain, content):
    plain.screens(fill(content, {}))
    for value in ("11", "-1", "3.5", "", "three", "0x3"):
        fields = {question.id: HARMLESS.get(question.id) for question in content.rulebook.step["pain"].questions} | {
            "pain-now": value
        }
        good(plain.post("/screener/pain", **fields), 422)


# --- The routine’s forms


@pytest.fixture
def ready(plain, content):
    plain.screens(fill(content, {}))
    plain.post("/agreement", agree="yes")
    return plain


@pytest.mark.parametrize("agree", [[], "no", "YES", "true", ["yes", "no"], ["yes", "yes"], "yes\x00", "1"])
def test_only_one_plain_yes_is_an_agreement(plain, content, agree):
    plain.screens(fill(content, {}))
    good(plain.post("/agreement", agree=agree), 422)
    assert plain.browser.get("/routine").headers["Location"] == "/routine/start"


@pytest.mark.parametrize("helped", [[], "maybe", "", ["yes", "worse"], "YES", "x" * 999])
def test_an_answer_that_is_none_leaves_the_routine_as_it_was_and_says_so(ready, helped):
    good(ready.post("/routine/helped", helped=helped), 303)
    page = good(ready.browser.get("/routine"), 200)
    assert "Please say whether it helped" in page.text
    assert 'class="helped"' in page.text


def test_did_it_help_is_not_taken_where_it_is_not_asked(plain, content):
    plain.screens(fill(content, {"causes": ["spondyloarthritis"], "ball": "no"}))
    plain.post("/agreement", agree="yes")
    before = plain.reads("/routine").select("[data-phase]")
    assert before
    plain.post("/routine/helped", helped="yes")
    assert plain.reads("/routine").select("[data-phase]") == before


@pytest.mark.parametrize("pain", [[], "11", "-1", "3.0", "", "x", "٣", "03", ["3", "4"], ["3", "3"]])
def test_a_pain_that_is_no_number_of_the_scale_is_not_compared(ready, pain):
    page = good(ready.post("/routine/after", **{"pain-after": pain}), 422)
    assert "Press the number that fits" in page.text
