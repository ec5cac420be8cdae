"""Asks the database about many rows at once: one statement, and one parameter that holds them all.

So a batch costs the round trips of one row, its text never changes and is compiled once, and the
work on each row is the database's own: on SQLite it leaves Python's lock free meanwhile.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Executable,
    FromClause,
    LargeBinary,
    Table,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB, Insert, insert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

from app.kernel.upsert import is_sqlite

Build = Callable[[FromClause], Executable]
_SECONDS: Final = 26  # characters of an instant as SQLite keeps it, without its offset


class ForMany:
    """A statement about rows that it is given; `n` numbers them from 0.

    Args:
        columns: what the rows hold, in order, and of which type each is; the school first.
        build: makes the statement from the rows, which it may join like a table.
    """

    def __init__(self, build: Build, **columns: TypeEngine[Any]) -> None:
        """Make the statement once for each database."""
        self._sqlite = build(_given_sqlite(columns))
        self._postgresql = build(_given_postgresql(columns))

    def run(
        self, session: Session, rows: Sequence[Sequence[Any]], **more: Any
    ) -> Iterable[Sequence[Any]]:
        """Run it, and give its rows; `more` are its other parameters."""
        session.flush()  # what changed in this same transaction counts
        connection = session.connection()
        if is_sqlite(session):
            blobs = bytearray()
            given = json.dumps(rows, default=partial(_for_sqlite, blobs=blobs))
            parameters = {"given": given, "blobs": bytes(blobs), **more}
            return connection.execute(self._sqlite, parameters)
        given, schools = json.dumps(rows, default=_plain), list({row[0] for row in rows})
        parameters = {"given": given, "schools": schools, **more}
        return connection.execute(self._postgresql, parameters)


def types_of(table: Table, *names: str) -> dict[str, TypeEngine[Any]]:
    """Give the types of some columns of a table, by name."""
    return {name: table.c[name].type for name in names}


def same_row(a: FromClause, b: FromClause, *names: str) -> ColumnElement[bool]:
    """Say in SQL that these columns are the same in both, and that it is one of these schools."""
    return and_(*(a.c[name] == b.c[name] for name in names), of_these_schools(b.c.school_id))


class of_these_schools(FunctionElement[bool]):  # noqa: N801 - reads as the SQL that it becomes
    """Says that a row is of a school of the rows given: a plan finds its parts before it runs."""

    type = Boolean()
    inherit_cache = True


@compiles(of_these_schools, "sqlite")
def _anywhere(_: of_these_schools, __: SQLCompiler, **___: Any) -> str:
    return "1"  # nothing is spread there


@compiles(of_these_schools, "postgresql")
def _in_their_parts(element: of_these_schools, compiler: SQLCompiler, **kw: Any) -> str:
    (school_id,) = element.clauses
    return compiler.process(school_id == any_(_SCHOOLS), **kw)


_SCHOOLS: Final = bindparam("schools", type_=ARRAY(Uuid()))


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


class listed(FunctionElement[str]):  # noqa: N801 - reads as the SQL that it becomes
    """Every row of some columns, as the text of a JSON list of lists; may be NULL for none."""

    type = Text()
    inherit_cache = True


@compiles(listed, "sqlite")
def _listed_sqlite(element: listed, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_group_array(json_array({compiler.process(element.clauses, **kw)}))"


@compiles(listed, "postgresql")
def _listed_postgresql(element: listed, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(json_agg(json_build_array({compiler.process(element.clauses, **kw)})) AS TEXT)"


def _given_sqlite(columns: dict[str, TypeEngine[Any]]) -> FromClause:
    each = func.json_each(bindparam("given")).table_valued("key", "value", name="each")

    def part(path: str, type_: TypeEngine[Any] | None = None) -> Any:
        return func.json_extract(each.c.value, literal_column(f"'$[{path}'"), type_=type_)

    def column(at: int, type_: TypeEngine[Any]) -> Any:
        # without a cast an id compares as no text, and IN finds it by no index
        if isinstance(type_, LargeBinary):  # JSON holds no bytes: they lie in one row, side by side
            blobs = bindparam("blobs", type_=type_)
            return cast(func.substr(blobs, part(f"{at}][0]"), part(f"{at}][1]")), type_)
        return cast(part(f"{at}]"), type_) if isinstance(type_, Uuid) else part(f"{at}]", type_)

    return select(
        each.c.key.label("n"),
        *(column(at, type_).label(name) for at, (name, type_) in enumerate(columns.items())),
    ).subquery("given")


def _given_postgresql(columns: dict[str, TypeEngine[Any]]) -> FromClause:
    each = (
        func.jsonb_array_elements(cast(bindparam("given", type_=Text), JSONB))
        .table_valued("value", with_ordinality="nth", name="each")
        .render_derived(name="each")
    )
    return select(
        (each.c.nth - literal_column("1")).label("n"),
        *(
            cast(each.c.value.op("->>")(literal_column(str(at))), type_).label(name)
            for at, (name, type_) in enumerate(columns.items())
        ),
    ).subquery("given")


def _plain(value: object) -> str:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.isoformat(" ", "microseconds")
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    assert isinstance(value, date)  # noqa: S101 - nothing else comes here
    return value.isoformat()


def _for_sqlite(value: object, blobs: bytearray) -> object:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes):
        start = len(blobs) + 1
        blobs += value
        return (start, len(value))
    plain = _plain(value)
    return plain[:_SECONDS] if isinstance(value, datetime) else plain
