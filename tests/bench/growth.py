"""What a check-in, a class's page, the DSP's board and a pattern cost as years of rows gather.

Two databases of the same people stand side by side and take turns: one stays at the first size,
the other grows from step to step. So a machine that slows down slows both.
"""

import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeAlias

from rich.console import Console
from rich.progress import track
from rich.table import Table
from sqlalchemy import Connection, text

from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.patterns import meters, state
from app.roster.models import Window
from tests.bench.load import load, prepare, request, taps, to_hwyl
from tests.bench.servers import Running, database_cpu_seconds, hwyl, running
from tests.bench.town import Town, mixed, present, settle, write
from tests.postgresql import a_database, a_server

AT_ONCE: Final = 32  # connections
PATTERNS_AT_ONCE: Final = 256  # as many as the intake takes together
CHECK_IN, CLASS, BOARD, PATTERN = "check-in", "class page", "DSP board", "pattern update"

# A day of everybody's history, in the order in which days come: heap and indexes lie as in life.
_A_DAY: Final = text("""
INSERT INTO check_in (school_id, pupil_id, id, digest, feeling, not_today, level, feelings_version,
  reasons, ask, ask_as_sent, reserved, needs_help_now, occurred_at, received_at, school_day,
  late_seconds, clock_clamped, source, language)
SELECT school_id, id, gen_random_uuid(), decode(repeat(md5(id::text), 2), 'hex'), 'calm', false,
  2 + abs(hashtext(id::text || :day)) % 4, 1, '', 'none', 'none', false, false,
  CAST(:at AS timestamptz), CAST(:at AS timestamptz), CAST(:day AS date), 0, false, 'phone', 'cy'
FROM person WHERE kind = 'pupil' LIMIT :most
""")
_ITS_CASES: Final = text("""
INSERT INTO concern (school_id, id, pupil_id, addressee, exclusions, severity, band, ask, words,
  reserved, unverified, late_seconds, state, tier, owner_id, opened_at, clock_from, rings, outcome,
  closed_by, closed_at)
SELECT p.school_id, gen_random_uuid(), p.id, 'circle', '', 'R', 'B', 'talk', 0, false, false, 0,
  'closed', 0, c.adult_id, CAST(:at AS timestamptz), CAST(:at AS timestamptz), 1, 'talked',
  c.adult_id, CAST(:at AS timestamptz)
FROM person p JOIN circle_place c ON c.school_id = p.school_id AND c.pupil_id = p.id AND c.rank = 1
WHERE p.kind = 'pupil' AND abs(hashtext(p.id::text || :day)) % 50 = 0
""")


@dataclass(frozen=True, slots=True)
class Size:
    """Rows of history at each step; the first is what the others are compared with."""

    pupils: int = 6_000
    steps: tuple[int, ...] = (10_000, 1_000_000)
    rounds: int = 2
    check_ins: int = 1200  # of a round
    pages: int = 300


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one thing at one step; `cpu` is processor time, the database's with it."""

    p50: float  # ms
    per_second: float
    cpu: float  # ms each


Costs: TypeAlias = tuple[str, list[Cost]]  # of a thing, the small side's and the large one's


@dataclass(slots=True)
class _Side:
    """One of the two databases, with the process that serves it."""

    url: str
    server: Running
    database: Database
    folder: Path

    def asked(self, requests: Iterable[tuple[str, bytes]]) -> Cost:
        """Put requests to the process."""
        prepared = prepare(self.folder / "requests", requests)
        before = self._cpu()
        result = load(prepared, [self.server.address], connections=AT_ONCE)
        used = 1000 * (self._cpu() - before) / max(1, result.acknowledged)
        return Cost(result.p50, result.per_second, used)

    def learnt(self, pupils: Sequence[state.PupilKey]) -> Cost:
        """Read, judge and write the patterns of so many pupils, as the close of a day does."""
        now, before = present(), time.process_time() + database_cpu_seconds(self.url)
        began = time.perf_counter()
        with self.database.write() as session:
            usual = state.load(session, set(pupils))
            for pupil in pupils:
                usual[pupil] = meters.after_day(usual[pupil], 3, now.weekday())
            state.store(session, usual, now=now)
        took = (time.perf_counter() - began) / len(pupils)
        used = time.process_time() + database_cpu_seconds(self.url) - before
        return Cost(1000 * took, 1 / took, 1000 * used / len(pupils))

    def _cpu(self) -> float:
        return self.server.cpu_seconds() + database_cpu_seconds(self.url)


def _one_round(town: Town, size: Size, number: int, sides: Sequence[_Side]) -> Iterator[Costs]:
    """Ask both sides the same, one after the other, thing by thing."""
    everybody = mixed(town.children)
    start = number * size.check_ins
    children = [everybody[n % len(everybody)] for n in range(start, start + size.check_ins)]
    puts = [(str(put.id), to_hwyl(put)) for put in taps(children, present(), seed=number)]
    staff = [town.staff[n % len(town.staff)] for n in range(size.pages)]
    pages = {
        CLASS: [(f"/api/teacher/classes/{one.class_id}", one.teacher) for one in staff],
        BOARD: [("/api/safeguarding/cases", one.dsp) for one in staff],
    }
    pupils = [(one.school_id, one.id) for one in children[:PATTERNS_AT_ONCE]]
    yield CHECK_IN, [side.asked(puts) for side in sides]
    for what, asked in pages.items():
        requests = [
            (str(n), request("GET", path, cookie=f"hwyl_staff={token}"))
            for n, (path, token) in enumerate(asked)
        ]
        yield what, [side.asked(requests) for side in sides]
    yield PATTERN, [side.learnt(pupils) for side in sides]


def fill(connection: Connection, pupils: int, rows: int, have: int) -> None:
    """Add history until there are so many rows, a day of everybody at a time."""
    for at in track(range(have, rows, pupils), f"{rows:,} rows of history", transient=True):
        day = present() - timedelta(days=2000 - at // pupils)
        said = {"day": day.date().isoformat(), "at": day.isoformat()}
        connection.execute(_A_DAY, said | {"most": min(pupils, rows - at)})
        connection.execute(_ITS_CASES, said)
        connection.commit()
    connection.exec_driver_sql("ANALYZE")
    connection.commit()


def _settled(url: str, size: Size) -> Town:
    """Write the people, a window in every class so that its page counts, and the first rows."""
    database, now = Database(url), present()
    town = settle(database, size.pupils, now=now, own_phones=True)
    asked = [
        {
            "school_id": one.school_id,
            "id": uuid7(),
            "class_id": one.class_id,
            "opened_by": one.teacher_id,
            "opens_at": now,
            "closes_at": now + timedelta(hours=2),
        }
        for one in town.staff
    ]
    with database.engine.connect() as connection:
        write(connection, Window, asked)
        connection.commit()
        fill(connection, size.pupils, size.steps[0], 0)
    database.close()
    return town


def _compared(
    urls: Sequence[str], town: Town, size: Size, step: int, folder: Path
) -> dict[str, list[list[Cost]]]:
    """Give for each thing the costs of every round, of the small side and of the large one."""
    found: dict[str, list[list[Cost]]] = {}
    with ExitStack() as stack:
        sides = []
        for url in urls:
            database = Database(url)
            stack.callback(database.close)
            server = stack.enter_context(running(hwyl(url, "serve", "--no-worker")))
            sides.append(_Side(url, server, database, folder))
        for number in range(size.rounds + 1):
            for what, costs in _one_round(town, size, step * (size.rounds + 1) + number, sides):
                if number:  # the first warms caches and plans
                    found.setdefault(what, []).append(costs)
    return found


def measure(size: Size, folder: Path) -> dict[int, dict[str, list[list[Cost]]]]:
    """Give the costs at each step but the first, beside those of the first."""
    found, have = {}, size.steps[0]
    with a_server() as server, a_database(server) as small:
        town = _settled(small, size)
        with a_database(server, like=small) as large:
            for step, rows in enumerate(size.steps[1:]):
                database = Database(large)
                with database.engine.connect() as connection:
                    fill(connection, size.pupils, rows, have)
                database.close()
                have = rows
                found[rows] = _compared((small, large), town, size, step, folder)
    return found


def show(size: Size, found: dict[int, dict[str, list[list[Cost]]]]) -> Table:
    """Make the table: each step beside the first, measured in turns."""
    table = Table(title=f"History of {size.pupils:,} pupils, PostgreSQL, {AT_ONCE} connections")
    for head in ("rows", "", "p50 ms", f"÷ at {size.steps[0]:,}", "a second", "÷ ",
                 "CPU ms", "÷  "):  # fmt: skip
        table.add_column(head, justify="right" if head else "left")
    for rows, things in found.items():
        for what, rounds in things.items():
            line = [f"{rows:,}", what]
            for name in ("p50", "per_second", "cpu"):
                small, large = (
                    statistics.median(getattr(costs[side], name) for costs in rounds)
                    for side in (0, 1)
                )
                line += [f"{large:,.2f}", f"{large / small:.2f}" if small else "-"]
            table.add_row(*line)
    return table


def main(size: Size, say: Console) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="hwyl-bench-") as name:
        found = measure(size, Path(name))
    say.print(show(size, found))
