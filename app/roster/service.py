"""Writes what a roster file changes, in a few statements, while everybody else waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session, SQLModel

from app.kernel.ids import uuid7
from app.roster.calendar import school_day
from app.roster.importing.known import Changes, Known, PersonKey
from app.roster.importing.shape import ClassRow, PersonRow
from app.roster.models import ImportRun, School
from app.roster.placing import give_default_adults, give_pictures

_TABLES: Final = SQLModel.metadata.tables


@dataclass(frozen=True, slots=True)
class Applied:
    """Who came and who went, for what lies above the roster."""

    new_staff: Mapping[UUID, tuple[str, ...]]  # with the roles that the file gives
    returned_staff: tuple[UUID, ...]
    left_staff: tuple[UUID, ...]
    left_pupils: tuple[UUID, ...]
    granted: tuple[tuple[UUID, str], ...]


def apply(
    session: Session, school: School, known: Known, changes: Changes, *, now: datetime
) -> Applied:
    """Write the changes of one file; the same number of statements for ten pupils and a thousand.

    Staff who vanish are only named: leaving has consequences that `journeys` sees to.
    """
    session.flush()  # the statements below go past what the session holds
    today = school_day(now)
    ids = _write_people(session, school, known, changes, today=today)
    class_ids = _write_classes(session, school.id, known, changes)
    _write_memberships(session, school.id, changes, ids, class_ids)
    granted = tuple((ids[key], role) for key, role in changes.duties)
    _insert(
        session,
        "duty",
        [
            {"school_id": school.id, "person_id": one, "role": role, "granted_at": now}
            for one, role in granted
        ],
    )
    _insert(
        session,
        "term",
        [
            {
                "school_id": school.id,
                "id": uuid7(),
                "name": term.name,
                "starts_on": term.starts_on,
                "ends_on": term.ends_on,
            }
            for term in changes.terms
        ],
    )
    session.expire_all()
    leaving = tuple(one.id for one in changes.left if one.kind == "staff")
    give_default_adults(session, school.id, leaving, today)
    give_pictures(session, school.id, today)
    return Applied(
        new_staff={
            ids[row.kind, row.source_id]: row.roles for row in changes.added if row.kind == "staff"
        },
        returned_staff=tuple(
            one.known.id for one in changes.changed if one.returns and one.known.kind == "staff"
        ),
        left_staff=leaving,
        left_pupils=tuple(one.id for one in changes.left if one.kind == "pupil"),
        granted=granted,
    )


def note_run(
    session: Session,
    school_id: UUID,
    changes: Changes,
    *,
    layout: str,
    digest: str,
    by: UUID | None,
    now: datetime,
) -> ImportRun:
    """Keep that a file was applied, with its digest and its counts."""
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
    session.add(run)
    session.flush()
    return run


def _write_people(
    session: Session, school: School, known: Known, changes: Changes, *, today: date
) -> dict[PersonKey, UUID]:
    ids = {key: one.id for key, one in known.people.items()}
    rows = []
    for row in changes.added:
        ids[row.kind, row.source_id] = uuid7()
        rows.append(_person(school, ids[row.kind, row.source_id], row))
    _insert(session, "person", rows)
    _update(
        session,
        "person",
        school.id,
        [
            {
                **{name: one.fields.get(name, getattr(one.known, name)) for name in _PERSON_FIELDS},
                "key": one.known.id,
            }
            for one in changes.changed
        ],
        _PERSON_FIELDS,
    )
    returned = [one.known.id for one in changes.changed if one.returns]
    _set_status(session, school.id, returned, status="active", left_on=None)
    pupils = [one.id for one in changes.left if one.kind == "pupil"]
    _set_status(session, school.id, pupils, status="left", left_on=today)
    return ids


_PERSON_FIELDS: Final = (
    "given",
    "family",
    "known_as",
    "title",
    "staff_role",
    "email",
    "year",
    "upn",
)


def _person(school: School, made: UUID, row: PersonRow) -> dict[str, Any]:
    return {
        "school_id": school.id,
        "id": made,
        "kind": row.kind,
        "source_id": row.source_id,
        "given": row.given,
        "family": row.family,
        "known_as": row.known_as or None,
        "title": row.title or None,
        "language": row.language or school.language,
        "email": row.email,
        "year": row.year,
        "upn": row.upn,
        "staff_role": row.job or None,
        "status": "active",
    }


def _set_status(
    session: Session,
    school_id: UUID,
    people: Sequence[UUID],
    *,
    status: str,
    left_on: date | None,
) -> None:
    rows = [{"key": one, "status": status, "left_on": left_on} for one in people]
    _update(session, "person", school_id, rows, ("status", "left_on"))


def _write_classes(
    session: Session, school_id: UUID, known: Known, changes: Changes
) -> dict[str, UUID]:
    ids = {key: one.id for key, one in known.classes.items()}
    rows = []
    for row in changes.new_classes:
        ids[row.source_id] = uuid7()
        rows.append(_class(school_id, ids[row.source_id], row))
    _insert(session, "class", rows)
    fields = ("name", "kind", "year")
    changed: list[dict[str, Any]] = [
        {
            **{name: one.fields.get(name, getattr(one.known, name)) for name in fields},
            "key": one.known.id,
            "status": "active",
        }
        for one in changes.changed_classes
    ]
    _update(session, "class", school_id, changed, (*fields, "status"))
    ended = [{"key": one.id, "status": "ended"} for one in changes.ended_classes]
    _update(session, "class", school_id, ended, ("status",))
    return ids


def _class(school_id: UUID, made: UUID, row: ClassRow) -> dict[str, Any]:
    return {
        "school_id": school_id,
        "id": made,
        "source_id": row.source_id,
        "name": row.name,
        "kind": row.kind,
        "year": row.year,
        "status": "active",
    }


def _write_memberships(
    session: Session,
    school_id: UUID,
    changes: Changes,
    people: Mapping[PersonKey, UUID],
    classes: Mapping[str, UUID],
) -> None:
    ends = [{"key": end.known.id, "until_on": end.until_on} for end in changes.ends]
    _update(session, "membership", school_id, ends, ("until_on",))
    rows = [
        {
            "school_id": school_id,
            "id": uuid7(),
            "class_id": classes[join.class_id],
            "person_id": people[join.person],
            "role": join.role,
            "from_on": join.from_on,
            "until_on": join.until_on,
        }
        for join in changes.joins
    ]
    _insert(session, "membership", rows)


def _insert(session: Session, table_name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(_TABLES[table_name]), rows)


def _update(
    session: Session,
    table_name: str,
    school_id: UUID,
    rows: Sequence[Mapping[str, Any]],
    fields: Sequence[str],
) -> None:
    """Set these fields of the rows named by `key`, all in one statement."""
    if not rows:
        return
    table = _TABLES[table_name]
    statement = (
        update(table)
        .where(table.c.school_id == school_id, table.c.id == bindparam("key"))
        .values({name: bindparam(f"new_{name}") for name in fields})
    )
    new = [{"key": row["key"]} | {f"new_{name}": row[name] for name in fields} for row in rows]
    session.connection().execute(statement, new)
