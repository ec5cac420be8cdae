"""What is owed to whom: written with its cause, leased to one sender at a time, and settled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import CursorResult, Table, func, or_, tuple_, update
from sqlalchemy import select as columns
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, select

from app.kernel.adding import Adding, add
from app.kernel.ids import uuid7
from app.kernel.many import ForMany, same_row, types_of
from app.kernel.rousing import rouse
from app.notify.models import Owed
from app.notify.subscriptions import LIVE_DAYS, newest_signs
from app.roster.models import Person

LEASE: Final = timedelta(seconds=15)
"""Three times what a send may take inside its fence: nobody else starts while one is alive."""
MAIL_WAITS: Final = timedelta(seconds=60)
"""How long an unanswered push stands alone."""
LIVE: Final = ("owed", "sending")
TABLET: Final = "tablet"


@dataclass(frozen=True, slots=True)
class Ring:
    """One adult is to be rung once about a case; the same again is the same ring."""

    school_id: UUID
    adult_id: UUID
    concern_id: UUID
    pupil_id: UUID
    what: str
    number: int
    urgent: bool
    at: datetime
    to_tablet: bool = False  # "please go to your class tablet": tells nobody of a case


def owe(session: Session, rings: Sequence[Ring], *, now: datetime) -> None:
    """Write what is owed: a push where a device can be rung, and an e-mail at once or soon after.

    Two reads and one insert, however many rings. A ring that is there already stays as it is.

    Args:
        session: the transaction of the cause.
        rings: who is to be rung, about what, from when.
        now: the instant of writing.
    """
    if not rings:
        return
    signs = newest_signs(session, {(ring.school_id, ring.adult_id) for ring in rings})
    people = letter_boxes(session, {(ring.school_id, ring.adult_id) for ring in rings})
    rows: list[tuple[object, ...]] = []
    for ring in rings:
        who = (ring.school_id, ring.adult_id)
        language, address = people.get(who, ("cy", None))
        sign = signs.get(who)
        if sign is not None:
            rows.append(_row(ring, "push", language, ring.at, now))
        if address or sign is None:  # with neither, the e-mail fails aloud: nobody can be reached
            reachable = sign is not None and sign >= now - LIVE_DAYS
            mail_at = ring.at + MAIL_WAITS if reachable else ring.at
            rows.append(_row(ring, "email", language, mail_at, now))
    _OWE.run(session, rows)
    rouse(session)  # the workers


def letter_boxes(
    session: Session, people: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], tuple[str, str | None]]:
    """Give the language and the e-mail address of each (school, person), in one statement."""
    rows = _ADULTS.run(session, list(people))
    return {(school, person): (language, email) for school, person, language, email in rows}


_OWED: Final = (
    "school_id", "id", "once", "kind", "channel", "adult_id", "pupil_id", "concern_id", "urgent",
    "language", "due_at", "created_at", "state", "tries",
)  # fmt: skip


def _row(
    ring: Ring, channel: str, language: str, due_at: datetime, now: datetime
) -> tuple[object, ...]:
    once = f"{ring.concern_id}:{ring.adult_id}:{channel}:{ring.what}:{ring.number}"
    kind = TABLET if ring.to_tablet else "urgent" if ring.urgent else "ring"
    return (
        ring.school_id, uuid7(), once, kind, channel, ring.adult_id, ring.pupil_id, ring.concern_id,
        ring.urgent, language, due_at, now, "owed", 0,
    )  # fmt: skip


_ROWS: Final[Table] = Owed.__table__  # type: ignore[attr-defined]  # set by SQLModel
_PEOPLE: Final[Table] = Person.__table__  # type: ignore[attr-defined]  # as above
_OWE: Final = Adding(
    lambda given: add(_ROWS, given).on_conflict_do_nothing(), **types_of(_ROWS, *_OWED)
)
_ADULTS: Final = ForMany(
    lambda given: columns(
        *(_PEOPLE.c[name] for name in ("school_id", "id", "language", "email"))
    ).join_from(given, _PEOPLE, same_row(given, _PEOPLE, "school_id", "id")),
    **types_of(_PEOPLE, "school_id", "id"),
)


def settle_for(
    session: Session,
    school_id: UUID,
    concern_id: UUID,
    *,
    adult_ids: Collection[UUID] | None = None,
    state: Literal["superseded", "cancelled"] = "superseded",
    now: datetime,
) -> int:
    """End what is still owed for a case, to all or to some adults; again changes nothing.

    Returns:
        How many notices will not be sent.
    """
    which = [col(Owed.concern_id) == concern_id]
    if adult_ids is not None:
        which.append(col(Owed.adult_id).in_(adult_ids))
    return _end(session, school_id, which, state, now)


def cancel_for(
    session: Session,
    school_id: UUID,
    adult_id: UUID,
    *,
    pupil_id: UUID | None = None,
    now: datetime,
) -> int:
    """Cancel what is owed to an adult: about one pupil (a veto), or all of it (a leaver)."""
    which = [col(Owed.adult_id) == adult_id]
    if pupil_id is not None:
        which.append(col(Owed.pupil_id) == pupil_id)
    return _end(session, school_id, which, "cancelled", now)


def _end(
    session: Session,
    school_id: UUID,
    which: Sequence[ColumnElement[bool]],
    state: str,
    now: datetime,
) -> int:
    live = (col(Owed.school_id) == school_id, col(Owed.state).in_(LIVE), *which)
    # held in the one order of all, so that nobody who ends many waits in a ring with a settling
    ids = session.exec(select(Owed.id).where(*live).order_by(col(Owed.id)).with_for_update()).all()
    if not ids:
        return 0
    done: CursorResult[Any] = session.connection().execute(
        update(Owed)
        .where(col(Owed.school_id) == school_id, col(Owed.id).in_(ids))
        .values(state=state, settled_at=now, lease_until=None, leased_by=None)
    )
    return done.rowcount


def lease(
    session: Session, channel: str, *, now: datetime, worker: str, limit: int
) -> Sequence[Owed]:
    """Take what is due by one channel to be sent now: urgent first, one for each adult.

    One lane per adult: a hundred notices that hang or fail for one delay only that one. What a
    dead worker held is free again when its lease has lapsed. PostgreSQL skips what another is
    taking; SQLite has one writer, and the update compares again before it sets. One statement,
    however many there are.

    Returns:
        What is now `sending`, its tries counted: whoever does not send it puts it back.
    """
    key = tuple_(col(Owed.school_id), col(Owed.id))
    lane = tuple_(col(Owed.school_id), col(Owed.adult_id))
    live = (col(Owed.state).in_(LIVE), col(Owed.channel) == channel)
    free = or_(col(Owed.lease_until).is_(None), col(Owed.lease_until) <= now)
    order = (col(Owed.urgent).desc(), col(Owed.due_at), col(Owed.id))
    busy = select(Owed.school_id, Owed.adult_id).where(*live, col(Owed.lease_until) > now)
    place = func.row_number().over(
        partition_by=[col(Owed.school_id), col(Owed.adult_id)], order_by=order
    )
    first = (
        select(Owed.school_id, Owed.id, place.label("place"))
        .where(*live, free, col(Owed.due_at) <= now, lane.not_in(busy))
        .subquery()
    )
    picked = (
        select(Owed.school_id, Owed.id)
        .join(first, (first.c.school_id == Owed.school_id) & (first.c.id == Owed.id))
        .where(first.c.place == 1, *live, free)
        .order_by(*order)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Owed)
        .cte("picked")  # chosen once, before any is changed
    )
    return session.scalars(
        update(Owed)
        .where(key.in_(select(picked.c.school_id, picked.c.id)), *live, free)
        .values(state="sending", tries=Owed.tries + 1, leased_by=worker, lease_until=now + LEASE)
        .returning(Owed),
        execution_options={"synchronize_session": False},
    ).all()
