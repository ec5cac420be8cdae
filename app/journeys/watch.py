"""Looks every half minute whether what must always hold does hold; what does not, rings.

An alarm names the rule, never a person or a school.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlmodel import Session, col

from app.audit.actions import Action
from app.audit.models import AuditRow
from app.concerns.models import Concern, Event
from app.journeys.must_hold import CHECKS, IS_OPEN, OVERDUE
from app.journeys.ringing import rings
from app.kernel.db import Database, Urgency
from app.notify.alarms import ring


class Watch:
    """Remembers the deadlines that it saw, as one that moved cannot be told by looking once."""

    def __init__(
        self, database: Database, *, say_well: Callable[[], object] = lambda: None
    ) -> None:
        """Look at nothing yet.

        Args:
            database: of the installation.
            say_well: tells somebody outside, called only when nothing at all rings.
        """
        self._database = database
        self._say_well = say_well
        self._seen: dict[tuple[UUID, UUID], datetime] = {}
        self._seen_at: datetime | None = None

    def look(self, now: datetime) -> set[str]:
        """Look at everything, write the alarms down, and give the names of what does not hold."""
        with self._database.read() as session:
            broken = {
                name
                for name, checks in CHECKS.items()
                if any(session.execute(check(now).limit(1)).first() for check in checks)
            }
            if self._moved_later(session, now):
                broken.add("I10")
        with self._database.write(Urgency.REST) as session:
            ring(session, broken, now=now)
            well = not rings(session, now).anything
        if well:
            self._say_well()  # in no transaction
        return broken

    def _moved_later(self, session: Session, now: datetime) -> bool:
        """I10: no deadline moved later without something having happened in its case."""
        rows = session.execute(
            select(col(Concern.school_id), col(Concern.id), col(Concern.deadline_at)).where(
                IS_OPEN, col(Concern.deadline_at).is_not(None)
            )
        )
        seen = {(school, case): deadline for school, case, deadline in rows}
        before, since = self._seen, self._seen_at
        self._seen, self._seen_at = seen, now
        later = [one for one, at in seen.items() if one in before and at > before[one]]
        return since is not None and any(
            session.execute(_happened(*one, since - OVERDUE)).first() is None for one in later
        )


def _happened(school_id: UUID, concern_id: UUID, since: datetime) -> Select[Any]:
    """Select what moves a deadline: an event of the case, or a change of the school's days."""
    event = select(col(Event.id)).where(
        col(Event.school_id) == school_id,
        col(Event.concern_id) == concern_id,
        col(Event.at) > since,
    )
    days = (
        select(col(AuditRow.id))
        .join(
            Concern,
            and_(
                col(Concern.school_id) == AuditRow.school_id,
                col(Concern.pupil_id) == AuditRow.pupil_id,
            ),
        )
        .where(
            col(AuditRow.school_id) == school_id,
            col(Concern.id) == concern_id,
            col(AuditRow.concern_id) == concern_id,
            col(AuditRow.at) > since,
            col(AuditRow.action) == Action.MOVE_DEADLINE,
        )
    )
    return select(event.union_all(days).subquery())
