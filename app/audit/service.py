"""Writes down who looked and who did, seals it within seconds, and finds what was tampered with.

What a thief of the database cannot do unseen: change, remove, insert or reorder a sealed row, or
cut the end off. What remains: the few seconds before a row is sealed, and a whole chain put back to
an earlier state, which only an anchor outside the database shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, Table, func, insert, select
from sqlmodel import Session, col

from app.audit import chain
from app.audit.models import AuditHead, AuditRow
from app.kernel.crypto import Keyring, open_sealed, same, seal
from app.kernel.ids import uuid7

KEPT_FOR: Final = timedelta(days=6 * 366)
_ROWS_IN_MEMORY: Final = 1000
_HEADS: Final[Table] = AuditHead.__table__  # type: ignore[attr-defined]  # SQLModel sets it
_INSERT: Final = insert(AuditRow.__table__)  # type: ignore[attr-defined]  # as above
_log = structlog.get_logger()

Ending: TypeAlias = tuple[chain.Head, bytes]  # the end of a chain, and its proof


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to write down; what is about a case names it, so that it can be kept from some."""

    school_id: UUID
    at: datetime
    actor_kind: str  # staff, pupil, device, system
    actor_id: UUID | None
    action: str
    pupil_id: UUID | None = None
    concern_id: UUID | None = None
    object_kind: str | None = None
    object_id: UUID | None = None
    detail_sealed: bytes | None = None
    id: UUID | None = None  # only where `detail_sealed` was sealed for it


@dataclass(frozen=True, slots=True)
class Report:
    """What a school's chain proves, from its first row to its end."""

    sealed: int
    unsealed: int  # waiting for the next seal; seconds old where the worker is well
    gaps: tuple[tuple[int, int], ...]
    first_bad: int | None  # from this number on nothing is proven

    @property
    def holds(self) -> bool:
        return self.first_bad is None


def record(session: Session, entries: Sequence[Entry]) -> None:
    """Write entries down in the transaction that causes them: both are kept, or neither is."""
    ids = sorted(uuid7() for _ in entries)  # in the order in which they are told
    rows = [_row(entry, made) for entry, made in zip(entries, ids, strict=True)]
    if rows:
        session.connection().execute(_INSERT, rows)


def seal_detail(key: bytes, school_id: UUID, entry_id: UUID, text: str) -> bytes:
    """Seal words that belong to one entry under the pupil's key; erasing the key erases them."""
    return seal(key, text, aad=_detail_place(school_id, entry_id))


def open_detail(key: bytes, row: AuditRow) -> str:
    """Open the words of a row.

    Raises:
        CannotOpen: the pupil's key was destroyed, or the words belong to another row.
    """
    sealed = row.detail_sealed or b""
    return open_sealed(key, sealed, aad=_detail_place(row.school_id, row.id))


def unsealed_since(session: Session) -> datetime | None:
    """Say how old the oldest unsealed row is; older than a minute is an alarm."""
    oldest: datetime | None = session.execute(
        select(func.min(AuditRow.at)).where(col(AuditRow.seq).is_(None))
    ).scalar_one()
    return oldest


def verify(
    session: Session, keys: Keyring, school_id: UUID, *, anchors: Sequence[chain.Head] = ()
) -> Report:
    """Walk a school's whole chain.

    Args:
        session: may be one for reading.
        keys: the installation's.
        school_id: whose chain.
        anchors: ends of the chain that were noted outside the database (`audit.anchors`).
    """
    key = key_of(keys, school_id)
    ending = _ending(session, school_id)
    head = ending[0] if ending and is_ours(key, school_id, ending) else None
    known, quarrel = _known([*([head] if head else []), *anchors])
    rows = _rows_up_to(session, school_id, head.seq if head else None)
    walked = chain.walk(key, rows, known=known)
    bad = [walked.first_bad, quarrel]
    if head is None and (ending or walked.seen):
        bad.append(walked.last + 1)  # whether more rows came after, nothing proves
    if head and _has_rows_beyond(session, school_id):
        bad.append(head.seq + 1)
    return Report(
        sealed=walked.seen,
        unsealed=_count(session, school_id, col(AuditRow.seq).is_(None)),
        gaps=walked.gaps,
        first_bad=min((each for each in bad if each is not None), default=None),
    )


def heads(session: Session) -> Iterator[tuple[UUID, chain.Head, bytes]]:
    """Give every school's end of chain with its proof, to be noted outside the database."""
    for row in session.execute(select(AuditHead).order_by(col(AuditHead.school_id))).scalars():
        yield row.school_id, chain.Head(row.seq, row.mac, row.sealed_at), row.proof


def is_proven(keys: Keyring, school_id: UUID, head: chain.Head, proof: bytes) -> bool:
    """Say whether this end of a chain was written by us."""
    return is_ours(key_of(keys, school_id), school_id, (head, proof))


def key_of(keys: Keyring, school_id: UUID) -> bytes:
    """Draw the key of a school's chain."""
    return keys.derive("audit", school_id.hex)


def is_ours(key: bytes, school_id: UUID, ending: Ending) -> bool:
    """Say whether the key of a school's chain proves this end of it."""
    head, proof = ending
    return same(proof, chain.proof_of(key, school_id, head))


def _row(entry: Entry, made: UUID) -> dict[str, Any]:
    return {
        "school_id": entry.school_id,
        "id": entry.id or made,
        "at": entry.at,
        "actor_kind": entry.actor_kind,
        "actor_id": entry.actor_id,
        "action": str(entry.action),
        "pupil_id": entry.pupil_id,
        "concern_id": entry.concern_id,
        "object_kind": entry.object_kind,
        "object_id": entry.object_id,
        "detail_sealed": entry.detail_sealed,
        "erase_after": entry.at + KEPT_FOR,
    }


def _detail_place(school_id: UUID, entry_id: UUID) -> tuple[str, ...]:
    return ("audit_row", "detail_sealed", school_id.hex, entry_id.hex)


def _ending(session: Session, school_id: UUID) -> Ending | None:
    row = session.execute(
        select(
            col(AuditHead.seq), col(AuditHead.mac), col(AuditHead.sealed_at), col(AuditHead.proof)
        ).where(col(AuditHead.school_id) == school_id)
    ).first()
    return row and (chain.Head(row.seq, row.mac, row.sealed_at), row.proof)


def _known(
    ends: Sequence[chain.Head],
) -> tuple[dict[int, bytes], int | None]:
    """Put known ends together by number, and give the lowest number on which two disagree."""
    known: dict[int, bytes] = {}
    quarrels = [end.seq for end in ends if not same(known.setdefault(end.seq, end.mac), end.mac)]
    return known, min(quarrels, default=None)


def _rows_up_to(session: Session, school_id: UUID, seq: int | None) -> Iterator[AuditRow]:
    wanted = (
        select(AuditRow)
        .where(col(AuditRow.school_id) == school_id, col(AuditRow.seq).is_not(None))
        .order_by(col(AuditRow.seq))
    )
    if seq is not None:
        wanted = wanted.where(col(AuditRow.seq) <= seq)
    return session.execute(wanted.execution_options(yield_per=_ROWS_IN_MEMORY)).scalars()


def _count(session: Session, school_id: UUID, *conditions: ColumnElement[bool]) -> int:
    wanted = select(func.count()).where(col(AuditRow.school_id) == school_id, *conditions)
    counted: int = session.execute(wanted).scalar_one()
    return counted


def _has_rows_beyond(session: Session, school_id: UUID) -> bool:
    # One statement sees one state: a seal that comes between two reads must not look like forgery.
    end = (
        select(func.max(col(AuditHead.seq)))
        .where(col(AuditHead.school_id) == school_id)
        .scalar_subquery()
    )
    return _count(session, school_id, col(AuditRow.seq) > end) > 0
