"""What of the bells is not working: people who could not be told, and notices that are late."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import case, exists, func, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.kernel.upsert import insert_into
from app.notify.models import Alarm, Owed
from app.notify.outbox import LIVE

LATE: Final = timedelta(seconds=60)
STRUGGLING_TRIES: Final = 3
FAILED_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Counts without names.

    `untold`: notices that failed within a day, and by no channel did that adult hear of the case.
    `late`: how long the oldest has been due, where that is more than a minute.
    `struggling`: notices that failed three times and are still being tried.
    """

    untold: int = 0
    late: timedelta | None = None
    struggling: int = 0

    @property
    def ringing(self) -> bool:
        return bool(self.untold or self.late or self.struggling)


def alarms(session: Session, now: datetime) -> Alarms:
    """Look for people who have not been told."""
    told = aliased(Owed)
    heard = exists().where(
        col(told.school_id) == col(Owed.school_id),
        col(told.concern_id) == col(Owed.concern_id),
        col(told.adult_id) == col(Owed.adult_id),
        col(told.state) == "sent",
    )
    untold = session.scalar(
        select(func.count()).where(
            col(Owed.state) == "failed",
            col(Owed.concern_id).is_not(None),  # an invite that failed is shown to the office
            col(Owed.settled_at) > now - FAILED_FOR,
            ~heard,
        )
    )
    struggling = session.scalar(
        select(func.count()).where(col(Owed.state).in_(LIVE), col(Owed.tries) >= STRUGGLING_TRIES)
    )
    oldest = oldest_owed_at(session)
    late = now - oldest if oldest is not None and now - oldest > LATE else None
    return Alarms(untold=untold or 0, late=late, struggling=struggling or 0)


def oldest_owed_at(session: Session) -> datetime | None:
    """Say since when the oldest unsettled notice has been due; may lie in the future."""
    return session.scalar(
        select(Owed.due_at).where(col(Owed.state).in_(LIVE)).order_by(col(Owed.due_at)).limit(1)
    )


def ring(session: Session, broken: Collection[str], *, now: datetime) -> None:
    """Write down which rules do not hold now; those that hold again are cleared.

    One that is written down already goes on, since when it first was seen.
    """
    session.connection().execute(
        update(Alarm)
        .where(col(Alarm.cleared_at).is_(None), col(Alarm.name).not_in(broken))
        .values(cleared_at=now)
    )
    if not broken:
        return
    insert = insert_into(session, Alarm)
    since = case(
        (col(Alarm.cleared_at).is_(None), col(Alarm.since_at)),
        else_=insert.excluded.since_at,
    )
    session.connection().execute(
        insert.on_conflict_do_update(
            index_elements=["name"], set_={"since_at": since, "seen_at": now, "cleared_at": None}
        ),
        [{"name": name, "since_at": now, "seen_at": now} for name in sorted(broken)],
    )


def ringing(session: Session) -> Sequence[str]:
    """Give the names of the rules that did not hold when they were last looked at."""
    return session.exec(
        select(Alarm.name).where(col(Alarm.cleared_at).is_(None)).order_by(Alarm.name)
    ).all()
