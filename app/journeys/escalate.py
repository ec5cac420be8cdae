"""The clock: each open case whose time has come is handed on, one transaction a case."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

import structlog
from sqlmodel import Session, and_, col, exists, select

from app.checkins.models import CheckIn
from app.concerns import queries
from app.concerns.climbing import pass_deadline
from app.concerns.models import Concern
from app.concerns.presence import came_back
from app.kernel.db import Database, Urgency

AT_ONCE: Final = 50  # cases; so long does one that falls into danger meanwhile wait at most
_log = structlog.get_logger()

Place: TypeAlias = tuple[UUID, UUID]  # school, case


def run_clock(
    database: Database, *, now: datetime, present: Callable[[], datetime] | None = None
) -> int:
    """Do what is due until nothing more is, those in danger first; say for how many cases.

    A case that another worker moved meanwhile is looked at again under its lock, and left. One that
    cannot be handed on holds up no other; when the others are done, its error is raised.

    Args:
        database: the one that everything is in.
        now: the moment.
        present: gives the moment anew before each look, as at nine o'clock a run takes minutes in
            which more falls due; `now` throughout where left out.
    """
    with database.read() as session:
        here = returned(session)
    for school_id, concern_id in here:
        with database.write(Urgency.ANSWER) as session:
            case = _held(session, school_id, concern_id)
            if case is not None and case.state != "closed":
                came_back(session, case, None, now=now)
    return len(here) + _pass_all(database, present or (lambda: now))


def _pass_all(database: Database, present: Callable[[], datetime]) -> int:
    passed, failed = 0, list[Exception]()
    left: set[Place] = set()  # still due when it was done: nothing is tried twice in a run
    while True:
        now = present()
        with database.read() as session:
            due = queries.due(session, now, limit=AT_ONCE + len(left))
        waiting = [one for one in due if one not in left]
        if not waiting:
            break
        for one in waiting:
            try:
                moved = _pass_one(database, one, now)
            except Exception as error:  # noqa: BLE001 - one case must not stop every school's clock
                _log.error("case_not_handed_on", error_type=type(error).__name__)
                failed.append(error)
                moved = False
            if not moved:
                left.add(one)
        passed += len(waiting)
    if failed:
        raise failed[0]
    return passed


def _pass_one(database: Database, place: Place, now: datetime) -> bool:
    """Do what a case's time asks for, and say whether nothing of it is due any more."""
    with database.write(Urgency.ANSWER) as session:
        case = _held(session, *place)
        if case is None:
            return True
        pass_deadline(session, case, now=now)
        return not any(at and at <= now for at in (case.deadline_at, case.also_at, case.decide_at))


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
