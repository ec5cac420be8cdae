"""A fence between a sender and a veto: for one pupil and one adult, only one passes at a time."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from hashlib import blake2b
from typing import Final
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, TextClause, event, text
from sqlalchemy.exc import DBAPIError

from app.kernel.db import Database

WAIT: Final = timedelta(seconds=5)
_POLL_SECONDS: Final = 0.02
_NOBODY: Final = UUID(int=0)
_TAKE: Final = text("SELECT pg_try_advisory_lock(:number)")
_LET_GO: Final = text("SELECT pg_advisory_unlock(:number)")

_free = threading.Condition()
_held: set[tuple[str, int]] = set()


@contextmanager
def fence(
    database: Database,
    school_id: UUID,
    pupil_id: UUID | None,
    adult_id: UUID,
    timeout: timedelta = WAIT,
) -> Iterator[bool]:
    """Keep others out of what may happen between a pupil and an adult. Open no transaction before.

    A sender that is not let in puts the notice back. A veto goes on all the same: it always
    succeeds, and no sender holds the fence for longer than a veto waits.

    Args:
        database: where the fence stands, for every process that uses it.
        school_id: the school of both.
        pupil_id: the pupil, or None for a notice about nobody.
        adult_id: the adult.
        timeout: how long to wait at most.

    Yields:
        Whether the fence is held.
    """
    parts = (b"fence", school_id.bytes, (pupil_id or _NOBODY).bytes, adult_id.bytes)
    with _alone(database, _number(*parts), timeout) as held:
        yield held


@contextmanager
def leading(database: Database, job: str) -> Iterator[bool]:
    """Say whether this worker does a job now, of which only one is to do it at a time."""
    with _alone(database, _number(b"job", job.encode()), timedelta(0)) as held:
        yield held


def _number(*parts: bytes) -> int:
    """Give PostgreSQL's lock number; two keys that share one only wait for each other."""
    return int.from_bytes(blake2b(b"|".join(parts), digest_size=8).digest(), "big", signed=True)


@contextmanager
def _alone(database: Database, number: int, timeout: timedelta) -> Iterator[bool]:
    until = time.monotonic() + timeout.total_seconds()
    name = (database.engine.url.render_as_string(), number)
    # Within the process first: PostgreSQL lets one session take the same lock twice
    with _free:
        got = _free.wait_for(lambda: name not in _held, timeout.total_seconds())
        if got:
            _held.add(name)
    if not got:
        yield False
        return
    try:
        if database.is_sqlite:
            yield True
        else:
            with _of_session(_one_connection(database), number, until) as locked:
                yield locked
    finally:
        with _free:
            _held.discard(name)
            _free.notify_all()


@contextmanager
def _of_session(one: "_OneConnection", number: int, until: float) -> Iterator[bool]:
    """Hold a session's advisory lock. A blocking wait would block the connection for all lanes."""
    while not (got := one.takes(number)):
        if time.monotonic() >= until:
            break
        time.sleep(_POLL_SECONDS)
    try:
        yield got
    finally:
        if got:
            one.lets_go(number)


class _OneConnection:
    """The one autocommit connection on which a process holds all its advisory locks."""

    def __init__(self, engine: Engine) -> None:
        """Open nothing yet; close when the engine is closed."""
        self._engine = engine
        self._guard = threading.Lock()
        self._connection: Connection | None = None
        event.listen(engine, "engine_disposed", self._close)

    def takes(self, number: int) -> bool:
        with self._guard:
            if self._connection is None:
                self._connection = self._engine.connect().execution_options(
                    isolation_level="AUTOCOMMIT"
                )
                self._connection.detach()  # it takes no place in the pool, for as long as we live
            return self._asks(self._connection, _TAKE, number)

    def lets_go(self, number: int) -> None:
        with self._guard:
            if self._connection is None:
                return  # the session has ended, and its locks with it
            with suppress(DBAPIError):
                self._asks(self._connection, _LET_GO, number)

    def _asks(self, connection: Connection, sql: TextClause, number: int) -> bool:
        try:
            return bool(connection.scalar(sql, {"number": number}))
        except DBAPIError:
            connection.invalidate()
            connection.close()
            self._connection = None
            raise

    def _close(self, _: Engine) -> None:
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


_connections: WeakKeyDictionary[Database, _OneConnection] = WeakKeyDictionary()
_connections_guard = threading.Lock()


def _one_connection(database: Database) -> _OneConnection:
    with _connections_guard:
        if database not in _connections:
            _connections[database] = _OneConnection(database.engine)
        return _connections[database]
