"""People who walk from the start page to their result, over and over, and what became of each of their requests."""

import asyncio
import gzip
import time
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urljoin, urlsplit

from tests.faults.client import ANSWERED, Answer, Client, Place
from tests.faults.forms import Page

MOST_PAGES = 150  # on one walk; a site that forgets what was answered sends people in circles
MOST_REDIRECTS = 5
WENT_ON = {301, 302, 303, 307, 308}
ASKED_AGAIN = 422  # another release words a question in another way: the page comes again, and says so


@dataclass
class Tally:
    """Each request is counted once: answered, cut, unheard, late, refused (4xx) or failed (5xx)."""

    count: Counter = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    trouble: Counter = field(default_factory=Counter)

    @property
    def lost(self) -> int:
        return sum(self.count[kind] for kind in ("cut", "unheard", "late", "refused", "strayed"))

    def note(self, kind: str, target: str = "") -> None:
        self.count[kind] += 1
        if target:
            self.trouble[f"{kind}: {target}"] += 1


class Walker:
    """One person with one browser: keeps the cookie, follows redirects, loads styles and scripts, fills forms."""

    def __init__(self, place: Place, tally: Tally, pause: float):
        self.client, self.tally, self.pause = Client(place), tally, pause
        self.cookies: dict[str, str] = {}

    async def walk(self) -> None:
        """Once from the start to the result, as a newcomer. Ends early where something is lost."""
        self.cookies, files = {}, set()
        address, page = await self._arrives("/", await self._asks("GET", "/"))
        for _ in range(MOST_PAGES):
            if page is None:
                return
            for name in [name for name in page.files if name not in files]:
                files.add(name)
                await self._asks("GET", name)
            if address == "/result":
                self.tally.note("walks")
                return
            address, page = await self._goes_on(address, page)
        self.tally.note("strayed", address)

    async def _goes_on(self, address: str, page: Page):
        """Press the button of a page with questions, or follow the link of one without."""
        if page.asks:
            return await self._arrives(address, await self._asks("POST", address, page.sent))
        there = "/screener" if address == "/" else "/result"
        return await self._arrives(there, await self._asks("GET", there))

    async def _arrives(self, address: str, answer: Answer | None) -> tuple[str, Page | None]:
        """The page where this answer leads, and its own address. A form that is refused comes again, as a page."""
        for _ in range(MOST_REDIRECTS):
            if answer is None or answer.status not in WENT_ON:
                break
            address = self._next(address, answer)
            answer = await self._asks("GET", address)
        return address, None if answer is None else Page(_plain(answer).decode())

    @staticmethod
    def _next(address: str, answer: Answer) -> str:
        there = urlsplit(urljoin(address, answer.header("location")))
        return there.path + (f"?{there.query}" if there.query else "")

    async def _asks(self, method: str, target: str, body: bytes = b""):
        """The answer, or None when it was lost or an error; a journey ends there."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        fields = {"Accept-Encoding": "gzip"} | ({"Cookie": cookie} if cookie else {})
        if method == "POST":
            fields["Content-Type"] = "application/x-www-form-urlencoded"
        start = time.perf_counter()
        answer = await self.client.ask(method, target, fields, body)
        self.tally.seconds.append(time.perf_counter() - start)
        self.tally.count["resent"] += answer.resent
        for text in (value for name, value in answer.fields if name == "set-cookie"):
            self.cookies |= {name: each.value for name, each in SimpleCookie(text).items()}
        kind = self._kind(answer)
        self.tally.note(kind, "" if kind == ANSWERED else f"{method} {target} {answer.status or ''}")
        await asyncio.sleep(self.pause if kind == ANSWERED else max(self.pause, 0.05))
        return answer if kind == ANSWERED else None

    @staticmethod
    def _kind(answer: Answer) -> str:
        if answer.outcome != ANSWERED or answer.status < 400 or answer.status == ASKED_AGAIN:
            return answer.outcome
        return "failed" if answer.status >= 500 else "refused"


def _plain(answer: Answer) -> bytes:
    return gzip.decompress(answer.body) if answer.header("content-encoding") == "gzip" else answer.body


async def _walks_on(walker: Walker, end: asyncio.Event) -> None:
    while not end.is_set():
        await walker.walk()
    await walker.client.close()


@asynccontextmanager
async def people(place: Place, number: int = 8, pause: float = 0.01):
    """So many people walk while the block runs. Gives the tally, which is whole when the block is over."""
    tally, end = Tally(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for _ in range(number):
            group.create_task(_walks_on(Walker(place, tally, pause), end))
        try:
            yield tally
        finally:
            end.set()
