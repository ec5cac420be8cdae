"""Reads what the last import changed as it is now, and makes ready what puts it back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Dialect, delete
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select, tuple_

from app.kernel.batches import batched
from app.roster.batches import Batch, inserted, updated
from app.roster.importing.plan import CLASS_FIELDS, PERSON_FIELDS
from app.roster.importing.undo import Done, Kept, Now, Undoing
from app.roster.models import Class, Duty, ImportRun, ImportUndo, Membership, Person, Term
from app.roster.people import SAFEGUARDING
from app.roster.present import last_run
from app.roster.service import unpacked

_TABLES: Final = SQLModel.metadata.tables
_PERSON: Final = (*PERSON_FIELDS, "status", "left_on")
_CLASS: Final = (*CLASS_FIELDS, "status", "default_adult_id")


@dataclass(frozen=True, slots=True)
class Undoable:
    """The last import of a school, and every row that it changed."""

    run: ImportRun
    until_at: datetime
    done: tuple[Done, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row that stays or is not wholly as before: of what sort, whose, and why."""

    what: str
    name: str
    why: str
    fields: tuple[str, ...]


def undoable(session: Session, school_id: UUID, now: datetime) -> Undoable | None:
    """Give the last import, while it can be taken back; None where there is none."""
    run = last_run(session, school_id)
    row = session.get(ImportUndo, (school_id, run.id)) if run else None
    if run is None or row is None or row.erase_after <= now:
        return None
    return Undoable(run, row.erase_after, tuple(unpacked(row.packed)))


def until(session: Session, run: ImportRun, now: datetime) -> datetime | None:
    """Say until when an import can be taken back; None where it cannot."""
    until_at = session.exec(
        select(ImportUndo.erase_after).where(
            ImportUndo.school_id == run.school_id, ImportUndo.run_id == run.id
        )
    ).first()
    return until_at if until_at is not None and until_at > now else None


def at_present(
    session: Session, school_id: UUID, done: Iterable[Done], *, keeps: frozenset[UUID]
) -> Now:
    """Read the rows of an import as they are: a few statements, and one for 500 memberships."""
    people = _rows(session, Person, school_id, ("kind", *_PERSON))
    members = [one.key for one in done if one.table == "membership"]
    held = session.execute(
        columns(col(Duty.person_id), col(Duty.role)).where(col(Duty.school_id) == school_id)
    )
    duties = frozenset((person_id, role) for person_id, role in held)
    staff = frozenset(key for key, row in people.items() if row["kind"] == "staff")
    adults = frozenset(key for key in staff if people[key]["status"] == "active")
    return Now(
        people=people,
        classes=_rows(session, Class, school_id, _CLASS),
        memberships=_memberships(session, school_id, members),
        terms=_rows(session, Term, school_id, ("name", "starts_on", "ends_on")),
        duties=duties,
        staff=staff,
        adults=adults,
        leads=frozenset(one for one, role in duties if role in SAFEGUARDING and one in adults),
        keeps=keeps,
    )


def _rows(
    session: Session, model: Any, school_id: UUID, names: Sequence[str]
) -> dict[UUID, dict[str, Any]]:
    found = session.execute(
        columns(col(model.id), *(col(getattr(model, name)) for name in names)).where(
            col(model.school_id) == school_id
        )
    )
    return {key: _worded(names, values) for key, *values in found}


def _memberships(
    session: Session, school_id: UUID, keys: Sequence[UUID]
) -> dict[UUID, dict[str, Any]]:
    names = ("class_id", "person_id", "role", "from_on", "until_on")
    found: dict[UUID, dict[str, Any]] = {}
    for some in batched(keys):
        rows = session.execute(
            columns(col(Membership.id), *(col(getattr(Membership, name)) for name in names)).where(
                col(Membership.school_id) == school_id, col(Membership.id).in_(some)
            )
        )
        found |= {key: _worded(names, values) for key, *values in rows}
    return found


def _worded(names: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    return {name: _word(value) for name, value in zip(names, values, strict=True)}


def _word(value: Any) -> Any:
    """Give a day or an id in words, as what was packed has them."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def lines(kept: Iterable[Kept], now: Now) -> tuple[Line, ...]:
    """Name each row that stays, in the order in which it was found."""
    return tuple(Line(one.table, _name(one, now), one.why.value, one.fields) for one in kept)


def _name(one: Kept, now: Now) -> str:
    match one.table:
        case "person" | "duty":
            return _name_of(now.people.get(one.key))
        case "membership":
            row = now.memberships[one.key]
            group = now.classes.get(UUID(row["class_id"]))
            return f"{_name_of(now.people.get(UUID(row['person_id'])))}, {_named(group)}"
        case "class":
            return _named(now.classes.get(one.key))
    return _named(now.terms.get(one.key))


def _name_of(row: Mapping[str, Any] | None) -> str:
    return f"{row['known_as'] or row['given']} {row['family']}".strip() if row else ""


def _named(row: Mapping[str, Any] | None) -> str:
    return str(row["name"]) if row else ""


def ready(dialect: Dialect, school_id: UUID, back: Undoing, now: Now) -> tuple[Batch, ...]:
    """Make every row ready that goes back; an old membership's end comes before a new one's.

    Duties, terms and staff who leave again are not among them (`finish`, `journeys`).
    """
    members = sorted(back.memberships.items(), key=lambda one: one[1]["until_on"] is None)
    return (
        *_whole(dialect, school_id, "person", back.people, now.people, _PERSON),
        *_whole(dialect, school_id, "class", back.classes, now.classes, _CLASS),
        *updated(
            dialect,
            _TABLES["membership"],
            school_id,
            {key: {"until_on": _typed("until_on", row["until_on"])} for key, row in members},
        ),
    )


def _whole(
    dialect: Dialect,
    school_id: UUID,
    table: str,
    back: Mapping[UUID, Mapping[str, Any]],
    present: Mapping[UUID, Mapping[str, Any]],
    names: Sequence[str],
) -> list[Batch]:
    """Fill each row up with what it is, so that all are one statement."""
    rows = {
        key: {name: _typed(name, {**present[key], **row}[name]) for name in names}
        for key, row in back.items()
    }
    return updated(dialect, _TABLES[table], school_id, rows)


def _typed(name: str, value: Any) -> Any:
    if value is None or not name.endswith(("_on", "_id")):
        return value
    return date.fromisoformat(value) if name.endswith("_on") else UUID(value)


def finish(
    session: Session,
    school_id: UUID,
    run_id: UUID,
    back: Undoing,
    *,
    by: UUID | None,
    now: datetime,
) -> None:
    """Give and take the duties, take the terms out, and note that the import is undone."""
    since = {"school_id": school_id, "granted_by": by, "granted_at": now}
    given = [since | {"person_id": one, "role": role} for one, role in back.duties_given]
    for batch in inserted(session.get_bind().dialect, _TABLES["duty"], given):
        batch.run(session)
    for some in batched(back.duties_taken):
        session.exec(
            delete(Duty).where(
                col(Duty.school_id) == school_id,
                tuple_(col(Duty.person_id), col(Duty.role)).in_(some),
            )
        )
    for terms in batched(back.terms_gone):
        session.exec(delete(Term).where(col(Term.school_id) == school_id, col(Term.id).in_(terms)))
    session.exec(delete(ImportUndo).where(col(ImportUndo.school_id) == school_id))
    run = session.exec(
        select(ImportRun).where(ImportRun.school_id == school_id, ImportRun.id == run_id)
    ).one()
    run.undone_at, run.undone_by = now, by
    session.flush()
