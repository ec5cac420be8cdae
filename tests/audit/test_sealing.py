"""Many schools are sealed together: each has its own chain, and none waits for another."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, event, func
from sqlmodel import col, select

from app.audit import sealing, service
from app.audit.models import AuditHead, AuditRow
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from tests.audit.test_audit import NOW, a_look, a_school, verified, write
from tests.statements import statements


def schools(database: Database, many: int) -> list[UUID]:
    return sorted(a_school(database, uuid7()) for _ in range(many))


def unsealed(database: Database) -> int:
    with database.read() as session:
        wanted = select(func.count()).where(col(AuditRow.seq).is_(None))
        return int(session.execute(wanted).scalar_one())


def test_a_hundred_schools_cost_no_more_statements_than_one(
    database: Database, keys: Keyring
) -> None:
    all_of_them = schools(database, 111)
    for begun in (False, True):  # the first time each chain is begun, the second it goes on
        counted = []
        for some in (all_of_them[:1], all_of_them[1:11], all_of_them[11:]):
            write(database, *(a_look(one, n) for one in some for n in range(2)))
            with statements(database) as said:
                assert sealing.seal_due(database, keys, NOW) == 2 * len(some)
            counted.append(len(said))
        assert len(set(counted)) == 1, begun
    assert all(
        verified(database, keys, one) == service.Report(4, 0, (), None) for one in all_of_them
    )


def test_where_nothing_is_new_no_writer_is_held_up(database: Database, keys: Keyring) -> None:
    write(database, a_look(a_school(database, uuid7())))
    sealing.seal_due(database, keys, NOW)
    with statements(database) as said:
        assert sealing.seal_due(database, keys, NOW) == 0
    assert [sql.split()[0] for sql in said if not sql.startswith("BEGIN")] == ["SELECT"]


def test_more_than_a_round_is_sealed_round_by_round_in_the_order_of_telling(
    database: Database, keys: Keyring
) -> None:
    small, large, last = schools(database, 3)
    many = 2 * sealing.ROWS_AT_ONCE + 7
    write(database, a_look(small), *(a_look(large, n) for n in range(many)), a_look(last, 1))
    assert sealing.seal_due(database, keys, NOW) == many + 2
    assert verified(database, keys, large) == service.Report(many, 0, (), None)
    with database.read() as session:
        told = session.exec(
            select(AuditRow.at).where(AuditRow.school_id == large).order_by(col(AuditRow.seq))
        ).all()
    assert told == [NOW + timedelta(seconds=n) for n in range(many)]
    assert verified(database, keys, small).sealed == verified(database, keys, last).sealed == 1


class Killed(Exception):  # noqa: N818 - says what happened
    """Stands for the end of the process."""


@pytest.mark.parametrize("moment", ["UPDATE audit_row", "UPDATE audit_head", "SELECT DISTINCT"])
def test_a_worker_that_dies_between_rounds_or_within_one_loses_nothing(
    database: Database, keys: Keyring, moment: str
) -> None:
    of_rows = dict.fromkeys(schools(database, 4), 300)
    for one, many in of_rows.items():
        write(database, *(a_look(one, n) for n in range(many)))
    seen = []

    def die(_c: object, _u: object, sql: str, *_: object) -> None:
        seen.append(" ".join(sql.split()).replace('"', ""))
        if moment == "SELECT DISTINCT":
            rounds = sum(1 for one in seen if "DISTINCT" in one)
        else:
            rounds = sum(1 for one in seen if one.startswith(moment))
        if rounds == 2:
            raise Killed

    event.listen(database.engine, "before_cursor_execute", die)
    with pytest.raises(Killed):
        sealing.seal_due(database, keys, NOW)
    event.remove(database.engine, "before_cursor_execute", die)
    assert unsealed(database) == 1200 - sealing.ROWS_AT_ONCE
    assert all(verified(database, keys, one).holds for one in of_rows)
    assert sealing.seal_due(database, keys, NOW) == 1200 - sealing.ROWS_AT_ONCE
    for one, many in of_rows.items():
        assert verified(database, keys, one) == service.Report(many, 0, (), None)


def test_a_broken_chain_with_a_long_queue_holds_up_no_other_school(
    database: Database, keys: Keyring
) -> None:
    before, broken, after = schools(database, 3)
    write(database, *(a_look(one) for one in (before, broken, after)))
    sealing.seal_due(database, keys, NOW)
    with database.write() as session:
        session.execute(delete(AuditHead).where(col(AuditHead.school_id) == broken))
    waiting = sealing.ROWS_AT_ONCE + 20
    write(database, *(a_look(broken, n) for n in range(waiting)), a_look(before), a_look(after))
    assert sealing.seal_due(database, keys, NOW) == 2
    assert unsealed(database) == waiting
    assert verified(database, keys, before).sealed == verified(database, keys, after).sealed == 2
    assert not verified(database, keys, broken).holds


def test_a_school_whose_chain_another_sealer_holds_is_left_to_it(
    database: Database, keys: Keyring
) -> None:
    if database.is_sqlite:  # one writer at a time is the rule there
        return
    first, held, last = schools(database, 3)
    write(database, *(a_look(one) for one in (first, held, last)))
    sealing.seal_due(database, keys, NOW)
    write(database, *(a_look(one) for one in (first, held, last)))
    with database.write() as session:
        session.exec(select(AuditHead).where(AuditHead.school_id == held).with_for_update()).one()
        assert sealing.seal_due(database, keys, NOW) == 2
    assert sealing.seal_due(database, keys, NOW) == 1
    assert all(verified(database, keys, one).holds for one in (first, held, last))


def test_those_who_write_while_it_is_sealed_are_not_held_up(
    database: Database, keys: Keyring
) -> None:
    """A seal and a row that is being written in the same school wait for nothing of each other."""
    if database.is_sqlite:  # one writer at a time is the rule there
        return
    (one,) = schools(database, 1)
    write(database, a_look(one, 1))
    with database.write() as session:
        service.record(session, [a_look(one, 2)])  # not committed yet
        assert sealing.seal_due(database, keys, NOW) == 1
    assert sealing.seal_due(database, keys, NOW) == 1
    assert verified(database, keys, one) == service.Report(2, 0, (), None)
