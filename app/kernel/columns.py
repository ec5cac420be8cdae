"""Shapes of columns that every slice uses the same way."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, LargeBinary
from sqlmodel import Field, SQLModel

from app.kernel.ids import uuid7

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMES


class OfSchool(SQLModel):
    """A row of one school: `school_id` leads its key, so that schools never mix."""

    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)


def to_school() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["school_id"], ["school.id"])


def to_person(column: str) -> ForeignKeyConstraint:
    """Bind a column to a person of the same school, and of no other."""
    return ForeignKeyConstraint(["school_id", column], ["person.school_id", "person.id"])


def to_row(table: str, column: str) -> ForeignKeyConstraint:
    """Bind a column to a row of another table of the same school."""
    return ForeignKeyConstraint(["school_id", column], [f"{table}.school_id", f"{table}.id"])


def one_of(column: str, *values: str) -> CheckConstraint:
    """Let the database hold that a code is one of a closed set."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


SEALED = LargeBinary
