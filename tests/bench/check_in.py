"""How many check-ins a second: the journey by one and by many, beside a bare insert. No verdict.

Run by `make bench`. All are measured in one run on one SQLite file with the same durability; only
the ratios mean anything on another machine. The nine-o'clock benches over HTTP come later.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table
from sqlmodel import Session

from app.checkins.service import Said
from app.journeys.check_in import Tap, check_in
from app.kernel import migrating
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.notify.models import Heartbeat
from app.roster.models import School
from tests.people import NOW, a_calendar, a_pupil, a_school, an_adult, chooses

TAPS = 640
MANY = 64
FLAGGED = 50  # one tap in so many asks for an adult


def a_house(folder: Path) -> tuple[Database, School, list[Tap]]:
    database = Database(f"sqlite:///{folder / 'bench.sqlite3'}")
    with database.engine.connect() as connection:
        migrating.upgrade(connection)
        connection.commit()
    with database.write() as session:
        school = a_school(session)
        a_calendar(session, school)
        evans = an_adult(session, school)
        pupils = [a_pupil(session, school, f"Disgybl {n}") for n in range(TAPS)]
        for pupil in pupils:
            chooses(session, pupil, evans)
        ids = [pupil.id for pupil in pupils]
        school_id = school.id
    taps = [
        Tap(
            school_id,
            ids[n],
            Said(uuid7(), NOW, feeling="sad", ask="none" if n % FLAGGED else "talk"),
            "device",
        )
        for n in range(TAPS)
    ]
    return database, school, taps


def rate(database: Database, do: Callable[[Session, int], None], rounds: int, each: int) -> float:
    start = time.perf_counter()
    for n in track(range(rounds), transient=True):
        with database.write() as session:
            do(session, n)
    return rounds * each / (time.perf_counter() - start)


def main() -> None:
    keys = Keyring(b"b" * 32)

    def bare(session: Session, n: int) -> None:
        session.add(Heartbeat(name=f"row-{n}", at=NOW, boot_id="bench"))

    rates: dict[str, float] = {}
    for name, each in (("journey, one a commit", 1), (f"journey, {MANY} a commit", MANY)):
        with tempfile.TemporaryDirectory() as folder:
            database, _, taps = a_house(Path(folder))

            def journey(session: Session, n: int, size: int = each, of: list[Tap] = taps) -> None:
                check_in(session, of[n * size : (n + 1) * size], keys=keys, now=NOW)

            rates.setdefault("bare insert, one a commit", rate(database, bare, TAPS, 1))
            rates[name] = rate(database, journey, TAPS // each, each)
            database.close()
    base = rates["bare insert, one a commit"]
    table = Table("what", "a second", "÷ bare insert", title="Check-ins, SQLite, one writer")
    for name, found in rates.items():
        table.add_row(name, f"{found:,.0f}", f"{found / base:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
