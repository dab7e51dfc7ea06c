"""The worker of deploy/gunicorn.conf.py: gunicorn's for gevent. Answers leave whole, people take turns, errors help."""

import re
import signal

import gevent
from gunicorn.http import message
from gunicorn.workers.ggevent import GeventWorker

# A neighbour's cookie can hold any byte. gunicorn refuses all that do not print; RFC 9110 (5.5) has NUL, CR and LF
# refused, and leaves the others to whoever reads them last, which is the app.
message.RFC9110_5_5_INVALID_AND_DANGEROUS = re.compile(r"[\0\r\n]")


class _OnePiece:
    """A socket that keeps what is sent until the answer is whole.

    gunicorn sends the head by itself. When a worker dies between head and body, nginx has passed on the head and can
    ask no other copy any more: somebody sees half a page.
    """

    def __init__(self, client):
        self._client, self._kept = client, []

    def __getattr__(self, name):
        return getattr(self._client, name)

    def sendall(self, data: bytes) -> None:
        self._kept.append(data)

    def send_kept(self) -> None:
        self._client.sendall(b"".join(self._kept))


class _Page:
    """A socket that sends the emergency page where gunicorn would send a few words that quote the request."""

    def __init__(self, client, edge):
        self._client, self._edge = client, edge

    def __getattr__(self, name):
        return getattr(self._client, name)

    def sendall(self, data: bytes) -> None:
        status = data.partition(b"\r\n")[0].decode("ascii")
        head = [status, "Connection: close", *(f"{name}: {value}" for name, value in self._edge.headers), "", ""]
        self._client.sendall("\r\n".join(head).encode("ascii") + self._edge.page)


class Worker(GeventWorker):
    def init_signals(self):
        super().init_signals()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all: the main process alone tells the workers

    def handle_error(self, req, client, addr, exc):
        edge = getattr(self.wsgi, "wsgi_app", None)
        super().handle_error(req, _Page(client, edge) if hasattr(edge, "page") else client, addr, exc)

    def handle_request(self, listener_name, req, sock, addr):
        whole = _OnePiece(sock)
        try:
            super().handle_request(listener_name, req, whole, addr)
        finally:
            whole.send_kept()
        gevent.sleep(0)  # the turn of the others: who asks again at once on a kept connection would hold them up
