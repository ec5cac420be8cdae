"""Keeps what is usual for each pupil in a row of fixed size, many rows at a time."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Integer, Table, bindparam, select
from sqlmodel import Session

from app.kernel.adding import Adding, put
from app.kernel.many import ForMany, same_row, types_of
from app.patterns.meters import STATE_VERSION, Usual, packed, unpacked
from app.patterns.models import UsualRow

PupilKey = tuple[UUID, UUID]  # school, pupil
_ROWS: Final[Table] = UsualRow.__table__  # type: ignore[attr-defined]  # set by SQLModel


def load(session: Session, pupils: Collection[PupilKey]) -> dict[PupilKey, Usual]:
    """Give the state of pupils, in one statement; a newcomer's is `Usual()`.

    Another version's numbers mean something else: with those, a pupil is a newcomer again.
    """
    found = dict.fromkeys(pupils, Usual())
    asked = list(found)
    if asked:
        rows = _LOAD.run(session, asked, version=STATE_VERSION)
        found.update((asked[n], unpacked(json.loads(numbers))) for n, numbers in rows)
    return found


def store(session: Session, states: Mapping[PupilKey, Usual], *, now: datetime) -> None:
    """Keep the state of pupils, in one statement; the caller holds the pupils' rows."""
    if states:
        rows = [
            (*pupil, json.dumps(packed(usual)), _last_on(usual)) for pupil, usual in states.items()
        ]
        _STORE.run(session, rows, version=STATE_VERSION, now=now)


def _last_on(usual: Usual) -> date | None:
    return date.fromordinal(usual.closed_on) if usual.closed_on else None


def of_school(session: Session, school_id: UUID) -> dict[UUID, Usual]:
    """Give the state of every pupil of a school who has one."""
    rows = session.execute(
        select(_ROWS.c.pupil_id, _ROWS.c.numbers).where(
            _ROWS.c.school_id == school_id, _ROWS.c.version == STATE_VERSION
        )
    )
    return {pupil: unpacked(json.loads(numbers)) for pupil, numbers in rows}


_PUPIL: Final = types_of(_ROWS, "school_id", "pupil_id")
_LOAD: Final = ForMany(
    lambda given: (
        select(given.c.n, _ROWS.c.numbers)
        .join_from(given, _ROWS, same_row(given, _ROWS, *_PUPIL))
        .where(_ROWS.c.version == bindparam("version"))
    ),
    **_PUPIL,
)
_STORE: Final = Adding(
    lambda given: put(
        _ROWS,
        given,
        version=bindparam("version", type_=Integer),
        changed_at=bindparam("now", type_=_ROWS.c.changed_at.type),
    ),
    **_PUPIL,
    **types_of(_ROWS, "numbers", "last_on"),
)
