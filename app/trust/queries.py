"""Answers about whom pupils trust; a veto shows only in what is missing."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Date, Table, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from app.kernel.many import ForMany, same_row, types_of
from app.trust.models import Choosable, CircleChange, CirclePlace, Cover, Veto

_CIRCLES_AT: Final[Table] = CirclePlace.__table__  # type: ignore[attr-defined]  # set by SQLModel
_VETOES_AT: Final[Table] = Veto.__table__  # type: ignore[attr-defined]  # as above
_COVERS_AT: Final[Table] = Cover.__table__  # type: ignore[attr-defined]  # as above
_PUPIL: Final = types_of(_VETOES_AT, "school_id", "pupil_id")

# Columns, and statements written once: a batch of check-ins asks all three.
_CIRCLES: Final = ForMany(
    lambda given: columns(
        _CIRCLES_AT.c.pupil_id, _CIRCLES_AT.c.rank, _CIRCLES_AT.c.adult_id
    ).join_from(given, _CIRCLES_AT, same_row(given, _CIRCLES_AT, *_PUPIL)),
    **_PUPIL,
)
_VETOES: Final = ForMany(
    lambda given: columns(_VETOES_AT.c.pupil_id, _VETOES_AT.c.adult_id).join_from(
        given, _VETOES_AT, same_row(given, _VETOES_AT, *_PUPIL)
    ),
    **_PUPIL,
)
_COVERS: Final = ForMany(
    lambda given: (
        columns(_COVERS_AT.c.school_id, _COVERS_AT.c.adult_id, _COVERS_AT.c.covered_by)
        .join_from(given, _COVERS_AT, same_row(given, _COVERS_AT, "school_id"))
        .where(
            _COVERS_AT.c.from_on <= bindparam("on", type_=Date),
            _COVERS_AT.c.until_on >= bindparam("on", type_=Date),
        )
    ),
    **types_of(_COVERS_AT, "school_id"),
)


def circles(
    session: Session, pupils: Collection[tuple[UUID, UUID]]
) -> dict[UUID, tuple[UUID, ...]]:
    """Give the adults of each (school, pupil) in the pupil's order."""
    found: dict[UUID, list[UUID]] = {one: [] for _, one in pupils}
    for pupil_id, _, adult_id in sorted(_CIRCLES.run(session, list(pupils))):
        found[pupil_id].append(adult_id)
    return {pupil: tuple(adults) for pupil, adults in found.items()}


def vetoes(session: Session, pupils: Collection[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    """Give the adults whom each (school, pupil) does not want to know."""
    found: dict[UUID, set[UUID]] = {one: set() for _, one in pupils}
    for pupil_id, adult_id in _VETOES.run(session, list(pupils)):
        found[pupil_id].add(adult_id)
    return {pupil: frozenset(adults) for pupil, adults in found.items()}


def vetoed_by(session: Session, school_id: UUID, adult_id: UUID) -> frozenset[UUID]:
    """Give the pupils from whom an adult is kept; for the software only, no page shows it."""
    return frozenset(
        session.exec(
            select(Veto.pupil_id).where(Veto.school_id == school_id, Veto.adult_id == adult_id)
        )
    )


def covers(
    session: Session, school_ids: Collection[UUID], on: date
) -> dict[UUID, dict[UUID, UUID]]:
    """Give who stands in for whom on a day, school by school."""
    found: dict[UUID, dict[UUID, UUID]] = {one: {} for one in school_ids}
    for school_id, adult_id, covered_by in _COVERS.run(session, [(one,) for one in found], on=on):
        found[school_id][adult_id] = covered_by
    return found


def choosable(session: Session, school_id: UUID) -> dict[UUID, Choosable]:
    """Give the adults who accept being chosen."""
    rows = session.exec(
        select(Choosable).where(Choosable.school_id == school_id, col(Choosable.accepts).is_(True))
    )
    return {row.adult_id: row for row in rows}


def pupils_by_adult(session: Session, school_id: UUID) -> dict[UUID, int]:
    """Count for each adult the pupils whose circle names them."""
    rows = session.exec(
        select(CirclePlace.adult_id, func.count())
        .where(CirclePlace.school_id == school_id)
        .group_by(col(CirclePlace.adult_id))
    )
    return dict(rows.all())


def chosen_by_anybody(session: Session, school_id: UUID) -> frozenset[UUID]:
    """Give the pupils who have a circle at all."""
    return frozenset(
        session.exec(
            select(CirclePlace.pupil_id).where(CirclePlace.school_id == school_id).distinct()
        )
    )


def change_to_show(session: Session, school_id: UUID, pupil_id: UUID) -> CircleChange | None:
    """Give the newest change of circle that the pupil was not yet shown twice."""
    return session.exec(
        select(CircleChange)
        .where(
            CircleChange.school_id == school_id,
            CircleChange.pupil_id == pupil_id,
            CircleChange.shown < 2,  # noqa: PLR2004 - the next two sign-ins
        )
        .order_by(col(CircleChange.at).desc())
    ).first()
