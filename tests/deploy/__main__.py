"""Follows docs/deploy.md to the letter and looks at what came of it: `make deploy-check`, as root, with nginx."""

import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from http.client import HTTPException
from itertools import islice

from page_check import read

from app.content import load
from tests.deploy import handbook, oddities
from tests.deploy.sandbox import HOST, ROOT, UNITS, Sandbox
from tests.deploy.visitor import Browser, Crowd, Journey

PAGE = ROOT / "docs" / "deploy.md"
CANARY = "CANARYCANARY"


class Check:
    """The sandbox, and what did not hold in it so far."""

    def __init__(self):
        self.sandbox, self.content, self.troubles = Sandbox(), load(), []

    def say(self, name: str, problems: Iterable[str]) -> None:
        """One line of the table: a sentence, and whether it holds."""
        started = time.monotonic()
        try:
            found = list(problems)
        except (AssertionError, HTTPException, OSError, RuntimeError, TypeError) as error:
            found = [f"{type(error).__name__}: {error}"]
        self.troubles += found
        print(f"{'NO ' if found else 'yes'}  {time.monotonic() - started:5.1f} s  {name}", flush=True)
        for each in found[:5]:
            print(f"                {each}", flush=True)

    def follow(self, heading: str, only: slice = slice(None)) -> Iterable[str]:
        """Run the commands under a heading of docs/deploy.md; what went wrong, in words."""
        try:
            for block in handbook.blocks(PAGE, heading)[only]:
                self.sandbox.follow(block)
        except RuntimeError as error:
            yield f"{error}\n{self.journal()}"

    def journal(self) -> str:
        """The last lines that the copies said."""
        logs = sorted((self.sandbox.root / "var/log/journal").iterdir())
        return "\n".join(line for log in logs for line in log.read_text(encoding="utf-8").splitlines()[-5:])

    def do(self, command: str) -> None:
        self.sandbox.follow(command)

    @property
    def emergency(self) -> bytes:
        return (self.sandbox.root / "srv/si-joint-steps/emergency/emergency.html").read_bytes()

    def style(self) -> str:
        """The address of the first style on the start page: it holds the hash of the release."""
        return read(Browser(self.sandbox).get("/").text).find("link", rel="stylesheet")["href"]

    def amid(self, work: Callable[[], Iterable[str]]) -> Iterable[str]:
        """What goes wrong for a crowd while something is done, and with the thing itself."""
        with Crowd(self.sandbox, self.content) as crowd:
            time.sleep(1)
            yield from work()
            time.sleep(1)
        yield from crowd.failed
        if crowd.answered < 50:
            yield f"The crowd got {crowd.answered} answers only."


def units_read(check: Check) -> Iterable[str]:
    """What systemd itself says about the units, which is nothing when they are in order."""
    said = check.sandbox.follow(
        f"SYSTEMD_UNIT_PATH=/etc/systemd/system: systemd-analyze verify nginx.service {'.service '.join(UNITS)}.service"
    )
    if said:
        yield said


def serves(check: Check) -> Iterable[str]:
    """Whole journeys over TLS, one with cookies of neighbours; http leads to https, and lets certbot prove its name."""
    start = Browser(check.sandbox).get("/")
    if start.status_code != 200 or "Strict-Transport-Security" not in start.headers:
        yield f"/ got status {start.status_code}, with the headers {start.headers.items()}"
    list(Journey(check.sandbox, check.content).steps())
    journey = Journey(check.sandbox, check.content)
    journey.browser.neighbours = f"long={'x' * 15_000}; odd=\xff\xfe{{; "
    list(journey.steps())
    said = check.sandbox.follow(f"curl -si -H 'Host: {HOST}' http://127.0.0.1:{check.sandbox.http}/places?a=1")
    if "301" not in said or f"Location: https://{HOST}/places?a=1" not in said:
        yield said
    folder = ".well-known/acme-challenge"
    check.do(f"mkdir -p /srv/si-joint-steps/acme/{folder}; echo proof > /srv/si-joint-steps/acme/{folder}/name")
    if check.sandbox.follow(f"curl -s http://127.0.0.1:{check.sandbox.http}/{folder}/name") != "proof\n":
        yield "certbot could not prove that the name is ours."


def nobody_there(check: Check) -> Iterable[str]:
    """Both copies are gone: every page is the emergency page, with the status kept."""
    check.do(f"systemctl stop {' '.join(UNITS)}")
    for method, address in (("GET", "/"), ("POST", "/screener"), ("GET", "/static/x/css/base.css")):
        response = Browser(check.sandbox).ask(method, address)
        if response.status_code != 502 or response.text.encode() != check.emergency:
            yield f"{method} {address} got status {response.status_code}: {response.text[:100]}"
    oddities.canary(check.sandbox, CANARY)
    check.do(f"systemctl start {' '.join(UNITS)}")
    for port in (8001, 8002):
        check.do(f"curl -fs --retry 30 --retry-delay 1 --retry-all-errors 127.0.0.1:{port}/readyz")


def nothing_kept(check: Check) -> Iterable[str]:
    """A canary in every part of requests, also while a copy is killed, stands in no file."""
    ended = threading.Event()

    def sing() -> None:
        while not ended.is_set():
            with suppress(HTTPException, OSError):  # the answer that a copy was killed in is cut
                oddities.canary(check.sandbox, CANARY)
            ended.wait(0.3)  # or it is a flood, and never comes to the app

    singer = threading.Thread(target=sing)
    singer.start()
    try:
        for unit in UNITS:
            check.do(f"kill -9 -- -$(cat run/{unit}.pid); sleep 0.5; systemctl start {unit}; sleep 3")
    finally:
        ended.set()
        singer.join()
    log = (check.sandbox.root / "var/log/nginx/access.log").read_text()
    if "502" not in log or " other " not in log:
        yield "The access log does not tell of what was done."
    yield from oddities.keepers(check.sandbox, CANARY)


def new_key(check: Check) -> Iterable[str]:
    """Somebody begins under the old key and ends under the new one; when it goes, the old one counts no more."""
    journey = Journey(check.sandbox, check.content)
    steps = journey.steps()
    list(islice(steps, 2))
    for number in (0, 1):
        yield from check.amid(lambda number=number: check.follow("A new key", slice(number, number + 1)))
        try:
            list(islice(steps, 2 if number == 0 else None))
        except AssertionError as error:
            yield f"After round {number + 1}: {error}"


def change_style(check: Check) -> None:
    path = next((check.sandbox.root / "origin" / "static" / "css").glob("*.css"))
    with path.open("a", encoding="utf-8") as file:
        file.write(".of-the-second-release { color: inherit }\n")
    check.sandbox.commit()


def update(check: Check) -> Iterable[str]:
    before = check.style()
    change_style(check)
    yield from check.amid(lambda: check.follow("Update"))
    second = check.style()
    if second == before:
        yield "The second release is not served."
    yield from check.amid(lambda: check.follow("Go back"))
    if check.style() != before:
        yield "The first release is not served again."


def refused_release(check: Check) -> Iterable[str]:
    """A release with a fault in its content is not started, and says so."""
    check.do("cp -a /srv/si-joint-steps/releases/second /srv/si-joint-steps/releases/third")
    check.do("rm /srv/si-joint-steps/releases/third/content/regions.yaml")
    try:
        check.do("/srv/si-joint-steps/releases/third/deploy/roll third")
        yield "A release without its regions was started."
    except RuntimeError as error:
        if "regions.yaml" not in str(error):
            yield str(error)


def dead_release(check: Check) -> Iterable[str]:
    """A release that does not come up: the second copy serves on, and the way back is the one of the page."""
    check.do("cp -a /srv/si-joint-steps/releases/second /srv/si-joint-steps/releases/fourth")
    check.do("echo 'raise SystemExit(1)' >> /srv/si-joint-steps/releases/fourth/deploy/gunicorn.conf.py")

    def roll() -> Iterable[str]:
        try:
            check.do("/srv/si-joint-steps/releases/fourth/deploy/roll fourth")
            yield "A release that does not start was called started."
        except RuntimeError:
            yield from check.follow("Go back")

    yield from check.amid(roll)


def rows(check: Check) -> Iterator[tuple[str, Iterable[str]]]:
    """What is looked at, in order: a sentence, and what does not hold of it."""
    sandbox, page = check.sandbox, check.emergency
    if shutil.which("systemd-analyze"):
        yield "systemd takes the units.", units_read(check)
    yield "Whole journeys over TLS; http leads to https.", serves(check)
    yield "The copies answer their probes.", check.follow("What to watch")
    yield "Odd requests get the emergency page.", oddities.odd_requests(sandbox, page)
    flood = oddities.flood(sandbox, "/", check.style(), page)
    yield "A flood from one address gets 429 with it; files are never refused.", flood
    yield "Slow clients are cut.", oddities.slow_clients(sandbox)
    yield "With both copies gone, everything is the emergency page.", nobody_there(check)
    yield "No file holds an address, a path, a cookie or an answer.", nothing_kept(check)
    yield "A new key loses nobody.", new_key(check)
    yield "The old key goes.", check.follow("A new key", slice(2, 3))
    yield "An update and the way back lose no request.", update(check)
    yield "A broken release is not started.", refused_release(check)
    yield "One that does not come up leaves the other copy as it was.", dead_release(check)


def main() -> int:
    check = Check()
    print(f"docs/deploy.md, followed in {check.sandbox.root}", flush=True)
    try:
        check.say("Every command from a bare server on works.", check.follow("From a bare Debian server"))
        if not check.troubles:
            for name, problems in rows(check):
                check.say(name, problems)
    finally:
        check.sandbox.close()
    return 1 if check.troubles else 0


if __name__ == "__main__":
    sys.exit(main())
