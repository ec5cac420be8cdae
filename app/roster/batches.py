"""Rows made ready for the database before anybody waits, in the types that its driver takes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Dialect, Table, bindparam, insert, update
from sqlalchemy.sql.dml import UpdateBase
from sqlmodel import Session

Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Batch:
    """One statement in a database's own words, and the values of each row in its own types."""

    sql: str
    values: Sequence[Any]

    def run(self, session: Session) -> None:
        """Write every row, in one statement of many sets of values."""
        session.connection().exec_driver_sql(self.sql, list(self.values))


def inserted(dialect: Dialect, table: Table, rows: Rows) -> list[Batch]:
    """Make new rows ready, which all name the same columns; none where there are no rows."""
    whole = list(rows)
    if not whole:
        return []
    names = list(whole[0])
    types = {name: table.c[name] for name in names}
    return [_ready(dialect, insert(table), types, whole)]


def updated(
    dialect: Dialect, table: Table, school_id: UUID, rows: Mapping[UUID, Mapping[str, Any]]
) -> list[Batch]:
    """Make new values of rows ready, by their ids; all rows name the same columns."""
    if not rows:
        return []
    names = list(next(iter(rows.values())))
    statement = (
        update(table)
        .where(table.c.school_id == bindparam("of_school"), table.c.id == bindparam("key"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    types = {f"new_{name}": table.c[name] for name in names}
    types |= {"of_school": table.c.school_id, "key": table.c.id}
    new = [
        {f"new_{name}": row[name] for name in names} | {"of_school": school_id, "key": key}
        for key, row in rows.items()
    ]
    return [_ready(dialect, statement, types, new)]


def _ready(
    dialect: Dialect,
    statement: UpdateBase,
    columns: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
) -> Batch:
    keys = None if statement.is_update else list(columns)
    compiled = statement.compile(dialect=dialect, column_keys=keys)
    as_driver = {
        name: column.type.dialect_impl(dialect).bind_processor(dialect)
        for name, column in columns.items()
    }
    names = list(compiled.positiontup or columns)
    ordered = [(name, as_driver[name]) for name in names]
    if compiled.positional:
        return Batch(
            str(compiled),
            [tuple(do(row[name]) if do else row[name] for name, do in ordered) for row in rows],
        )
    return Batch(
        str(compiled),
        [{name: do(row[name]) if do else row[name] for name, do in ordered} for row in rows],
    )
