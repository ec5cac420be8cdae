"""The one connection of a process that stands outside every transaction: locks and wake-ups."""

import threading
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Row, TextClause, event
from sqlalchemy.exc import DBAPIError


class LoneConnection:
    """One autocommit connection to PostgreSQL, made when it is first asked, and again when lost.

    Session locks that were taken on it are gone when it is: whoever holds one bounds what it does
    by time as well.
    """

    def __init__(self, engine: Engine) -> None:
        """Open nothing yet; close when the engine is closed."""
        self._engine = engine
        self._guard = threading.Lock()
        self._connection: Connection | None = None
        event.listen(engine, "engine_disposed", self._close)

    def asks(self, sql: TextClause, **parameters: Any) -> Sequence[Row[Any]]:
        """Ask, and give the rows; waits only for another thread's question.

        Raises:
            DBAPIError: the connection is lost; the next question makes another.
        """
        with self._guard:
            if self._connection is None:
                self._connection = self._engine.connect().execution_options(
                    isolation_level="AUTOCOMMIT"
                )
                self._connection.detach()  # it takes no place in the pool, for as long as we live
            try:
                return self._connection.execute(sql, parameters).all()
            except DBAPIError:
                self._connection.invalidate()
                self._connection.close()
                self._connection = None
                raise

    def _close(self, _: Engine) -> None:
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


_connections: WeakKeyDictionary[Engine, LoneConnection] = WeakKeyDictionary()
_connections_guard = threading.Lock()


def lone(engine: Engine) -> LoneConnection:
    """Give the one of an engine, the same each time."""
    with _connections_guard:
        if engine not in _connections:
            _connections[engine] = LoneConnection(engine)
        return _connections[engine]
