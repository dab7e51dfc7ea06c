"""When all else fails: probes that ask any host, templates and files that are gone, and the page that needs neither."""

import json
import re
import shutil
import subprocess
import sys

import pytest
from cookies import KEY
from page_check import header_faults, read, words
from person import Person

from app import ROOT, create_app
from app.content import FOLDER
from app.web.frame import edge

ADDRESSES = (
    "/", "/privacy", "/exercises/plank", "/screener", "/screener/danger", "/result", "/routine", "/region", "/nope",
)  # fmt: skip


# --- Probes


@pytest.mark.parametrize("host", ["localhost", "10.0.0.7:8001", "evil.example", "[::1]", "", "\xff"])
@pytest.mark.parametrize("address", ["/livez", "/readyz"])
def test_a_probe_is_answered_whatever_host_it_asks_for(app, address, host):
    response = app.test_client().get(address, headers={"Host": host})
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert "Set-Cookie" not in response.headers
    head = app.test_client().head(address, headers={"Host": host})
    assert (head.status_code, head.data, head.content_length) == (200, b"", len(response.data))


def test_the_probe_tells_which_release_answers(app, content):
    told = json.loads(app.test_client().get("/readyz").text)
    assert told == {"content": content.versions.told, "static": app.extensions["release"]}


def test_every_other_address_still_asks_for_the_right_host(app):
    for address in ("/", "/livez/x", "/livezz", "/readyz/"):
        assert app.test_client().get(address, headers={"Host": "evil.example"}).status_code == 400, address


# --- Nothing is read late


def test_with_templates_content_and_files_taken_away_every_page_still_answers(tmp_path, monkeypatch):
    for name in ("templates", "static", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setattr("app.ROOT", tmp_path)
    app = create_app({"SECRET_KEY": KEY}, tmp_path / FOLDER.name)
    for name in ("templates", "static", "content"):
        shutil.rmtree(tmp_path / name)
    person = Person(app).walks().agrees()
    assert person.address == "/routine"
    for address in ADDRESSES:
        assert person.opens(address).status in (200, 404), address
    for step in person.content.rulebook.steps:
        assert person.opens(f"/screener/{step.id}").status == 200, step.id
    for file in re.findall(r'(?:href|src)="(/static/[^"]+)"', person.browser.get("/routine").text):
        assert person.browser.get(file).status_code == 200
    assert Person(app).walks(emergency_signs="cold-leg").address == "/result"
    assert Person(app).opens("/screener/danger").presses("Continue").status == 422


def test_no_template_is_looked_for_while_people_wait(app, monkeypatch):
    def look(*_args):
        raise AssertionError("a template was read")

    monkeypatch.setattr(type(app.jinja_env.loader), "get_source", look)
    person = Person(app).walks().agrees()
    for address in ADDRESSES:
        person.opens(address)


FIRST_PAGE = """
import io, sys, wsgi
seen = []
sys.addaudithook(lambda event, given: seen.append(f"{event} {given[0]}") if event in ("open", "import") else None)
environ = {
    "REQUEST_METHOD": "GET", "PATH_INFO": "/screener/danger", "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1",
    "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1", "wsgi.url_scheme": "http",
    "wsgi.version": (1, 0), "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "wsgi.multithread": False,
    "wsgi.multiprocess": True, "wsgi.run_once": False, "HTTP_ACCEPT_ENCODING": "br",
}
page = b"".join(wsgi.app(environ, lambda status, headers: seen.append(status)))
print(seen, len(page) > 1000)
"""


def test_the_first_page_that_somebody_sees_opens_no_file():
    """A worker that has no file handle left can still draw it."""
    ran = subprocess.run([sys.executable, "-c", FIRST_PAGE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "['200 OK'] True\n"


# --- The emergency page


@pytest.fixture
def without_templates(monkeypatch):
    """An app that can draw nothing any more, not even its error page."""
    app = create_app({"SECRET_KEY": KEY})
    app.extensions["reading"].clear()
    app.extensions["skeletons"].clear()
    app.jinja_env.cache.clear()
    monkeypatch.setattr(app, "jinja_loader", None)
    return app


def assert_is_the_emergency_page(response, content):
    assert response.status_code == 500
    page = read(response.text)
    net, texts = content.texts["safety_net"], [text for _, text in content.wording["errors/emergency"]]
    signs = [
        each.label for each in content.rulebook.question[net["question"]].options if each.id not in net["leave_out"]
    ]
    seen = words(page.main)
    assert [each for each in (*texts, *signs) if each not in seen] == []
    for region in content.people.regions.values():
        assert region.name in seen
        for number in (*region.emergency, *region.crisis):
            assert page.select(f'a[href="tel:{number.tel}"]')
    assert header_faults(response) == []
    return seen


def test_when_nothing_can_be_drawn_every_address_gives_the_emergency_page(without_templates, content):
    browser = without_templates.test_client()
    for address in ADDRESSES:
        response = browser.get(address, follow_redirects=True)
        assert_is_the_emergency_page(response, content)
    seen = assert_is_the_emergency_page(browser.post("/region"), content)
    first, text = next(iter(content.people.regions.values())), content.wording["errors/emergency"]
    numbers = seen.index(f"{first.name}Call {first.emergency[0].label}")
    assert seen.index(text["call"]) < numbers < seen.index(text["sorry"]), "the numbers come first"
    assert_is_the_emergency_page(browser.get("/", headers={"Host": "evil.example"}), content)


def test_a_probe_and_a_file_need_no_template(without_templates):
    browser = without_templates.test_client()
    assert browser.get("/livez").status_code == 200
    assert browser.get(f"/static/{without_templates.extensions['release']}/css/site.css").status_code == 200


def test_the_emergency_page_loads_nothing_and_may_style_itself_alone(app, without_templates):
    page = edge.emergency_page(app)
    assert read(page).select("link, script, img, iframe, form") == []
    assert not re.search(r"url\(|@import|https?:", page)
    policy = without_templates.test_client().get("/").headers["Content-Security-Policy"]
    assert re.search("default-src 'none'; .*style-src 'sha256-[^']+';", policy)


def test_a_failure_that_only_the_edge_sees_is_logged_without_its_message(without_templates, caplog):
    without_templates.test_client().get("/result", follow_redirects=True)
    assert any("TemplateNotFound at " in record.getMessage() for record in caplog.records)
    assert all(record.exc_info is None for record in caplog.records)


def test_the_page_can_be_printed_for_the_server_in_front(app):
    ran = app.test_cli_runner().invoke(args=["emergency-page"])
    assert (ran.exit_code, ran.output) == (0, edge.emergency_page(app) + "\n")
