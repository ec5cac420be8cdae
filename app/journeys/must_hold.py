"""What must always hold, each as one statement that finds what breaks it, in all schools at once.

It can break only by a mistake of ours or a hand in the database. What is looked at is what is open
now or came within the hour, so that a look costs the same after three years as on the first day.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from app.audit.models import AuditHead, AuditRow
from app.checkins.models import FLAGGED, CheckIn
from app.concerns.models import Cause, Concern, Event, Exclusion, Party
from app.notify.models import Owed
from app.notify.outbox import LEASE, LIVE
from app.roster.models import Person, School
from app.trust.models import Veto

LATELY: Final = timedelta(hours=1)
OVERDUE: Final = timedelta(seconds=60)
URGENT_WITHIN: Final = timedelta(seconds=60)
URGENT_LEAST: Final = 2
# written out, so that PostgreSQL sees that the indexes of open cases fit
IS_OPEN: Final = col(Concern.state) != literal_column("'closed'")

Check = Callable[[datetime], Select[Any]]
"""Selects what breaks a rule; a healthy installation has no such row."""


def _kept_from(adult: Mapped[Any]) -> ColumnElement[bool]:
    """Say in SQL that a case is kept from an adult, by a veto or by an exclusion."""
    return or_(
        exists().where(
            col(Veto.school_id) == Concern.school_id,
            col(Veto.pupil_id) == Concern.pupil_id,
            col(Veto.adult_id) == adult,
        ),
        exists().where(
            col(Exclusion.school_id) == Concern.school_id,
            col(Exclusion.concern_id) == Concern.id,
            col(Exclusion.adult_id) == adult,
            col(Exclusion.lifted_by).is_(None),
        ),
    )


def nobodys(_: datetime) -> Select[Any]:
    """I1: an open case has an owner who is there and may know of it, and a deadline."""
    owner_is_here = exists().where(
        col(Person.school_id) == Concern.school_id,
        col(Person.id) == Concern.owner_id,
        col(Person.status) == "active",
    )
    return select(col(Concern.id)).where(
        IS_OPEN,
        or_(
            col(Concern.owner_id).is_(None),
            col(Concern.deadline_at).is_(None),
            ~owner_is_here,
            _kept_from(col(Concern.owner_id)),
        ),
    )


def overdue(now: datetime) -> Select[Any]:
    """I2: no deadline of an open case is more than a minute past."""
    return select(col(Concern.id)).where(IS_OPEN, col(Concern.deadline_at) < now - OVERDUE)


def closed_wrongly(now: datetime) -> Select[Any]:
    """I3: closed with an outcome by one who may know of it; an urgent one by two."""
    return (
        select(col(Concern.id))
        .join(School, col(School.id) == Concern.school_id)
        .where(
            col(Concern.state) == "closed",
            col(Concern.closed_at) > now - LATELY,
            or_(
                col(Concern.outcome).is_(None),
                col(Concern.closed_by).is_(None),
                and_(
                    col(Concern.severity) == "U",
                    or_(
                        col(Concern.second_by).is_(None),
                        col(Concern.second_by) == col(Concern.closed_by),
                    ),
                ),
                exists().where(
                    col(Exclusion.school_id) == Concern.school_id,
                    col(Exclusion.concern_id) == Concern.id,
                    col(Exclusion.adult_id) == Concern.closed_by,
                    col(Exclusion.since_at) < Concern.closed_at,
                    col(Exclusion.lifted_by).is_(None),
                ),
            ),
        )
    )


def rung_without_inbox(_: datetime) -> Select[Any]:
    """I5: whoever is rung for a case has it in the inbox (once: the table's key holds that)."""
    return select(col(Owed.id)).where(
        col(Owed.state).in_(LIVE),
        col(Owed.kind).in_(("ring", "urgent")),
        col(Owed.concern_id).is_not(None),
        ~exists().where(
            col(Party.school_id) == Owed.school_id,
            col(Party.concern_id) == Owed.concern_id,
            col(Party.adult_id) == Owed.adult_id,
        ),
    )


def _without_case(now: datetime) -> Select[Any]:
    return (
        select(col(CheckIn.id))
        .join(School, col(School.id) == CheckIn.school_id)
        .where(
            FLAGGED,
            col(CheckIn.received_at) > now - LATELY,
            col(CheckIn.withdrawn_at).is_(None),
            ~exists().where(
                col(Cause.school_id) == CheckIn.school_id,
                col(Cause.pupil_id) == CheckIn.pupil_id,
                col(Cause.check_in_id) == CheckIn.id,
            ),
        )
    )


def unheard(now: datetime) -> Select[Any]:
    """I6: what a child asked has a case (one at most: the table's key holds that)."""
    return _without_case(now)


def unread(now: datetime) -> Select[Any]:
    """I17: no note is without a case, and so without a reader and a deadline."""
    return _without_case(now).where(col(CheckIn.note_sealed).is_not(None))


def told_without_bell(_: datetime) -> Select[Any]:
    """I7: whoever has an open case in the inbox was owed a bell for it."""
    return (
        select(col(Party.adult_id))
        .join(
            Concern,
            and_(col(Concern.school_id) == Party.school_id, col(Concern.id) == Party.concern_id),
        )
        .where(
            IS_OPEN,
            col(Party.revoked_at).is_(None),
            ~exists().where(
                col(Owed.school_id) == Party.school_id,
                col(Owed.concern_id) == Party.concern_id,
                col(Owed.adult_id) == Party.adult_id,
            ),
        )
    )


def stuck(now: datetime) -> Select[Any]:
    """I8: a bell is never stuck beyond two leases."""
    return select(col(Owed.id)).where(
        col(Owed.state).in_(LIVE),
        col(Owed.due_at) < now - 2 * LEASE,
        or_(col(Owed.lease_until).is_(None), col(Owed.lease_until) < now - LEASE),
    )


def unwritten(now: datetime) -> Select[Any]:
    """I12: whatever happened in an open case has its row in the audit."""
    return (
        select(col(Event.id))
        .join(
            Concern,
            and_(col(Concern.school_id) == Event.school_id, col(Concern.id) == Event.concern_id),
        )
        .where(
            IS_OPEN,
            col(Event.at) > now - LATELY,
            ~exists().where(
                col(AuditRow.school_id) == Event.school_id,
                col(AuditRow.pupil_id) == Event.pupil_id,
                col(AuditRow.at) == Event.at,
                col(AuditRow.concern_id) == Event.concern_id,
            ),
        )
    )


def cut(_: datetime) -> Select[Any]:
    """I12: no audit chain has more rows, or fewer, than its end says."""
    last = (
        select(func.max(col(AuditRow.seq)))
        .where(col(AuditRow.school_id) == AuditHead.school_id)
        .scalar_subquery()
    )
    return select(col(AuditHead.school_id)).where(func.coalesce(last, 0) != col(AuditHead.seq))


def rung_too_few(now: datetime) -> Select[Any]:
    """I16: an urgent case has rung two people within a minute."""
    rung = (
        select(func.count(func.distinct(col(Owed.adult_id))))
        .where(
            col(Owed.school_id) == Concern.school_id,
            col(Owed.concern_id) == Concern.id,
            col(Owed.state) == "sent",
            col(Owed.kind).in_(("ring", "urgent")),  # a call to the tablet tells of no case
        )
        .scalar_subquery()
    )
    return select(col(Concern.id)).where(
        IS_OPEN,
        col(Concern.severity) == "U",
        col(Concern.clock_from) < now - URGENT_WITHIN,
        rung < URGENT_LEAST,
    )


CHECKS: Final[Mapping[str, tuple[Check, ...]]] = {
    "I1": (nobodys,),
    "I2": (overdue,),
    "I3": (closed_wrongly,),
    "I5": (rung_without_inbox,),
    "I6": (unheard,),
    "I7": (told_without_bell,),
    "I8": (stuck,),
    "I12": (unwritten, cut),
    "I16": (rung_too_few,),
    "I17": (unread,),
}
