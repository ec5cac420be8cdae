"""How long a process takes to stand, and what it holds while nobody knocks."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.bench.servers import Running, baseline, hwyl, running
from tests.postgresql import migrate

_TIMES: Final = 3
_IDLE: Final = 3.0  # seconds before memory is read


def _measured(begin: Callable[[], Running]) -> tuple[float, float]:
    """Give the median seconds until it listened (0 for one that does not), and idle MB."""
    took, held = [], 0.0
    for _ in range(_TIMES):
        with running(begin()) as one:
            took.append(one.started_in if one.port else 0.0)
            if len(took) == _TIMES:
                time.sleep(_IDLE)
                held = one.memory("VmRSS")
    return sorted(took)[_TIMES // 2], held


def main(say: Console) -> None:
    """Measure and print, on an empty SQLite file."""
    with tempfile.TemporaryDirectory(prefix="hwyl-bench-") as name:
        ours, plain = (f"sqlite:///{Path(name) / file}" for file in ("hwyl", "plain"))
        migrate(ours)
        found = {
            "hwyl serve (web and worker)": _measured(lambda: hwyl(ours, "serve")),
            "plain endpoint": _measured(lambda: baseline("plain", plain)),
            "keeps nothing": _measured(lambda: baseline("stores_nothing")),
        }
    base = found["plain endpoint"]
    table = Table(title="Start-up and idle memory")
    for head in ("", "listens after s", "÷ plain", "idle MB", "÷ plain "):
        table.add_column(head, justify="right" if head else "left")
    for what, (took, held) in found.items():
        table.add_row(
            what, f"{took:.2f}", f"{took / base[0]:.2f}", f"{held:.0f}", f"{held / base[1]:.2f}"
        )
    say.print(table)
