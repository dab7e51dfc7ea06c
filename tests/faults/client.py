"""A plain HTTP/1.1 client that says exactly what became of a request: answered, cut, unheard or late."""

import asyncio
import ssl
from dataclasses import dataclass, field

PATIENCE = 30  # seconds until a person gives up
ANSWERED, CUT, UNHEARD, LATE = "answered", "cut", "unheard", "late"


@dataclass(frozen=True)
class Place:
    """Where a site is: its port on this machine, the name in the address, and how its certificate is checked."""

    port: int
    name: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None

    async def connect(self):
        name = self.name if self.tls else None
        return await asyncio.open_connection("127.0.0.1", self.port, ssl=self.tls, server_hostname=name, limit=2**20)


@dataclass
class Answer:
    outcome: str
    status: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    resent: bool = False

    def header(self, name: str) -> str:
        return next((value for key, value in self.fields if key == name), "")


class Client:
    """One connection at a time, kept alive. A kept one that ends without a byte is tried anew once, as browsers do."""

    def __init__(self, place: Place):
        self.place = place
        self._streams = None

    async def ask(self, method: str, target: str, fields: dict[str, str], body: bytes = b"") -> Answer:
        lines = [f"{method} {target} HTTP/1.1", f"Host: {self.place.name}"]
        lines += [f"{name}: {value}" for name, value in fields.items()]
        if method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        message = "\r\n".join([*lines, "", ""]).encode() + body
        kept = self._streams is not None
        answer = await self._try(message)
        if kept and answer.outcome == UNHEARD:
            answer = await self._try(message)
            answer.resent = True
        return answer

    async def _try(self, message: bytes) -> Answer:
        answer = Answer(UNHEARD)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._exchange(message, answer)
        except TimeoutError:
            answer.outcome = LATE
        except (OSError, asyncio.IncompleteReadError, ValueError):
            pass  # the outcome says how far it came
        if answer.outcome != ANSWERED or answer.header("connection") == "close":
            await self.close()
        return answer

    async def _exchange(self, message: bytes, answer: Answer) -> None:
        if self._streams is None:
            self._streams = await self.place.connect()
        reader, writer = self._streams
        writer.write(message)
        await writer.drain()
        first = await reader.readexactly(1)
        answer.outcome = CUT
        head = first + await reader.readuntil(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").strip().split("\r\n")
        answer.status = int(status.split()[1])
        answer.fields = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        answer.body = await _body(reader, answer)
        answer.outcome = ANSWERED

    async def close(self) -> None:
        if self._streams:
            self._streams[1].transport.abort()
            self._streams = None


async def _body(reader: asyncio.StreamReader, answer: Answer) -> bytes:
    if answer.status in (204, 304):
        return b""
    if answer.header("transfer-encoding") == "chunked":
        return await _chunks(reader)
    length = answer.header("content-length")
    if not length:
        raise ValueError("An answer without a length cannot be told from one that was cut.")
    return await reader.readexactly(int(length))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readuntil(b"\r\n")
    return b"".join(parts)
