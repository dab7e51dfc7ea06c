"""People in front of nginx: a browser over TLS, a journey through the questions, and many of them at once."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse
from types import SimpleNamespace
from urllib.parse import urlencode

from answer_sets import fill
from page_check import TOKEN
from plain_client import Plain

from app.content.model import Content
from tests.deploy.sandbox import HOST, Sandbox

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Response:
    """An answer as it came over the wire."""

    def __init__(self, answer: HTTPResponse):
        self.status_code, self.headers = answer.status, answer.headers
        self.text = answer.read().decode("utf-8", "replace")


class Browser:
    """Keeps its cookie, trusts the sandbox’s certificate only, and comes from `source`, an address of this machine."""

    def __init__(self, sandbox: Sandbox, source: str = "127.0.0.1"):
        self.port, self.source, self.cookie, self.neighbours = sandbox.https, source, "", ""
        self.trust = ssl.create_default_context(cafile=sandbox.root / "etc/nginx/tls/fullchain.pem")

    def connect(self) -> ssl.SSLSocket:
        plain = socket.create_connection(("127.0.0.1", self.port), 20, (self.source, 0))
        return self.trust.wrap_socket(plain, server_hostname=HOST)

    def ask(self, method: str, address: str, body: str | None = None, headers: dict | None = None) -> Response:
        """One request on a connection of its own. Raises OSError or HTTPException when it is cut."""
        connection = HTTPConnection(HOST)
        connection.sock = self.connect()
        own = {"Cookie": self.neighbours + self.cookie} if self.neighbours + self.cookie else {}
        try:
            connection.request(method, address, body, own | {"Connection": "close"} | (headers or {}))
            response = Response(connection.getresponse())
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookie = line.partition(";")[0]
        return response

    def get(self, address: str) -> Response:
        return self.ask("GET", address)

    def post(self, address: str, data: dict) -> Response:
        return self.ask("POST", address, urlencode(data, doseq=True), FORM)


class Journey(Plain):
    """One person on the way through the questions. Raises AssertionError when a step is refused or comes again."""

    def __init__(self, sandbox: Sandbox, content: Content):
        browser = Browser(sandbox)
        super().__init__(SimpleNamespace(test_client=lambda: browser, extensions={"content": content}))
        self.answers = fill(content, {})

    def takes_token(self, address: str) -> str:
        response = self.browser.get(address)
        assert response.status_code == 200, f"{address} got status {response.status_code}"
        return TOKEN.search(response.text)[0]

    def steps(self) -> Iterator[str]:
        """The address after each step, to the result."""
        address, seen = self.post("/screener").headers["Location"], set()
        self.token = self.takes_token(address)
        while address.startswith("/screener/"):
            assert address not in seen, f"{address} was asked again: the answers before it were lost"
            seen.add(address)
            response = self.sends(address.rsplit("/", 1)[1], self.answers)
            assert response.status_code == 303, f"{address} got status {response.status_code}"
            address = response.headers["Location"]
            yield address
        assert self.browser.get("/result").status_code == 200, "The result was not reached."


class Crowd:
    """People who go through the questions one after the other, a few at once, until the block ends."""

    def __init__(self, sandbox: Sandbox, content: Content, people: int = 6, pause: float = 0.1):
        self.sandbox, self.content, self.pause = sandbox, content, pause
        self.ended, self.answered, self.failed = threading.Event(), 0, []
        self.threads = [threading.Thread(target=self._come) for _ in range(people)]

    def _come(self) -> None:
        while not self.ended.is_set():
            try:
                for _ in Journey(self.sandbox, self.content).steps():
                    self.answered += 1
                    self.ended.wait(self.pause)
            except (AssertionError, HTTPException, OSError) as error:
                self.failed.append(f"{time.strftime('%X')} {type(error).__name__}: {error}")

    def __enter__(self) -> "Crowd":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()
