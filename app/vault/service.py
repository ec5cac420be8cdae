"""Keeps the keys under which each pupil's words lie, and destroys them to erase the words.

A pupil's key is wrapped by the school's, the school's by one drawn from the master key, which no
database holds: a stolen database or backup opens nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from app.kernel.crypto import CannotOpen, Keyring, b64url, from_b64url, new_key, open_sealed, seal
from app.vault.models import PupilKey, SchoolKey

VersionedKey: TypeAlias = tuple[int, bytes]

_FIRST_VERSION = 1


def pupil_key(
    session: Session,
    keys: Keyring,
    school_id: UUID,
    pupil_id: UUID,
    *,
    now: datetime,
    make: bool = True,
) -> VersionedKey:
    """Give the version and the 32 bytes of a pupil's key; `make` needs a write session.

    Raises:
        CannotOpen: there is no key (never made, or destroyed) and `make` is False; or it was
            tampered with.
    """
    found = pupil_keys(session, keys, school_id, [pupil_id], now=now, make=make)
    if pupil_id not in found:
        raise CannotOpen
    return found[pupil_id]


def pupil_keys(
    session: Session,
    keys: Keyring,
    school_id: UUID,
    pupil_ids: Iterable[UUID],
    *,
    now: datetime,
    make: bool = True,
) -> dict[UUID, VersionedKey]:
    """Give the keys of many pupils of one school, in as many statements as for one.

    Two that make the same key at once get the same key. With `make` False, a pupil without a key
    is absent from the answer: what was sealed for them opens no more.

    Raises:
        CannotOpen: a wrapped key was changed, or another master key is in use.
    """
    wanted = sorted(set(pupil_ids))  # in one order, so that two batches never wait in a ring
    if not wanted:
        return {}
    wrapped = _wrapped(session, school_id, wanted)
    missing = [pupil_id for pupil_id in wanted if pupil_id not in wrapped]
    if not wrapped and not make:
        return {}
    school_key = _school_key(session, keys, school_id, now=now, make=make)
    if missing and make:
        _make(session, school_key, school_id, missing, now)
        wrapped |= _wrapped(session, school_id, missing)
    return {
        pupil_id: (version, _unwrap(school_key, sealed, _pupil_place(school_id, pupil_id, version)))
        for pupil_id, (version, sealed) in wrapped.items()
    }


def destroy(session: Session, school_id: UUID, pupil_id: UUID) -> None:
    """Destroy a pupil's keys, so that their words can never be read again; repeats do nothing."""
    session.execute(
        delete(PupilKey).where(
            col(PupilKey.school_id) == school_id, col(PupilKey.pupil_id) == pupil_id
        )
    )


def _wrapped(
    session: Session, school_id: UUID, pupil_ids: Sequence[UUID]
) -> dict[UUID, tuple[int, bytes]]:
    rows = session.execute(
        select(col(PupilKey.pupil_id), col(PupilKey.version), col(PupilKey.wrapped))
        .where(col(PupilKey.school_id) == school_id, col(PupilKey.pupil_id).in_(pupil_ids))
        .order_by(col(PupilKey.version))
    )
    return {pupil_id: (version, sealed) for pupil_id, version, sealed in rows}  # the newest stays


def _make(
    session: Session,
    school_key: bytes,
    school_id: UUID,
    pupil_ids: Sequence[UUID],
    now: datetime,
) -> None:
    rows = [
        {
            "school_id": school_id,
            "pupil_id": pupil_id,
            "version": _FIRST_VERSION,
            "wrapped": _wrap(school_key, _pupil_place(school_id, pupil_id, _FIRST_VERSION)),
            "created_at": now,
        }
        for pupil_id in pupil_ids
    ]
    _insert_unless_there(session, PupilKey, rows)


def _school_key(
    session: Session, keys: Keyring, school_id: UUID, *, now: datetime, make: bool
) -> bytes:
    found = _newest_school_key(session, school_id)
    wrapping = keys.derive("school-wrap", school_id.hex)
    if found is None and make:
        sealed = _wrap(wrapping, _school_place(school_id, _FIRST_VERSION))
        row = {
            "school_id": school_id,
            "version": _FIRST_VERSION,
            "wrapped": sealed,
            "created_at": now,
        }
        _insert_unless_there(session, SchoolKey, [row])
        found = _newest_school_key(session, school_id)  # another may have been first
    if found is None:
        raise CannotOpen
    version, sealed = found
    return _unwrap(wrapping, sealed, _school_place(school_id, version))


def _newest_school_key(session: Session, school_id: UUID) -> tuple[int, bytes] | None:
    row = session.execute(
        select(col(SchoolKey.version), col(SchoolKey.wrapped))
        .where(col(SchoolKey.school_id) == school_id)
        .order_by(col(SchoolKey.version).desc())
        .limit(1)
    ).first()
    return None if row is None else (row.version, row.wrapped)


def _insert_unless_there(
    session: Session, table: type[PupilKey | SchoolKey], rows: Sequence[Mapping[str, Any]]
) -> None:
    target: Table = table.__table__  # type: ignore[union-attr]  # set by SQLModel at run time
    make = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.execute(make(target).values(list(rows)).on_conflict_do_nothing())


def _wrap(by: bytes, place: Sequence[str]) -> bytes:
    return seal(by, b64url(new_key()), aad=place)


def _unwrap(by: bytes, sealed: bytes, place: Sequence[str]) -> bytes:
    return from_b64url(open_sealed(by, sealed, aad=place))


def _school_place(school_id: UUID, version: int) -> Sequence[str]:
    return ("school_key", "wrapped", school_id.hex, str(version))


def _pupil_place(school_id: UUID, pupil_id: UUID, version: int) -> Sequence[str]:
    return ("pupil_key", "wrapped", school_id.hex, pupil_id.hex, str(version))
