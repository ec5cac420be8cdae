"""An invite is owed like any notice, by e-mail alone and about no case."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.kernel.rousing import rouse
from app.notify.models import Owed
from app.notify.outbox import LIVE
from app.roster.models import Person

INVITE: Final = "invite"


def owe_invite(session: Session, person: Person, notice_id: UUID, *, now: datetime) -> None:
    """Owe the letter with a member of staff's link, in place of those that did not go out yet."""
    session.connection().execute(
        update(Owed)
        .where(
            col(Owed.school_id) == person.school_id,
            col(Owed.adult_id) == person.id,
            col(Owed.kind) == INVITE,
            col(Owed.state).in_(LIVE),
        )
        .values(state="superseded", settled_at=now, lease_until=None, leased_by=None)
    )
    session.add(
        Owed(
            school_id=person.school_id,
            id=notice_id,
            once=f"{INVITE}:{person.id}:{notice_id}",
            kind=INVITE,
            channel="email",
            adult_id=person.id,
            language=person.language,
            due_at=now,
            created_at=now,
        )
    )
    session.flush()
    rouse(session)  # the workers


def states(session: Session, school_id: UUID, notices: Collection[UUID]) -> Mapping[UUID, str]:
    """Give the state of each of some notices."""
    rows = session.exec(
        select(Owed.id, Owed.state).where(Owed.school_id == school_id, col(Owed.id).in_(notices))
    )
    return dict(rows.all())
