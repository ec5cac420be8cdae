"""Compiles `load.c`, prepares its requests, runs it, and reads its figures and its ledger."""

import atexit
import functools
import json
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from app.kernel.ids import uuid7
from tests.bench.town import Child

FLAGGED: Final = 50  # one tap in so many asks for an adult, or brings a note: 2 %
_KINDS: Final = ("talk",) * 14 + ("note",) * 5 + ("urgent",)
_FEELINGS: Final = ("happy", "calm", "excited", "ok", "tired", "proud", "bored", "ok")
_NOTE: Final = "Ces i fy ngadael allan amser chwarae eto heddiw."
_GRACE: Final = 120


@dataclass(frozen=True, slots=True)
class Put:
    """One prepared check-in: whose, and what it asks of adults ("" where nothing)."""

    id: UUID
    child: Child
    flag: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Answered:
    """A line of the ledger; instants in microseconds since 1970, status 0 where never answered."""

    status: int
    first_sent: int
    answered: int
    tries: int
    boot: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the generator measured; latencies in milliseconds."""

    tried: int
    acknowledged: int
    seconds: float
    per_second: float
    p50: float
    p95: float
    p99: float
    most: float
    tried_again: int
    lost: int
    by_status: dict[str, int]


@functools.cache
def generator() -> Path:
    """Compile the generator, once a run."""
    folder = Path(tempfile.mkdtemp(prefix="hwyl-bench-"))
    atexit.register(shutil.rmtree, folder)
    made = folder / "load"
    source = Path(__file__).with_name("load.c")
    subprocess.run(["gcc", "-O2", "-Wall", "-pthread", "-o", made, source], check=True)
    return made


def taps(children: Sequence[Child], at: datetime, *, seed: int = 1) -> Iterator[Put]:
    """Prepare a check-in of each child, two in a hundred of which an adult must hear of."""
    chance = random.Random(seed)
    occurred, flagged = at.isoformat(), 0
    for n, child in enumerate(children):
        said: dict[str, Any] = {
            "feeling": chance.choice(_FEELINGS),
            "reasons": ["friends"] if n % 3 == 0 else [],
            "ask": "none",
            "occurred_at": occurred,
            "language": "cy",
        }
        flag = ""
        if n % FLAGGED == FLAGGED // 2:
            flag = _KINDS[flagged % len(_KINDS)]
            flagged += 1
            said |= {"note": _NOTE} if flag == "note" else {"ask": flag}
        yield Put(uuid7(), child, flag, json.dumps(said).encode())


def request(method: str, path: str, *, cookie: str = "", body: bytes = b"") -> bytes:
    """Give the bytes of a request, with the headers by which a browser proves its page."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Sec-Fetch-Site: same-origin"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def to_hwyl(put: Put) -> bytes:
    path = f"/api/pupil/check-ins/{put.id}"
    return request("PUT", path, cookie=f"hwyl_pupil={put.child.token}", body=put.body)


def to_baseline(put: Put) -> bytes:
    return request("PUT", f"/pupils/{put.child.id}/check-ins/{put.id}", body=put.body)


def prepare(path: Path, requests: Iterable[tuple[str, bytes]]) -> Path:
    """Write requests to the form that the generator reads."""
    with path.open("wb") as out:
        for name, raw in requests:
            out.write(f"{name} {len(raw)}\n".encode() + raw + b"\n")
    return path


def generating(
    prepared: Path,
    addresses: Sequence[str],
    *,
    connections: int,
    rate: float | None = None,
    seconds: float = 600,
    ledger: Path | None = None,
) -> "subprocess.Popen[bytes]":
    """Start the generator and don't wait for it; see `finished`."""
    argv = [str(generator()), "-f", str(prepared), "-c", str(connections), "-s", str(seconds)]
    for address in addresses:
        argv += ["-t", address]
    argv += ["-r", f"{rate:.3f}"] if rate else []
    argv += ["-l", str(ledger)] if ledger else []
    return subprocess.Popen(argv, stdout=subprocess.PIPE)


def finished(process: "subprocess.Popen[bytes]", seconds: float = 600) -> Result:
    """Wait for the generator, and give what it measured."""
    out, _ = process.communicate(timeout=seconds + _GRACE)
    if process.returncode:
        raise RuntimeError("the load generator failed")
    return Result(**json.loads(out))


def load(
    prepared: Path,
    addresses: Sequence[str],
    *,
    connections: int,
    rate: float | None = None,
    seconds: float = 600,
    ledger: Path | None = None,
) -> Result:
    """Run the generator to its end."""
    begun = generating(
        prepared, addresses, connections=connections, rate=rate, seconds=seconds, ledger=ledger
    )
    return finished(begun, seconds)


def read_ledger(path: Path) -> dict[UUID, Answered]:
    """Read a ledger of check-ins, by their ids."""
    found = {}
    for line in path.read_text(encoding="ascii").splitlines():
        name, status, sent, answered, tries, boot = line.split()
        found[UUID(name)] = Answered(int(status), int(sent), int(answered), int(tries), boot)
    return found
