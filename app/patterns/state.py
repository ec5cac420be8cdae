"""Keeps what is usual for each pupil in a row of fixed size, many rows at a time."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Table, select, tuple_
from sqlmodel import Session

from app.kernel.upsert import insert_into
from app.patterns.meters import STATE_VERSION, Usual, packed, unpacked
from app.patterns.models import UsualRow

PupilKey = tuple[UUID, UUID]  # school, pupil
_ROWS: Final[Table] = UsualRow.__table__  # type: ignore[attr-defined]  # set by SQLModel


def load(session: Session, pupils: Collection[PupilKey]) -> dict[PupilKey, Usual]:
    """Give the state of pupils, in one statement; a newcomer's is `Usual()`.

    Another version's numbers mean something else: with those, a pupil is a newcomer again.
    """
    found = dict.fromkeys(pupils, Usual())
    if not found:
        return found
    rows = session.execute(
        select(_ROWS.c.school_id, _ROWS.c.pupil_id, _ROWS.c.numbers).where(
            tuple_(_ROWS.c.school_id, _ROWS.c.pupil_id).in_(pupils),
            _ROWS.c.version == STATE_VERSION,
        )
    )
    for school_id, pupil_id, numbers in rows:
        found[school_id, pupil_id] = unpacked(json.loads(numbers))
    return found


def store(session: Session, states: Mapping[PupilKey, Usual], *, now: datetime) -> None:
    """Keep the state of pupils, in one statement; the caller holds the pupils' rows."""
    if not states:
        return
    insert = insert_into(session, UsualRow)
    changed = {
        name: insert.excluded[name] for name in ("version", "numbers", "last_on", "changed_at")
    }
    session.connection().execute(
        insert.on_conflict_do_update(index_elements=["school_id", "pupil_id"], set_=changed),
        [
            {
                "school_id": school_id,
                "pupil_id": pupil_id,
                "version": STATE_VERSION,
                "numbers": json.dumps(packed(usual)),
                "last_on": usual.recent[-1].on if usual.recent else None,
                "changed_at": now,
            }
            for (school_id, pupil_id), usual in states.items()
        ],
    )
