"""A folder that stands for a bare Debian server, so that the commands of docs/deploy.md run as they are written."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
HOST = "steps.example.org"
UNITS = ("si-joint-steps@8001", "si-joint-steps@8002")
# What stands for one machine in deploy/ and in docs/deploy.md: these folders go below the folder of the sandbox.
FOLDERS = (
    "/srv/si-joint-steps", "/etc/si-joint-steps", "/etc/nginx", "/etc/systemd/system", "/var/log/nginx", "/run/nginx",
)  # fmt: skip
REPOSITORY = "https://git.example.org/si-joint-steps.git"
SHIMS = {
    "nginx": 'exec /usr/sbin/nginx -c {root}/etc/nginx/nginx.conf -e {root}/var/log/nginx/error.log "$@"',
    "systemctl": 'exec {python} {here}/systemctl.py {root} "$@"',
    # Debian's own is called when something is missing only: this machine is no bare one.
    "apt-get": """for word in "$@"; do
    case $word in -* | install | update) continue ;; esac
    dpkg -s "$word" >/dev/null 2>&1 && continue
    /usr/bin/apt-get -qq update && exec /usr/bin/apt-get -qq -o DPkg::Lock::Timeout=500 "$@"
done""",
}


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def run(command: list, **options) -> str:
    """What a command says. Raises RuntimeError with it when the command fails."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600, **options)
    if ran.returncode:
        raise RuntimeError(f"{command[-1]}\nended with status {ran.returncode}:\n{ran.stdout}{ran.stderr}")
    return ran.stdout + ran.stderr


class Sandbox:
    """Folders, ports and a few commands of their own. The rest is what docs/deploy.md makes."""

    def __init__(self):
        self.root = Path(tempfile.mkdtemp(prefix="deploy-"))
        self.root.chmod(0o755)  # nginx reads the emergency page as www-data
        self.http, self.https, *self.ports = free_ports(4)
        self.git, self.bash = (self._program(name) for name in ("git", "bash"))
        for name in ("bin", "run", "etc/nginx", "etc/systemd/system", "var/log/nginx", "var/log/journal", "srv"):
            (self.root / name).mkdir(parents=True)
        for name, text in SHIMS.items():
            words = {"root": self.root, "here": HERE, "python": sys.executable}
            (self.root / "bin" / name).write_text(f"#!/bin/sh\n{text.format(**words)}\n")
            (self.root / "bin" / name).chmod(0o755)
        (self.root / ".curlrc").write_text(f'connect-to = "{HOST}:443:127.0.0.1:{self.https}"\n')
        self._make_origin()

    @staticmethod
    def _program(name: str) -> str:
        return shutil.which(name) or sys.exit(f"{name} is missing. On Debian: apt-get install {name}")

    def _here(self, text: str) -> str:
        """The words of a real server, said of this sandbox. In one go: a free port can look like another word."""
        words = {folder: f"{self.root}{folder}" for folder in FOLDERS}
        words |= {"listen 80 ": f"listen 127.0.0.1:{self.http} ", "listen 443 ": f"listen 127.0.0.1:{self.https} "}
        words |= {"8001": str(self.ports[0]), "8002": str(self.ports[1]), REPOSITORY: str(self.root / "origin")}
        return re.sub("|".join(map(re.escape, words)), lambda found: words[found[0]], text)

    def _make_origin(self) -> None:
        """The repository that releases are cloned from: the files of this checkout, with the words of the sandbox."""
        origin = self.root / "origin"
        for name in run([self.git, "ls-files", "-z"], cwd=ROOT).split("\0")[:-1]:
            (origin / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, origin / name)
        for path in (origin / "deploy").iterdir():
            path.write_text(self._here(path.read_text(encoding="utf-8")), encoding="utf-8")
        run([self.git, "init", "--quiet"], cwd=origin)
        self.commit()

    def commit(self) -> None:
        """Keep what was changed in the origin, for the next release."""
        name = ["-c", "user.name=check", "-c", "user.email=check@example.org"]
        run([self.git, "add", "--all"], cwd=self.root / "origin")
        run([self.git, *name, "commit", "--quiet", "--message", "A release"], cwd=self.root / "origin")

    def follow(self, commands: str) -> str:
        """Run commands as a person types them, up to the first that fails. Raises RuntimeError then."""
        environ = {name: value for name, value in os.environ.items() if name not in ("APP_ENV", "SECRET_KEY")}
        environ |= {"PATH": f"{self.root}/bin:{environ['PATH']}", "CURL_HOME": str(self.root)}
        return run([self.bash, "-euo", "pipefail", "-c", self._here(commands)], cwd=self.root, env=environ)

    def written(self) -> Iterable[Path]:
        """Every file that nginx or the app may have written to: logs, and what waited on its way."""
        for folder in (self.root / "var", self.root / "run", Path("/var/lib/nginx")):
            yield from (path for path in folder.rglob("*") if path.is_file())

    def close(self) -> None:
        self.follow(f"systemctl stop nginx {' '.join(UNITS)}")
        shutil.rmtree(self.root)
