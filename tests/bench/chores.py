"""What the worker's rounds cost when many schools are at it in the same minute, on PostgreSQL."""

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from rich.console import Console
from rich.table import Table
from sqlalchemy import text
from sqlmodel import Session, col, select

from app.audit.actions import Action
from app.audit.sealing import seal_due
from app.audit.service import Entry, record
from app.journeys.escalate import run_clock
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.notify.models import Owed
from app.notify.outbox import lease
from app.roster.models import Class, Person
from app.summaries.freeze import freeze_due
from app.summaries.models import ClassFigure
from tests.bench.servers import database_cpu_seconds
from tests.bench.town import KEYS, PUPILS_OF_A_CLASS, present, settle, write
from tests.postgresql import a_database, a_server

WALES: Final = 1460  # schools
CLASSES: Final = 11  # of a school
_LOOKS: Final = 5  # unsealed rows of a school: some sign-ins of the last seconds
_FIGURES: Final = 100  # of a class: the days of half a year
_LANES: Final = 8


@dataclass(frozen=True, slots=True)
class Size:
    """How many schools, each with so many classes, and how many bells are owed at once."""

    schools: int = 100
    classes: int = 2
    owed: int = 2_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one round: seconds, of which processor (the database's with it), and MB it grew by."""

    seconds: float
    cpu: float
    grew: float


def _cost(url: str, act: Callable[[], object]) -> Cost:
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    used = time.process_time() + database_cpu_seconds(url)
    began = time.perf_counter()
    act()
    took = time.perf_counter() - began
    used = time.process_time() + database_cpu_seconds(url) - used
    grew = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024
    return Cost(took, used, grew)


def _figures(session: Session) -> Iterator[dict[str, object]]:
    today, now = present().date(), present()
    for school_id, class_id in session.exec(select(Class.school_id, Class.id)):
        for ago in range(1, _FIGURES + 1):
            yield {
                "school_id": school_id,
                "class_id": class_id,
                "period": "day",
                "starts_on": today - timedelta(days=ago),
                "band": "calm",
                "taking_part": "most",
                "frozen_at": now,
            }


def _bells(session: Session, many: int) -> Iterator[dict[str, object]]:
    now = present()
    adults = session.exec(
        select(Person.school_id, Person.id).where(Person.kind == "staff").order_by(col(Person.id))
    ).all()
    for n in range(many):
        school_id, adult = adults[n % len(adults)]
        yield {
            "school_id": school_id,
            "id": uuid7(),
            "once": str(n),
            "kind": "ring",
            "channel": "push",
            "adult_id": adult,
            "due_at": now - timedelta(seconds=1),
            "created_at": now,
        }


def _prepare(database: Database, size: Size) -> None:
    now = present()
    settle(
        database,
        size.schools * size.classes * PUPILS_OF_A_CLASS,
        now=now,
        classes_a_school=size.classes,
    )
    with database.write() as session:
        schools = session.execute(text("SELECT id FROM school")).scalars().all()
        looks = [
            Entry(school_id, now, "device", None, Action.SIGN_IN)
            for school_id in schools
            for _ in range(_LOOKS)
        ]
        record(session, looks)
        write(session.connection(), ClassFigure, list(_figures(session)))
        write(session.connection(), Owed, list(_bells(session, size.owed)))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def measure(url: str, size: Size) -> dict[str, tuple[Cost, float]]:
    """Give each round's cost, and how many times as much all of Wales would be."""
    database = Database(url)
    _prepare(database, size)
    wales = WALES / size.schools

    def lease_some() -> None:
        with database.write() as session:
            lease(session, "push", now=present(), worker="bench", limit=_LANES)

    lease_some()  # warm
    found = {
        f"seal the audit, {_LOOKS} rows a school": (
            _cost(url, lambda: seal_due(database, KEYS, present())),
            wales,
        ),
        "publish the week of every class": (
            _cost(url, lambda: freeze_due(database, KEYS, present())),
            wales * CLASSES / size.classes,
        ),
        f"look for figures, none due, {_FIGURES} a class": (
            _cost(url, lambda: freeze_due(database, KEYS, present())),
            wales,
        ),
        "the clock, nothing due": (_cost(url, lambda: run_clock(database, now=present())), 1.0),
        f"lease {_LANES} of {size.owed:,} bells": (_cost(url, lease_some), 1.0),
    }
    database.close()
    return found


def main(size: Size, say: Console) -> None:
    """Measure and print."""
    with a_server() as server, a_database(server) as url:
        found = measure(url, size)
    table = Table(title=f"Rounds of the worker, PostgreSQL, {size.schools:,} schools")
    for head in ("", "seconds", "CPU s", "grew MB", f"CPU s at {WALES:,} schools"):
        table.add_column(head, justify="right" if head else "left")
    for what, (cost, times) in found.items():
        table.add_row(
            what,
            f"{cost.seconds:.3f}",
            f"{cost.cpu:.3f}",
            f"{cost.grew:.0f}",
            f"{cost.cpu * times:.2f}",
        )
    say.print(table)
