"""A stand-in for systemctl where no systemd runs: it starts and ends what the unit files say, as they say it."""

import os
import shlex
import signal
import subprocess
import sys
import time
from configparser import ConfigParser
from pathlib import Path

LOGS, PIDS = "var/log/journal", "run"


def read_unit(root: Path, name: str) -> dict[str, str]:
    """The [Service] part of a unit, with its instance put in for %i."""
    template, _, instance = name.removesuffix(".service").partition("@")
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(root / f"etc/systemd/system/{template}@.service")
    return {key: value.replace("%i", instance) for key, value in unit["Service"].items()}


def environment(service: dict[str, str]) -> dict[str, str]:
    lines = shlex.split(service.get("Environment", "")) + Path(service["EnvironmentFile"]).read_text().splitlines()
    return {"PATH": os.defpath} | dict(line.split("=", 1) for line in lines if line)


def pid_of(root: Path, name: str) -> int | None:
    """The process of a unit, when it lives."""
    try:
        pid = int((root / PIDS / f"{name}.pid").read_text())
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, ValueError):
        return None
    return None if state == "Z" else pid


def start(root: Path, name: str) -> None:
    if pid_of(root, name):
        return
    if name == "nginx":
        subprocess.run([root / "bin/nginx"], check=True)
        return
    service = read_unit(root, name)
    with (root / LOGS / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            shlex.split(service["ExecStart"]),
            cwd=service["WorkingDirectory"],
            env=environment(service),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    (root / PIDS / f"{name}.pid").write_text(str(process.pid))


def stop(root: Path, name: str) -> None:
    """As KillMode=mixed does: the signal to the first process, and after the time of the unit, the end for all."""
    pid = pid_of(root, name)
    if pid is None:
        return
    os.kill(pid, signal.SIGQUIT if name == "nginx" else signal.SIGTERM)
    patience = 10 if name == "nginx" else float(read_unit(root, name)["TimeoutStopSec"])
    ends = time.monotonic() + patience
    while pid_of(root, name) and time.monotonic() < ends:
        time.sleep(0.05)
    if pid_of(root, name):
        print(f"{name} did not end within {patience:g} s and was killed.", file=sys.stderr)
        os.killpg(pid, signal.SIGKILL)


def restart(root: Path, name: str) -> None:
    stop(root, name)
    start(root, name)


def reload(root: Path, name: str) -> None:
    os.kill(pid_of(root, name), signal.SIGHUP)


def main(root: Path, command: str, *names: str) -> None:
    if command == "daemon-reload":
        return
    if command == "enable":
        for name in names:
            read_unit(root, name)  # a KeyError here is a unit that was not copied
        return
    for name in names:
        {"start": start, "stop": stop, "restart": restart, "reload": reload}[command](root, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
