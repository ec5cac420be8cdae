"""Check-in by HTTP with everything on, beside the plain way and beside keeping nothing at all."""

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from rich.console import Console
from rich.table import Table

from app.kernel.db import Database
from tests.bench.load import Put, Result, load, prepare, read_ledger, taps, to_baseline, to_hwyl
from tests.bench.reconcile import Verdict, reconcile
from tests.bench.servers import (
    Running,
    Sinks,
    baseline,
    database_cpu_seconds,
    hwyl,
    running,
    sinks,
)
from tests.bench.town import mixed, present, settle
from tests.postgresql import a_database, a_server, migrate

FULL, PLAIN, NOTHING = "Hwyl, everything on", "plain endpoint", "keeps nothing"
MANY: Final = 64
OPEN_SHARE: Final = 0.8  # of what the plain endpoint does, at which both p99 are taken
MOST_A_SECOND: Final = 5000  # requests are prepared for no more than this
ENOUGH: Final = 2500  # of our own, of which each is another pupil's; a round ends when they do


@dataclass(frozen=True, slots=True)
class Size:
    """How long and how often."""

    rounds: int = 2
    seconds: float = 3.0
    seconds_alone: float = 1.5

    @property
    def pupils(self) -> int:
        """As many as are used up by a machine that takes 2,500 a second."""
        return int((self.rounds + 1) * (self.seconds + self.seconds_alone) * ENOUGH) + 2000


@dataclass(slots=True)
class Found:
    """The results of one kind of database, by server."""

    many: dict[str, list[Result]] = field(default_factory=dict)
    alone: dict[str, list[Result]] = field(default_factory=dict)
    open_loop: dict[str, list[Result]] = field(default_factory=dict)
    cpu: dict[str, list[float]] = field(default_factory=dict)  # seconds, as `many`
    rate: float = 0.0
    verdict: Verdict | None = None

    def of(self, name: str) -> "_Sum":
        many = self.many[name]
        put = sum(one.acknowledged for one in many)
        return _Sum(
            rate=put / sum(one.seconds for one in many),
            alone=statistics.median(one.p50 for one in self.alone[name]),
            cpu=1000 * sum(self.cpu[name]) / put,
            held=[one.p99 for one in self.open_loop.get(name, ())],
        )


@dataclass(frozen=True, slots=True)
class _Sum:
    """Of all rounds."""

    rate: float  # a second, at 64 connections
    alone: float  # p50 in ms, at one
    cpu: float  # ms each, at 64, of the web process and PostgreSQL together
    held: list[float]  # p99 in ms of each round at the one pace

    @property
    def p99(self) -> float:
        return statistics.median(self.held)


@dataclass(slots=True)
class _Stand:
    """The three servers, and where the next requests come from: each tap is put once."""

    servers: dict[str, Running]
    puts: Iterator[Put]
    folder: Path
    flags: dict[UUID, str] = field(default_factory=dict)
    ledgers: list[Path] = field(default_factory=list)

    def run(
        self, name: str, *, connections: int, seconds: float, rate: float | None = None
    ) -> Result:
        most = int(seconds * (rate or (MOST_A_SECOND if connections > 1 else MOST_A_SECOND // 4)))
        if name == FULL:
            puts = list(islice(self.puts, min(most, int(seconds * ENOUGH))))
            self.flags |= {put.id: put.flag for put in puts}
            requests = [(str(put.id), to_hwyl(put)) for put in puts]
        else:
            children = [put.child for put in islice(self.puts, 1)] * most
            requests = [(str(put.id), to_baseline(put)) for put in taps(children, present())]
        prepared = prepare(self.folder / "requests", requests)
        ledger = self.folder / f"ledger-{len(self.ledgers)}"
        if name == FULL:
            self.ledgers.append(ledger)
        return load(
            prepared,
            [self.servers[name].address],
            connections=connections,
            rate=rate,
            seconds=seconds,
            ledger=ledger if name == FULL else self.folder / "ledger-of-a-baseline",
        )


def measure(url: str, plain_url: str, size: Size, folder: Path, sunk: Sinks) -> Found:
    """Measure one kind of database; the three servers are up throughout, and take turns."""
    now, found, database = present(), Found(), Database(url)
    town = settle(database, size.pupils, now=now, push=sunk.push, term_days=0)
    with ExitStack() as stack:
        # SQLite is one process, worker included; on PostgreSQL the worker is another machine's
        serve = ["serve"] if database.is_sqlite else ["serve", "--no-worker"]
        ours = hwyl(url, *serve, push=sunk.push, smtp=sunk.smtp)
        servers = {
            FULL: stack.enter_context(running(ours)),
            PLAIN: stack.enter_context(running(baseline("plain", plain_url))),
            NOTHING: stack.enter_context(running(baseline("stores_nothing"))),
        }
        stand = _Stand(servers, taps(mixed(town.children), now), folder)
        for name in servers:  # imports, pools and plans are warm before anything is timed
            stand.run(name, connections=8, seconds=0.5)
        for _ in range(size.rounds):
            for name, server in servers.items():
                cpu_of = url if name == FULL else plain_url if name == PLAIN else "sqlite://"
                before = server.cpu_seconds() + database_cpu_seconds(cpu_of)
                one = stand.run(name, connections=MANY, seconds=size.seconds)
                found.many.setdefault(name, []).append(one)
                found.cpu.setdefault(name, []).append(
                    server.cpu_seconds() + database_cpu_seconds(cpu_of) - before
                )
            for name in servers:
                one = stand.run(name, connections=1, seconds=size.seconds_alone)
                found.alone.setdefault(name, []).append(one)
        # of all its rounds: its best one is a pace that it cannot keep, and then waits for ever
        found.rate = OPEN_SHARE * found.of(PLAIN).rate
        for _ in range(size.rounds):
            for name in (FULL, PLAIN):
                one = stand.run(name, connections=MANY, seconds=size.seconds, rate=found.rate)
                found.open_loop.setdefault(name, []).append(one)
    tried = {one: line for path in stand.ledgers for one, line in read_ledger(path).items()}
    found.verdict = reconcile(database, tried, stand.flags)
    database.close()
    return found


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Give two addresses of a kind: a migrated one, and an empty one for the plain endpoint."""
    if kind == "sqlite":
        ours, plain = (f"sqlite:///{folder / name}.sqlite3" for name in ("hwyl", "plain"))
        migrate(ours)
        yield ours, plain
        return
    with (
        a_server() as server,
        a_database(server) as ours,
        a_database(server, migrated=False) as plain,
    ):
        yield ours, plain


def show(kind: str, found: Found) -> Table:
    """Make the table of one kind of database."""
    table = Table(title=f"Check-in by HTTP, {kind}; each tap another pupil's")
    plain, nothing = found.of(PLAIN), found.of(NOTHING)
    heads = (
        "64 connections: a second", "÷ plain", "÷ nothing", "p50 ms", "p99 ms", "CPU ms each",
        "1: p50 ms", "÷ plain", f"at {found.rate:,.0f} a second: p99 ms, each round", "÷ plain",
    )  # fmt: skip
    table.add_column("")
    for head in heads:
        table.add_column(head, justify="right")
    for name, of in found.many.items():
        mine = found.of(name)
        table.add_row(
            name,
            f"{mine.rate:,.0f}",
            f"{mine.rate / plain.rate:.2f}",
            f"{mine.rate / nothing.rate:.2f}",
            f"{statistics.median(one.p50 for one in of):.1f}",
            f"{statistics.median(one.p99 for one in of):.1f}",
            f"{mine.cpu:.2f}",
            f"{mine.alone:.2f}",
            f"{mine.alone / plain.alone:.2f}",
            ", ".join(f"{one:.0f}" for one in mine.held),
            f"{mine.p99 / plain.p99:.2f}" if mine.held else "",
        )
    return table


def main(kinds: Sequence[str], size: Size, say: Console) -> None:
    """Measure and print, one kind of database after the other."""
    for kind in kinds:
        with tempfile.TemporaryDirectory(prefix="hwyl-bench-") as name:
            folder = Path(name)
            with databases(kind, folder) as (url, plain), sinks(folder) as sunk:
                found = measure(url, plain, size, folder, sunk)
        say.print(show(kind, found))
        say.print(f"reconciled: {found.verdict}")
