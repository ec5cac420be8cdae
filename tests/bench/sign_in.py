"""The burst before nine: a hundred classes sign in within a minute, thirty children a tablet."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from app.kernel.db import Database
from tests.bench.load import Result, load, prepare, request
from tests.bench.servers import database_cpu_seconds, hwyl, running
from tests.bench.side_by_side import databases
from tests.bench.town import CODE, PUPILS_OF_A_CLASS, Tablet, present, settle

CLASSES: Final = 100
RATE: Final = CLASSES * PUPILS_OF_A_CLASS / 60  # sign-ins a second
_WAYS: Final = ("picture code", "badge")


@dataclass(frozen=True, slots=True)
class Size:
    """How long each way of signing in is measured; a whole minute in the long form."""

    seconds: float = 5.0


def _requests(tablets: Sequence[Tablet], way: str) -> Iterator[tuple[str, bytes]]:
    """Let the first child of every class sign in, then the second, and so on."""
    for n in range(PUPILS_OF_A_CLASS):
        for at, tablet in enumerate(tablets):
            if n >= len(tablet.pupils):
                continue
            said = (
                {"badge": tablet.badges[n]}
                if way == "badge"
                else {"pupil_id": str(tablet.pupils[n]), "pictures": CODE}
            )
            yield (
                f"{at}-{n}",
                request(
                    "POST",
                    "/api/device/sign-in",
                    cookie=f"hwyl_device={tablet.token}",
                    body=json.dumps(said).encode(),
                ),
            )


def measure(url: str, size: Size, folder: Path) -> dict[str, tuple[Result, Result, float]]:
    """Give for each way the burst at its rate, what a closed loop of 32 gets through, and CPU ms.

    The processor time is the process's and PostgreSQL's for one sign-in of the closed loop.
    """
    database = Database(url)
    town = settle(
        database, CLASSES * PUPILS_OF_A_CLASS, now=present(), tablets=CLASSES, classes_a_school=10
    )
    serve = ["serve"] if database.is_sqlite else ["serve", "--no-worker"]
    found = {}
    with running(hwyl(url, *serve)) as ours:
        for way in _WAYS:
            prepared = prepare(folder / "requests", _requests(town.tablets, way))
            load(prepared, [ours.address], connections=4, seconds=0.5)  # warm
            burst = load(
                prepared, [ours.address], connections=CLASSES, rate=RATE, seconds=size.seconds
            )
            before = ours.cpu_seconds() + database_cpu_seconds(url)
            most = load(prepared, [ours.address], connections=32, seconds=size.seconds / 2)
            used = ours.cpu_seconds() + database_cpu_seconds(url) - before
            found[way] = (burst, most, 1000 * used / max(1, most.acknowledged))
    database.close()
    return found


def main(kinds: Sequence[str], size: Size, say: Console) -> None:
    """Measure and print."""
    table = Table(
        title=f"Sign-in, {CLASSES} classes of {PUPILS_OF_A_CLASS} in a minute ({RATE:.0f} a second)"
    )
    for head in (
        "",
        "signed in",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "at most a second",
        "÷ the burst",
        "CPU ms",
    ):
        table.add_column(head, justify="right" if head else "left")
    for kind in kinds:
        with (
            tempfile.TemporaryDirectory(prefix="hwyl-bench-") as name,
            databases(kind, Path(name)) as (url, _),
        ):
            found = measure(url, size, Path(name))
        for way, (burst, most, cpu) in found.items():
            table.add_row(
                f"{kind}, {way}",
                f"{burst.acknowledged:,} of {burst.tried:,}",
                *(f"{value:.1f}" for value in (burst.p50, burst.p95, burst.p99)),
                f"{most.per_second:,.0f}",
                f"{most.per_second / RATE:.1f}",
                f"{cpu:.1f}",
            )
    say.print(table)
