"""Settings: safe without any, strict in production, and a sentence with exit status 1 when something is wrong."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cookies import KEY
from packs import copy_of_pack, edit

from app import create_app
from app.config import BadSetting, settings
from app.content import BrokenContent

ROOT = Path(__file__).parents[1]
PRODUCTION = {"APP_ENV": "production", "SECRET_KEY": KEY, "ALLOWED_HOSTS": "steps.example.org"}


# --- The environment


def test_production_refuses_to_start_without_a_key():
    for key in ({}, {"SECRET_KEY": ""}, {"SECRET_KEY": "short"}, {"SECRET_KEY": "x" * 31}):
        with pytest.raises(BadSetting, match="SECRET_KEY must be set to at least 32 characters"):
            settings({"APP_ENV": "production", "ALLOWED_HOSTS": "steps.example.org", **key})


def test_a_short_key_is_refused_in_any_mode():
    for environ in ({}, {"APP_ENV": "development"}, PRODUCTION):
        for name in ("SECRET_KEY", "SECRET_KEY_FALLBACKS"):
            with pytest.raises(BadSetting, match=name):
                settings({"SECRET_KEY": KEY, **environ, name: "x" * 31})
            assert settings({"SECRET_KEY": KEY, **environ, name: "x" * 32})


@pytest.mark.parametrize("word", [" ", ",", "é", "\t", "\x7f", "\udcff"])
def test_a_key_is_of_plain_characters_so_that_it_can_stand_in_a_list_later(word):
    for name in ("SECRET_KEY", "SECRET_KEY_FALLBACKS"):
        with pytest.raises(BadSetting, match=name):
            settings({"SECRET_KEY": KEY, name: f"short{word}{KEY}"})


def test_older_keys_are_a_list_with_commas():
    older = [letter * 32 for letter in "ab"]
    assert settings({"SECRET_KEY": KEY, "SECRET_KEY_FALLBACKS": ", ".join(older)})["SECRET_KEY_FALLBACKS"] == older
    assert settings({"SECRET_KEY": KEY})["SECRET_KEY_FALLBACKS"] == []
    with pytest.raises(BadSetting, match="SECRET_KEY_FALLBACKS"):
        settings({"SECRET_KEY": KEY, "SECRET_KEY_FALLBACKS": f"{older[0]},short"})


def test_a_complaint_about_a_key_does_not_tell_it():
    for name in ("SECRET_KEY", "SECRET_KEY_FALLBACKS"):
        with pytest.raises(BadSetting) as refused:
            settings({"SECRET_KEY": KEY, name: "swordfish"})
        assert "swordfish" not in str(refused.value)


def test_production_is_strict():
    found = settings(PRODUCTION)
    assert found["SECRET_KEY"] == KEY
    assert found["SESSION_COOKIE_SECURE"]
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")


@pytest.mark.parametrize("kind", ["prod", "Production", "production ", "staging", "1"])
def test_a_misspelt_production_does_not_start_as_something_else(kind):
    with pytest.raises(BadSetting, match="APP_ENV"):
        settings({"APP_ENV": kind, "SECRET_KEY": KEY})


def test_without_any_setting_plain_http_works(tmp_path, monkeypatch):
    monkeypatch.setattr("app.config.kept_key", lambda: KEY)
    for environ in ({}, {"APP_ENV": ""}, {"APP_ENV": "development"}):
        found = settings(environ)
        assert (found["SECRET_KEY"], found["SESSION_COOKIE_SECURE"], found["SESSION_COOKIE_NAME"]) == (
            KEY,
            False,
            "si-joint-steps",
        )
        assert found["TRUSTED_HOSTS"] == ["127.0.0.1", "localhost"]


def test_hosts_are_a_list_with_commas():
    found = settings({"SECRET_KEY": KEY, "ALLOWED_HOSTS": " steps.example.org, www.example.org,, "})
    assert found["TRUSTED_HOSTS"] == ["steps.example.org", "www.example.org"]


def test_production_needs_to_know_its_hosts():
    for hosts in ({}, {"ALLOWED_HOSTS": ""}, {"ALLOWED_HOSTS": " , "}):
        with pytest.raises(BadSetting, match="ALLOWED_HOSTS must name"):
            settings({"APP_ENV": "production", "SECRET_KEY": KEY, **hosts})


@pytest.mark.parametrize(
    "host",
    [
        "*", "*.example.org", "https://steps.example.org", "http://steps.example.org", "steps.example.org/",
        "steps.example.org:443", "steps.example.org.", "steps..example.org", ".", "a b", "[::1]", "example.org; x",
        ".org", "-", "-a.example", "a-.example",
    ],
)  # fmt: skip
def test_a_host_that_cannot_be_right_is_refused(host):
    for environ in ({"SECRET_KEY": KEY}, PRODUCTION):
        with pytest.raises(BadSetting, match="ALLOWED_HOSTS has"):
            settings({**environ, "ALLOWED_HOSTS": f"www.example.org,{host}"})


@pytest.mark.parametrize("host", ["steps.example.org", "localhost", "127.0.0.1", ".example.org", "xn--a.example"])
def test_a_host_that_can_be_right_is_taken(host):
    assert settings({**PRODUCTION, "ALLOWED_HOSTS": host})["TRUSTED_HOSTS"] == [host]


def test_proxies_are_a_number():
    assert settings({"SECRET_KEY": KEY, "TRUSTED_PROXIES": "2"})["PROXIES"] == 2
    assert settings({"SECRET_KEY": KEY, "TRUSTED_PROXIES": ""})["PROXIES"] == 0
    for word in ("yes", "-1", "1.5", "²", "100", "9" * 5000):
        with pytest.raises(BadSetting, match="TRUSTED_PROXIES"):
            settings({"SECRET_KEY": KEY, "TRUSTED_PROXIES": word})


def test_only_the_named_hosts_are_served(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "steps.example.org")
    browser = create_app({"SECRET_KEY": KEY}).test_client()
    assert browser.get("/", headers={"Host": "steps.example.org"}).status_code == 200
    assert browser.get("/", headers={"Host": "localhost"}).status_code == 400


def test_a_host_is_the_same_in_capitals(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "Steps.Example.ORG")
    browser = create_app({"SECRET_KEY": KEY}).test_client()
    for host in ("steps.example.org", "STEPS.example.org", "Steps.Example.ORG."):
        assert browser.get("/privacy", headers={"Host": host}).status_code == 200, host


def test_a_dot_behind_the_host_leads_to_the_page(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "steps.example.org")
    browser = create_app({"SECRET_KEY": KEY}).test_client()
    for host in ("steps.example.org.", "steps.example.org.:8443", "steps.example.org:8443"):
        assert browser.get("/privacy", headers={"Host": host}).status_code == 200, host
        went = browser.get("/screener", headers={"Host": host})
        assert (went.status_code, went.headers["Location"]) == (303, "/screener/danger"), host
    for host in ("steps.example.org..", ".", "evil.example.", "steps.example.org.evil.example"):
        assert browser.get("/privacy", headers={"Host": host}).status_code == 400, host


def test_behind_a_proxy_its_word_on_tls_counts_and_nothing_else(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "1")
    app = create_app({"SECRET_KEY": KEY})
    seen = {}

    @app.before_request
    def look():
        from flask import request

        seen.update(scheme=request.scheme, host=request.host, address=request.remote_addr)

    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4"}
    app.test_client().get("/", headers=said)
    assert seen == {"scheme": "https", "host": "localhost", "address": "127.0.0.1"}


# --- Starting


def copy_of_the_project(folder: Path) -> Path:
    for name in ("app", "content", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "wsgi.py", folder)
    return folder


def start(folder: Path, *command: str, **environ: str):
    clean = {
        name: value for name, value in os.environ.items() if name not in ("APP_ENV", "SECRET_KEY", "ALLOWED_HOSTS")
    }
    command = [sys.executable, "-B", *(command or ("-c", "import wsgi"))]
    return subprocess.run(command, cwd=folder, env=clean | environ, capture_output=True, text=True, check=False)


def test_a_bad_setting_ends_with_status_1_and_a_sentence():
    ran = start(ROOT, APP_ENV="production")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("SECRET_KEY must be set to at least 32 characters")
    assert "Traceback" not in ran.stderr


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    folder = copy_of_the_project(tmp_path_factory.mktemp("broken"))
    shutil.rmtree(folder / "content")
    rules = copy_of_pack(folder / "content") / "rules.yaml"
    edit(rules, "{question: tablets,", "{question: tablet,")
    lines = rules.read_text(encoding="utf-8").splitlines()
    return folder, next(number for number, line in enumerate(lines, 1) if "question: tablet," in line)


def test_broken_content_ends_with_status_1_and_every_problem(broken):
    folder, line = broken
    ran = start(folder, SECRET_KEY=KEY)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("The content has 1 problem:")
    assert f"content/rules.yaml:{line}" in ran.stderr
    assert 'Did you mean "tablets"?' in ran.stderr
    assert "Traceback" not in ran.stderr


def test_broken_content_stops_the_command_too(broken):
    ran = start(broken[0], "-m", "flask", "--app", "wsgi", "content", "check", SECRET_KEY=KEY)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "tablet" in ran.stderr


def test_the_first_start_of_a_checkout_makes_its_key(tmp_path):
    folder = copy_of_the_project(tmp_path)
    one, two = (start(folder, "-c", "import wsgi; print(wsgi.app.secret_key)") for _ in range(2))
    assert (one.returncode, one.stderr) == (0, "")
    assert len(one.stdout.strip()) == 64
    assert one.stdout == two.stdout


def test_an_app_with_broken_content_is_not_made(folder):
    (folder / "regions.yaml").unlink()
    with pytest.raises(BrokenContent) as broken:
        create_app({"SECRET_KEY": KEY}, folder)
    assert any("regions.yaml" in problem for problem in broken.value.problems)
