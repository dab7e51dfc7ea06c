"""What the server says to a device that may keep pages: the worker, the manifest, the hours, and of whom."""

import json
import re
import shutil

import pytest
from keepers import chooses_to_keep
from packs import edit
from page_check import good
from person import Person

from app import create_app
from app.config import BadSetting, settings
from app.content import FOLDER
from app.web.frame.assets import PARTS
from app.web.frame.worker import HEADER

HOUR = 3600


def get(app, address: str):
    return app.test_client().get(address)


def own(app) -> dict:
    """What the worker is told of this release."""
    return json.loads(re.search(r"^const OWN = (.+)$", get(app, "/sw.js").text, re.MULTILINE)[1])


def keeper(app) -> Person:
    return chooses_to_keep(Person(app).walks()).opens("/routine/start").begins()


def routine(person: Person):
    return good(person.browser.get("/routine"), 200)


def hours(person: Person) -> dict:
    return json.loads(re.search(r"data-times='([^']+)'", routine(person).text)[1])


# --- The worker


def test_a_browser_asks_each_time_whether_the_worker_has_changed_and_it_may_load_from_here_alone(app):
    response = get(app, "/sw.js")
    assert response.headers["Content-Type"] == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; connect-src 'self'"
    assert "Set-Cookie" not in response.headers


def test_all_that_is_on_its_list_is_the_same_for_everybody(app):
    person = Person(app).completes()
    for address in own(app)["read"]:
        strange, known = get(app, address), person.browser.get(address)
        assert strange.status_code == 200
        assert known.text == strange.text or known.headers["Cache-Control"] == "no-store", address


def test_every_script_that_is_served_is_on_its_list(app):
    scripts = own(app)["scripts"]
    assert all(get(app, address).status_code == 200 for address in scripts)
    assert not any(part in address for part in PARTS for address in scripts)
    assert {address.rsplit("/", 1)[1] for address in scripts} == {
        "app.js", "kept.js", "offline.js", "pictures.js", "player.js",
    }  # fmt: skip


def test_with_other_content_it_is_another_worker(app, tmp_path):
    shutil.copytree(FOLDER, tmp_path / "content")
    edit(tmp_path / "content" / "words" / "routine" / "follow.yaml", "title: Your routine", "title: The routine")
    assert own(app)["mark"] != own(create_app({"TESTING": True}, tmp_path / "content"))["mark"]


def test_it_can_be_taken_away_by_a_setting():
    gone = create_app({"TESTING": True, "OFFLINE": False})
    script = get(gone, "/sw.js").text
    assert "unregister" in script and "fetch" not in script


def test_the_setting_is_a_word_that_is_known():
    assert settings({})["OFFLINE"] is settings({"OFFLINE": "on"})["OFFLINE"] is True
    assert settings({"OFFLINE": "off"})["OFFLINE"] is False
    with pytest.raises(BadSetting, match='OFFLINE is "no". It should be "on", or "off"'):
        settings({"OFFLINE": "no"})


def test_one_policy_may_name_the_worker_and_nothing_else_may_name_a_script(app):
    policy = get(app, "/privacy").headers["Content-Security-Policy"].split("; ")
    parts = {part.split()[0]: part.split()[1:] for part in policy}
    assert parts["require-trusted-types-for"] == ["'script'"]
    assert parts["trusted-types"] == ["worker"]
    assert parts["worker-src"] == parts["manifest-src"] == parts["script-src"] == ["'self'"]


# --- The home screen


def test_the_manifest_has_its_words_from_the_content_and_icons_that_are_there(app):
    response = get(app, "/manifest.webmanifest")
    told = json.loads(response.text)
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (told["name"], told["short_name"], told["lang"]) == ("SI Joint Steps", "SI Steps", "en-GB")
    assert (told["start_url"], told["scope"], told["display"]) == ("/", "/", "standalone")
    sizes = {(icon["sizes"], icon["purpose"]) for icon in told["icons"]}
    assert sizes == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    for icon in told["icons"]:
        image = get(app, icon["src"]).data
        width = int(icon["sizes"].split("x")[0])
        assert image[:8] == b"\x89PNG\r\n\x1a\n" and int.from_bytes(image[16:20]) == width


def test_every_page_names_the_manifest_and_the_icon_of_apple(app):
    page = get(app, "/privacy").text
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    icon = re.search(r'<link rel="apple-touch-icon" href="(\S+)">', page)[1]
    assert get(app, icon).status_code == 200


# --- The pages that are shown without a network


@pytest.mark.parametrize("address", ["/offline", "/offline/signs"])
def test_a_page_for_no_network_has_every_emergency_number_and_every_danger_sign(app, content, address):
    page = good(get(app, address), 200).text
    for region in content.people.regions.values():
        assert all(f'href="tel:{number.tel}"' in page for number in region.emergency if number.tel)
    signs = content.rulebook.question["emergency-signs"].options
    assert all(str(sign.label) in page.replace("&#39;", "’") for sign in signs if sign.id not in ("none", "unsure"))


# --- The hours


def test_who_keeps_nothing_is_given_no_leave_to_keep_the_routine(app):
    person = Person(app).completes().agrees()
    assert HEADER not in routine(person).headers
    assert set(hours(person)) == {"open", "lasts"}


def test_the_routine_may_be_kept_until_the_first_answer_is_out_of_its_time(app, clock):
    person = keeper(app)
    assert routine(person).headers[HEADER] == f"{own(app)['mark']} {16 * HOUR}"
    clock.now += 2 * HOUR
    assert routine(person).headers[HEADER] == f"{own(app)['mark']} {14 * HOUR}"
    told = hours(person)
    assert (told["open"], told["lasts"], told["signs"]) == (HOUR, 3 * HOUR, 14 * HOUR)


def test_a_routine_that_is_open_stays_so_when_its_danger_signs_go_out_of_time(app, clock):
    person = keeper(app)
    clock.now += 15 * HOUR
    person.opens("/routine/start").begins(3)
    assert (hours(person)["open"], hours(person)["signs"]) == (3 * HOUR, HOUR)
    clock.now += 2 * HOUR
    assert (hours(person)["open"], hours(person)["signs"]) == (HOUR, -HOUR)
    assert routine(person).headers[HEADER].endswith(f" {HOUR}")


def test_only_numbers_with_the_very_same_decision_begin_a_routine_without_a_network(app):
    assert hours(keeper(app))["numbers"] == [0, 1, 2, 3, 4, 5]


def test_when_keeping_is_stopped_the_routine_has_no_leave_any_more(app):
    person = keeper(app)
    person.opens("/").presses("Stop keeping my answers")
    assert HEADER not in routine(person).headers
