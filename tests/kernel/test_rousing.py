"""Whoever waits for work is woken by the commit that made it, and by no other."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text

from app.kernel.db import Database
from app.kernel.rousing import heard, rouse

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
ELSEWHERE = """
import sys
from app.kernel.db import Database
from app.kernel.rousing import rouse
database = Database(sys.argv[1])
with database.write() as session:
    rouse(session)
database.close()
"""


class Ears:
    """One who waits; what woke it before a test began to listen is forgotten."""

    def __init__(self) -> None:
        self.woken = Event()

    def hears(self, act: Callable[[], object]) -> bool:
        self.woken.clear()
        act()
        return self.woken.wait(PATIENCE)


@pytest.fixture
def ears(database: Database) -> Ears:
    return Ears()


def commit(database: Database, *, rouses: bool = True) -> None:
    with database.write() as session:
        session.connection().execute(text("SELECT 1"))
        if rouses:
            rouse(session)
            rouse(session)


def fail(database: Database) -> None:
    with database.write() as session:
        rouse(session)
        raise ZeroDivisionError


def settled(database: Database, ears: Ears) -> None:
    """Wait until a listener hears: PostgreSQL's takes a moment to begin, and says so."""
    assert database.is_sqlite or ears.woken.wait(PATIENCE)
    assert ears.hears(lambda: commit(database))


def test_a_commit_that_rouses_is_heard(database: Database, ears: Ears) -> None:
    with heard(database, ears.woken.set):
        settled(database, ears)
        assert ears.hears(lambda: commit(database))


def test_two_who_wait_both_hear(database: Database, ears: Ears) -> None:
    other = Ears()
    with heard(database, ears.woken.set), heard(database, other.woken.set):
        settled(database, ears)
        settled(database, other)
        assert ears.hears(lambda: other.hears(lambda: commit(database)))


def test_what_is_taken_back_or_says_nothing_wakes_nobody(database: Database) -> None:
    heard_of: list[str] = []
    ears = Ears()

    def wake() -> None:
        heard_of.append("")
        ears.woken.set()

    with heard(database, wake):
        settled(database, ears)
        before = len(heard_of)
        commit(database, rouses=False)
        with pytest.raises(ZeroDivisionError):
            fail(database)
        with database.write() as session, session.begin_nested():
            rouse(session)  # and heard only when the whole is kept
            assert len(heard_of) == before
        assert ears.woken.wait(PATIENCE)
    assert len(heard_of) == before + 1


def test_who_stopped_listening_is_left_alone(database: Database) -> None:
    ears = Ears()
    with heard(database, ears.woken.set):
        settled(database, ears)
    ears.woken.clear()
    commit(database)
    assert not ears.woken.is_set()


def test_a_commit_of_another_process_is_heard_on_postgresql(
    database: Database, database_url: str, ears: Ears
) -> None:
    if database.is_sqlite:
        return
    with heard(database, ears.woken.set):
        settled(database, ears)
        command = [sys.executable, "-c", ELSEWHERE, database_url]
        assert ears.hears(lambda: subprocess.run(command, cwd=ROOT, check=True, timeout=60))


def test_a_listener_whose_connection_is_lost_listens_again(database: Database, ears: Ears) -> None:
    if database.is_sqlite:
        return
    with heard(database, ears.woken.set):
        settled(database, ears)
        with database.engine.connect() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
                )
            )
        assert ears.hears(lambda: None)  # it looks by itself when it is back
        assert ears.hears(lambda: commit(database))
