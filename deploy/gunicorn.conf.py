"""How the app is served, by `make run` and in production. Why so: docs/decisions/001-server.md."""

import os
import signal
import socket
import sys
from pathlib import Path

from gevent import monkey

monkey.patch_all()  # before the app is loaded, so that no lock in it is one that holds up every visitor
signal.signal(signal.SIGINT, signal.SIG_DFL)  # while the app is loaded; then the server has its own

host, port = os.environ.get("HOST", "").strip("[]") or "127.0.0.1", os.environ.get("PORT") or "8000"
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
wsgi_app = "wsgi:app"
chdir = str(Path(__file__).parents[1])

# The content is read and checked once, before the port is taken. A worker starts as a copy: at once, and from no disk.
preload_app = True
workers = max(2, os.cpu_count() or 1)
worker_class = "deploy.worker.Worker"  # gevent: who sends slowly costs a little memory, never a worker
sendfile = False  # each answer leaves in one piece
http_parser = "python"  # “auto” looks on the disk for another one when the first visitor comes

timeout = 10  # seconds without a sign of life: the worker is replaced
graceful_timeout = 4  # seconds for answers under way when the server ends; a reload can come before, so twice within 10
keepalive = 5  # seconds for the next request on a connection, and for the whole head of each
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - memory: a full disk stops no worker

# Cookies of others on the same host may come along, in one line; nginx stops at 16 kB.
limit_request_line = 8190
limit_request_field_size = 32 * 1024

forwarded_allow_ips = ""  # whom to believe about https is for the app to say: TRUSTED_PROXIES
accesslog = None  # addresses of pages tell what people answered
loglevel = "error"  # a warning names the address of whoever sent a broken request
control_socket_disable = True


def on_starting(server):
    """Refuse a port that another program has, at once: by itself the server would try for five seconds."""
    if sys.stdin and sys.stdin.isatty():  # a terminal that is closed sends the signal that elsewhere means a reload
        server.handle_hup = server.handle_term
    for address in server.address:
        kind = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        try:
            with socket.socket(kind, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
        except (OSError, OverflowError) as error:
            host, port = address
            sys.exit(f"{host}, port {port}, cannot be used: {error}. For others: make run HOST=127.0.0.1 PORT=8080")


def when_ready(server):
    content = server.app.wsgi().extensions.get("content")  # none in the app that `make bench` compares with
    where = ", ".join(str(each) for each in server.LISTENERS)
    if content:
        print(f"The content is in order, version {content.versions.told}.", file=sys.stderr)
    print(f"Served on {where} (workers: {server.num_workers}). Ctrl-C ends it.", file=sys.stderr)
