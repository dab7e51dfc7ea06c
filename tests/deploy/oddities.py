"""Requests that no browser sends, and clients that never end: nginx answers or cuts them, and keeps nothing of them."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from tests.deploy.sandbox import HOST, Sandbox
from tests.deploy.visitor import FORM, Browser

HEAD = f"Host: {HOST}\r\nConnection: close\r\n"
# What is sent, word for word, and the status that it gets. Each is answered by nginx itself, with the emergency page.
ODD = {
    "a header of 40 kB": (f"GET / HTTP/1.1\r\n{HEAD}X-Long: {'x' * 40_000}\r\n\r\n", 431),
    "an address of 20 kB": (f"GET /{'x' * 20_000} HTTP/1.1\r\n{HEAD}\r\n", 414),
    "a body of 1 MB": (f"POST / HTTP/1.1\r\n{HEAD}Content-Length: 1000000\r\n\r\n{'x' * 1_000_000}", 413),
    "another host": ("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421),
    "no host": ("GET / HTTP/1.1\r\n\r\n", 400),
    "no request at all": ("NONSENSE\r\n\r\n", 400),
    "an address with half a byte": (f"GET /%f HTTP/1.1\r\n{HEAD}\r\n", 400),
    "TRACE": (f"TRACE / HTTP/1.1\r\n{HEAD}\r\n", 405),
    "CONNECT": (f"CONNECT / HTTP/1.1\r\n{HEAD}\r\n", 405),
    "an unknown way to send a body": (f"POST / HTTP/1.1\r\n{HEAD}Transfer-Encoding: odd\r\n\r\n", 501),
    "/livez": (f"GET /livez HTTP/1.1\r\n{HEAD}\r\n", 404),
    "/readyz": (f"GET /readyz HTTP/1.1\r\n{HEAD}\r\n", 404),
}
SLOW = {
    "a connection without a word": "",
    "a head that never ends": f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX-Slow: ",
    "a body that never ends": f"POST /screener HTTP/1.1\r\n{HEAD}Content-Length: 900\r\n\r\ncsrf_token=",
}
LIMIT = 10  # seconds, in nginx.conf
STRANGER = "127.0.0.77"  # an address of this machine from which nothing else comes
FLOOD = 300  # pages at once, from one address: more than the burst of nginx.conf


def send(browser: Browser, text: str) -> bytes:
    """What came back for exactly these bytes, up to the end of the connection."""
    with browser.connect() as connection:
        parts = []
        with suppress(OSError):  # refused before it was all there: the answer may still have come
            connection.sendall(text.encode())
        with suppress(OSError):
            while part := connection.recv(65536):
                parts.append(part)
        return b"".join(parts)


def odd_requests(sandbox: Sandbox, page: bytes) -> Iterator[str]:
    """Each odd request that did not get its status with the emergency page, in words."""
    for name, (text, status) in ODD.items():
        head, _, body = send(Browser(sandbox), text).partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 %d " % status) or body != page or b"no-store" not in head:
            yield f"{name}: {head[:60]!r}, not {status} with the emergency page"
    (sandbox.root / "long").write_bytes(bytes(1_000_000))
    said = sandbox.follow(f"curl -s --http2 --cacert /etc/nginx/tls/fullchain.pem --data-binary @long https://{HOST}/")
    if said.encode() != page:
        yield f"a body of 1 MB over HTTP/2: {said[:60]}"


def cut_after(browser: Browser, text: str) -> float:
    started = time.monotonic()
    send(browser, text)
    return time.monotonic() - started


def slow_clients(sandbox: Sandbox) -> Iterator[str]:
    """Each slow client that was not cut at the limit, in words."""
    with ThreadPoolExecutor() as threads:
        waited = threads.map(lambda text: cut_after(Browser(sandbox), text), SLOW.values())
        for name, seconds in zip(SLOW, waited, strict=True):
            if not LIMIT - 1 < seconds < LIMIT + 3:
                yield f"{name}: cut after {seconds:.1f} s, not {LIMIT} s"


def flood(sandbox: Sandbox, address: str, style: str, page: bytes) -> Iterator[str]:
    """Many pages at once from one address: some must be refused with the emergency page, and never a file."""
    browsers = [Browser(sandbox, "127.0.0.2") for _ in range(FLOOD)]
    with ThreadPoolExecutor(16) as threads:
        pages = list(threads.map(lambda each: each.get(address), browsers))
        files = list(threads.map(lambda each: each.get(style).status_code, browsers))
    refused = [each.text.encode() for each in pages if each.status_code == 429]
    if not refused or set(refused) != {page} or {each.status_code for each in pages} != {200, 429}:
        yield f"of {FLOOD} pages at once {len(refused)} were refused"
    if set(files) != {200}:
        yield f"files got the statuses {set(files)}"


def canary(sandbox: Sandbox, word: str) -> None:
    """The word in everything that a request can carry, while nobody and while somebody is there to answer."""
    headers = FORM | {"Referer": f"https://{HOST}/{word}", "User-Agent": word, "X-Any": word, "X-Forwarded-For": word}
    browser = Browser(sandbox, STRANGER)
    browser.cookie = f"{word}={word}; __Host-si-joint-steps={word}"
    browser.ask("GET", f"/{word}?{word}={word}", headers=headers)
    browser.ask("POST", f"/screener/danger?{word}", f"csrf_token={word}&emergency-signs={word}", headers)
    browser.ask("POST", f"/{word}", word * 2000, headers)
    browser.ask(word, "/", headers=headers)
    send(browser, f"{word} {word}\r\n\r\n")
    send(browser, f"GET /{word} HTTP/1.1\r\nHost: {word}\r\nConnection: close\r\n\r\n")


def keepers(sandbox: Sandbox, word: str) -> list[str]:
    """The files in which the word, or the address of whoever sent it, was written down."""
    traces = (word.encode(), STRANGER.encode())
    return [str(path) for path in sandbox.written() if any(trace in path.read_bytes() for trace in traces)]
