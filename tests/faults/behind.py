"""The faults of two instances behind nginx. Nobody notices any of them."""

import asyncio
import shutil
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.client import ANSWERED, Client
from tests.faults.load import people
from tests.faults.processes import send, until
from tests.faults.site import KEY, NAME, ROOT, Instance, Nginx
from tests.faults.table import Row, seconds, under_load

PRODUCTION = {"APP_ENV": "production", "ALLOWED_HOSTS": NAME, "TRUSTED_PROXIES": "1"}
NEW_KEY = "another-key-for-the-faults-of-no-use-either"
KILLS, MOMENTS = 10, (0.1, 0.3, 0.6, 1, 2, 5)
REPLACED, ENDED, AT_ONCE = 35, 10, 1  # seconds
ASKED = 100  # requests when nothing is left


class Pair:
    """Two instances and nginx before them."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.copies = [Instance(**PRODUCTION), Instance(**PRODUCTION)]
        self.nginx = Nginx(folder / "nginx", tuple(each.port for each in self.copies))

    async def start(self) -> "Pair":
        for each in self.copies:
            each.start()
        for each in self.copies:
            await each.ready()
        await self.nginx.start()
        return self

    async def replace(self, number: int, folder: Path | None = None, **environ: str) -> None:
        """End one copy and start it anew, from another folder or with other settings, as an update does."""
        old = self.copies[number]
        await old.ends(signal.SIGTERM)
        new = Instance(folder or old.folder, old.port, **{**old.environ, **environ})
        self.copies[number] = new.start()
        await new.ready()

    def kill(self) -> None:
        for each in [*self.copies, self.nginx]:
            if each.process:
                each.kill()


@asynccontextmanager
async def pair() -> AsyncIterator[Pair]:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        both = Pair(Path(folder))
        try:
            yield await both.start()
        finally:
            both.kill()


@asynccontextmanager
async def visited(both: Pair):
    """People walk before, during and after the fault."""
    async with people(both.nginx.place) as tally:
        await asyncio.sleep(1)
        yield tally
        await asyncio.sleep(2)


async def killed_workers(both: Pair) -> Row:
    async with visited(both) as tally:
        for number in range(KILLS):
            send(both.copies[number % 2].workers[0], signal.SIGKILL)
            await asyncio.sleep(1)
    return under_load(f"{KILLS} killed workers", tally, 1)


async def stopped_worker(both: Pair) -> Row:
    worker = both.copies[0].workers[0]
    async with visited(both) as tally:
        send(worker, signal.SIGSTOP)
        took = await until(lambda: worker not in both.copies[0].workers, REPLACED + 5)
        await both.copies[0].ready()
    return under_load("a stopped worker", tally, 0, f"{REPLACED} s", f"replaced in {seconds(took)}", took <= REPLACED)


async def ended_at_any_moment(both: Pair) -> Row:
    longest, copy = 0.0, both.copies[0]
    async with visited(both) as tally:
        longest = await copy.ends(signal.SIGTERM)
        for moment in MOMENTS:
            copy.start()
            await asyncio.sleep(moment)
            longest = max(longest, await copy.ends(signal.SIGTERM))
        await copy.start().ready()
    name = f"SIGTERM, then {', '.join(str(each) for each in MOMENTS)} s after the start"
    return under_load(name, tally, 0, f"{ENDED} s", f"at most {seconds(longest)}", longest <= ENDED)


async def reloads(both: Pair) -> Row:
    async with visited(both) as tally:
        for _ in range(3):
            for each in both.copies:
                send(each.pid, signal.SIGHUP)
                await asyncio.sleep(2)
            both.nginx.reload()
            await asyncio.sleep(1)
    return under_load("3 reloads of both and of nginx", tally, 0)


async def killed_instance(both: Pair) -> Row:
    async with visited(both) as tally:
        for number in (0, 1):
            both.copies[number].kill()
            await asyncio.sleep(1)
            await both.copies[number].start().ready()
    return under_load("an instance killed, then the other", tally, 0)


async def rolling_update(both: Pair) -> Row:
    release = next_release(both.folder / "next")
    async with visited(both) as tally:
        for number in (0, 1):
            await both.replace(number, release)
            await asyncio.sleep(2)
        for number in (0, 1):
            await both.replace(number, ROOT)
    return under_load("a rolling update, and back", tally, 0)


async def new_key(both: Pair) -> Row:
    """First both copies learn the new key, then both sign with it, then the old one is forgotten."""
    rounds = [(KEY, NEW_KEY), (NEW_KEY, KEY)]
    async with visited(both) as tally:
        for key, others in rounds:
            for number in (0, 1):
                await both.replace(number, SECRET_KEY=key, SECRET_KEY_FALLBACKS=others)
                await asyncio.sleep(1)
    return under_load("a new key, the old one as fallback", tally, 0)


async def nothing_left(both: Pair) -> Row:
    """The one fault that people do notice: nginx gives everybody the emergency page, whole and at once."""
    for each in both.copies:
        each.kill()
    page = (both.nginx.folder / "emergency" / "emergency.html").read_bytes()
    client, whole, longest = Client(both.nginx.place), 0, 0.0
    for number in range(ASKED):
        start = time.monotonic()
        answer = await client.ask(*(("GET", "/"), ("POST", "/screener"))[number % 2], {})
        longest = max(longest, time.monotonic() - start)
        whole += answer.outcome == ANSWERED and answer.status >= 500 and answer.body == page
    measured = f"{whole} of {ASKED} got it, in {1000 * longest:.0f} ms at most"
    holds = whole == ASKED and longest <= AT_ONCE
    return Row("both instances killed: the emergency page", f"all, {AT_ONCE} s", holds, measured)


def next_release(folder: Path) -> Path:
    """A copy of this checkout with another style, and one question in other words."""
    left_out = shutil.ignore_patterns(".*", "__pycache__", "instance", "node_modules", "docs", "pictures")
    shutil.copytree(ROOT, folder, ignore=left_out, symlinks=True)
    style, questions = folder / "static" / "css" / "site.css", folder / "content" / "questions.yaml"
    style.write_text(style.read_text() + "\n.next-release { color: inherit; }\n")
    text = questions.read_text()
    worded = text.replace("ask: How old are you?", "ask: How old are you now?")
    if worded == text:
        raise RuntimeError("content/questions.yaml does not ask for the age any more in the words of this file.")
    questions.write_text(worded)
    return folder


FAULTS = (
    killed_workers, stopped_worker, ended_at_any_moment, reloads, killed_instance, rolling_update, new_key,
    nothing_left,
)  # fmt: skip


async def rows() -> AsyncIterator[Row]:
    for fault in FAULTS:
        async with pair() as both:
            yield await fault(both)
