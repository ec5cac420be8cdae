"""The clock: each open case whose time has come is handed on, one transaction a case."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, and_, col, exists, select

from app.checkins.models import CheckIn
from app.concerns import queries
from app.concerns.climbing import pass_deadline
from app.concerns.models import Concern
from app.concerns.presence import came_back
from app.kernel.db import Database, Urgency


def run_clock(database: Database, *, now: datetime) -> int:
    """Do what is due, and say for how many cases.

    A case that another worker moved meanwhile is looked at again under its lock, and left.
    """
    with database.read() as session:
        here = returned(session)
    for school_id, concern_id in here:
        with database.write(Urgency.ANSWER) as session:
            case = _held(session, school_id, concern_id)
            if case is not None and case.state != "closed":
                came_back(session, case, None, now=now)
    return len(here) + len(_pass_all(database, now))


def _pass_all(database: Database, now: datetime) -> set[tuple[UUID, UUID]]:
    """Look until nothing new is due: at nine o'clock more is than one look gives."""
    done: set[tuple[UUID, UUID]] = set()
    while True:
        with database.read() as session:
            waiting = [one for one in queries.due(session, now) if one not in done]
        if not waiting:
            return done
        for school_id, concern_id in waiting:
            with database.write(Urgency.ANSWER) as session:
                case = _held(session, school_id, concern_id)
                if case is not None:
                    pass_deadline(session, case, now=now)
        done.update(waiting)


def _held(session: Session, school_id: UUID, concern_id: UUID) -> Concern | None:
    return session.exec(
        select(Concern)
        .where(Concern.school_id == school_id, Concern.id == concern_id)
        .with_for_update()
    ).first()


def returned(session: Session) -> Sequence[tuple[UUID, UUID]]:
    """Give (school, id) of open cases whose child was not in school, and has tapped there since.

    A tap on an own phone says nothing of where the child is.
    """
    in_school = exists().where(
        and_(
            col(CheckIn.school_id) == Concern.school_id,
            col(CheckIn.pupil_id) == Concern.pupil_id,
            col(CheckIn.source).in_(("device", "offline")),
            col(CheckIn.occurred_at) > col(Concern.off_site_at),
            col(CheckIn.withdrawn_at).is_(None),
        )
    )
    return session.exec(
        select(Concern.school_id, Concern.id)
        .where(Concern.state != "closed", col(Concern.off_site_at).is_not(None), in_school)
        .order_by(col(Concern.id))
    ).all()
