"""What is over is thrown away, and nothing else: a table of rows just over and just not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, func, select

from app.identity.models import EnrolCode, Invite, Sheet, SignedIn, Throttle
from app.journeys.sweep import RULES, sweep
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.roster.models import Class, ImportRun, ImportUndo, Person
from tests.people import NOW, a_class, a_school, an_adult

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
Make = Callable[[Person, Class, datetime], SQLModel]


def _session(kind: str, **more: timedelta) -> Make:
    def make(adult: Person, _: Class, at: datetime) -> SQLModel:
        times: dict[str, Any] = {"seen_at": at, "expires_at": NOW + DAY}
        times |= {name: at + by for name, by in more.items()}
        return SignedIn(
            school_id=adult.school_id, token_hash=uuid7().bytes, kind=kind, person_id=adult.id,
            created_at=at, **times,
        )  # fmt: skip

    return make


def _invite(*, used: bool) -> Make:
    def make(adult: Person, _: Class, at: datetime) -> SQLModel:
        return Invite(
            school_id=adult.school_id, token_hash=uuid7().bytes, person_id=adult.id, created_at=at,
            expires_at=NOW if used else at, used_at=at if used else None,
        )  # fmt: skip

    return make


def _code(adult: Person, group: Class, at: datetime) -> SQLModel:
    return EnrolCode(
        school_id=adult.school_id, code_hash=uuid7().bytes, class_id=group.id, made_by=adult.id,
        expires_at=at,
    )  # fmt: skip


def _sheet(adult: Person, group: Class, at: datetime) -> SQLModel:
    return Sheet(
        school_id=adult.school_id, kind="codes", class_id=group.id, made_by=adult.id, made_at=at,
        expires_at=at,
    )  # fmt: skip


def _tries(subject: str, *, locked: bool = False) -> Make:
    def make(adult: Person, _: Class, at: datetime) -> SQLModel:
        return Throttle(
            school_id=adult.school_id, subject=f"{subject}:{uuid7().hex}", wrong=3, since_at=at,
            locked_at=at if locked else None,
        )  # fmt: skip

    return make


# the row; how old it is when it goes
GOES: list[tuple[str, Make, timedelta]] = [
    ("a session that has run out", _session("pupil_own", expires_at=timedelta(0)), timedelta(0)),
    ("a member of staff who went home", _session("staff"), timedelta(hours=12)),
    ("a link that nobody opened", _invite(used=False), 30 * DAY),
    ("a link that was used", _invite(used=True), 30 * DAY),
    ("a tablet's code", _code, DAY),
    ("a sheet of codes", _sheet, timedelta(0)),
    ("a few wrong tries of a pupil", _tries("pupil"), 90 * DAY),
    ("wrong tries on a tablet", _tries("device"), DAY),
    ("locked pupils of a tablet", _tries("locks"), DAY),
    ("wrong tries of a login", _tries("staff"), DAY),
    ("a login that was locked", _tries("staff", locked=True), DAY),
]
STAYS: list[tuple[str, Make]] = [
    ("a pupil who waits to be let in", _tries("pupil", locked=True)),
    ("a tablet that waits for a member of staff", _tries("device", locked=True)),
    ("a phone on which a pupil is signed in", _session("pupil_own")),
]


def _count(session: Session) -> int:
    return sum(session.exec(select(func.count()).select_from(model)).one() for model in RULES)


def _left(database: Database, make: Make, at: datetime) -> int:
    """Write one row as of an instant, sweep now, and count what is left."""
    with database.write() as session:
        school = a_school(session, uuid7().hex)
        adult, group = an_adult(session, school), a_class(session, school)
        session.add(make(adult, group, at))
    sweep(database, now=NOW)
    with database.read() as session:
        return _count(session)


@pytest.mark.parametrize(("make", "age"), [row[1:] for row in GOES], ids=[row[0] for row in GOES])
def test_what_is_over_goes_and_a_second_earlier_it_stays(
    database: Database, make: Make, age: timedelta
) -> None:
    assert _left(database, make, NOW - age) == 0
    assert _left(database, make, NOW - age + SECOND) == 1


@pytest.mark.parametrize("make", [row[1] for row in STAYS], ids=[row[0] for row in STAYS])
def test_what_somebody_waits_for_stays_however_old(database: Database, make: Make) -> None:
    assert _left(database, make, NOW - 365 * DAY) == 1


def test_what_would_undo_an_import_goes_after_its_week(database: Database) -> None:
    with database.write() as session:
        school = a_school(session)
        run = ImportRun(school_id=school.id, at=NOW, layout="own", digest="x")
        session.add(run)
        session.flush()
        session.add(
            ImportUndo(school_id=school.id, run_id=run.id, packed=b"x", erase_after=NOW + DAY)
        )
    assert sweep(database, now=NOW + DAY - SECOND) == 0
    assert sweep(database, now=NOW + DAY) == 1
    assert sweep(database, now=NOW + DAY) == 0


def test_more_rows_than_one_statement_takes_all_go(database: Database) -> None:
    with database.write() as session:
        school = a_school(session)
        for n in range(450):
            session.add(Throttle(school_id=school.id, subject=f"device:{n}", since_at=NOW - DAY))
    assert sweep(database, now=NOW) == 450
