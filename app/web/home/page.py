"""The start page: for whoever has answers here a page of their own, for everybody else the one to read."""

from flask import Flask, make_response, render_template

from app.decision.decision import Decision, sore_side
from app.routine.phases import WORSE, build
from app.routine.timeline import minutes
from app.web.answers.agreement import has_agreed
from app.web.answers.doing import own_helped
from app.web.answers.given import no_answers
from app.web.answers.keeping import keeps
from app.web.answers.lasting import begun_ago, counts_for
from app.web.answers.notices import has_notices
from app.web.content import content
from app.web.home.standing import Standing, own_standing
from app.web.questions.result import people, people_beside_exercises
from app.web.reading.pages import start
from app.web.routine.own import own_pace


def home():
    """One’s own page; or why there is none; or the page to read, which is the same for everybody."""
    if not no_answers():
        return own_page(own_standing())
    if has_notices() or keeps():
        return render_template("pages/start.html", text=content().library.pages["start"], ended=True)
    response = make_response(start())
    response.vary.add("cookie")
    return response


def own_page(standing: Standing) -> str:
    decision, told = standing.decision, {}
    side = sore_side(content().rulebook, standing.answers)
    if decision:
        told = {"to_tell": people_beside_exercises(decision)[0] if decision.has_routine else people(decision)}
    if standing.routine:
        told |= routine_told(standing.routine)
    worse = own_helped() == WORSE
    return render_template("pages/home.html", standing=standing, side=side, agreed=has_agreed(), worse=worse, **told)


def routine_told(decision: Decision) -> dict[str, object]:
    """How long the routine takes at this person’s pace."""
    pace = own_pace()
    return {"minutes": minutes(build(content().routine, decision, own=pace), pace)}


def register(app: Flask) -> None:
    app.add_url_rule("/", "pages.start", home)
    app.jinja_env.globals.update(begun_ago=begun_ago, counts_for=counts_for)
