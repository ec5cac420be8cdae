"""The levels of taps, for judging days; feelings and words stay where they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy import select as columns
from sqlmodel import Session

from app.checkins.models import CheckIn

_TABLE: Final[Table] = CheckIn.__table__  # type: ignore[attr-defined]  # set by SQLModel


@dataclass(frozen=True, slots=True)
class Level:
    """How a pupil felt by one tap, 1 to 5."""

    pupil_id: UUID
    on: date
    level: int
    received_at: datetime
    late_seconds: int


def levels(
    session: Session, school_id: UUID, pupils: Collection[UUID], *, since: date, until: date
) -> Sequence[Level]:
    """Give the levels of pupils from one day to another, in the order of coming.

    "Not today" and unknown feelings have none; what was withdrawn, or came from nobody who was
    signed in, says nothing.
    """
    rows = session.execute(
        columns(
            _TABLE.c.pupil_id,
            _TABLE.c.school_day,
            _TABLE.c.level,
            _TABLE.c.received_at,
            _TABLE.c.late_seconds,
        )
        .where(
            _TABLE.c.school_id == school_id,
            _TABLE.c.pupil_id.in_(pupils),
            _TABLE.c.school_day.between(since, until),
            _TABLE.c.level.is_not(None),
            _TABLE.c.withdrawn_at.is_(None),
            _TABLE.c.source != "unverified",
        )
        .order_by(_TABLE.c.received_at, _TABLE.c.id)
    )
    return [Level(*row) for row in rows]
