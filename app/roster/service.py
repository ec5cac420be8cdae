"""Writes what a roster file changes, in a few statements, while everybody else waits."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Dialect, delete
from sqlmodel import Session, SQLModel, col

from app.roster.batches import Batch, inserted, updated
from app.roster.importing.known import Changes
from app.roster.importing.plan import Change, Plan
from app.roster.importing.undo import Done
from app.roster.models import ImportRun, ImportUndo

UNDO_WITHIN: Final = timedelta(days=7)
_TABLES: Final = SQLModel.metadata.tables
# People and classes stand before who is in what; an old membership ends before a new one begins.
_ORDER: Final = (
    ("person", "new"), ("person", "fields"), ("person", "status"), ("person", "picture"),
    ("class", "new"), ("class", "fields"), ("class", "status"), ("class", "adult"),
    ("membership", "end"), ("membership", "new"), ("duty", "new"), ("term", "new"),
)  # fmt: skip


def ready(
    dialect: Dialect, school_id: UUID, changes: Sequence[Change], *, now: datetime
) -> tuple[Batch, ...]:
    """Make every row of a plan ready: as many statements for ten pupils as for a thousand.

    Staff who vanish are not among them: leaving has consequences that `journeys` sees to.
    """
    sorts: dict[tuple[str, str], list[Change]] = {}
    for one in changes:
        sorts.setdefault((one.table, one.sort), []).append(one)
    found: list[Batch] = []
    for table, sort in _ORDER:
        some = sorts.get((table, sort), [])
        if sort == "new":
            found += inserted(dialect, _TABLES[table], (_row(school_id, one, now) for one in some))
        else:
            rows = {one.key: one.writes for one in some}
            found += updated(dialect, _TABLES[table], school_id, rows)
    return tuple(found)


def write(session: Session, batches: Iterable[Batch]) -> None:
    """Write what was made ready."""
    session.flush()  # the statements below go past what the session holds
    for one in batches:
        one.run(session)
    session.expire_all()


def note_run(
    session: Session,
    school_id: UUID,
    changes: Changes,
    undo: bytes,
    *,
    layout: str,
    digest: str,
    by: UUID | None,
    now: datetime,
) -> ImportRun:
    """Keep that a file was applied, with its counts, and for a week what would take it back.

    Only the last import of a school can be undone, so that what would undo those before it goes.
    """
    run = ImportRun(
        school_id=school_id,
        at=now,
        by=by,
        layout=layout,
        digest=digest,
        added=len(changes.added) + len(changes.new_classes) + len(changes.joins),
        changed=len(changes.changed) + len(changes.changed_classes),
        ended=len(changes.left) + len(changes.ended_classes) + len(changes.ends),
    )
    session.exec(delete(ImportUndo).where(col(ImportUndo.school_id) == school_id))
    session.add(run)
    session.flush()
    session.add(
        ImportUndo(school_id=school_id, run_id=run.id, packed=undo, erase_after=now + UNDO_WITHIN)
    )
    session.flush()
    return run


def _row(school_id: UUID, one: Change, now: datetime) -> dict[str, Any]:
    row = {"school_id": school_id, **one.writes}
    if one.table == "duty":
        return row | {"granted_at": now}
    return row | {"id": one.key}


def packed(plan: Plan) -> bytes:
    """Pack what a plan changes, before and after, small enough for one row."""
    rows = [
        (one.table, one.key.hex, _plain(one.before), _plain(one.after))
        for one in plan.changes
        if one.sort != "picture"
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Give values as JSON holds them: days and ids in words."""
    if values is None:
        return None
    return {
        name: value.isoformat()
        if isinstance(value, date)
        else str(value)
        if isinstance(value, UUID)
        else value
        for name, value in values.items()
    }


def unpacked(raw: bytes) -> Iterator[Done]:
    """Give what was packed."""
    for table, key, before, after in json.loads(zlib.decompress(raw)):
        yield Done(table, UUID(hex=key), before, after)
