"""The pictures on pages: turned round for the other leg, the sore side tinted, and with each pose its words."""

import pytest
from drawn_body import right_is_near

from app.content import load
from app.decision.sides import BOTH, OTHER, legs_of
from app.pictures.drawing import Word, working_side
from app.routine.legs import possible_legs, say
from app.web.frame.pictures import shown

CONTENT = load()
KEYS = list(CONTENT.pictures)
SIDES = CONTENT.routine.sides


def form_of(key):
    return CONTENT.routine.exercises[key[0]].form[key[1]]


def views(key):
    """(leg that works, sides to mark) for everybody who is shown this form."""
    form = form_of(key)
    for side, legs in possible_legs(form.legs):
        for sore in [(side,)] if side else [(), BOTH]:
            yield from ((leg, sore) for leg in legs or (None,))


def stills(page) -> list:
    return page.select("figure.picture")


# --- Which way round, and which side is sore


@pytest.mark.parametrize("key", KEYS, ids=lambda key: "-".join(filter(None, key)))
def test_a_picture_is_turned_so_that_the_own_leg_works_and_tints_the_side_that_is_sore(app, key):
    figure = CONTENT.pictures[key]
    with app.app_context():
        for leg, sore in views(key):
            seen = shown(key, leg, sore, "x")
            near = "right" if right_is_near(figure, figure.poses[0].posture, seen.mirrored) else "left"
            if leg:
                assert figure.works == ("near-leg" if leg == near else "far-leg")
            assert sorted(seen.sore) == sorted("near" if side == near else "far" for side in sore)


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
    """What the pictures are of, without the pose."""
    return [each.title.get_text().rpartition(": ")[0] for each in page.select("figure.picture svg.fig")]


@pytest.mark.parametrize("exercise", CONTENT.routine.exercises.values(), ids=lambda each: each.id)
def test_the_page_of_an_exercise_shows_every_form_and_variant_and_says_for_which_side(person, exercise):
    person.opens(f"/exercises/{exercise.id}")
    for name, form, variant in KEYS:
        if name == exercise.id:
            figure, legs = CONTENT.pictures[name, form, variant], legs_of(exercise.form[form].legs, "right")
            assert titles(person.main).count(say(figure.title, next(iter(legs), None), SIDES)) >= len(figure.poses)
    assert person.sees(next(iter(CONTENT.pictures.values())).body.legend["drawn-for"])
    assert all(key.has_attr("hidden") for key in person.main.select("button")), "a key that only a script can answer"


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


@pytest.mark.parametrize("address", ["/routine", *(f"/exercises/{each}" for each in CONTENT.routine.exercises)])
def test_no_two_pictures_of_a_page_have_the_same_name(person, address):
    person.completes().agrees().opens(address)
    names = [each.title.get_text() for each in person.main.select("figure.picture svg.fig")]
    assert len(set(names)) == len(names) > 1


@pytest.mark.parametrize("side", BOTH)
def test_a_picture_says_what_it_shows_with_side_and_limb_to_those_who_do_not_see_it(person, side):
    person.completes(pain_side=side).agrees()
    seen = 0
    for part in person.main.select(".set"):
        leg = part.select_one("[data-side]")["data-side"]
        for svg in part.select("svg.fig"):
            title, desc = (person.page.find(id=svg[name]) for name in ("aria-labelledby", "aria-describedby"))
            assert (title.name, desc.name, svg["role"]) == ("title", "desc", "img")
            assert f"your {leg} " in title.get_text()
            assert desc.get_text() and desc.get_text() not in title.get_text()
            assert "{" not in title.get_text() + desc.get_text()
            seen += 1
    assert seen > 5  # the first exercise has two sets


def test_the_routine_for_two_sore_sides_shows_the_plank_that_favours_none(person):
    person.completes(pain_side="both").agrees()
    plank = person.main.select_one('[data-name="Plank"] svg.fig')
    assert plank.title.get_text().startswith(CONTENT.pictures["plank", "hold-toes", None].title + ": ")


@pytest.mark.parametrize(("side", "marked"), [("left", 1), ("both", 2), ("alternating", 0), ("unsure", 0)])
def test_every_picture_marks_the_sides_that_were_told_and_the_signs_explain_only_what_is_marked(person, side, marked):
    person.completes(pain_side=side).agrees()
    drawn = person.main.select(".set svg.fig")
    assert {len({"fig--sore-near", "fig--sore-far"} & set(each["class"])) for each in drawn} == {marked}
    legend = next(iter(CONTENT.pictures.values())).body.legend
    assert (legend["sore"] in person.main.select_one(".signs").get_text()) == bool(marked)


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


@pytest.mark.parametrize("address", ["/routine", *(f"/exercises/{each}" for each in CONTENT.routine.exercises)])
def test_a_page_with_large_pictures_says_once_what_each_sign_means(person, address):
    person.completes().agrees().opens(address)
    legend = next(iter(CONTENT.pictures.values())).body.legend
    (signs,) = person.main.select(".signs")
    told = [each.get_text(strip=True) for each in signs.select("li")]
    assert told == [legend[sign] for sign in ("arrow", "press", "muscle", "sore")]
    assert len(signs.select("svg[aria-hidden=true]")) == len(told)


def test_no_id_stands_twice_on_a_page(person):
    pages = [person.completes().page, person.opens("/result/clinician").page, person.opens("/for-clinicians").page]
    pages += [person.opens("/result").agrees().page, person.opens("/exercises/plank").page]
    for page in pages:
        ids = [each["id"] for each in page.select("[id]")]
        assert len(ids) == len(set(ids))
