"""The database keeps what it said it kept, on both kinds."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import update
from sqlmodel import col, select

from app.kernel import db, migrating
from app.kernel.db import Database, FairLock, Urgency
from app.notify.models import Heartbeat
from app.tables import METADATA

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_no_update_is_lost_when_many_write_at_once(database: Database) -> None:
    with database.write() as session:
        session.add(Heartbeat(name="count", at=NOW, boot_id="0"))

    def add_ten() -> None:
        for _ in range(10):
            with database.write() as session:
                row = session.exec(
                    select(Heartbeat).where(Heartbeat.name == "count").with_for_update()
                ).one()
                row.boot_id = str(int(row.boot_id) + 1)

    threads = [threading.Thread(target=add_ten) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert session.exec(select(Heartbeat)).one().boot_id == "50"


def test_a_block_that_fails_leaves_nothing_behind(database: Database) -> None:
    def fail() -> None:
        with database.write() as session:
            session.add(Heartbeat(name="never", at=NOW, boot_id="0"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.read() as session:
        assert session.exec(select(Heartbeat)).all() == []


def test_instants_come_back_aware_and_in_utc(database: Database) -> None:
    with database.write() as session:
        session.add(Heartbeat(name="a", at=NOW, boot_id="0"))
    with database.write() as session:
        session.exec(update(Heartbeat).where(col(Heartbeat.name) == "a").values(boot_id="1"))
        assert session.exec(select(Heartbeat.at)).one() == NOW


def test_the_models_equal_the_migrations(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert migrating.present(connection) == migrating.newest()


def test_migrations_go_down_and_up_again(database: Database) -> None:
    with database.engine.connect() as connection:
        migrating.downgrade(connection)
        connection.commit()
    with database.engine.connect() as connection:
        migrating.upgrade(connection)
        connection.commit()
    with database.write() as session:
        session.add(Heartbeat(name="again", at=NOW, boot_id="0"))


def test_an_ask_goes_before_the_rest_that_waited_longer() -> None:
    lock, order, inside, leave = FairLock(), list[str](), threading.Event(), threading.Event()

    def hold() -> None:
        with lock.held(Urgency.REST):
            inside.set()
            leave.wait()

    def take(urgency: Urgency, name: str) -> None:
        with lock.held(urgency):
            order.append(name)

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait()
    waiting = []
    for urgency, name in [(Urgency.REST, "report"), (Urgency.ANSWER, "seen"), (Urgency.ASK, "ask")]:
        thread = threading.Thread(target=take, args=(urgency, name))
        thread.start()
        waiting.append(thread)
        while len(lock._waiting) < len(waiting):  # noqa: SLF001 - to know that it waits
            pass
    leave.set()
    for thread in [holder, *waiting]:
        thread.join()
    assert order == ["ask", "seen", "report"]


class Watched:
    """A clock that only goes on while somebody sleeps, and who knocks meanwhile."""

    def __init__(self, knock: Callable[[], None] = lambda: None) -> None:
        self.now, self.slept, self.knock = 1000.0, list[float](), knock

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)
        self.knock()


def knock(lock: FairLock) -> None:
    with lock.held(Urgency.ASK):
        pass


def test_a_chore_begins_at_once_where_nobody_knocks(monkeypatch: pytest.MonkeyPatch) -> None:
    lock, clock = FairLock(), Watched()
    monkeypatch.setattr(db, "time", clock)
    with lock.held(Urgency.CHORE):
        pass
    assert clock.slept == []


def test_a_chore_waits_until_a_child_who_knocked_is_answered_and_no_other_came(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lock, clock = FairLock(), Watched()
    monkeypatch.setattr(db, "time", clock)
    knock(lock)
    with lock.held(Urgency.CHORE):
        assert sum(clock.slept) == pytest.approx(db.QUIET)
    with lock.held(Urgency.REST):
        assert len(clock.slept) == 1


def test_a_chore_is_done_however_long_children_knock(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = FairLock()
    clock = Watched(lambda: knock(lock))
    monkeypatch.setattr(db, "time", clock)
    knock(lock)
    with lock.held(Urgency.CHORE):
        assert sum(clock.slept) == pytest.approx(db.GIVES_WAY)
