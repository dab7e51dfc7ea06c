"""A real server on a free port and a real Chromium, for tests and for pictures."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium asks for addresses of its own maker: nothing but this machine can be found.
FLAGS = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


class Quiet(WSGIRequestHandler):
    """No line on the screen for each request."""

    protocol_version = "HTTP/1.1"

    def version_string(self) -> str:
        """As the server that people use calls itself: what a page weighs counts its headers."""
        return "gunicorn"

    def log(self, *_) -> None:
        pass


@contextmanager
def served(app: Flask | None = None) -> Iterator[str]:
    """The address of the app, or of another one, served from a thread until the end of the block."""
    app = app or create_app({"TESTING": True})
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def executable() -> str:
    """The Chromium to drive: the one that CHROMIUM names, or the first on the PATH."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise RuntimeError(f"No Chromium: set CHROMIUM to one, or install one of {', '.join(NAMES)}.")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()
