"""A question page that is filled into its holes is the page that the template draws, to the letter."""

import re

from person import Person

from app.web.questions import lines, screener
from app.web.questions.skeletons import HOLE

ROADS = (
    {}, {"expecting": "pregnant", "pregnancy_weeks": "under-13"},
    {"expecting": "recent-birth", "birth_weeks": "over-12"},
    {"causes": ["injury", "hard-training"], "injury_kind": "accident-examined", "pain_side": "both"},
    {"health": ["hip-replacement", "wrist"], "pain_duration": "over-3-months", "pain_spread": ["numb-patch"]},
)  # fmt: skip


def without_token(text: str) -> str:
    return re.sub(r'(name="csrf_token" value=")[^"]+', r"\1", text)


def both_ways(person, monkeypatch) -> tuple[str, str]:
    """The page as it is filled in, and as the template draws it."""
    filled = person.browser.get(person.address).text
    with monkeypatch.context() as patch:
        patch.setattr(screener, "has_notices", lambda: True)
        return filled, person.browser.get(person.address).text


def test_both_ways_give_the_same_page_on_every_step_before_and_after_it_is_answered(app, content, monkeypatch):
    seen = set()
    for named in ROADS:
        person = Person(app).starts()
        while person.address.startswith("/screener/"):
            seen.add(address := person.address)
            for _ in ("as it comes", "as it was answered"):
                filled, drawn = both_ways(person, monkeypatch)
                assert without_token(filled) == without_token(drawn), address
                assert HOLE not in filled
                person.goes_on(**named).opens(address)
            person.goes_on(**named)
    assert seen == {f"/screener/{step.id}" for step in content.rulebook.steps}


def test_what_has_to_be_told_is_told_on_a_question_page_once(app):
    person = Person(app).starts()
    person.browser.post("/screener/where", data={"csrf_token": person.page.find("input")["value"]})
    assert "That page was not open" in person.opens("/screener/danger").sees_notice()
    assert person.opens("/screener/danger").sees_notice() == ""


def test_every_hole_has_a_name_and_no_text_holds_the_mark_of_one(app):
    for pieces in app.extensions["skeletons"].values():
        assert set(pieces[1::2]) <= {"token", "questions", "page", "total", "back", "options", "error"}
        assert pieces[0] and HOLE not in "".join(pieces)


def test_a_refused_page_is_the_one_that_the_template_draws(app, monkeypatch):
    person = Person(app).starts()
    while person.address.startswith("/screener/"):
        hidden = person.page.select('form#form input[type="hidden"]')
        nothing = {each["name"]: each["value"] for each in hidden}
        filled = person.browser.post(person.address, data=nothing)
        with monkeypatch.context() as patch:
            patch.setitem(app.extensions, "skeletons", {})
            drawn = person.browser.post(person.address, data=nothing)
        assert (filled.status_code, HOLE in filled.text) == (422, False)
        assert "question--wrong" in filled.text
        assert without_token(filled.text) == without_token(drawn.text), person.address
        person.goes_on()


def test_a_line_of_an_answer_is_the_one_that_the_template_draws(app, content):
    macros = app.jinja_env.get_template("components/answer_lines.html").module
    with app.app_context():
        for question in content.rulebook.question.values():
            chosen = [each.label for each in question.options] or [
                f"7 out of {question.maximum}" if question.kind == "scale" else "7"
            ]
            answer = frozenset(each.id for each in question.options) or 7
            told = macros.told(question, "; ".join(chosen))
            assert lines.answer_lines("told", [(question, answer)]) == told
