"""Notes each chain's end in a file outside the database, so that a chain put back shows."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from app.audit.chain import Head
from app.audit.service import heads, is_proven
from app.kernel.crypto import Keyring
from app.kernel.db import Database

AT_ONCE: Final = timedelta(0)
HOURLY: Final = timedelta(hours=1)
_LONGEST_LINE: Final = 1000  # bytes; ours have some 300


@dataclass(frozen=True, slots=True)
class Anchors:
    """What an anchor file says."""

    ends: Mapping[UUID, Sequence[Head]]
    spoilt: int  # lines that we did not write, or that were changed


def anchor(database: Database, path: Path, now: datetime, *, every: timedelta = HOURLY) -> int:
    """Add a line for each school to the file, and wait until the disk has it; give how many.

    Asked again within the hour it does nothing, so that a worker may ask at every round. The file
    belongs where who can write the database cannot.
    """
    last = _last_at(path)
    if last is not None and timedelta(0) <= now - last < every:
        return 0
    with database.read() as session:
        lines = [
            json.dumps(
                {
                    "anchored_at": now.isoformat(),
                    "school": school_id.hex,
                    "seq": head.seq,
                    "mac": head.mac.hex(),
                    "sealed_at": head.sealed_at.isoformat(),
                    "proof": proof.hex(),
                }
            )
            for school_id, head, proof in heads(session)
        ]
    with path.open("a", encoding="ascii") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    return len(lines)


def read_anchors(path: Path, keys: Keyring) -> Anchors:
    """Read an anchor file; a line that our key doesn't prove is counted and left out."""
    ends: dict[UUID, list[Head]] = {}
    spoilt = 0
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        found = _proven(line, keys)
        if found is None:
            spoilt += 1
        else:
            school_id, head = found
            ends.setdefault(school_id, []).append(head)
    return Anchors(ends, spoilt)


def _last_at(path: Path) -> datetime | None:
    """Say when the last line was written, or None where that cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _LONGEST_LINE))
            lines = file.read().splitlines()
        return datetime.fromisoformat(json.loads(lines[-1])["anchored_at"])
    except (FileNotFoundError, IndexError, ValueError, KeyError, TypeError):
        return None


def _proven(line: str, keys: Keyring) -> tuple[UUID, Head] | None:
    try:
        noted = json.loads(line)
        school_id = UUID(hex=noted["school"])
        sealed_at = datetime.fromisoformat(noted["sealed_at"])
        head = Head(int(noted["seq"]), bytes.fromhex(noted["mac"]), sealed_at)
        proof = bytes.fromhex(noted["proof"])
    except (ValueError, KeyError, TypeError):
        return None
    return (school_id, head) if is_proven(keys, school_id, head, proof) else None
