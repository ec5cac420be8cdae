"""Asks the database about many rows at once: one statement, and one parameter that holds them all.

So a batch costs the round trips of one row, its text never changes and is compiled once, and the
work on each row is the database's own: on SQLite it leaves Python's lock free meanwhile.
"""

import json
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Connection,
    Dialect,
    Executable,
    FromClause,
    Integer,
    LargeBinary,
    Select,
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
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

from app.kernel.upsert import is_sqlite

Build = Callable[[FromClause], Executable]
Put = Callable[[Any], Any]
SQLITE: Final[Dialect] = SQLiteDialect_pysqlite()
_POSTGRESQL: Final[Dialect] = PGDialect_psycopg()  # type: ignore[no-untyped-call]
_SECONDS: Final = 26  # characters of an instant as SQLite keeps it, without its offset


class Words(NamedTuple):
    """A statement as text, the places of its parameters, and how each is put."""

    sql: str
    names: Sequence[str] | None
    puts: Mapping[str, Put | None]
    fixed: Mapping[str, Any]


class ForMany:
    """A statement about rows that it is given; `n` numbers them from 0.

    Args:
        columns: what the rows hold, in order, and of which type each is; the school first.
        build: makes the statement from the rows, which it may join like a table; its order stands.
    """

    def __init__(self, build: Build, **columns: TypeEngine[Any]) -> None:
        """Make the statement once for each database."""
        self._sqlite = Prepared(build(_given_sqlite(columns)), SQLITE)
        self._postgresql = Prepared(build(_given_postgresql(columns)), _POSTGRESQL)

    def run(self, session: Session, rows: Sequence[Sequence[Any]], **more: Any) -> Sequence[Any]:
        """Run it, and give what it finds; `more` are its other parameters."""
        session.flush()  # what changed in this same transaction counts
        connection = session.connection()
        if is_sqlite(session):
            blobs = bytearray()
            given = json.dumps(rows, default=partial(_for_sqlite, blobs=blobs))
            return self._sqlite.run(connection, {"given": given, "blobs": bytes(blobs)}, more)
        about: dict[str, Any] = {"given": json.dumps(rows, default=_plain), "many": len(rows)}
        if _SCHOOLS.key in self._postgresql.words.puts:
            about[_SCHOOLS.key] = list({row[0] for row in rows})
        return self._postgresql.run(connection, about, more)


class Prepared:
    """A statement in one database's words, put into them once: that costs more than running it.

    What SQLite finds comes as one text, since each row would give Python's lock away and wait.
    """

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        found = statement.selected_columns.values() if isinstance(statement, Select) else []
        self._types = [one.type for one in found]
        fields = [str(one.key) for one in found]
        row: Any = namedtuple("Found", fields, rename=True)  # type: ignore[misc]  # noqa: PYI024 - known only now
        self._row = row._make
        self._as_text = bool(found) and dialect.name == "sqlite"
        self._statement: Any = statement
        self._dialect = dialect

    @cached_property
    def words(self) -> Words:
        compiled: SQLCompiler = self._in_one_text().compile(dialect=self._dialect)
        types = {name: one.type.dialect_impl(self._dialect) for name, one in compiled.binds.items()}
        puts = {name: one.bind_processor(self._dialect) for name, one in types.items()}
        fixed = {name: ready(puts[name], value) for name, value in compiled.params.items()}
        return Words(str(compiled), compiled.positiontup, puts, fixed)

    @cached_property
    def _reads(self) -> list[tuple[int, Callable[[Any], Any]]]:
        """Give the columns that are not yet what they mean, and how each is read."""
        reads = [one.dialect_impl(self._dialect) for one in self._types]
        return [
            (at, read)
            for at, one in enumerate(reads)
            if (
                read := bytes.fromhex
                if self._as_text and isinstance(one, LargeBinary)
                else one.result_processor(self._dialect, None)
            )
        ]

    def _in_one_text(self) -> Any:
        if not self._as_text:
            return self._statement
        found = self._statement.subquery("found").c
        return select(
            listed(*(func.hex(one) if isinstance(one.type, LargeBinary) else one for one in found))
        )

    def run(
        self, connection: Connection, given: Mapping[str, Any], more: Mapping[str, Any]
    ) -> Sequence[Any]:
        sql, names, puts, fixed = self.words
        values = {**fixed, **given, **{name: ready(puts[name], one) for name, one in more.items()}}
        # PostgreSQL's driver finds them by name, SQLite's by place
        done = connection.exec_driver_sql(
            sql, values if names is None else tuple(values[name] for name in names)
        )
        if not self._types:
            return ()
        rows = json.loads(done.scalar_one()) if self._as_text else [list(row) for row in done]
        for at, read in self._reads:
            for row in rows:
                if row[at] is not None:
                    row[at] = read(row[at])
        return [self._row(row) for row in rows]


def ready(put: Put | None, value: object) -> object:
    """Give a parameter in the form in which its database takes it."""
    return value if put is None or value is None else put(value)


def types_of(table: Table, *names: str) -> dict[str, TypeEngine[Any]]:
    """Give the types of some columns of a table, by name."""
    return {name: table.c[name].type for name in names}


def same_row(a: FromClause, b: FromClause, *names: str) -> ColumnElement[bool]:
    """Say in SQL that these columns are the same in both.

    Where all of a school is read, the schools are named besides: so a plan finds its parts before
    it runs. A row that is looked up by its key is found without, and each name costs every lookup.
    """
    same = [a.c[name] == b.c[name] for name in names]
    return and_(*same, of_these_schools(b.c.school_id)) if names == ("school_id",) else and_(*same)


class of_these_schools(FunctionElement[bool]):  # noqa: N801 - reads as the SQL that it becomes
    """Says that a row is of a school of the rows given; for what reads all of a school."""

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


class listed(FunctionElement[str]):  # noqa: N801 - reads as the SQL that it becomes
    """Every row of some columns, as the text of a JSON list of lists; may be NULL for none."""

    type = Text()
    inherit_cache = True


@compiles(listed, "sqlite")
def _listed_sqlite(element: listed, compiler: SQLCompiler, **kw: Any) -> str:
    # a text like any other, not JSON within JSON
    return f"(json_group_array(json_array({compiler.process(element.clauses, **kw)})) || '')"


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
    some = select(
        (each.c.nth - literal_column("1")).label("n"),
        *(
            cast(each.c.value.op("->>")(literal_column(str(at))), type_).label(name)
            for at, (name, type_) in enumerate(columns.items())
        ),
    )
    # PostgreSQL guesses a hundred rows, and would rather read all of their schools than look each
    # up; of a limit that it cannot know before it runs it guesses a tenth
    many = select(bindparam("many", type_=Integer)).scalar_subquery()
    return some.limit(many).subquery("given")


def _instant(at: datetime) -> str:
    return at.isoformat(" ", "microseconds")


_PLAIN: Final[Mapping[type, Put]] = {
    UUID: attrgetter("hex"),
    date: date.isoformat,
    datetime: _instant,
}
_CELLS: Final[Mapping[type, Put]] = {**_PLAIN, datetime: lambda at: _instant(at)[:_SECONDS]}


def cell(value: Any) -> Any:
    """Give a value in the form in which SQLite keeps it."""
    form = _CELLS.get(type(value))
    return form(value) if form else value


def _plain(value: object) -> Any:
    return f"\\x{value.hex()}" if isinstance(value, bytes) else _PLAIN[type(value)](value)


def _for_sqlite(value: object, blobs: bytearray) -> Any:
    if not isinstance(value, bytes):
        return cell(value)
    start = len(blobs) + 1
    blobs += value
    return (start, len(value))
