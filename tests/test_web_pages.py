"""Every page: good HTML5, one h1, ids that exist, labels, curly quotes, nothing inline, nothing from elsewhere."""

import re

import pytest
from page_check import faults_of, header_faults, page_faults, read, words
from person import Person
from plain_client import Plain

NOT_SERVED = {"static", "drawing", "worker", "manifest"}  # files


def reading_pages(app):
    content = app.extensions["content"]
    slugs = [f"/{slug}" for slug in content.library.pages if slug != "start"]
    return [
        "/",
        *slugs,
        "/exercises",
        *(f"/exercises/{name}" for name in content.routine.exercises),
        "/region",
        "/forgotten",
        "/offline",
        "/offline/signs",
    ]


def test_every_page_to_read_is_whole(app):
    for address in reading_pages(app):
        response = app.test_client().get(address)
        assert response.status_code == 200, address
        assert faults_of(response) == [], address


def test_the_walk_of_a_person_covers_every_view(app):
    """Person checks each page that is met; here stands that no view is left out of the tests of the pages."""
    views = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods} - NOT_SERVED
    assert views == {
        "pages.start", "pages.exercises", "pages.exercise", "pages.read", "pages.offline",
        "pages.signs_first", "screener.start", "screener.ask", "screener.check", "confirm.show",
        "screener.result", "screener.region", "screener.forgotten", "start.show", "start.reloaded", "routine.follow",
        "routine.stop", "routine.after_reloaded", "times.choose", "sound.of_set", "sheet.clinician",
        "diary.show", "diary.reloaded", "exchange.export", "exchange.reloaded", "diary_sheet.clinician",
    }  # fmt: skip


@pytest.mark.parametrize(
    "named",
    [
        {}, {"ball": "no", "plank": "knees", "pain_side": "both", "health": ["kneeling", "high-blood-pressure"]},
        {"plank": "cannot", "ball": "no", "pain_side": "both", "causes": ["spondyloarthritis", "psoriasis",
        "leg-length"]},
        {"pain_side": "right", "plank": "toes", "pain_spread": ["below-knee-ache"], "health": ["wrist", "glaucoma"]},
        {"expecting": "pregnant"}, {"expecting": "recent-birth", "birth_body": ["leaking"],
        "tried": ["keeps-returning"]},
        {"age": 15}, {"age": 72, "pain_first_time": "yes", "pain_worse": ["none"], "cancer": "yes-steady"},
        {"urgent_signs": ["red-eye", "unsure"]}, {"emergency_signs": ["cold-leg", "unsteady-legs"]},
        {"expecting": "recent-birth", "birth_signs": ["harm-thoughts"]},
    ],
    ids=str,
)  # fmt: skip
def test_every_page_of_these_ways_is_whole(app, content, named):
    """The person checks each page that is shown."""
    person = Person(app).walks(**named).opens("/result")
    level = person.main["data-level"]
    if level in ("changed", "full"):
        person.agrees()
        if person.page.select("form.helped"):
            person.presses(content.routine.answers["no-change"])
        person.rates(3)
        person.opens("/routine").follows("Stop the routine")


@pytest.mark.parametrize(
    "named", [{}, {"urgent_signs": ["fever"]}, {"expecting": "recent-birth", "birth_signs": ["harm-thoughts"]}]
)
def test_the_result_is_whole_in_every_region(app, content, named):
    person = Person(app).completes(**named)
    for region in content.people.regions.values():
        person.opens("/region").chooses("Telephone numbers for", region.name).presses("Show these numbers")
        assert person.opens("/result").sees(region.emergency[0].label)


def test_no_two_pages_have_the_same_title(app):
    titles = [words(read(app.test_client().get(address).text).title) for address in reading_pages(app)]
    assert [title for title in titles if titles.count(title) > 1] == []
    assert all(title.endswith(" – SI Joint Steps") for title in titles)


def test_every_link_of_every_page_to_read_leads_somewhere(app):
    browser, pages = app.test_client(), {}

    def page(address):
        if address not in pages:
            response = browser.get(address)
            assert response.status_code in (200, 303), address
            pages[address] = read(response.text)
        return pages[address]

    for address in reading_pages(app):
        for link in page(address).select('a[href^="/"]'):
            target, _, fragment = link["href"].partition("#")
            assert not fragment or page(target).find(id=fragment), (address, link["href"])
            page(target)


def test_pages_to_read_about_exercises_have_no_timer_and_no_start(app, content):
    for exercise in content.routine.exercises:
        page = read(app.test_client().get(f"/exercises/{exercise}").text)
        for key in page.select("main [data-module=movement] > button[hidden]"):
            key.parent.unwrap()  # it shows how it looks, and leads nowhere
            key.extract()
        assert not page.select("main [data-module], main form, main button, main [data-phase]")
        assert page.main.select('a[href="/screener"]')


def test_nobody_who_answers_is_offered_a_page_to_wander_off_to(person):
    person.starts()
    assert [link["class"] for link in person.page.select("nav a")] == [["back"]]
    person.completes()
    links = {link["href"] for link in person.page.select("a[href]")}
    assert not [link for link in links if link.startswith("/exercises")]


def test_only_the_screener_is_asked_not_to_be_indexed(app):
    for address in reading_pages(app):
        assert 'content="noindex"' not in app.test_client().get(address).text, address
    assert 'content="noindex"' in app.test_client().get("/screener/danger").text


def test_a_script_is_a_module_of_ours_and_the_page_is_whole_without(app):
    for address in (*reading_pages(app), "/screener/danger"):
        scripts = read(app.test_client().get(address).text).select("script")
        assert all(script["type"] == "module" and script["src"].startswith("/static/") for script in scripts)


def test_every_file_that_a_page_loads_is_there_and_is_loaded_once(app):
    browser = app.test_client()
    person = Person(app).completes().agrees()
    for page in (person.page, *(read(browser.get(address).text) for address in ("/", "/screener/danger"))):
        loaded = [each.get("src") or each["href"] for each in page.select("script[src], link[href], img[src]")]
        assert len(loaded) == len(set(loaded)), loaded
        for address in loaded:
            with browser.get(address) as response:
                assert response.status_code == 200, address
                assert header_faults(response) == []


def test_style_files_load_nothing_from_elsewhere(app):
    browser = app.test_client()
    for address in set(
        re.findall(r'href="(/static/\S+?\.css)"', browser.get("/").text + browser.get("/screener/danger").text)
    ):
        with browser.get(address) as response:
            text = response.text
        assert "@import" not in text
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", text)


# --- The checks themselves find what they are for

GOOD = (
    '<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>One</h1><h2>Two</h2>'
    '<p id="a">“Good”</p></main></body></html>'
)


def test_a_good_page_has_no_fault():
    assert page_faults(GOOD) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<h2>Two</h2>", "<h2>Two"), ("<p ", "<p id='a' "), ("<h1>One</h1>", ""), ("</h1>", "</h1><h1>Again</h1>"),
        ("h2", "h3"),
        ("</p>", '</p><p id="a">Again</p>'), ("</p>", '</p><label for="b">x</label>'), ("</p>",
        '</p><a href="#b">x</a>'),
        ("</p>", '</p><p aria-describedby="a b">x</p>'), ("“Good”", '"Good"'), ("“Good”", "don't"), ("“Good”",
        "your {leg}"),
        ("“Good”", "None"), ("<p ", '<p style="color:red" '), ("<p ", '<p onclick="x()" '), ("</p>",
        "</p><script>1</script>"),
        ("</p>", '</p><img src="https://x.example/a.png" alt="">'), ("</p>", '</p><input name="x">'),
        ("</title>", '</title><link rel="stylesheet" href="//x.example/a.css">'), ("</p>",
        '</p><a href="javascript:x">x</a>'),
        ("</p>", '</p><form action="https://x.example"><button>Go</button></form>'), ("</p>", "</p><button></button>"),
        ("</p>", "</p></div>"), ("<!doctype html>", ""), ("</p>", "</p><fieldset></fieldset>"),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_found(before, after):
    broken = GOOD.replace(before, after, 1) if before != "h2" else GOOD.replace("h2", "h3")
    assert broken != GOOD
    assert page_faults(broken)


def test_a_missing_header_is_found(app):
    plain = Plain(app)
    response = plain.browser.get("/")
    for name in ("X-Content-Type-Options", "Content-Security-Policy"):
        value = response.headers.pop(name)
        assert header_faults(response), name
        response.headers[name] = value
    for policy in ("default-src *", "default-src 'none'", "script-src 'self'",
                   response.headers["Content-Security-Policy"] + "; style-src 'unsafe-inline'"):  # fmt: skip
        response.headers["Content-Security-Policy"] = policy
        assert header_faults(response), policy
