"""Starts the servers that are measured, each a process of its own, and ends them."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import make_url

from app.kernel.crypto import b64url
from tests.bench.town import KEYS
from tests.mail_server import a_free_port

ROOT: Final = Path(__file__).parents[2]
_PATIENCE: Final = 240.0  # a machine that does much else starts a process slowly
_HWYL: Final = ("-c", "from app.cli.main import run; run()")


@dataclass(slots=True)
class Running:
    """A process that was started; `port` is 0 where it does not listen."""

    name: str
    process: subprocess.Popen[bytes]
    port: int
    log: Path
    started_in: float = 0.0  # seconds until it listened
    peak: float = 0.0  # MB, as far as looked
    used: float = 0.0  # seconds of processor time, as far as looked
    to_start: float = 0.0  # of which until it listened

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def memory(self, what: str = "VmHWM") -> float:
        """Give MB of memory held: the most so far (`VmHWM`), or now (`VmRSS`)."""
        try:
            lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return self.peak
        found = [line.split()[1] for line in lines.splitlines() if line.startswith(what)]
        held = int(found[0]) / 1024 if found else 0.0
        self.peak = max(self.peak, held)
        return held

    def cpu_seconds(self) -> float:
        """Give the processor time that it has used, all its threads together."""
        self.used = max(self.used, _cpu_seconds(Path(f"/proc/{self.process.pid}")))
        return self.used

    def look(self) -> None:
        """Note what it holds and has used, while it is there to be looked at."""
        self.memory()
        self.cpu_seconds()

    def end(self) -> None:
        """Ask it to end, and see that it did."""
        self.look()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.look()
        self.process.kill()
        self.process.wait()


def _cpu_seconds(process: Path) -> float:
    """Give the processor time of a process of `/proc`; 0 where it is gone."""
    try:
        fields = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def database_cpu_seconds(url: str) -> float:
    """Give the processor time of a PostgreSQL database's connections that are open now.

    0 for SQLite, whose work is its process's own, and for a server of another machine.
    """
    at, total = make_url(url), 0.0
    if at.get_backend_name() != "postgresql":
        return 0.0
    name = str(at.database)
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            said = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if said.startswith("postgres:") and name in said:
                total += _cpu_seconds(process)
    return total


def start(name: str, argv: Sequence[str], env: Mapping[str, str], port: int = 0) -> Running:
    """Start a Python process, and wait until it listens.

    Raises:
        RuntimeError: it ended, or did not listen in time; with the end of what it said.
    """
    log = Path(tempfile.mkstemp(prefix=f"hwyl-bench-{name}-", suffix=".log")[1])
    began = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *argv], cwd=ROOT, env={**os.environ, **env}, stdout=out, stderr=out
        )
    made = Running(name, process, port, log)
    while port:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            if process.poll() is not None or time.monotonic() - began > _PATIENCE:
                made.end()
                said = log.read_text(errors="replace")[-2000:]
                raise RuntimeError(f"{name} does not listen: {said}") from None
            time.sleep(0.005)
    made.started_in = time.monotonic() - began
    made.to_start = made.cpu_seconds()
    return made


@contextmanager
def running(made: Running) -> Iterator[Running]:
    try:
        yield made
    finally:
        made.end()
        made.log.unlink(missing_ok=True)


def hwyl(
    database_url: str,
    *command: str,
    port: int | None = None,
    push: str = "",
    smtp: str = "",
) -> Running:
    """Start `hwyl serve` or `hwyl worker`, of this work tree, with bells and letters to sinks."""
    serves = command[0] == "serve"
    chosen = (port or a_free_port()) if serves else 0
    settings = {
        "HWYL_MODE": "test" if push else "production",
        "HWYL_DATABASE_URL": database_url,
        "HWYL_MASTER_KEY": b64url(KEYS.master),
        "HWYL_PUBLIC_URL": f"http://127.0.0.1:{chosen}",
        "HWYL_PORT": str(chosen),
        "HWYL_PUSH_TEST_ORIGIN": push,
        "HWYL_VAPID_SUBJECT": "mailto:bench@ysgol.example",
        "HWYL_SMTP_URL": smtp,
        "HWYL_MAIL_FROM": "hwyl@ysgol.example" if smtp else "",
        "HWYL_LOG_LEVEL": "warning",
    }
    return start(f"hwyl-{command[0]}", [*_HWYL, *command], settings, chosen)


def baseline(module: str, database_url: str = "sqlite://") -> Running:
    """Start one of the two baselines, as `uvicorn` starts what its guides show."""
    port = a_free_port()
    argv = (
        "-m", "uvicorn", f"tests.bench.baseline.{module}:app", "--port", str(port),
        "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning",
    )  # fmt: skip
    return start(module, argv, {"BENCH_DATABASE_URL": database_url}, port)


@dataclass(frozen=True, slots=True)
class Sinks:
    """Where bells and letters go, and the log of when they came."""

    push: str
    smtp: str
    log: Path

    def came(self, kind: str) -> list[tuple[str, int]]:
        """List (who, microseconds since 1970) of each `push` or `mail`, in the order of coming."""
        lines = (line.split() for line in self.log.read_text(encoding="ascii").splitlines())
        return [(line[1], int(line[2])) for line in lines if line[0] == kind]


@contextmanager
def sinks(folder: Path) -> Iterator[Sinks]:
    """Run a push service and a mail server, apart from the bench's own process."""
    log = folder / "sinks.log"
    argv = [sys.executable, "-m", "tests.bench.sinks", str(log)]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline().split() if process.stdout else []
            yield Sinks(said[0], said[1], log)
        finally:
            process.terminate()
