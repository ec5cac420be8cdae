"""How many notices a second one worker clears, from owed to settled. No verdict.

Run by `python -m tests.bench.delivery [CASES]`. Each case is opened by the journey of a real tap,
each notice is asked for by the real policy, encrypted, sent to a process beside us, and settled.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table
from sqlalchemy import event
from sqlmodel import func, select

from app.checkins.service import Said
from app.journeys.check_in import Tap, check_in
from app.journeys.deliver import may_send
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.notify import subscriptions
from app.notify.channels.email import Mail
from app.notify.channels.webpush import WebPush
from app.notify.delivery import Delivery
from app.notify.endpoints import PushHosts
from app.notify.models import Owed
from app.notify.notice import Channel
from app.notify.outbox import MAIL_WAITS
from app.words.catalogue import load
from tests.bench.servers import sinks
from tests.people import NOW, a_calendar, a_pupil, a_school, an_adult, chooses
from tests.postgresql import a_database, a_server, migrate
from tests.push_reader import Browser

CASES = 1500
CASES_OF_AN_ADULT = 5
ADULTS_OF_A_SCHOOL = 20
SUBJECT = "mailto:it@ysgol.example"


@contextmanager
def databases(folder: Path) -> Iterator[Mapping[str, Database]]:
    """An empty one of each kind, migrated, with the durability that is in use."""
    with a_server() as server, a_database(server) as address:
        file = f"sqlite:///{folder / 'bench.sqlite3'}"
        migrate(file)
        opened = {"SQLite": Database(file), "PostgreSQL": Database(address)}
        yield opened
        for database in opened.values():
            database.close()


def fill(database: Database, keys: Keyring, hosts: PushHosts, cases: int) -> None:
    """Open cases by taps, each of a pupil who chose one of many adults, all with phones."""
    phone, adults = Browser(f"{hosts.test_origin}/push/"), cases // CASES_OF_AN_ADULT
    with database.write() as session:
        taps: list[Tap] = []
        for n in track(range(adults), "adults", transient=True):
            if n % ADULTS_OF_A_SCHOOL == 0:
                school = a_school(session, f"s{n}")
                a_calendar(session, school)
            adult = an_adult(session, school, f"A{n} Adult{n}")
            subscriptions.subscribe(
                session,
                school.id,
                adult.id,
                endpoint=f"{phone.endpoint}{uuid7().hex}",
                p256dh=phone.p256dh,
                auth=phone.auth,
                allowed=hosts,
                now=NOW,
            )
            for _ in range(CASES_OF_AN_ADULT):
                pupil = a_pupil(session, school, f"P{len(taps)}")
                chooses(session, pupil, adult)
                said = Said(uuid7(), NOW, feeling="sad", ask="talk")
                taps.append(Tap(school.id, pupil.id, said, "device"))
    for start in track(range(0, len(taps), 200), "taps", transient=True):
        with database.write() as session:
            check_in(session, taps[start : start + 200], keys=keys, now=NOW)


@dataclass(frozen=True)
class Cleared:
    """What clearing one channel took."""

    a_second: float
    cpu_ms: float  # of this process, a notice: what it would take were the machine its own
    statements: float  # a notice


def cleared(
    database: Database, channel: str, delivery: Delivery, free: Event, now: datetime
) -> Cleared:
    """Take up as lanes come free, as a worker's loop does, until nothing is left."""
    said: Counter[str] = Counter()

    def note(*_: Any) -> None:
        said["statements"] += 1

    event.listen(database.engine, "before_cursor_execute", note)
    start, cpu, idle = time.perf_counter(), time.process_time(), False
    while not idle:
        free.clear()
        if not delivery.start_due(now):
            delivery.finish()
            idle = not delivery.start_due(now)
        free.wait(1 if delivery.has_more else 0)
    took, cpu = time.perf_counter() - start, time.process_time() - cpu
    event.remove(database.engine, "before_cursor_execute", note)
    with database.read() as session:
        which = (Owed.channel == channel, Owed.state == "sent")
        sent = session.exec(select(func.count()).where(*which)).one()
    return Cleared(sent / took, cpu * 1000 / sent, said["statements"] / sent)


def main(cases: int) -> None:
    keys, table = Keyring(b"b" * 32), Table(title=f"One worker, {cases} cases, owed to settled")
    for name in ("database", "channel", "a second", "CPU ms each", "statements each"):
        table.add_column(name)
    with (
        TemporaryDirectory() as folder,
        databases(Path(folder)) as opened,
        sinks(Path(folder)) as sunk,
    ):
        hosts = PushHosts.of("", sunk.push, production=False)
        for name, database in opened.items():
            fill(database, keys, hosts, cases)
            channels: dict[str, Channel] = {
                "push": WebPush(keys, load(), hosts, SUBJECT),
                "email": Mail(sunk.smtp, "hwyl@ysgol.example", "https://hwyl.example", load()),
            }
            free = Event()
            with Delivery(database, channels, may_send, worker="w", on_free=free.set) as delivery:
                for channel, now in (("push", NOW), ("email", NOW + MAIL_WAITS)):
                    one = cleared(database, channel, delivery, free, now)
                    figures = (f"{one.a_second:,.0f}", f"{one.cpu_ms:.1f}", f"{one.statements:.2f}")
                    table.add_row(name, channel, *figures)
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CASES)
