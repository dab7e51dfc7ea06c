"""The faults of one instance with nothing before it. What was in a dead worker is lost, and nothing else."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.faults.behind import ENDED, KILLS, REPLACED
from tests.faults.load import people
from tests.faults.processes import family, is_open, lives, send, until
from tests.faults.site import Instance
from tests.faults.slow import BODY, HEAD, slow_clients
from tests.faults.table import Row, seconds, under_load

PEOPLE = 8
MOMENTS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1, 1.2, 1.5, 2, 5)
REFUSED = 5  # seconds until a second server on the port says that it is taken


@asynccontextmanager
async def instance() -> AsyncIterator[Instance]:
    copy = Instance()
    try:
        yield await copy.start().ready()
    finally:
        copy.kill()


async def killed_workers() -> Row:
    async with instance() as copy, people(copy.place, PEOPLE) as tally:
        for _ in range(KILLS):
            await asyncio.sleep(1)
            send(copy.workers[0], signal.SIGKILL)
        await asyncio.sleep(2)
    return under_load(f"{KILLS} killed workers, alone", tally, KILLS * PEOPLE)


async def stopped_worker() -> Row:
    async with instance() as copy, people(copy.place, PEOPLE) as tally:
        await asyncio.sleep(1)
        worker = copy.workers[0]
        send(worker, signal.SIGSTOP)
        took = await until(lambda: worker not in copy.workers, REPLACED + 5)
        await copy.ready()
        await asyncio.sleep(2)
    measured = f"replaced in {seconds(took)}"
    return under_load("a stopped worker, alone", tally, PEOPLE, f"{REPLACED} s", measured, took <= REPLACED)


def _ended(fault: str, took: float) -> Row:
    return Row(fault, f"{ENDED} s", took <= ENDED, f"at most {seconds(took)}")


async def ended_at_any_moment() -> Row:
    longest = 0.0
    for moment in MOMENTS:
        copy = Instance().start()
        try:
            await asyncio.sleep(moment)
            longest = max(longest, await copy.ends(signal.SIGTERM))
        finally:
            copy.kill()
    return _ended(f"SIGTERM at {len(MOMENTS)} moments after the start", longest)


async def ended_among_slow_clients(kind: str) -> Row:
    async with instance() as copy, slow_clients(copy.place, kind):
        return _ended(f"SIGTERM while 300 slow {kind} hang", await copy.ends(signal.SIGTERM))


async def ended_with_a_stopped_worker() -> Row:
    async with instance() as copy:
        send(copy.workers[0], signal.SIGSTOP)
        return _ended("SIGTERM while a worker is stopped", await copy.ends(signal.SIGTERM))


async def ended_while_it_reloads() -> Row:
    async with instance() as copy, slow_clients(copy.place, BODY):
        send(copy.pid, signal.SIGHUP)
        await asyncio.sleep(0.5)
        return _ended("SIGTERM during a reload, 300 slow bodies", await copy.ends(signal.SIGTERM))


async def killed_master() -> Row:
    async with instance() as copy, slow_clients(copy.place, BODY):
        workers = family(copy.pid)[1:]
        send(copy.pid, signal.SIGKILL)
        copy.process.wait()
        took = await until(lambda: not any(lives(each) for each in workers), 2 * ENDED)
        for each in workers:
            send(each, signal.SIGKILL)
    return _ended("main process killed: the workers go", took)


async def second_server() -> Row:
    async with instance() as first:
        second = Instance(port=first.port).start()
        try:
            took = await until(lambda: second.process.poll() is not None, 2 * REFUSED)
        finally:
            second.kill()
        refused = took <= REFUSED and second.process.returncode == 1 and is_open(first.port)
    measured = f"exit {second.process.returncode} after {seconds(took)}"
    return Row("a second server on the port is refused", f"exit 1, {REFUSED} s", refused, measured)


async def rows() -> AsyncIterator[Row]:
    for fault in (killed_workers, stopped_worker, ended_at_any_moment):
        yield await fault()
    for kind in (HEAD, BODY):
        yield await ended_among_slow_clients(kind)
    for fault in (ended_with_a_stopped_worker, ended_while_it_reloads, killed_master, second_server):
        yield await fault()
