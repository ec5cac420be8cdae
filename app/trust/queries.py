"""Answers about whom pupils trust; a veto shows only in what is missing."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BindParameter, Executable, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from app.trust.models import Choosable, CircleChange, CirclePlace, Cover, Veto

# Columns, and statements written once: a batch of check-ins asks all three.
_SCHOOLS: Final[BindParameter[Any]] = bindparam("schools", expanding=True)
_PUPILS: Final[BindParameter[Any]] = bindparam("pupils", expanding=True)
_CIRCLES: Final = (
    columns(col(CirclePlace.pupil_id), col(CirclePlace.adult_id))
    .where(col(CirclePlace.school_id).in_(_SCHOOLS), col(CirclePlace.pupil_id).in_(_PUPILS))
    .order_by(col(CirclePlace.pupil_id), col(CirclePlace.rank))
)
_VETOES: Final = columns(col(Veto.pupil_id), col(Veto.adult_id)).where(
    col(Veto.school_id).in_(_SCHOOLS), col(Veto.pupil_id).in_(_PUPILS)
)
_COVERS: Final = columns(col(Cover.school_id), col(Cover.adult_id), col(Cover.covered_by)).where(
    col(Cover.school_id).in_(_SCHOOLS),
    col(Cover.from_on) <= bindparam("on"),
    col(Cover.until_on) >= bindparam("on"),
)


def _read(session: Session, wanted: Executable, schools: Collection[UUID], **more: Any) -> Any:
    session.flush()  # what was chosen or vetoed in this same transaction counts
    return session.connection().execute(wanted, {"schools": list(schools), **more})


def circles(
    session: Session, school_ids: Collection[UUID], pupil_ids: Collection[UUID]
) -> dict[UUID, tuple[UUID, ...]]:
    """Give each pupil's adults in the pupil's order."""
    found: dict[UUID, list[UUID]] = {one: [] for one in pupil_ids}
    for pupil_id, adult_id in _read(session, _CIRCLES, school_ids, pupils=list(pupil_ids)):
        found[pupil_id].append(adult_id)
    return {pupil: tuple(adults) for pupil, adults in found.items()}


def vetoes(
    session: Session, school_ids: Collection[UUID], pupil_ids: Collection[UUID]
) -> dict[UUID, frozenset[UUID]]:
    """Give the adults whom each pupil does not want to know."""
    found: dict[UUID, set[UUID]] = {one: set() for one in pupil_ids}
    for pupil_id, adult_id in _read(session, _VETOES, school_ids, pupils=list(pupil_ids)):
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
    for school_id, adult_id, covered_by in _read(session, _COVERS, school_ids, on=on):
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
