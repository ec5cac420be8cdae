"""What the audit tells: to the safeguarding team everything but what is kept from the reader."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import and_, func, not_, or_, select
from sqlmodel import Session, col

from app.audit.actions import LOOKS, SECRET_FROM_ITS_OBJECT
from app.audit.models import AuditRow

_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One row as people read it; without its number, whose gaps would tell of hidden rows."""

    id: UUID
    at: datetime
    actor_kind: str
    actor_id: UUID | None
    action: str
    pupil_id: UUID | None
    concern_id: UUID | None
    object_kind: str | None
    object_id: UUID | None


@dataclass(frozen=True, slots=True)
class Look:
    """A person who read something that names a pupil."""

    at: datetime
    actor_id: UUID
    action: str
    concern_id: UUID | None


def rows_for_dsp(
    session: Session,
    school_id: UUID,
    *,
    reader_id: UUID,
    hide_concerns: Collection[UUID] = (),
    hide_pupils: Collection[UUID] = (),
    after: UUID | None = None,
    limit: int = _PAGE,
) -> tuple[Sequence[Line], UUID | None]:
    """Give a page of rows, newest first, and what to ask for as `after` to get the next.

    Args:
        session: the caller's; it also records that the audit was read.
        school_id: whose audit.
        reader_id: who reads; what pupils decided about this very person stays out.
        hide_concerns: cases that are kept from the reader: to them these don't exist.
        hide_pupils: pupils of whom the reader is to see nothing at all.
        after: the `id` of the last row that was seen.
        limit: how many rows; a hidden row takes no place on a page.
    """
    wanted = (
        select(AuditRow)
        .where(
            col(AuditRow.school_id) == school_id,
            not_(
                and_(
                    col(AuditRow.action).in_(SECRET_FROM_ITS_OBJECT),
                    col(AuditRow.object_id).is_not_distinct_from(reader_id),
                )
            ),
        )
        .order_by(col(AuditRow.id).desc())
        .limit(limit + 1)
    )
    for column, hidden in (
        (col(AuditRow.concern_id), hide_concerns),
        (col(AuditRow.pupil_id), hide_pupils),
    ):
        if hidden:
            wanted = wanted.where(or_(column.is_(None), column.not_in(hidden)))
    if after is not None:
        wanted = wanted.where(col(AuditRow.id) < after)
    rows = session.execute(wanted).scalars().all()
    lines = [_line(row) for row in rows[:limit]]
    return lines, lines[-1].id if len(rows) > limit else None


def who_looked(
    session: Session, school_id: UUID, pupil_id: UUID, *, limit: int = _PAGE
) -> Sequence[Look]:
    """Tell a pupil which people read something that names them, newest first."""
    rows = session.execute(
        select(AuditRow)
        .where(
            col(AuditRow.school_id) == school_id,
            col(AuditRow.pupil_id) == pupil_id,
            col(AuditRow.actor_kind) == "staff",
            col(AuditRow.action).in_(LOOKS),
        )
        .order_by(col(AuditRow.at).desc(), col(AuditRow.id).desc())
        .limit(limit)
    ).scalars()
    return [Look(row.at, row.actor_id, row.action, row.concern_id) for row in rows if row.actor_id]


def looked_lately(
    session: Session,
    school_id: UUID,
    actor_id: UUID | None,
    action: str,
    pupil_ids: Collection[UUID],
    *,
    since: datetime,
) -> frozenset[UUID]:
    """Give the cases that one person looked at since a moment, so that a poll is one look."""
    rows = session.execute(
        select(col(AuditRow.concern_id)).where(
            col(AuditRow.school_id) == school_id,
            col(AuditRow.pupil_id).in_(pupil_ids),
            col(AuditRow.at) > since,
            col(AuditRow.actor_id) == actor_id,
            col(AuditRow.action) == action,
        )
    ).scalars()
    return frozenset(one for one in rows if one is not None)


def last_looks(
    session: Session, school_id: UUID, action: str, pupil_ids: Collection[UUID]
) -> dict[UUID, datetime]:
    """Give when staff last looked at each pupil in one way; absent where nobody did."""
    rows = session.execute(
        select(col(AuditRow.pupil_id), func.max(col(AuditRow.at)))
        .where(
            col(AuditRow.school_id) == school_id,
            col(AuditRow.pupil_id).in_(pupil_ids),
            col(AuditRow.actor_kind) == "staff",
            col(AuditRow.action) == action,
        )
        .group_by(col(AuditRow.pupil_id))
    )
    return {pupil: at for pupil, at in rows if pupil is not None}


def _line(row: AuditRow) -> Line:
    return Line(
        id=row.id,
        at=row.at,
        actor_kind=row.actor_kind,
        actor_id=row.actor_id,
        action=row.action,
        pupil_id=row.pupil_id,
        concern_id=row.concern_id,
        object_kind=row.object_kind,
        object_id=row.object_id,
    )
