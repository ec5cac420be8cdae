"""What must always hold is looked at: each rule, broken by hand, rings by its number alone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text, update
from sqlmodel import Session, col, select

from app.audit.models import AuditHead, AuditRow
from app.audit.sealing import seal_due
from app.concerns.models import Cause, Concern
from app.journeys.deliver import may_send
from app.journeys.escalate import run_clock
from app.journeys.watch import Watch
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.notify.alarms import ringing
from app.notify.channels.console import Console
from app.notify.delivery import deliver_due
from app.notify.heartbeat import beat
from app.notify.models import Alarm, Owed
from app.roster.models import Person
from app.trust.models import Veto
from app.words.catalogue import load
from tests.journeys.conftest import Bryn, ysgol_y_bryn
from tests.people import NOW
from tests.statements import statements

MINUTE = timedelta(minutes=1)


@pytest.fixture
def morning(database: Database, keys: Keyring) -> Bryn:
    """Efa asked for somebody with a note, and for help at once; bells rang, audit is sealed."""
    with database.write() as session:
        bryn = ysgol_y_bryn(session, keys)
        bryn.taps(ask="talk", note="a secret")
        bryn.taps(ask="urgent", adult_id=bryn.price.id)
        for name in ("worker", "worker.watch"):
            beat(session, name, "a-boot", NOW + MINUTE)
    console = Console(load())
    deliver_due(database, {"push": console, "email": console}, may_send, now=NOW, worker="w")
    seal_due(database, keys, NOW)
    return bryn


def broken(database: Database) -> set[str]:
    return Watch(database).look(NOW + MINUTE + timedelta(seconds=5))


def test_a_morning_on_which_all_is_well_rings_nothing_and_says_so(
    morning: Bryn, database: Database
) -> None:
    said: list[str] = []
    watch = Watch(database, say_well=lambda: said.append("well"))
    assert watch.look(NOW + MINUTE) == set()
    assert said == ["well"]
    run_clock(database, now=NOW + MINUTE)
    assert watch.look(NOW + 2 * MINUTE) == set()


def by_hand(of: type[Any], **values: Any) -> Callable[[Session, Bryn], None]:
    def change(session: Session, _: Bryn) -> None:
        session.connection().execute(update(of).values(**values))

    return change


def of_open(**values: Any) -> Callable[[Session, Bryn], None]:
    def change(session: Session, _: Bryn) -> None:
        session.connection().execute(
            update(Concern).where(col(Concern.severity) == "R").values(**values)
        )

    return change


def owner_leaves(session: Session, bryn: Bryn) -> None:
    session.connection().execute(
        update(Person).where(col(Person.id) == bryn.evans.id).values(status="left")
    )


def owner_is_not_wanted(session: Session, bryn: Bryn) -> None:
    session.add(
        Veto(school_id=bryn.school.id, pupil_id=bryn.efa.id, adult_id=bryn.evans.id, since_at=NOW)
    )


def without_cause(session: Session, _: Bryn) -> None:
    for cause in session.exec(select(Cause)):
        session.delete(cause)


def without_bells(session: Session, _: Bryn) -> None:
    for owed in session.exec(select(Owed)):
        session.delete(owed)


def without_inbox(session: Session, bryn: Bryn) -> None:
    session.add(
        Owed(
            school_id=bryn.school.id,
            once="by hand",
            kind="ring",
            channel="email",
            adult_id=bryn.evans.id,
            pupil_id=bryn.efa.id,
            concern_id=uuid7(),
            due_at=NOW + MINUTE,
            created_at=NOW,
        )
    )


def without_audit(session: Session, _: Bryn) -> None:
    for row in session.exec(select(AuditRow).where(AuditRow.action == "open_concern")):
        row.at += MINUTE


def closed_by_one_kept_out(session: Session, bryn: Bryn) -> None:
    case = session.exec(select(Concern).where(Concern.severity == "R")).one()
    session.connection().execute(
        text(
            "INSERT INTO concern_exclusion (school_id, concern_id, adult_id, why, since_at)"
            " SELECT school_id, id, owner_id, 'held', opened_at FROM concern WHERE severity = 'R'"
        )
    )
    case.state, case.outcome, case.closed_by = "closed", "talked", case.owner_id
    case.closed_at = NOW + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("mistake", "names"),
    [
        (owner_leaves, {"I1"}),
        (owner_is_not_wanted, {"I1"}),
        (of_open(owner_id=None), {"I1"}),
        (of_open(deadline_at=NOW - MINUTE), {"I2"}),
        (closed_by_one_kept_out, {"I3"}),
        (without_inbox, {"I5"}),
        (without_cause, {"I6", "I17"}),
        (without_bells, {"I7", "I16"}),
        (by_hand(Owed, state="owed", due_at=NOW, lease_until=None), {"I8", "I16"}),
        (without_audit, {"I12"}),
        (by_hand(AuditHead, seq=10_000), {"I12"}),
    ],
)
def test_a_rule_that_is_broken_rings_by_its_number(
    mistake: Callable[[Session, Bryn], None], names: set[str], morning: Bryn, database: Database
) -> None:
    assert broken(database) == set()
    with database.write() as session:
        mistake(session, morning)
    assert broken(database) == names
    with database.read() as session:
        assert set(ringing(session)) == names


def test_an_urgent_case_of_which_one_person_alone_hears_rings(
    morning: Bryn, database: Database
) -> None:
    with database.write() as session:
        urgent = session.exec(select(Concern.id).where(Concern.severity == "U")).one()
        one = session.exec(select(Owed.adult_id).where(Owed.concern_id == urgent)).first()
        which = (col(Owed.concern_id) == urgent, col(Owed.adult_id) != one)
        session.connection().execute(update(Owed).where(*which).values(state="failed"))
    assert broken(database) == {"I16"}


def test_a_deadline_that_moves_later_without_a_cause_rings_and_with_one_it_does_not(
    morning: Bryn, database: Database
) -> None:
    watch = Watch(database)
    assert watch.look(NOW + MINUTE) == set()
    case = a_case(database)
    with database.write() as session:
        moved = session.get(Concern, case)
        assert moved is not None
        assert moved.deadline_at is not None
        moved.deadline_at += 10 * MINUTE
    assert watch.look(NOW + 3 * MINUTE) == {"I10"}
    with database.write() as session:
        moved = session.get(Concern, case)
        assert moved is not None
        assert moved.deadline_at is not None
        moved.deadline_at += MINUTE
        session.add(
            AuditRow(
                school_id=moved.school_id,
                at=NOW + 4 * MINUTE,
                actor_kind="system",
                action="move_deadline",
                pupil_id=moved.pupil_id,
                concern_id=moved.id,
            )
        )
    assert watch.look(NOW + 4 * MINUTE) == set()


def a_case(database: Database) -> tuple[UUID, UUID]:
    with database.read() as session:
        return session.exec(
            select(Concern.school_id, Concern.id).where(Concern.severity == "R")
        ).one()


def test_an_alarm_is_one_row_since_it_began_and_is_cleared_when_the_rule_holds_again(
    morning: Bryn, database: Database
) -> None:
    watch, said = Watch(database), list[str]()
    late = of_open(deadline_at=NOW - 10 * MINUTE)
    with database.write() as session:
        late(session, morning)
    for minutes in (1, 2):
        assert watch.look(NOW + minutes * MINUTE) == {"I2"}
    with database.read() as session:
        alarm = session.exec(select(Alarm)).one()
        assert (alarm.name, alarm.since_at, alarm.seen_at, alarm.cleared_at) == (
            "I2", NOW + MINUTE, NOW + 2 * MINUTE, None,
        )  # fmt: skip
    with database.write() as session:
        of_open(deadline_at=NOW - 10 * MINUTE, state="open")(session, morning)
    run_clock(database, now=NOW + 3 * MINUTE)
    assert Watch(database, say_well=lambda: said.append("well")).look(NOW + 3 * MINUTE) == set()
    with database.read() as session:
        assert session.exec(select(Alarm.cleared_at)).one() == NOW + 3 * MINUTE
        assert ringing(session) == []


def test_nobody_outside_is_told_that_all_is_well_while_anything_rings(
    morning: Bryn, database: Database
) -> None:
    said: list[str] = []
    with database.write() as session:
        of_open(deadline_at=NOW - MINUTE)(session, morning)
    watch = Watch(database, say_well=lambda: said.append("well"))
    watch.look(NOW + MINUTE)
    silent = NOW + timedelta(minutes=30)  # by then no heart has beaten for long
    watch.look(silent)
    assert said == []


@pytest.mark.parametrize("cases", [1, 12])
def test_looking_costs_as_many_statements_for_many_cases_as_for_one(
    cases: int, database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        bryn = ysgol_y_bryn(session, keys)
        for _ in range(cases):
            bryn.taps(ask="talk", adult_id=bryn.evans.id, note="a line")
    watch = Watch(database)
    with statements(database) as said:
        watch.look(NOW)
    assert len(said) <= 23, said
