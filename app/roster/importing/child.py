"""Reads one upload in a process of its own, with limits that it sets for itself; see `apart`.

Run as `python -m app.roster.importing.child NAME MEMORY_BYTES CPU_SECONDS`: the file comes by the
standard input, what was read goes out as JSON. It has no settings, no keys and no database.
"""

import json
import os
import resource
import sys
import threading
import time
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from app.roster.importing.read import read_roster
from app.roster.importing.shape import UnreadableRoster

TOO_HARD: Final = 3
"""How it ends where memory runs out; a processor's time running out ends it by a signal."""
_WATCHED_EVERY: Final = 0.05


def main(name: str, memory: int, seconds: int) -> int:
    limit(resource.RLIMIT_CPU, seconds)
    limit(resource.RLIMIT_CORE, 0)
    held = limit(resource.RLIMIT_AS, memory)
    # macOS takes this limit and does not hold it, so our own size is watched there. Not on Linux,
    # where a child's greatest size begins at its parent's: a large server would end every child.
    if sys.platform == "darwin" or not held:
        threading.Thread(target=watch, args=(memory,), daemon=True).start()
    try:
        said = _read(sys.stdin.buffer.read(), name)
    except (MemoryError, RecursionError):
        return TOO_HARD
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    return 0


def _read(raw: bytes, name: str) -> bytes:
    said: dict[str, Any]
    try:
        roster, problems = read_roster(raw, name=name)
    except UnreadableRoster as error:
        said = {"unreadable": error.code.value, "shown": error.shown}
    else:
        said = {"roster": asdict(roster), "problems": [asdict(one) for one in problems]}
    return json.dumps(said, ensure_ascii=False, default=_plain).encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else sorted(value)


def limit(what: int, most: int) -> bool:
    """Set a limit, or a lower one that is there already; say whether the system took it."""
    try:
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):
        return False
    return True


def watch(memory: int) -> None:
    """End this process where it has grown beyond its memory and no limit of the system does."""
    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < memory:
        time.sleep(_WATCHED_EVERY)
    os._exit(TOO_HARD)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
