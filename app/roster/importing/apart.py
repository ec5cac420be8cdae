"""Has an upload read by a child process, so that no file can take the server's memory or time."""

import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from app.roster.importing.codes import Unreadable
from app.roster.importing.shape import Roster, RowProblem, UnreadableRoster
from app.roster.importing.sources import MOST_BYTES

_ROOT: Final = Path(__file__).parents[3]
_MEGA: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take. The largest school that we tried took a fifth of each."""

    memory: int = 512 * _MEGA  # bytes
    processor: int = 20  # seconds
    wall: float = 60.0  # seconds
    output: int = 64 * _MEGA  # bytes


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid")

    unreadable: Unreadable | None = None
    shown: str = ""
    roster: Roster | None = None
    problems: list[RowProblem] = []


_SAID: Final = TypeAdapter(_Said)


def read_apart(
    raw: bytes, *, name: str, limits: Limits | None = None
) -> tuple[Roster, list[RowProblem]]:
    """Read a roster as `read_roster` does, in a process that ends where it takes too much.

    The child has none of our settings, keys or connections; what it says is checked on its way in.

    Args:
        raw: a zip or one table, as it was sent.
        name: the file name, as it was sent.
        limits: what it may take; the usual ones where left out.

    Raises:
        UnreadableRoster: as `read_roster` has it; `TOO_HARD` where a limit was reached.
    """
    if len(raw) > MOST_BYTES:
        raise UnreadableRoster(Unreadable.TOO_BIG)
    said = _ask(raw, name, limits or Limits())
    try:
        found = _SAID.validate_json(said)
    except ValidationError:
        raise UnreadableRoster(Unreadable.TOO_HARD) from None
    if found.unreadable is not None or found.roster is None:
        raise UnreadableRoster(found.unreadable or Unreadable.TOO_HARD, shown=found.shown)
    return found.roster, found.problems


def _ask(raw: bytes, name: str, limits: Limits) -> bytes:
    arguments = (name.replace("\0", ""), str(limits.memory), str(limits.processor))
    with subprocess.Popen(  # noqa: S603 - our own module, and no shell
        [sys.executable, "-m", "app.roster.importing.child", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a trace could hold a child's name
        cwd=_ROOT,
        env={"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},  # and none of ours: no key, no database
    ) as child:
        ended = threading.Timer(limits.wall, child.kill)
        feeding = threading.Thread(target=_feed, args=(child, raw))
        ended.start()
        feeding.start()
        try:
            said = child.stdout.read(limits.output + 1) if child.stdout else b""
            if len(said) > limits.output:
                child.kill()
            code = child.wait()
        finally:
            ended.cancel()
            child.kill()
            feeding.join()
    if code != 0 or len(said) > limits.output:
        raise UnreadableRoster(Unreadable.TOO_HARD)
    return said


def _feed(child: "subprocess.Popen[bytes]", raw: bytes) -> None:
    if child.stdin is None:
        return
    with suppress(BrokenPipeError), child.stdin as there:  # it ended before it had read all
        there.write(raw)
