"""The site as `make run` and production start it: instances of the app, and nginx with deploy/nginx.conf before two."""

import os
import shutil
import signal
import ssl
import subprocess
import sys
from pathlib import Path

from tests.faults.client import Place
from tests.faults.processes import children, family, free_port, is_open, lives, send, until

ROOT = Path(__file__).parents[2]
NAME = "steps.example.org"
WORKERS = max(2, os.cpu_count() or 1)
KEY = "a-key-for-the-faults-of-no-use-anywhere-else"
LIMIT = 30  # seconds for a start
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")  # nginx wants a folder for each, root or not


class Instance:
    """One copy of the app with its workers, on a port of its own."""

    def __init__(self, folder: Path = ROOT, port: int = 0, **environ: str):
        self.port, self.folder, self.environ = port or free_port(), folder, environ
        self.process = None

    def start(self) -> "Instance":
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
        environ = os.environ | {"HOST": "127.0.0.1", "PORT": str(self.port), "SECRET_KEY": KEY} | self.environ
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        return self

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def workers(self) -> list[int]:
        return [each for each in children(self.pid) if lives(each)]

    @property
    def place(self) -> Place:
        return Place(self.port)

    async def ready(self) -> "Instance":
        """Wait until all workers stand. Raises RuntimeError when they do not."""
        await until(lambda: len(self.workers) >= WORKERS and is_open(self.port), LIMIT)
        if len(self.workers) < WORKERS or not is_open(self.port):
            raise RuntimeError(f"The app does not start in {self.folder}.")
        return self

    async def ends(self, how: signal.Signals, limit: float = 30) -> float:
        """Seconds from the signal to the main process until nothing of the server is left."""
        everybody = family(self.pid)
        send(self.pid, how)

        def gone():
            self.process.poll()
            return not any(lives(each) for each in everybody)

        return await until(gone, limit)

    def kill(self) -> None:
        """At once, all of it."""
        for each in family(self.pid):
            send(each, signal.SIGKILL)
        self.process.wait()


class Nginx:
    """nginx with the configuration of production; only names, ports and paths of this machine are put in."""

    def __init__(self, folder: Path, ports: tuple[int, int]):
        self.folder, self.port = folder, free_port()
        for name in ("tls", "emergency", "acme", "run", "log"):
            (folder / name).mkdir(parents=True)
        folder.chmod(0o755)  # its workers are another user
        _emergency_page(folder / "emergency" / "emergency.html")
        _certificate(folder / "tls")
        self.file = folder / "nginx.conf"
        self.file.write_text(self._configuration(ports))
        self.process = None

    def _configuration(self, ports: tuple[int, int]) -> str:
        text = (ROOT / "deploy" / "nginx.conf").read_text()
        places = {
            "127.0.0.1:8001": f"127.0.0.1:{ports[0]}",
            "127.0.0.1:8002": f"127.0.0.1:{ports[1]}",
            "listen 80 ": f"listen 127.0.0.1:{free_port()} ",
            "listen 443 ": f"listen 127.0.0.1:{self.port} ",
            "/etc/nginx/tls": f"{self.folder}/tls",
            "/srv/si-joint-steps": str(self.folder),
            "/run/nginx.pid": f"{self.folder}/run/nginx.pid",
            "/var/log/nginx": f"{self.folder}/log",
            "http {\n": "http {\n" + "".join(f"{kind}_temp_path {self.folder}/{kind};\n" for kind in TEMPORARY),
        }
        for old, new in places.items():
            if old not in text:
                raise RuntimeError(f"deploy/nginx.conf holds no “{old}” any more: tests/faults/site.py looks for it.")
            text = text.replace(old, new)
        return text

    async def start(self) -> "Nginx":
        command = [shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"), "-c", str(self.file)]
        command += ["-e", str(self.folder / "log" / "start"), "-g", "daemon off;"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE)
        await until(lambda: is_open(self.port) or self.process.poll() is not None, 5)
        if not is_open(self.port):
            raise RuntimeError(f"nginx does not start: {self.process.communicate()[1].decode()}")
        return self

    @property
    def place(self) -> Place:
        return Place(self.port, NAME, ssl.create_default_context(cafile=self.folder / "tls" / "fullchain.pem"))

    def reload(self) -> None:
        send(self.process.pid, signal.SIGHUP)

    def kill(self) -> None:
        for each in family(self.process.pid):
            send(each, signal.SIGKILL)
        self.process.wait()


def _emergency_page(file: Path) -> None:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "emergency-page"]
    file.write_bytes(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)


def _certificate(folder: Path) -> None:
    subprocess.run(
        [
            shutil.which("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", folder / "privkey.pem", "-out",
            folder / "fullchain.pem",
        ],
        check=True, capture_output=True,
    )  # fmt: skip
