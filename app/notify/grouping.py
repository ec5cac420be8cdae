"""Many bells to one adult within minutes become one that speaks for more; clocks stay per case."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import Table, bindparam, case, func, tuple_, update
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from app.kernel.many import ForMany, same_row, types_of
from app.notify.models import Owed

MOST: Final = 5
WITHIN: Final = timedelta(minutes=10)
APART: Final = timedelta(minutes=1)
"""How long the next one waits, so that it can speak for those that come meanwhile."""

Lane: TypeAlias = tuple[UUID, UUID, str]
"""School, adult, channel."""

_LANE: Final = tuple_(col(Owed.school_id), col(Owed.adult_id), col(Owed.channel))


def lane(owed: Owed) -> Lane:
    return (owed.school_id, owed.adult_id, owed.channel)


def may_wait(owed: Owed) -> bool:
    """Say whether another bell may speak for this one: never for an urgent one, nor an invite."""
    return owed.kind == "ring" and not owed.urgent


def rung_often(session: Session, lanes: Collection[Lane], now: datetime) -> dict[Lane, datetime]:
    """Give the lanes in which enough was sent within ten minutes, and when last one could wait.

    An urgent one counts, and puts off no other: else a stream of them would silence the rest.
    """
    if not lanes:
        return {}
    rows = _OFTEN.run(session, list(lanes), since=now - WITHIN)
    return {(school, adult, channel): at for school, adult, channel, at in rows if at is not None}


_ROWS: Final[Table] = Owed.__table__  # type: ignore[attr-defined]  # set by SQLModel
_IN_LANE: Final = ("school_id", "adult_id", "channel")
_LAST: Final = func.max(
    case(((_ROWS.c.kind == "ring") & _ROWS.c.urgent.is_(False), _ROWS.c.settled_at))
)
_OFTEN: Final = ForMany(
    lambda given: (
        columns(*(_ROWS.c[name] for name in _IN_LANE), _LAST.label("last"))
        .join_from(given, _ROWS, same_row(given, _ROWS, *_IN_LANE))
        .where(
            _ROWS.c.state == "sent",
            _ROWS.c.settled_at > bindparam("since", type_=_ROWS.c.settled_at.type),
        )
        .group_by(*(_ROWS.c[name] for name in _IN_LANE))
        .having(func.count() >= MOST)
    ),
    **types_of(_ROWS, *_IN_LANE),
)


def too_soon(session: Session, rows: Sequence[Owed], now: datetime) -> tuple[list[Owed], datetime]:
    """Give those whose adult was rung often just now, and until when they wait: a minute."""
    often = rung_often(session, {lane(row) for row in rows if may_wait(row)}, now)
    last = {one: at for one, at in often.items() if at + APART > now}
    waiting = [row for row in rows if may_wait(row) and lane(row) in last]
    return waiting, max(last.values(), default=now) + APART


def speak_for_more(session: Session, sent: Sequence[Owed], now: datetime) -> int:
    """End what is due to adults who were rung often: what was just sent speaks for it.

    Only once it was sent. Whoever holds a notice at this moment keeps it.

    Returns:
        For how many it speaks.
    """
    often = rung_often(session, {lane(row) for row in sent if may_wait(row)}, now)
    if not often:
        return 0
    ids = session.exec(
        select(Owed.school_id, Owed.id)
        .where(
            _LANE.in_(list(often)),
            Owed.state == "owed",
            Owed.kind == "ring",
            col(Owed.urgent).is_(False),
            col(Owed.due_at) <= now + APART,  # those that were put off too
        )
        .order_by(col(Owed.school_id), col(Owed.id))
        .with_for_update(skip_locked=True)
    ).all()
    if ids:
        session.connection().execute(
            update(Owed)
            .where(tuple_(col(Owed.school_id), col(Owed.id)).in_([tuple(one) for one in ids]))
            .values(state="superseded", settled_at=now, last_error="grouped")
        )
    return len(ids)
