"""One way to the database: a fair queue before SQLite's one writer, PostgreSQL as it is."""

import heapq
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from itertools import count
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine

_BUSY_MS = 10_000
_TRIES = 6
QUIET = 0.1  # seconds without an ask after which a chore may begin
GIVES_WAY = 10.0  # seconds at most: a chore is done, however many knock


class Urgency(IntEnum):
    """Who goes first where writers wait: a child's ask, then an adult's answer, then the rest.

    A chore, which nobody waits for, does not even begin while children knock.
    """

    ASK = 0
    ANSWER = 1
    REST = 2
    CHORE = 3


class FairLock:
    """Lets one writer in at a time: by urgency, then in the order of coming."""

    def __init__(self) -> None:
        """Start free."""
        self._free = threading.Condition()
        self._waiting: list[tuple[int, int]] = []
        self._taken = False
        self._numbers = count()
        self._asked = -QUIET  # when somebody last asked or was answered; monotonic

    @contextmanager
    def held(self, urgency: Urgency) -> Iterator[None]:
        """Wait for one's turn, and have the lock within the block."""
        if urgency is Urgency.CHORE:
            self._give_way()
        self._note(urgency)
        place = (int(urgency), next(self._numbers))
        with self._free:
            heapq.heappush(self._waiting, place)
            self._free.wait_for(lambda: not self._taken and self._waiting[0] == place)
            heapq.heappop(self._waiting)
            self._taken = True
        try:
            yield
        finally:
            self._note(urgency)
            with self._free:
                self._taken = False
                self._free.notify_all()

    def _note(self, urgency: Urgency) -> None:
        if urgency is Urgency.ASK:
            self._asked = time.monotonic()

    def _give_way(self) -> None:
        latest = time.monotonic() + GIVES_WAY
        while (now := time.monotonic()) < min(latest, self._asked + QUIET):
            time.sleep(min(latest, self._asked + QUIET) - now)


class Database:
    """An engine and its manners. Write sessions commit when the block ends well, else roll back."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        """Prepare connections; nothing is opened yet."""
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._lock = FairLock() if self.is_sqlite else None
        self.engine = _sqlite(url) if self.is_sqlite else _postgresql(url, pool_size)

    @contextmanager
    def write(self, urgency: Urgency = Urgency.REST) -> Iterator[Session]:
        """Open a transaction that may write, audited reads included; commits at the end."""
        if self._lock is None:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
            return
        with (
            self._lock.held(urgency),
            Session(self.engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection()  # BEGIN IMMEDIATE now, while the place in the queue is ours
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a transaction for unaudited reads; it never waits for a writer."""
        with Session(self.engine.execution_options(hwyl_read=True)) as session:
            yield session

    def close(self) -> None:
        self.engine.dispose()


def _sqlite(url: str) -> Engine:
    engine = create_engine(
        url,
        connect_args={"check_same_thread": False, "timeout": _BUSY_MS / 1000},
        hide_parameters=True,  # an error's text must hold no name
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        raw: Any = connection
        raw.isolation_level = None  # the driver's own transactions lose updates (stack.md, trap 1)
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={_BUSY_MS}",
        ):
            raw.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        if connection.get_execution_options().get("hwyl_read"):
            connection.exec_driver_sql("BEGIN")
            return
        for attempt in range(_TRIES):
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except OperationalError as error:
                # another process holds the file: wait on, a child is never refused for it
                locked = isinstance(error.orig, sqlite3.OperationalError) and "locked" in str(error)
                if not locked or attempt == _TRIES - 1:
                    raise
            else:
                return

    return engine


def _postgresql(url: str, pool_size: int) -> Engine:
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        hide_parameters=True,  # an error's text must hold no name
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        raw: Any = connection
        # nearly all is looked up by key; a table that was empty when a plan was made would be read
        # whole from then on, however it has grown, until its statistics are new
        raw.execute("SET enable_seqscan = off")
        raw.commit()

    return engine
