"""Processes as the kernel sees them: children, signals, and whether anything of a server is left."""

import asyncio
import os
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path


def children(pid: int) -> list[int]:
    """The child processes, the oldest first. Empty when the process is gone."""
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def family(pid: int) -> list[int]:
    return [pid, *(each for child in children(pid) for each in family(child))]


def lives(pid: int) -> bool:
    """Whether it runs; a process that ended and waits for its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def send(pid: int, name: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, name)


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def until(holds, limit: float) -> float:
    """Seconds until it holds; infinity when the limit comes first."""
    start = time.monotonic()
    while not holds():
        if time.monotonic() - start > limit:
            return float("inf")
        await asyncio.sleep(0.02)
    return time.monotonic() - start
