"""Keeps what is usual for each pupil in a row of fixed size, many rows at a time."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select, tuple_

from app.patterns.meters import STATE_VERSION, Usual, packed, unpacked
from app.patterns.models import UsualRow

PupilKey = tuple[UUID, UUID]  # school, pupil


def load(session: Session, pupils: Collection[PupilKey]) -> dict[PupilKey, Usual]:
    """Give the state of pupils, in one statement; a newcomer's is `Usual()`."""
    found = dict.fromkeys(pupils, Usual())
    rows = session.exec(
        select(UsualRow).where(tuple_(col(UsualRow.school_id), col(UsualRow.pupil_id)).in_(pupils))
    )
    for row in rows:
        if row.version == STATE_VERSION:  # another version's numbers mean something else
            found[row.school_id, row.pupil_id] = unpacked(json.loads(row.numbers))
    return found


def store(session: Session, states: Mapping[PupilKey, Usual], *, now: datetime) -> None:
    """Keep the state of pupils; rows read by `load` in this session are changed in place."""
    for (school_id, pupil_id), usual in states.items():
        row = session.get(UsualRow, (school_id, pupil_id))
        numbers = json.dumps(packed(usual))
        last_on = usual.recent[-1].on if usual.recent else None
        if row is None:
            session.add(
                UsualRow(
                    school_id=school_id,
                    pupil_id=pupil_id,
                    version=STATE_VERSION,
                    numbers=numbers,
                    last_on=last_on,
                    changed_at=now,
                )
            )
        else:
            row.version, row.numbers, row.last_on, row.changed_at = (
                STATE_VERSION,
                numbers,
                last_on,
                now,
            )
