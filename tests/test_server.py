"""The server as `make run` starts it: what it refuses at once, and which odd bytes it reads all the same."""

import os
import pty
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from fcntl import ioctl
from functools import partial
from termios import TIOCSCTTY

import pytest
from packs import copy_of_pack
from source_files import ROOT

from tests.faults.processes import family, free_port, is_open, lives

COMMAND = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
KEY = "a-key-for-this-test-of-no-use-anywhere-else"
LIMIT = 20  # seconds for what takes two


def start(port: int, folder=ROOT, **environ: str) -> subprocess.Popen:
    settings = {"PATH": "/usr/bin", "PORT": str(port), "SECRET_KEY": KEY, **environ}
    return subprocess.Popen(COMMAND, cwd=folder, env=settings, stderr=subprocess.PIPE, text=True)


def said_at_its_end(server: subprocess.Popen) -> str:
    return server.communicate(timeout=LIMIT)[1]


@pytest.fixture(scope="module")
def port():
    """The port of a server that runs."""
    port = free_port()
    server = start(port)
    deadline = time.monotonic() + LIMIT
    while not is_open(port) and time.monotonic() < deadline:
        time.sleep(0.05)
    everybody = family(server.pid)
    yield port
    server.send_signal(signal.SIGINT)
    told = said_at_its_end(server)
    assert server.returncode == 0
    assert told.count("\n") == 2, f"Two lines say that it serves, and an ordinary end is not worth any:\n{told}"
    assert not any(lives(each) for each in everybody)


def asks(port: int, method: str, path: str, cookie: bytes = b"", body: str = "", length: str = "") -> str:
    """The whole answer to one request whose Cookie header holds these bytes."""
    length = length or f"Content-Length: {len(body)}"
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{length}\r\n"
    form = "Content-Type: application/x-www-form-urlencoded\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=LIMIT) as connection:
        connection.sendall(f"{head}{form}Cookie: ".encode() + cookie + b"\r\n\r\n" + body.encode())
        return b"".join(iter(lambda: connection.recv(2**16), b"")).decode()


NEIGHBOURS = {
    "no other": b"",
    "a letter in Latin-1": b"town=Z\xfcrich; ",
    "letters in UTF-8": "town=東京; ".encode(),
    "every byte above ASCII": bytes(range(128, 256)) + b"; ",
    "every byte that does not print, but NUL and line ends": b"a=" + bytes({*range(1, 32), 127} - {10, 13}) + b"; ",
    "no name and no value": b"; =; ;; ",
    "half a quoted string": b'a="b; ',
    "one of 16 kB": b"a=" + b"x" * 16_000 + b"; ",
    "a hundred": b"".join(b"a%d=%s; " % (number, b"x" * 150) for number in range(100)),
}


@pytest.mark.parametrize("neighbour", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_the_own_cookie_is_read_beside_any_other(port, neighbour):
    page = asks(port, "GET", "/screener/danger")
    own = re.search(r"Set-Cookie: ([^;]+)", page)[1].encode()
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    for cookie in (neighbour + own, own + b"; " + neighbour):
        answer = asks(port, "POST", "/screener", cookie, f"csrf_token={token}")
        assert answer.startswith("HTTP/1.1 303"), answer[:200]


@pytest.mark.parametrize(
    ("path", "cookie", "status"),
    [("/" + "x" * 8_000, 0, 404), ("/" + "x" * 8_200, 0, 414), ("/", 32_000, 200), ("/", 33_000, 431)],
)
def test_what_is_too_long_gets_an_answer_too(port, path, cookie, status):
    answer = asks(port, "GET", path, b"a=" + b"x" * cookie)
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert status in (200, 404) or helps(answer)  # those two are pages of the app


@pytest.mark.parametrize("path", ["/\xff\xfeSECRET", "/safety?q=\xe9SECRET", "/SECRET\x7f"])
def test_an_address_that_cannot_be_read_gets_the_emergency_page_and_is_not_quoted(port, path):
    with socket.create_connection(("127.0.0.1", port), timeout=LIMIT) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode("latin-1"))
        answer = b"".join(iter(lambda: connection.recv(2**16), b"")).decode()
    assert answer.startswith("HTTP/1.1 400 ")
    assert helps(answer)
    assert "SECRET" not in answer


@pytest.mark.parametrize("cookie", [b"a=\0", b"a=b\rc"])
def test_a_header_that_no_server_may_read_gets_the_emergency_page(port, cookie):
    answer = asks(port, "GET", "/", cookie)
    assert answer.startswith("HTTP/1.1 400 ")
    assert helps(answer)


def helps(answer: str) -> bool:
    """Whether the page carries the numbers to call and the headers that protect."""
    parts = ("tel:999", "</html>", "Content-Security-Policy: ", "Cache-Control: no-store")
    return all(part in answer for part in parts)


def test_a_terminal_that_is_closed_ends_the_server():
    port, (ours, theirs) = free_port(), pty.openpty()
    settings = {"PATH": "/usr/bin", "PORT": str(port), "SECRET_KEY": KEY}
    pipes = {"stdin": theirs, "stdout": theirs, "stderr": theirs, "start_new_session": True}
    server = subprocess.Popen(COMMAND, cwd=ROOT, env=settings, preexec_fn=partial(ioctl, theirs, TIOCSCTTY, 0), **pipes)
    os.close(theirs)
    deadline = time.monotonic() + LIMIT
    while not is_open(port) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.close(ours)
    assert server.wait(LIMIT) == 0
    assert not is_open(port)


@pytest.mark.parametrize("parts", ["zz\r\nabc\r\n0\r\n\r\n", "-5\r\nabc\r\n0\r\n\r\n", "3\r\nabcdef0\r\n\r\n"])
def test_a_body_in_parts_that_make_no_sense_is_a_bad_request(port, parts):
    answer = asks(port, "POST", "/screener/danger", body=parts, length="Transfer-Encoding: chunked")
    assert answer.startswith("HTTP/1.1 400 ")
    assert "This request could not be read" in answer


def test_a_second_server_on_the_port_is_refused(port):
    second = start(port)
    assert "Address already in use" in said_at_its_end(second)
    assert second.returncode == 1
    assert is_open(port)


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("APP_ENV", "production", "SECRET_KEY must be set"),
        ("APP_ENV", "prod", 'APP_ENV is "prod"'),
        ("PORT", "99999", "cannot be used"),
        ("PORT", "http", "not a valid port"),
        ("HOST", "192.0.2.1", "cannot be used"),
    ],
)
def test_a_setting_that_cannot_be_right_ends_it_with_a_line(setting, value, told):
    refused(start(free_port(), **{"SECRET_KEY": "", "ALLOWED_HOSTS": "steps.example.org", setting: value}), told)


def test_content_with_a_fault_ends_it_with_the_place_of_the_fault(tmp_path):
    for part in ("app", "deploy", "static", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "wsgi.py", tmp_path)
    rules = copy_of_pack(tmp_path / "content") / "rules.yaml"
    rules.write_text(rules.read_text() + "\nno-such-key: 1\n")
    refused(start(free_port(), tmp_path), "rules.yaml")


def refused(server: subprocess.Popen, told: str) -> None:
    said = said_at_its_end(server)
    assert told in said
    assert "Traceback" not in said
    assert server.returncode == 1
