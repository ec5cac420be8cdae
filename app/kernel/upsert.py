"""Inserts that know what to do where the row is there already, in each database's own words."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_into(session: Session, model: type[SQLModel]) -> postgresql.Insert | sqlite.Insert:
    """Start an insert; both databases take the same `on_conflict_do_...`."""
    table: Table = model.__table__  # type: ignore[attr-defined]  # set by SQLModel at run time
    if is_sqlite(session):
        return sqlite.insert(table)
    return postgresql.insert(table)


def is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
