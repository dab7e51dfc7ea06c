"""How long people wait while hundreds of slow clients hang on the site, beside a quiet site in the same run."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

from tests.faults.alone import instance
from tests.faults.behind import pair
from tests.faults.client import Place
from tests.faults.load import Tally, people
from tests.faults.slow import BODY, HEAD, slow_clients
from tests.faults.table import Row

PEOPLE, PAUSE = 4, 0.02  # a site with room to spare, so that waiting comes from the slow clients alone
ROUNDS, SECONDS, TIMES = 3, 5, 3


def p99(tally: Tally) -> float:
    """In milliseconds."""
    return 1000 * sorted(tally.seconds)[len(tally.seconds) * 99 // 100]


async def _visit(place: Place, whole: Tally) -> None:
    async with people(place, PEOPLE, PAUSE) as tally:
        await asyncio.sleep(SECONDS)
    whole.count += tally.count
    whole.seconds += tally.seconds
    whole.trouble += tally.trouble


async def _slow(place: Place, kind: str, where: str, cafile: str = "") -> Row:
    quiet, slow = Tally(), Tally()
    await _visit(place, Tally())  # until it is warm
    for _ in range(ROUNDS):  # in turns, because a machine has its moods
        await _visit(place, quiet)
        async with slow_clients(place, kind, cafile):
            await _visit(place, slow)
    measured = f"p99 {p99(slow):.0f} ms, quiet {p99(quiet):.0f} ms"
    holds = p99(slow) <= TIMES * p99(quiet) and slow.lost + slow.count["failed"] == 0
    return Row(f"300 slow {kind}, {where}", f"0 lost; {TIMES} times", holds, measured, slow)


async def rows() -> AsyncIterator[Row]:
    for kind in (HEAD, BODY):
        async with AsyncExitStack() as stack:
            copy = await stack.enter_async_context(instance())
            yield await _slow(copy.place, kind, "alone")
    for kind in (HEAD, BODY):
        async with AsyncExitStack() as stack:
            both = await stack.enter_async_context(pair())
            cafile = str(both.nginx.folder / "tls" / "fullchain.pem")
            yield await _slow(both.nginx.place, kind, "behind nginx", cafile)
