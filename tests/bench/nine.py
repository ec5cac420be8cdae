"""Nine o'clock: every pupil once, bells and letters to sinks, processes killed, all reconciled."""

import subprocess
import tempfile
import time
from bisect import bisect_left
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Self
from uuid import UUID

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import text

from app.audit.service import verify
from app.kernel.db import Database
from tests.bench.load import (
    Answered,
    Result,
    finished,
    generating,
    prepare,
    read_ledger,
    taps,
    to_hwyl,
)
from tests.bench.reconcile import Verdict, reconcile
from tests.bench.servers import Running, Sinks, database_cpu_seconds, hwyl, sinks
from tests.bench.town import KEYS, mixed, present, settle
from tests.postgresql import a_database, a_server

_KILLED_AT: Final = (0.3, 0.6)  # of all taps acknowledged: a web process and a worker, twice
_AWAY: Final = 1.0  # seconds until a new one is started
_LAST_BELLS: Final = 180.0
_LONGEST: Final = 2 * 3600.0  # seconds; a machine that needs more is told so by what was tried
_CHAINS: Final = 25  # schools whose audit is walked


@dataclass(frozen=True, slots=True)
class Size:
    """How many of everything; `rate` a second, or as fast as it goes where left out."""

    pupils: int = 20_000
    web: int = 2
    workers: int = 1
    connections: int = 128
    rate: float | None = None
    kills: bool = False


@dataclass(slots=True)
class Morning:
    """What was measured."""

    result: Result
    verdict: Verdict
    bells: list[float]  # seconds from acknowledged to bell, sorted
    owed: dict[str, int]  # what became of each push and letter
    rung: int  # pushes that came, repeats included
    processes: list[Running]
    database_cpu: float  # seconds
    written: int  # bytes of PostgreSQL's log
    took_over: int  # taps that were acknowledged by a process started after a kill
    chains: tuple[int, int] = (0, 0)  # audits that hold, of so many walked


@dataclass(slots=True)
class _House:
    """The web processes and workers of the run, the dead ones too."""

    url: str
    sunk: Sinks
    alive: dict[str, Running] = field(default_factory=dict)
    gone: list[Running] = field(default_factory=list)

    def start(self, name: str, *, port: int | None = None) -> Running:
        command = ["serve", "--no-worker"] if name.startswith("web") else ["worker"]
        self.alive[name] = hwyl(
            self.url, *command, port=port, push=self.sunk.push, smtp=self.sunk.smtp
        )
        return self.alive[name]

    def kill_and_replace(self, *names: str) -> None:
        for name in names:
            self.alive[name].kill()
            self.alive[name].name = f"{name} (killed)"
            self.gone.append(self.alive[name])
        time.sleep(_AWAY)
        for name in names:
            self.start(name, port=self.alive[name].port or None)

    def end(self) -> None:
        for one in self.alive.values():
            one.end()
            one.log.unlink(missing_ok=True)

    def all(self) -> list[Running]:
        """Give every process that there was, after a look at it."""
        for name, one in self.alive.items():
            one.name = name
            one.look()
        return [*self.alive.values(), *self.gone]


def measure(url: str, size: Size, folder: Path, sunk: Sinks) -> Morning:
    """Let everybody check in, and compare what was said with what is there."""
    now, database = present(), Database(url)
    town = settle(database, size.pupils, now=now, push=sunk.push, term_days=0)
    puts = list(taps(mixed(town.children), present()))
    prepared = prepare(folder / "requests", ((str(put.id), to_hwyl(put)) for put in puts))
    flags, ledger = {put.id: put.flag for put in puts if put.flag}, folder / "ledger"
    del town, puts
    with ExitStack() as stack:
        stack.callback(database.close)
        house = _House(url, sunk)
        stack.callback(house.end)
        addresses = [house.start(f"web {n + 1}").address for n in range(size.web)]
        for n in range(size.workers):
            house.start(f"worker {n + 1}")
        _wait_for_workers(database, size.workers)
        for one in house.alive.values():
            one.to_start = one.cpu_seconds()
        began, logged, used = time.time_ns() // 1000, _logged(database), database_cpu_seconds(url)
        generator = generating(
            prepared,
            addresses,
            connections=size.connections,
            rate=size.rate,
            seconds=_LONGEST,
            ledger=ledger,
        )
        stack.callback(generator.kill)
        restarted = _watch(generator, ledger, size, house)
        result = finished(generator, _LONGEST)
        written, used = _logged(database) - logged, database_cpu_seconds(url) - used
        _wait_for_bells(database)
        tried = read_ledger(ledger)
        first_boots = {one.boot for one in tried.values() if one.answered < (restarted or [0])[0]}
        bells, owed = _bells(database, tried, sunk)
        return Morning(
            result=result,
            verdict=reconcile(database, tried, flags),
            bells=bells,
            owed=owed,
            rung=sum(at >= began for _, at in sunk.came("push")),
            processes=house.all(),
            database_cpu=used,
            written=written,
            took_over=sum(one.boot not in first_boots for one in tried.values())
            if restarted
            else 0,
            chains=_walk_audit(database),
        )


def _watch(
    generator: "subprocess.Popen[bytes]", ledger: Path, size: Size, house: _House
) -> list[int]:
    """Show how far it is, and kill where that was asked for; gives the instants of the kills."""
    kills, killed = list(_KILLED_AT) if size.kills else [], []
    with Progress(transient=True) as progress:
        task = progress.add_task("check-ins", total=size.pupils)
        with _Lines(ledger) as lines:
            while generator.poll() is None:
                time.sleep(0.1)
                progress.update(task, completed=lines.so_far())
                if kills and lines.count >= kills[0] * size.pupils:
                    killed.append(time.time_ns() // 1000)
                    which = 1 + len(killed) % size.web, 1 + len(killed) % size.workers
                    house.kill_and_replace(f"web {which[0]}", f"worker {which[1]}")
                    kills.pop(0)
    return killed


class _Lines:
    """Counts the lines of a file that grows."""

    def __init__(self, path: Path) -> None:
        while not path.exists():
            time.sleep(0.01)
        self._file, self.count = path.open("rb"), 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def so_far(self) -> int:
        self.count += self._file.read().count(b"\n")
        return self.count


def _logged(database: Database) -> int:
    """Give how many bytes PostgreSQL has ever written to its log."""
    at = text("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")
    with database.engine.connect() as connection:
        return int(connection.execute(at).scalar_one())


def _wait_for_workers(database: Database, workers: int) -> None:
    """Wait until the first heart beats: what is owed is then taken up at once."""
    beats = text("SELECT count(*) FROM heartbeat WHERE name = 'worker'")
    until = time.monotonic() + _LAST_BELLS
    while workers and time.monotonic() < until:
        with database.engine.connect() as connection:
            if connection.execute(beats).scalar_one():
                return
        time.sleep(0.1)


def _wait_for_bells(database: Database) -> None:
    """Wait until no bell is owed that is due; letters have a minute's patience of their own."""
    owed = text(
        "SELECT count(*) FROM outbox WHERE channel = 'push' AND state IN ('owed', 'sending')"
    )
    until = time.monotonic() + _LAST_BELLS
    while time.monotonic() < until:
        with database.engine.connect() as connection:
            if not connection.execute(owed).scalar_one():
                return
        time.sleep(0.25)


def _bells(
    database: Database, tried: dict[UUID, Answered], sunk: Sinks
) -> tuple[list[float], dict[str, int]]:
    """Give the seconds from each acknowledged tap to each of its first bells.

    Pushes carry nothing by which they could be told apart; an adult's come one after the other,
    so the first that came after a bell was written down is taken for that bell's.
    """
    came: dict[str, list[int]] = defaultdict(list)
    for adult, at in sunk.came("push"):
        came[adult].append(at)
    with database.engine.connect() as connection:
        owed = {
            f"{channel} {state}": count
            for channel, state, count in connection.execute(
                text("SELECT channel, state, count(*) FROM outbox GROUP BY 1, 2 ORDER BY 1, 2")
            )
        }
        rows: list[Any] = list(
            connection.execute(
                text(
                    "SELECT o.adult_id, o.created_at, c.check_in_id FROM outbox o"
                    " JOIN concern_cause c USING (school_id, concern_id)"
                    " WHERE o.channel = 'push' AND o.state = 'sent'"
                    " AND o.once LIKE :first ORDER BY o.created_at"
                ),
                {"first": "%:1"},  # not what rings again later
            )
        )
    waited = []
    for adult, written, check_in in rows:
        line, times = tried.get(check_in), came[adult.hex]
        first = bisect_left(times, int(written.timestamp() * 1e6))
        if line is not None and line.answered and first < len(times):
            waited.append(max(0.0, (times.pop(first) - line.answered) / 1e6))
    return sorted(waited), owed


def _walk_audit(database: Database) -> tuple[int, int]:
    with database.read() as session:
        schools = session.execute(
            text("SELECT id FROM school ORDER BY code LIMIT :n"), {"n": _CHAINS}
        )
        reports = [verify(session, KEYS, school_id) for school_id in schools.scalars().all()]
    return sum(one.holds for one in reports), len(reports)


def _at(values: list[float], share: float) -> str:
    return f"{values[int(share * (len(values) - 1))]:.2f}" if values else "-"


def show(size: Size, found: Morning) -> Table:
    """Make the table of a morning."""
    table = Table("what", "found", title=f"Nine o'clock, PostgreSQL, {found.result.tried:,} pupils")
    result, verdict = found.result, found.verdict
    minutes, seconds = divmod(result.seconds, 60)
    table.add_row("time", f"{minutes:.0f} min {seconds:.1f} s ({result.per_second:,.0f} a second)")
    table.add_row(
        "p50, p95, p99 of a check-in", f"{result.p50:.0f}, {result.p95:.0f}, {result.p99:.0f} ms"
    )
    bells = ", ".join(_at(found.bells, share) for share in (0.5, 0.95, 0.99))
    table.add_row("acknowledged to bell p50, p95, p99", f"{bells} s ({len(found.bells):,} bells)")
    table.add_row("pushes that came, repeats included", f"{found.rung:,}")
    table.add_row("owed", ", ".join(f"{name} {count:,}" for name, count in found.owed.items()))
    table.add_row("tried again, connections lost", f"{result.tried_again:,}, {result.lost:,}")
    table.add_row("answers", ", ".join(f"{code}: {n:,}" for code, n in result.by_status.items()))
    if size.kills:
        table.add_row("acknowledged by who took over", f"{found.took_over:,}")
    for one in found.processes:
        each = 1000 * (one.used - one.to_start) / result.acknowledged
        table.add_row(
            f"{one.name}: peak memory, CPU ÷ all check-ins", f"{one.peak:.0f} MB, {each:.2f} ms"
        )
    each = 1000 * found.database_cpu / result.acknowledged
    table.add_row("PostgreSQL: CPU ÷ all check-ins", f"{each:.2f} ms")
    log = found.written / result.acknowledged
    table.add_row("PostgreSQL: log ÷ all check-ins", f"{log:,.0f} bytes")
    table.add_row("audit chains that hold", "{} of {}".format(*found.chains))
    for name, value in asdict(verdict).items():
        table.add_row(name.replace("_", " "), f"{value:,}")
    table.add_row("[bold]wrong in all[/]", f"[bold]{verdict.wrong}[/]")
    return table


def main(size: Size, say: Console) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="hwyl-bench-") as name:
        folder = Path(name)
        with a_server() as server, a_database(server) as url, sinks(folder) as sunk:
            found = measure(url, size, folder, sunk)
    say.print(show(size, found))
