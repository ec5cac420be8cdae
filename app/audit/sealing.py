"""Seals what was written since the last time, for many schools in each transaction."""

from collections.abc import Container, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Final, NamedTuple
from uuid import UUID

import structlog
from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Table,
    Uuid,
    bindparam,
    exists,
    func,
    literal_column,
    select,
    tuple_,
    update,
)
from sqlmodel import Session

from app.audit import chain
from app.audit.models import AuditHead, AuditRow
from app.audit.service import is_ours, key_of
from app.kernel.adding import Adding, add
from app.kernel.crypto import Keyring
from app.kernel.db import Database, Urgency
from app.kernel.many import ForMany, same_row, types_of

ROWS_AT_ONCE: Final = 250  # a round holds SQLite's one writer for some thirty milliseconds
_ROWS: Final[Table] = AuditRow.__table__  # type: ignore[attr-defined]  # SQLModel sets it
_HEADS: Final[Table] = AuditHead.__table__  # type: ignore[attr-defined]  # as above
_SEAL: Final = ("seq", "mac")
_log = structlog.get_logger()


class _Place(NamedTuple):
    """Up to where a walk through what waits has come; the next round begins behind it."""

    school_id: UUID
    row_id: UUID


_LAST_ID: Final = UUID(int=2**128 - 1)
_BEFORE_ALL: Final = _Place(UUID(int=0), UUID(int=0))


def seal_due(database: Database, keys: Keyring, now: datetime) -> int:
    """Seal what was written since the last time; give how many rows.

    In rounds of so many rows, of however many schools: a round is one transaction, whose
    statements do not grow with the schools. One sealer a school at a time: who comes second leaves
    it to the first. A row that is committed late takes the next number, however early it was begun.
    A chain whose end was tampered with is not continued, so that its rows stay unsealed and the
    alarm of `unsealed_since` rings.
    """
    total, place = 0, _BEFORE_ALL
    while True:
        with database.read() as session:  # where nothing waits, no writer is held up
            schools = session.execute(_WAITING, place._asdict()).all()
        if not schools:
            return total
        with database.write(Urgency.REST) as session:
            done, place = _seal_round(session, keys, schools, place, now)
        total += done


def _seal_round(
    session: Session, keys: Keyring, schools: Sequence[Any], place: _Place, now: datetime
) -> tuple[int, _Place]:
    """Seal the next rows of these schools; give how many, and up to where all was looked at."""
    new = [one.school_id for one in schools if not one.has_end and one.last is None]
    if new:
        first = chain.Head(0, chain.BEFORE_THE_FIRST, now)
        _BEGIN.run(session, [_head_row(keys, school_id, first) for school_id in new])
    for one in schools:
        if not one.has_end and one.last is not None:  # a head that was removed stays removed
            _say_broken(one.school_id)
    ends = _ends_held(session, keys, [one.school_id for one in schools])
    rows = session.execute(_UNSEALED, place._asdict()).all()
    marks: list[tuple[UUID, UUID, int, bytes]] = []
    for school_id, of_school in groupby(rows, key=lambda row: row.school_id):
        if school_id in ends:
            key, end = key_of(keys, school_id), ends[school_id]
            for row, seq, mac in chain.sealed(key, of_school, after=end.seq, before=end.mac):
                marks.append((school_id, row.id, seq, mac))
                ends[school_id] = chain.Head(seq, mac, now)
    if marks:
        _MARK.run(session, marks)
        sealed = dict.fromkeys(school_id for school_id, *_ in marks)
        _MOVE.run(session, [_head_row(keys, one, ends[one]) for one in sealed])
    return len(marks), _reached(rows, schools, ends)


def _ends_held(session: Session, keys: Keyring, schools: Sequence[UUID]) -> dict[UUID, chain.Head]:
    """Lock the ends of chains, in order of school; without those that another holds.

    One that cannot be trusted is said aloud, and is not among them.
    """
    ends: dict[UUID, chain.Head] = {}
    for n, seq, mac, sealed_at, proof, last in _HOLD.run(session, [(one,) for one in schools]):
        school_id, head = schools[n], chain.Head(seq, mac, sealed_at)
        if is_ours(key_of(keys, school_id), school_id, (head, proof)) and (last or 0) <= seq:
            ends[school_id] = head
        else:
            _say_broken(school_id)
    return ends


def _say_broken(school_id: UUID) -> None:
    _log.error("audit_chain_broken", school_id=str(school_id))


def _reached(rows: Sequence[Any], schools: Sequence[Any], held: Container[UUID]) -> _Place:
    """Say where the next round begins: what is left of a school that is not ours is passed by."""
    if not rows:  # another sealed them meanwhile
        return _Place(schools[-1].school_id, _LAST_ID)
    last = _Place(rows[-1].school_id, rows[-1].id)
    return last if last.school_id in held else _Place(last.school_id, _LAST_ID)


def _head_row(
    keys: Keyring, school_id: UUID, head: chain.Head
) -> tuple[UUID, int, bytes, datetime, bytes]:
    proof = chain.proof_of(key_of(keys, school_id), school_id, head)
    return (school_id, head.seq, head.mac, head.sealed_at, proof)


_PLACE: Final = tuple_(*(bindparam(one, type_=Uuid()) for one in _Place._fields))
_NEXT: Final = (
    select(_ROWS)
    .where(_ROWS.c.seq.is_(None), tuple_(_ROWS.c.school_id, _ROWS.c.id) > _PLACE)
    .order_by(_ROWS.c.school_id, _ROWS.c.id)
    .limit(literal_column(str(ROWS_AT_ONCE)))
)
_UNSEALED: Final = _NEXT.with_only_columns(*(one for one in _ROWS.c if one.name not in _SEAL))
_SCHOOLS: Final = (
    select(_NEXT.with_only_columns(_ROWS.c.school_id).subquery().c.school_id).distinct().subquery()
)


def _last_of(school_id: ColumnElement[UUID]) -> ScalarSelect[int]:
    """Select the number that a school's chain has reached; nothing where none was begun."""
    return select(func.max(_ROWS.c.seq)).where(_ROWS.c.school_id == school_id).scalar_subquery()


_WAITING: Final = select(
    _SCHOOLS.c.school_id,
    exists().where(_HEADS.c.school_id == _SCHOOLS.c.school_id).label("has_end"),
    _last_of(_SCHOOLS.c.school_id).label("last"),
).order_by(_SCHOOLS.c.school_id)
_END: Final = types_of(_HEADS, "school_id", "seq", "mac", "sealed_at", "proof")
_BEGIN: Final = Adding(lambda given: add(_HEADS, given).on_conflict_do_nothing(), **_END)
_HOLD: Final = ForMany(
    lambda given: (
        select(
            given.c.n,
            *(_HEADS.c[name] for name in _END if name != "school_id"),
            _last_of(given.c.school_id),
        )
        .join_from(given, _HEADS, same_row(given, _HEADS, "school_id"))
        .order_by(given.c.n)
        .with_for_update(of=_HEADS, skip_locked=True)
    ),
    **types_of(_HEADS, "school_id"),
)
_MARK: Final = ForMany(
    lambda given: (
        update(_ROWS)
        .where(same_row(given, _ROWS, "school_id", "id"), _ROWS.c.seq.is_(None))
        .values({name: given.c[name] for name in _SEAL})
    ),
    **types_of(_ROWS, "school_id", "id", *_SEAL),
)
_MOVE: Final = ForMany(
    lambda given: (
        update(_HEADS)
        .where(same_row(given, _HEADS, "school_id"))
        .values({name: given.c[name] for name in _END if name != "school_id"})
    ),
    **_END,
)
