"""What deploy/ and docs/deploy.md say of the app is so. Whether it works on a server, `make deploy-check` tries."""

import re
import subprocess

import pytest
from source_files import ROOT, texts

from app.config import settings
from app.web.answers.diary import LASTS
from app.web.diary.exchange import LARGEST
from app.web.frame.headers import HSTS
from tests.deploy import handbook

NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy" / "si-joint-steps@.service").read_text(encoding="utf-8")
PAGE = ROOT / "docs" / "deploy.md"
PRODUCTION = settings({"APP_ENV": "production", "SECRET_KEY": "k" * 32, "ALLOWED_HOSTS": "steps.example.org"})
# What the log may hold. Everything else of nginx tells who came, from where, or what for.
OF_NOBODY = {
    "$time_iso8601", "$known_method", "$status", "$body_bytes_sent", "$request_time", "$upstream_response_time",
    "$upstream_status",
}  # fmt: skip
OWN_ERRORS = {400, 403, 404, 405, 408, 413, 414, 416, 421, 429, 494, 497, 500, 501, 502, 503, 504, 505}


def commands() -> str:
    return "\n".join(block[2] for block in handbook.BLOCK.finditer(PAGE.read_text(encoding="utf-8")))


def test_nginx_lets_the_cookies_of_the_app_through():
    assert f"(?<own>{PRODUCTION['SESSION_COOKIE_NAME']}=" in NGINX
    assert f"(?<diary>{PRODUCTION['DIARY_COOKIE_NAME']}=" in NGINX
    assert "proxy_set_header Cookie $own_cookie$diary_cookie;" in NGINX


def test_a_body_that_is_too_long_comes_to_the_page_of_the_app_first():
    usual, with_file = (int(size) * 1024 for size in re.findall(r"client_max_body_size (\d+)k;", NGINX))
    assert usual > PRODUCTION["MAX_CONTENT_LENGTH"]
    assert "location = /diary/import {\n            client_max_body_size" in NGINX
    assert with_file > LARGEST


def test_no_body_waits_on_a_disk():
    most, held = (re.findall(rf"client_{name}_size (\d+)k;", NGINX) for name in ("max_body", "body_buffer"))
    assert most == held


def test_the_emergency_page_of_nginx_asks_for_tls_as_long_as_the_app_does():
    assert f'Strict-Transport-Security "{HSTS}"' in NGINX


def test_nothing_of_a_person_is_in_the_format_of_the_log():
    assert re.findall(r"access_log .* (\w+);", NGINX) == ["nobody"]
    assert set(re.findall(r"\$\w+", re.search(r"log_format nobody (.*?);", NGINX, re.DOTALL)[1])) <= OF_NOBODY
    methods = re.search(r"map \$request_method \$known_method \{(.*?)\}", NGINX, re.DOTALL)[1].split(";")
    assert {line.split()[-1] for line in methods if line.strip()} == {"GET", "HEAD", "POST", "other"}


def test_every_error_of_nginx_has_a_page():
    told = set(map(int, " ".join(re.findall(r"error_page ([\d ]+)", NGINX)).split()))
    assert OWN_ERRORS - told == set()


def test_every_log_of_nginx_is_named():
    """A level that tells of requests would name people; the one in http may go nowhere else."""
    assert re.findall(r"error_log (.*);", NGINX) == ["/var/log/nginx/error.log notice", "/dev/null emerg"]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\bdeploy/[\w.@-]+", commands() + UNIT))))
def test_every_file_that_the_commands_name_is_there(name):
    assert (ROOT / name).is_file()


def test_every_setting_of_the_table_is_read_by_the_app():
    named = set(re.findall(r"`([A-Z][A-Z_]+)", PAGE.read_text(encoding="utf-8").partition("## From")[0]))
    files = (ROOT / "app" / "config.py", ROOT / "deploy" / "gunicorn.conf.py")
    assert named - {text for path in files for _, text in texts(path)} == set()


def test_roll_is_good_shell_and_can_be_run():
    roll = ROOT / "deploy" / "roll"
    assert roll.stat().st_mode & 0o111
    subprocess.run(["/bin/sh", "-n", roll], check=True)


# --- A new key


def follow_with_keys(env, round_number: int) -> tuple[str, list[str]]:
    """Follow one round of “A new key” on this file alone. (the key that signs, the others)."""
    script = handbook.blocks(PAGE, "A new key")[round_number - 1].replace("/etc/si-joint-steps/env", str(env))
    subprocess.run(["/bin/sh", "-e", "-c", re.sub(r"^/srv/.*$", "", script, flags=re.MULTILINE)], check=True)
    told = dict(line.partition("=")[::2] for line in env.read_text(encoding="utf-8").splitlines())
    assert told["APP_ENV"] == "production"
    return told["SECRET_KEY"], [each for each in told.get("SECRET_KEY_FALLBACKS", "").split(",") if each]


def test_a_new_key_each_year_leaves_every_key_that_a_diary_may_be_signed_with(tmp_path):
    """A diary lies in a browser for 400 days: so in the second year two older keys are read for a while."""
    env, first = tmp_path / "env", "f" * 32
    env.write_text(f"APP_ENV=production\nSECRET_KEY={first}\n", encoding="utf-8")
    signs, [second] = follow_with_keys(env, 1)
    assert signs == first
    assert follow_with_keys(env, 2) == (second, [first])
    signs, [third, oldest] = follow_with_keys(env, 1)
    assert (signs, oldest) == (second, first)
    assert follow_with_keys(env, 2) == (third, [second, first])
    assert follow_with_keys(env, 3) == (third, [second])
    assert follow_with_keys(env, 3) == (third, [])


def test_the_old_key_goes_when_the_last_diary_that_it_signed_is_gone_from_its_browser():
    assert f"After {LASTS // (24 * 60 * 60)} days" in handbook.sections(PAGE.read_text(encoding="utf-8"))["A new key"]
