"""Wakes whoever waits for work, once a commit holds it: in this process, or in any that listens."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final
from weakref import WeakKeyDictionary

import psycopg
from sqlalchemy import Engine, event, text
from sqlalchemy import orm as sa_orm
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app.kernel.db import Database
from app.kernel.lone import lone

_CHANNEL: Final = "hwyl_work"
_LOOK_UP_SECONDS: Final = 0.25  # how often a listener looks whether it is to stop
_AGAIN_SECONDS: Final = 1.0
_ROUSE: Final = text("SELECT pg_notify(:channel, '')")

_ears: WeakKeyDictionary[Engine, list[Callable[[], None]]] = WeakKeyDictionary()


def rouse(session: Session) -> None:
    """Once this transaction is committed, wake who waits; said many times, it is done once.

    After the commit and not in it: PostgreSQL lets those that notify commit one after the other.
    Whoever dies in between is made good by those who wait: they look by themselves every second.
    """
    session.info["rouses"] = True


@event.listens_for(sa_orm.Session, "after_commit")
def _committed(session: sa_orm.Session) -> None:
    if session.in_nested_transaction() or not session.info.pop("rouses", False):
        return
    engine = session.get_bind().engine
    if engine.dialect.name == "sqlite":
        for wake in _ears.get(engine, ()):
            wake()
        return
    with suppress(SQLAlchemyError):  # the commit stands, and is found by looking
        lone(engine).asks(_ROUSE, channel=_CHANNEL)


@contextmanager
def heard(database: Database, wake: Callable[[], None]) -> Iterator[None]:
    """Call `wake` after each commit that rouses, from whatever process, until the block ends.

    Args:
        database: whose commits.
        wake: quick, and may be called by any thread; also called where something may have been
            missed.
    """
    if database.is_sqlite:
        ears = _ears.setdefault(database.engine, [])
        ears.append(wake)
        try:
            yield
        finally:
            ears.remove(wake)
        return
    stop = threading.Event()
    listening = threading.Thread(target=_listen, args=(database.engine, wake, stop), name="ears")
    listening.start()
    try:
        yield
    finally:
        stop.set()
        listening.join()


def _listen(engine: Engine, wake: Callable[[], None], stop: threading.Event) -> None:
    """Listen on a connection of its own, and on another where that is lost."""
    while not stop.is_set():
        with suppress(SQLAlchemyError, psycopg.Error), engine.connect() as connection:
            raw: Any = connection.execution_options(
                isolation_level="AUTOCOMMIT"
            ).connection.driver_connection
            connection.detach()  # for as long as we live it takes no place in the pool
            raw.execute(f"LISTEN {_CHANNEL}")
            wake()
            while not stop.is_set():
                for _ in raw.notifies(timeout=_LOOK_UP_SECONDS, stop_after=1):
                    wake()
        stop.wait(_AGAIN_SECONDS)
