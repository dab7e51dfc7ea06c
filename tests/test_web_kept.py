"""What the server keeps: the pages and files that are the same for everybody, and nothing of anybody."""

import gc
from urllib.parse import clear_cache

import pytest
from answer_sets import seeded
from cookies import KEY, cookie_name, cookie_of, someone_with
from page_check import read
from person import Person
from plain_client import Plain

from app import create_app
from app.web.frame.packing import chosen


def reading_pages(content) -> list[str]:
    slugs = [f"/{slug}" for slug in content.library.pages if slug != "start"]
    return ["/", "/exercises", *slugs, *(f"/exercises/{name}" for name in content.routine.exercises)]


# --- Pages that depend on nobody


def test_a_reading_page_is_the_same_for_everybody_and_asks_for_no_cookie(app, content):
    someone = Person(app).completes(emergency_signs="cold-leg")
    someone.opens("/region").chooses("Telephone numbers for", "Ireland").presses("Show these numbers")
    for address in reading_pages(content)[1:]:  # “/” is a page of their own: test_web_home.py
        theirs, anyone = someone.browser.get(address), app.test_client().get(address)
        assert theirs.text == anyone.text, address
        for response in (theirs, anyone):
            assert "Set-Cookie" not in response.headers
            assert response.headers["Vary"] == "Accept-Encoding"
            assert response.headers["Cache-Control"] == "no-cache"


def test_a_browser_that_has_a_reading_page_is_told_so(app, content):
    tags = {app.test_client().get(address).headers["ETag"] for address in reading_pages(content)}
    assert len(tags) == len(reading_pages(content))
    for address in reading_pages(content):
        for encoding in ("br", "gzip", "identity"):
            asked = {"Accept-Encoding": encoding}
            first = app.test_client().get(address, headers=asked)
            again = app.test_client().get(address, headers=asked | {"If-None-Match": first.headers["ETag"]})
            assert (again.status_code, again.data) == (304, b"")
            other = app.test_client().get(address, headers=asked | {"If-None-Match": '"another"'})
            assert (other.status_code, other.data) == (200, first.data)


def test_a_reading_page_is_drawn_once(content, monkeypatch):
    app = create_app({"SECRET_KEY": KEY})
    drawn = []
    render = app.jinja_env.template_class.render
    monkeypatch.setattr(
        app.jinja_env.template_class, "render", lambda *args, **more: drawn.append(1) or render(*args, **more)
    )
    for _ in range(3):
        for address in reading_pages(content):
            for slash in ("", "/"):
                assert app.test_client().get(address + slash if address != "/" else address).status_code == 200
    assert len(drawn) == len(reading_pages(content))


def test_a_page_that_is_drawn_is_sent_without_a_look_at_the_cookie(app, monkeypatch):
    app.test_client().get("/privacy")
    looked = []
    monkeypatch.setattr(type(app.session_interface), "_kept", lambda *_: looked.append(1) or {})
    for address in ("/privacy", "/privacy/"):
        assert app.test_client().get(address, headers={"Cookie": f"{cookie_name(app)}=x"}).status_code == 200
    assert looked == []
    app.test_client(use_cookies=False).get("/screener/danger", headers={"Cookie": f"{cookie_name(app)}=x"})
    assert looked == [1]


def test_an_address_that_is_nothing_is_not_kept(app):
    before = len(app.extensions["reading"])
    for number in range(50):
        assert app.test_client().get(f"/nothing-{number}").status_code == 404
        assert app.test_client().get(f"/exercises/nothing-{number}").status_code == 404
    assert len(app.extensions["reading"]) == before


# --- Files under the address of any release


@pytest.mark.parametrize("release", ["0123456789", "x", "..."])
def test_a_page_of_another_release_gets_the_files_that_are_there(app, release):
    own = app.extensions["release"]
    for file in ("css/site.css", "js/app.js", "js/player/player.js", "icon.svg"):
        ours, theirs = (app.test_client().get(f"/static/{each}/{file}") for each in (own, release))
        assert (theirs.status_code, theirs.data) == (200, ours.data)
        assert ours.headers["Cache-Control"] == "max-age=31536000, immutable"
        assert theirs.headers["Cache-Control"] == "no-cache"


def test_a_file_without_a_release_is_not_there(app):
    for address in ("/static/css/site.css", "/static/icon.svg"):
        assert app.test_client().get(address).status_code == 404, address


# --- Nothing of anybody


def canary_in_memory(canary: str) -> list[str]:
    """Where the word stands in what lives on: kinds of the things that hold it."""
    gc.collect()
    held = []
    for each in gc.get_objects():
        if isinstance(each, dict):
            held += [type(each).__name__ for part in (*each.keys(), *each.values()) if _is(part, canary)]
        elif isinstance(each, list | tuple | set | frozenset):
            held += [type(each).__name__ for part in each if _is(part, canary)]
    return held


def _is(part: object, canary: str) -> bool:
    if isinstance(part, bytes):
        return canary.encode() in part
    return isinstance(part, str) and canary in part


def test_nothing_that_was_sent_outlives_its_request(app):
    letters = "abcdefghijklmnopqrstuvwxyz"
    canary = "".join(seeded(99).choice(letters) for _ in range(24))  # stands as a whole nowhere else, not in this file
    plain = Plain(app)
    app.test_client(use_cookies=False).get("/screener/danger", headers={"Cookie": f"x={canary}"})
    token = plain.token
    plain.browser.post("/screener/danger", data={"csrf_token": token, "emergency-signs": canary, canary: canary})
    plain.browser.post("/region", data={"csrf_token": token, "region": canary})
    plain.browser.get(f"/routine?{canary}={canary}")
    plain.browser.get(f"/{canary}")
    del plain
    clear_cache()  # of the addresses that the client of this test has taken apart
    mine = canary_in_memory(canary)
    assert [kind for kind in mine if kind != "dict"] == [] and len(mine) <= 2, mine  # the names of this test itself


def test_no_page_of_a_person_makes_what_is_kept_grow(app):
    """After some people, later ones with other answers leave nothing: not a picture, a form or a drawn part."""
    kept = ("reading", "pictures", "forms", "options", "skeletons", "drawn")

    def sizes():
        return [len(app.extensions[name]) for name in kept], len(app.jinja_env.cache), chosen.cache_info().currsize

    for address in reading_pages(app.extensions["content"]):
        app.test_client().get(address)
    Person(app).walks().agrees()
    before = sizes()
    for named in ({"pain_side": "right"}, {"pain_side": "both"}, {"plank": "knees"}, {"emergency_signs": "cold-leg"}):
        person = Person(app).walks(**named)
        if person.page.select(".care__way"):
            person.agrees()
    assert sizes() == before


def test_a_picture_is_there_for_every_routine_before_anybody_comes():
    app = create_app({"SECRET_KEY": KEY})
    there = len(app.extensions["pictures"])
    assert there
    person = Person(app).walks(pain_side="left").agrees()
    assert read(person.responses[-1].text).select("svg")
    assert someone_with(app, cookie_of(person)).opens("/routine").address == "/routine"
    assert len(app.extensions["pictures"]) == there
