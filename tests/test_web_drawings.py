"""The drawings of the exercises as files: kept by browsers, the same for both sides, light, and shapes alone."""

import gzip
import re
from functools import cache
from hashlib import sha256
from xml.etree import ElementTree

import brotli
import pytest
from drawing_cost import drawing_cost
from person import Person
from plain_client import Plain

from app import create_app
from app.content import load
from app.decision.sides import BOTH
from app.pictures.drawing import draw
from app.web.frame import drawings

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


def test_a_drawing_has_one_address(app, reader):
    for address in files(reader[KEYS[0][0]]):
        asked = [app.test_client().get(each).status_code for each in (address, f"{address}/", f"{address}//")]
        assert asked == [200, 404, 404]


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


def test_drawing_all_of_them_at_the_start_is_cheap():
    """`make bench` says how cheap. What holds on any machine that is busy stands here."""
    cost = drawing_cost()
    assert cost["seconds"] < 6
    assert 0 < cost["bytes"] < 20e6


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
