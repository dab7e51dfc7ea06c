"""Slow clients: hundreds of connections that send a head or a body a byte at a time, and come again when shut out."""

import asyncio
import json
import ssl
import sys
from contextlib import asynccontextmanager

from tests.faults.client import Place

HEAD, BODY = "heads", "bodies"
AT_ONCE, EVERY = 300, 0.5  # connections; seconds between two bytes


async def _one(place: Place, kind: str) -> None:
    form = "Content-Type: application/x-www-form-urlencoded"
    head = f"POST /screener/danger HTTP/1.1\r\nHost: {place.name}\r\n{form}\r\n"
    first = head if kind == HEAD else f"{head}Content-Length: 10000\r\n\r\na="
    while True:
        try:
            _, writer = await place.connect()
            writer.write(first.encode())
            while True:
                await asyncio.sleep(EVERY)
                writer.write(b"X-A: b\r\n" if kind == HEAD else b"a")
                await writer.drain()
        except OSError:
            await asyncio.sleep(EVERY)


async def _all(place: Place, kind: str) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(AT_ONCE):
            group.create_task(_one(place, kind))
            if number % 10 == 9:
                await asyncio.sleep(0.01)


@asynccontextmanager
async def slow_clients(place: Place, kind: str, cafile: str = ""):
    """They hang on the site while the block runs, in a process of their own: they must not slow the measuring one."""
    told = json.dumps([place.port, place.name, cafile, kind])
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.faults.slow", told)
    await asyncio.sleep(3)  # until all have come
    try:
        yield
    finally:
        process.kill()
        await process.wait()


if __name__ == "__main__":
    port, name, cafile, kind = json.loads(sys.argv[1])
    asyncio.run(_all(Place(port, name, ssl.create_default_context(cafile=cafile) if cafile else None), kind))
