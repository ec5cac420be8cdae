"""Holds rows, so that two who change the same thing do so one after the other."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import Table, select
from sqlmodel import Session, col

from app.kernel.many import ForMany, same_row, types_of
from app.roster.models import Person, School
from app.roster.people import Years


def pupils_held(
    session: Session, pupils: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], Years]:
    """Hold these pupils' rows, so that two batches cannot open the same case twice.

    In one order, so that no two batches wait for each other in a ring. Rows that refer to a pupil
    may still be added by others meanwhile.
    """
    asked = sorted(pupils)
    return {asked[n]: Years(band, year) for n, band, year in _HELD.run(session, asked)}


def hold_school(session: Session, school_id: UUID) -> None:
    """Let whoever else changes what is the school's as a whole wait; rows may still refer to it."""
    held = select(col(School.id)).where(col(School.id) == school_id)
    session.execute(held.with_for_update(key_share=True)).one()


_PEOPLE: Final[Table] = Person.__table__  # type: ignore[attr-defined]  # set by SQLModel
_HELD: Final = ForMany(
    lambda given: (
        select(given.c.n, _PEOPLE.c.band, _PEOPLE.c.year)
        .join_from(given, _PEOPLE, same_row(given, _PEOPLE, "school_id", "id"))
        .where(_PEOPLE.c.kind == "pupil")
        .order_by(given.c.n)
        .with_for_update(key_share=True, of=_PEOPLE)
    ),
    **types_of(_PEOPLE, "school_id", "id"),
)
