"""What may be shown to whoever passes by: whether somebody is needed, never who or why."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, and_, col, exists, or_, select

from app.concerns.models import Concern, Exclusion
from app.trust.models import Veto


def urgent_unanswered(session: Session, school_id: UUID, leaders: Collection[UUID]) -> bool:
    """Say whether an urgent case waits for one of its two marks.

    A case that is kept from anybody who leads safeguarding is not counted: a screen on the wall
    would tell them of what their own board does not show.

    Args:
        session: to read by.
        school_id: of the screen.
        leaders: everybody who holds a safeguarding duty in this school.
    """
    held = exists().where(
        and_(
            col(Exclusion.school_id) == Concern.school_id,
            col(Exclusion.concern_id) == Concern.id,
            col(Exclusion.adult_id).in_(leaders),
            col(Exclusion.lifted_by).is_(None),
        )
    )
    vetoed = exists().where(
        and_(
            col(Veto.school_id) == Concern.school_id,
            col(Veto.pupil_id) == Concern.pupil_id,
            col(Veto.adult_id).in_(leaders),
        )
    )
    found = (
        select(Concern.id)
        .where(
            Concern.school_id == school_id,
            Concern.severity == "U",
            Concern.state == "open",
            or_(col(Concern.going_by).is_(None), col(Concern.dsp_by).is_(None)),
            col(Concern.reserved).is_(False),
            ~held,
            ~vetoed,
        )
        .limit(1)
    )
    return session.exec(found).first() is not None
