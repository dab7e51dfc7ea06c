"""Watches what a page does behind the screen: errors in its console, and requests that leave this machine."""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

FAILED = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")

# Most tests do without the worker: it answers for the network, and requests that it makes cannot be watched.
WITHOUT_WORKER = "Service Worker registration blocked by Playwright"


class Watch:
    """Everything that must not happen in a browser context. A test may expect some HTTP errors."""

    def __init__(self, context: BrowserContext, home: str):
        self.home = home
        self.faults: list[str] = []
        self.expected: set[int] = set()
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"page error: {error.error}"))
        context.on("request", self._request)

    def expect(self, *statuses: int) -> None:
        """These answers of the server are asked for on purpose."""
        self.expected |= set(statuses)

    def forget(self) -> None:
        """Begin again with nothing seen and nothing expected."""
        self.faults, self.expected = [], set()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning") or message.text == WITHOUT_WORKER:
            return
        failed = FAILED.match(message.text)
        if not (failed and int(failed[1]) in self.expected):
            self.faults.append(f"console {message.type}: {message.text} at {message.page and message.page.url}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, f"blob:{self.home}", "data:")):
            self.faults.append(f"a request left this machine: {request.url}")
