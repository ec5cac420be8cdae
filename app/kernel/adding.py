"""Adds many rows by one statement that is written once, whatever their number."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import FromClause, Integer, Table, select, text
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, SQLModel

from app.kernel.many import SQLITE, Build, ForMany, Prepared, cell, ready, types_of
from app.kernel.upsert import is_sqlite

_SIZES: Final = (1, 4, 16, 64, 256)  # of a statement on SQLite; what is over stays empty


class Adding(ForMany):
    """A statement that adds the rows that it is given.

    SQLite takes them as they are: taking each value out of JSON costs more than keeping it.
    """

    def __init__(self, build: Build, **columns: TypeEngine[Any]) -> None:
        """Make the statement once for each database."""
        super().__init__(build, **columns)
        self._as_they_are = Prepared(build(_values(columns)), SQLITE)
        self._width = len(columns) + 1
        self._texts: dict[int, str] = {}

    def run(self, session: Session, rows: Sequence[Sequence[Any]], **more: Any) -> Sequence[Any]:
        """Run it; `more` are its other parameters."""
        if not is_sqlite(session) or len(rows) > _SIZES[-1]:
            return super().run(session, rows, **more)
        session.flush()  # what they hang on
        size = next(one for one in _SIZES if one >= len(rows))
        cells = [cell(one) for n, row in enumerate(rows) for one in (n, *row)]
        cells += [None] * (size * self._width - len(cells))
        _, names, puts, fixed = self._as_they_are.words
        values = {**fixed, **{name: ready(puts[name], one) for name, one in more.items()}}
        places = (cells if name == "rows" else [values[name]] for name in names or ())
        given = tuple(one for place in places for one in place)
        session.connection().exec_driver_sql(self._text(size), given)
        return ()

    def _text(self, size: int) -> str:
        if size not in self._texts:
            row = f"({','.join('?' * self._width)})"
            sql = self._as_they_are.words.sql
            self._texts[size] = sql.replace("VALUES ?", f"VALUES {','.join([row] * size)}")
        return self._texts[size]


def adding(model: type[SQLModel], *names: str) -> Adding:
    """Prepare to add rows of a table, of which each holds these columns."""
    table: Table = model.__table__  # type: ignore[attr-defined]  # set by SQLModel
    return Adding(partial(add, table), **types_of(table, *names))


def add(table: Table, given: FromClause, **same: Any) -> Insert:
    """Add the rows given, each with these values besides."""
    names = [name for name in given.c.keys() if name != "n"]  # noqa: SIM118 - columns, no mapping
    rows = select(*(given.c[name] for name in names), *same.values())
    # PostgreSQL's own insert: SQLite understands it too, ON CONFLICT included
    return insert(table).from_select(
        [*names, *same],
        rows.where(given.c.n.is_not(None)),  # SQLite reads ON CONFLICT only after a WHERE
        include_defaults=False,
    )


def put(table: Table, given: FromClause, **same: Any) -> Insert:
    """Add the rows given, or change those of the same key to them."""
    adding = add(table, given, **same)
    key = [column.name for column in table.primary_key]
    names = [name for name in (*given.c.keys(), *same) if name not in {"n", *key}]
    return adding.on_conflict_do_update(
        index_elements=key, set_={name: adding.excluded[name] for name in names}
    )


def _values(columns: dict[str, TypeEngine[Any]]) -> FromClause:
    shown = ", ".join(f"column{at} AS {name}" for at, name in enumerate(("n", *columns), 1))
    rows = text(f"SELECT {shown} FROM (VALUES :rows)")  # noqa: S608 - names of our own columns
    return rows.columns(n=Integer, **columns).subquery("given")
