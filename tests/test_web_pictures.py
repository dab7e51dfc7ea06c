"""The pictures on pages: files that are kept, the same for both sides, and the stills of each pose with their words."""

import gzip
import re
from functools import cache
from hashlib import sha256
from xml.etree import ElementTree

import brotli
import pytest
from person import Person
from plain_client import Plain

from app import create_app
from app.content import load
from app.decision.sides import BOTH, OTHER, legs_of
from app.pictures.drawing import Word, draw, near_side, working_side
from app.routine.legs import possible_legs, say
from app.web.frame import drawings
from app.web.frame.pictures import shown

CONTENT = load()
KEYS = list(CONTENT.pictures)
SIDES = CONTENT.routine.sides
STILL, MOVING = 5000, 16000  # bytes, packed
NAME = re.compile(r"/static/pictures/[0-9a-f]{12}\.svg")
# Attributes alone: a drawing that could style itself, name another file or run a script would be refused by the page.
FORBIDDEN = re.compile(r"<(?!/?(svg|g|path|circle|ellipse)[ >/])|\s(style|class|on\w+|href)=|url\(|#")
every_figure = pytest.mark.parametrize("key", KEYS, ids=lambda key: "-".join(filter(None, key)))


@cache
def drawing_of(key):
    return draw(CONTENT.pictures[key])


def form_of(key):
    return CONTENT.routine.exercises[key[0]].form[key[1]]


def views(key):
    """(leg that works, sides to mark) for everybody who is shown this form."""
    form = form_of(key)
    for side, legs in possible_legs(form.legs):
        sore = BOTH if form.only_both_sides else tuple(filter(None, [side]))
        yield from ((leg, sore) for leg in legs or (None,))


def stills(page) -> list:
    return page.select("figure.picture")


def files(page) -> set[str]:
    """The addresses of all drawings that a page shows or moves."""
    moving = {each["data-moving"] for each in page.select("[data-moving]")}
    return moving | {each["href"].partition("#")[0] for each in page.select("svg.fig use")}


@pytest.fixture(scope="module")
def reader(app):
    """The page of every exercise, by its id."""
    return {each: Plain(app).reads(f"/exercises/{each}") for each in CONTENT.routine.exercises}


# --- The files


def test_each_drawing_is_a_file_that_is_kept_and_may_load_nothing(app, reader):
    addresses = set().union(*map(files, reader.values()))
    assert len(addresses) > len(KEYS)
    for address in addresses:
        response = app.test_client().get(address)
        assert (response.status_code, response.headers["Content-Type"]) == (200, "image/svg+xml")
        assert response.headers["Cache-Control"] == "max-age=31536000, immutable"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Content-Security-Policy"] == "default-src 'none'"
        assert "Set-Cookie" not in response.headers


def test_a_drawing_is_the_same_in_every_encoding(app, reader):
    for address in files(reader[KEYS[0][0]]):
        plain, br, packed = (
            app.test_client().get(address, headers={"Accept-Encoding": each}) for each in ("identity", "br", "gzip")
        )
        assert brotli.decompress(br.data) == gzip.decompress(packed.data) == plain.data


def test_an_address_is_a_mark_of_the_drawing_so_it_can_never_show_another_one(app, reader):
    for address in set().union(*map(files, reader.values())):
        assert NAME.fullmatch(address)
        assert sha256(app.test_client().get(address).data).hexdigest().startswith(address[-16:-4])
    assert app.test_client().get("/static/pictures/0123456789ab.svg").status_code == 404


def test_a_reader_has_every_file_that_any_routine_names(app, reader):
    """So a file that was asked for, or is still kept, tells no more than that somebody read of a form."""
    read = set().union(*map(files, reader.values()))
    for named in ({"pain_side": side} | more for side in (*BOTH, "both") for more in ({}, {"plank": "knees"})):
        someone = Person(app).completes(**named)
        assert files(someone.page) <= read
        assert files(someone.agrees().page) <= read


def test_the_left_and_the_right_side_have_the_same_files(app):
    left, right = (files(Person(app).completes(pain_side=side).agrees().page) for side in BOTH)
    assert left == right


def test_drawings_that_are_equal_are_one_file(app):
    known = app.extensions["drawings"].values()
    packed = [file for each in known for file in each.files.values()]
    assert len(packed) > len({id(each) for each in packed}) == len({each.bodies["identity"][0] for each in packed})


def test_an_app_that_is_made_again_draws_nothing_again(app, monkeypatch):
    monkeypatch.setattr(drawings, "draw", lambda figure: pytest.fail(f"{figure.exercise} was drawn again"))
    again = create_app({"SECRET_KEY": "x" * 40})
    assert again.extensions["drawing-addresses"] == app.extensions["drawing-addresses"]


# --- What stands in them


@every_figure
def test_a_drawing_is_light(key):
    drawing = drawing_of(key)
    for pose, still in drawing.stills.items():
        assert len(gzip.compress(still.encode(), 9)) <= STILL, pose
    assert len(gzip.compress(drawing.moving.encode(), 9)) <= MOVING


@every_figure
def test_a_drawing_has_shapes_only_and_takes_its_colours_from_the_page(key):
    drawing = drawing_of(key)
    for document in (*drawing.stills.values(), drawing.moving):
        assert not FORBIDDEN.search(document)
        colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', document))
        assert colours
        assert all(re.fullmatch(r"none|var\(--fig-[\w-]+\)", each) for each in colours), colours


@every_figure
def test_a_file_that_moves_has_the_room_and_each_frame_by_its_number(key):
    drawing = drawing_of(key)
    groups = [each.get("id") for each in ElementTree.fromstring(drawing.moving)]  # noqa: S314
    assert groups == ["room", *(f"f{number}" for number in range(drawing.frames))]
    for still in drawing.stills.values():
        assert [each.get("id") for each in ElementTree.fromstring(still)] == ["p"]  # noqa: S314


@every_figure
def test_the_poses_stand_in_the_order_of_the_movement(key):
    figure, drawing = CONTENT.pictures[key], drawing_of(key)
    at = [drawing.at[pose.names[0]] for pose in figure.poses]
    assert at == sorted(set(at))
    assert (at[0], at[-1]) == (0, drawing.frames - 1)


# --- Which way round, and which side is sore


@every_figure
def test_a_picture_is_turned_round_when_the_other_leg_works_and_tints_the_side_that_is_sore(app, key):
    """As drawn, one side is near. A picture that is turned round shows the other one there."""
    figure = CONTENT.pictures[key]
    with app.app_context():
        for leg, sore in views(key):
            seen = shown(key, leg, sore, "x")
            turned = leg is not None and working_side(figure) != leg
            near = OTHER[near_side(figure)] if turned else near_side(figure)
            assert seen.mirrored == turned
            assert set(seen.sore) == {"near" if side == near else "far" for side in sore}


def test_words_in_a_picture_that_is_turned_round_keep_their_place_beside_the_body(app, monkeypatch):
    key = next(key for key in KEYS if working_side(CONTENT.pictures[key]))
    sheet, pose = app.extensions["drawings"][key], CONTENT.pictures[key].poses[0].names[0]
    monkeypatch.setitem(sheet.words, pose, (Word(100, 60, "start", "15 cm"), Word(300, 80, "end", "2 cm")))
    leg = OTHER[working_side(CONTENT.pictures[key])]
    with app.app_context():
        seen = shown(key, leg, (), "x")
        page = app.jinja_env.get_template("components/picture.html").module.still(seen, seen.stills[0])
    width = sheet.size[0]
    assert f'<text x="{width - 100}" y="60" text-anchor="end">15 cm</text>' in page
    assert f'<text x="{width - 300}" y="80">2 cm</text>' in page
    assert f'transform="matrix(-1 0 0 1 {width} 0)"' in page


# --- Where it is shown


def titles(page) -> list[str]:
    return [each.title.get_text() for each in page.select("figure.picture svg.fig")]


@pytest.mark.parametrize("exercise", CONTENT.routine.exercises.values(), ids=lambda each: each.id)
def test_the_page_of_an_exercise_shows_every_form_and_variant_and_says_for_which_side(person, exercise):
    person.opens(f"/exercises/{exercise.id}")
    for name, form, variant in KEYS:
        if name == exercise.id:
            figure, legs = CONTENT.pictures[name, form, variant], legs_of(exercise.form[form].legs, "right")
            assert titles(person.main).count(say(figure.title, next(iter(legs), None), SIDES)) >= len(figure.poses)
    assert person.sees(next(iter(CONTENT.pictures.values())).body.legend["drawn-for"])
    assert not person.main.select("button")


def test_each_pose_has_a_still_with_its_word_above_it_and_says_where_it_is_in_the_movement(app, person):
    person.completes().agrees()
    for part in person.main.select(".pictures"):
        key = next(key for key, sheet in app.extensions["drawings"].items() if sheet.moving in part["data-moving"])
        figure, sheet = CONTENT.pictures[key], app.extensions["drawings"][key]
        assert int(part["data-frames"]) == sheet.frames
        for pose, still in zip(figure.poses, stills(part), strict=True):
            assert still["data-pose"].split() == list(pose.names)
            assert int(still["data-frame"]) == sheet.at[pose.names[0]]
            assert still.figcaption.get_text() == " · ".join(figure.body.labels[name] for name in pose.names)
            assert sheet.stills[pose.names[0]] in still.use["href"]


@pytest.mark.parametrize("side", BOTH)
def test_a_picture_says_what_it_shows_with_side_and_limb_to_those_who_do_not_see_it(person, side):
    person.completes(pain_side=side).agrees()
    seen = 0
    for part in person.main.select(".set"):
        leg = part.select_one("[data-side]")["data-side"]
        for svg in part.select("svg.fig"):
            title, desc = (person.page.find(id=each) for each in svg["aria-labelledby"].split())
            assert (title.name, desc.name, svg["role"]) == ("title", "desc", "img")
            assert f"your {leg} " in title.get_text()
            assert desc.get_text() and "{" not in title.get_text() + desc.get_text()
            seen += 1
    assert seen > 5  # the first exercise has two sets


def test_the_routine_for_two_sore_sides_shows_the_plank_that_favours_none(person):
    person.completes(pain_side="both").agrees()
    plank = person.main.select_one('[data-name="Plank"] svg.fig')
    assert plank.title.get_text() == CONTENT.pictures["plank", "hold-toes", None].title
    assert {"fig--sore-near", "fig--sore-far"} <= set(plank["class"])


def at_work(app, exercise: str, form: str) -> str:
    phase = CONTENT.routine.exercises[exercise].timing.phase
    return app.extensions["drawings"][exercise, form, None].stills[phase]


@pytest.mark.parametrize("side", BOTH)
def test_the_result_shows_each_exercise_at_work_in_its_form_with_the_leg_that_works(app, person, side):
    person.completes(pain_side=side)
    offers = person.main.select("[data-exercise]")
    assert len(offers) == len(CONTENT.routine.exercises)
    for offer in offers:
        svg = offer.select_one("svg.fig")
        assert at_work(app, offer["data-exercise"], offer["data-form"]) in svg.use["href"]
        assert f"your {offer['data-sides'].split()[0]} " in svg.title.get_text()


@pytest.mark.parametrize("address", ["/", "/exercises", "/for-clinicians", "/routine/start", "/result/clinician"])
def test_small_pictures_say_which_exercise_it_is(app, person, address):
    person.completes().opens(address)
    drawn = {each["href"].partition("#")[0][-16:-4] for each in person.main.select("svg.fig use")}
    for exercise in CONTENT.routine.exercises.values():
        assert any(at_work(app, exercise.id, form.id) in drawn for form in exercise.forms)
        assert person.sees(exercise.name)
    assert all(each.find_parent(attrs={"aria-hidden": "true"}) for each in person.main.select("svg.fig"))


def test_no_id_stands_twice_on_a_page(person):
    pages = [person.completes().page, person.opens("/result/clinician").page, person.opens("/for-clinicians").page]
    pages += [person.opens("/result").agrees().page, person.opens("/exercises/plank").page]
    for page in pages:
        ids = [each["id"] for each in page.select("[id]")]
        assert len(ids) == len(set(ids))
