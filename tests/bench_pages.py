"""Measures what a page costs the server, beside a Flask view that returns a word: run by `make bench`."""

import http.client
import signal
import socket
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from person import Person

from app import create_app

ROUNDS, REQUESTS = 7, 300
# What, its address, and the least share of a word’s speed that it should have, plain and packed.
PAGES = (
    ("a question page", "/screener/health", 0.35, 0.2),
    ("a result", "/result", 0.2, 0.1),
    ("a routine", "/routine", None, None),
    ("a reading page", "/safety", 0.6, 0.6),
)


def make_word() -> Flask:
    """The least that a Flask app can do."""
    app = Flask("word")
    app.add_url_rule("/", "word", lambda: "word")
    return app


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def served(app: str):
    """(port, process id of its one worker) of an app behind the server that production uses."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "-w", "1", "-b", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, app], stderr=subprocess.DEVNULL)
    try:
        yield port, _worker_of(server.pid, port)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


def _worker_of(master: int, port: int) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        with socket.socket() as one:
            if children and one.connect_ex(("127.0.0.1", port)) == 0:
                return int(children[0])
        time.sleep(0.1)
    raise TimeoutError("The server did not start.")


def processor_seconds(process: int) -> float:
    """What the one thread of the process has used so far: Linux tells it in billionths."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


class Client:
    """Asks one server for one thing, many times."""

    def __init__(self, port: int, worker: int, cookie: str = ""):
        self.port, self.worker, self.cookie = port, worker, cookie

    def cost(self, path: str, encoding: str = "identity", form: dict | None = None) -> float:
        """Processor seconds of the server for one request."""
        headers = {"Cookie": self.cookie, "Accept-Encoding": encoding}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body, wanted = urlencode(form) if form else None, 303 if form else 200
        before = processor_seconds(self.worker)
        for _ in range(REQUESTS):
            one = http.client.HTTPConnection("127.0.0.1", self.port)
            one.request("POST" if form else "GET", path, body, headers)
            answer = one.getresponse()
            answer.read()
            one.close()
            packed = answer.headers.get("Content-Encoding", "identity")
            if (answer.status, packed) != (wanted, "identity" if form else encoding):
                raise RuntimeError(f"{path} gave {answer.status}, {packed}: something else would be measured.")
        return (processor_seconds(self.worker) - before) / REQUESTS


def someone() -> tuple[str, dict]:
    """(Cookie header, form of a question page) of a person who may follow a routine."""
    person = Person(create_app()).completes().agrees().opens("/screener/health")
    name = person.app.config["SESSION_COOKIE_NAME"]
    fields = {each["name"]: each["value"] for each in person.page.select('form#form input[type="hidden"]')}
    return f"{name}={person.browser.get_cookie(name).value}", fields | {"health": "none"}


def measure() -> dict[str, list[float]]:
    """What each request costs, in each round: rounds go by turns, so that a busy machine slows all of them."""
    costs: dict[str, list[float]] = {}
    cookie, form = someone()
    with served("tests.bench_pages:make_word()") as word, served("wsgi:app") as app:
        word, app = Client(*word), Client(*app, cookie)
        for _ in range(ROUNDS):
            costs.setdefault("a word", []).append(word.cost("/"))
            for name, path, *_ in PAGES:
                costs.setdefault(f"{name}, plain", []).append(app.cost(path))
                costs.setdefault(f"{name}, packed", []).append(app.cost(path, "br"))
            costs.setdefault("answers sent, plain", []).append(app.cost("/screener/health", form=form))
    return costs


def main() -> None:
    costs = measure()
    wanted = {}
    for name, _, plain, packed in PAGES:
        wanted |= {f"{name}, plain": plain, f"{name}, packed": packed}
    for name, found in costs.items():
        share = statistics.median(word / cost for word, cost in zip(costs["a word"], found, strict=True))
        bound = f", wanted {wanted[name]}{'' if share >= wanted[name] else ': MISSED'}" if wanted.get(name) else ""
        print(f"{name:26}{statistics.median(found) * 1e6:7.0f} µs  {share:5.2f} of a word{bound}")


if __name__ == "__main__":
    main()
