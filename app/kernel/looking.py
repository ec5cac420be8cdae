"""Asks the database what is left to do, some at a time, until nothing is."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnClause, literal_column

from app.kernel.db import Database
from app.kernel.many import ForMany

AT_ONCE: Final = 500  # of what is found; the rest is found by the next look
LIMIT: Final[ColumnClause[Any]] = literal_column(str(AT_ONCE))


def looks(
    database: Database, statement: ForMany, asked: Sequence[Sequence[Any]], **more: Any
) -> Iterator[list[tuple[Any, ...]]]:
    """Give what a statement finds, look after look.

    Between two looks the caller does what it was given, so that the next finds what is left.

    Args:
        database: the one to look at; no transaction is open while the caller acts.
        statement: finds what is not done, at most `LIMIT`, in the order of what was asked; each row
            begins with the number of the one asked.
        asked: what may not be done.
        more: the statement's other parameters.
    """
    first = 0
    while first < len(asked):
        with database.read() as session:
            found = statement.run(session, asked[first:], **more)
        yield [(first + n, *rest) for n, *rest in found]
        if len(found) < AT_ONCE:
            return
        first += found[-1][0]
