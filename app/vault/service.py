"""Keeps the keys under which each pupil's words lie, and destroys them to erase the words.

A pupil's key is wrapped by the school's, the school's by one drawn from the master key, which no
database holds: a stolen database or backup opens nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import Table, delete, select
from sqlmodel import Session, col

from app.kernel.crypto import CannotOpen, Keyring, b64url, from_b64url, new_key, open_sealed, seal
from app.kernel.many import ForMany, same_row, types_of
from app.kernel.upsert import insert_into
from app.vault.models import PupilKey, SchoolKey

VersionedKey: TypeAlias = tuple[int, bytes]
Pupil: TypeAlias = tuple[UUID, UUID]  # school, pupil

_FIRST_VERSION = 1
_PUPIL_KEYS: Final[Table] = PupilKey.__table__  # type: ignore[attr-defined]  # set by SQLModel
_SCHOOL_KEYS: Final[Table] = SchoolKey.__table__  # type: ignore[attr-defined]  # as above
# Written once for each database: every batch of check-ins with a note in it passes here.
_KEYS_OF: Final = ForMany(
    lambda given: (
        select(*(_PUPIL_KEYS.c[name] for name in ("school_id", "pupil_id", "version", "wrapped")))
        .join_from(given, _PUPIL_KEYS, same_row(given, _PUPIL_KEYS, "school_id", "pupil_id"))
        .order_by(_PUPIL_KEYS.c.version)
    ),
    **types_of(_PUPIL_KEYS, "school_id", "pupil_id"),
)
_KEYS_OF_SCHOOLS: Final = ForMany(
    lambda given: (
        select(*(_SCHOOL_KEYS.c[name] for name in ("school_id", "version", "wrapped")))
        .join_from(given, _SCHOOL_KEYS, same_row(given, _SCHOOL_KEYS, "school_id"))
        .order_by(_SCHOOL_KEYS.c.version)
    ),
    **types_of(_SCHOOL_KEYS, "school_id"),
)


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
    pupil = (school_id, pupil_id)
    found = pupil_keys(session, keys, [pupil], now=now, make=make)
    if pupil not in found:
        raise CannotOpen
    return found[pupil]


def pupil_keys(
    session: Session,
    keys: Keyring,
    pupils: Iterable[Pupil],
    *,
    now: datetime,
    make: bool = True,
) -> dict[Pupil, VersionedKey]:
    """Give the keys of many pupils, of any schools, in as many statements as for one.

    Two that make the same key at once get the same key. With `make` False, a pupil without a key
    is absent from the answer: what was sealed for them opens no more.

    Raises:
        CannotOpen: a wrapped key was changed, or another master key is in use.
    """
    wanted = sorted(set(pupils))  # in one order, so that two batches never wait in a ring
    if not wanted:
        return {}
    wrapped = _wrapped(session, wanted)
    missing = [pupil for pupil in wanted if pupil not in wrapped]
    if not wrapped and not make:
        return {}
    schools = sorted({school_id for school_id, _ in (wanted if make else wrapped)})
    by_school = _school_keys(session, keys, schools, now=now, make=make)
    if missing and make:
        wrapped |= _make(session, by_school, missing, now)
    return {
        (school_id, pupil_id): (
            version,
            _unwrap(by_school[school_id], sealed, _pupil_place(school_id, pupil_id, version)),
        )
        for (school_id, pupil_id), (version, sealed) in wrapped.items()
    }


def destroy(session: Session, school_id: UUID, pupil_id: UUID) -> None:
    """Destroy a pupil's keys, so that their words can never be read again; repeats do nothing."""
    session.execute(
        delete(PupilKey).where(
            col(PupilKey.school_id) == school_id, col(PupilKey.pupil_id) == pupil_id
        )
    )


def _wrapped(session: Session, pupils: Sequence[Pupil]) -> dict[Pupil, tuple[int, bytes]]:
    rows = _KEYS_OF.run(session, pupils)
    # the newest stays
    return {(school_id, one): (version, sealed) for school_id, one, version, sealed in rows}


def _make(
    session: Session, by_school: Mapping[UUID, bytes], pupils: Sequence[Pupil], now: datetime
) -> dict[Pupil, tuple[int, bytes]]:
    rows = [
        {
            "school_id": school_id,
            "pupil_id": pupil_id,
            "version": _FIRST_VERSION,
            "wrapped": _wrap(
                by_school[school_id], _pupil_place(school_id, pupil_id, _FIRST_VERSION)
            ),
            "created_at": now,
        }
        for school_id, pupil_id in pupils
    ]
    _insert_unless_there(session, PupilKey, rows)
    return _wrapped(session, pupils)  # another may have been first


def _school_keys(
    session: Session, keys: Keyring, school_ids: Sequence[UUID], *, now: datetime, make: bool
) -> dict[UUID, bytes]:
    found = _newest_school_keys(session, school_ids)
    missing = [school_id for school_id in school_ids if school_id not in found]
    if missing and make:
        rows = [
            {
                "school_id": school_id,
                "version": _FIRST_VERSION,
                "wrapped": _wrap(
                    _wrapping(keys, school_id), _school_place(school_id, _FIRST_VERSION)
                ),
                "created_at": now,
            }
            for school_id in missing
        ]
        _insert_unless_there(session, SchoolKey, rows)
        found |= _newest_school_keys(session, missing)  # another may have been first
    if set(found) != set(school_ids):
        raise CannotOpen
    return {
        school_id: _unwrap(_wrapping(keys, school_id), sealed, _school_place(school_id, version))
        for school_id, (version, sealed) in found.items()
    }


def _wrapping(keys: Keyring, school_id: UUID) -> bytes:
    return keys.derive("school-wrap", school_id.hex)


def _newest_school_keys(
    session: Session, school_ids: Sequence[UUID]
) -> dict[UUID, tuple[int, bytes]]:
    rows = _KEYS_OF_SCHOOLS.run(session, [(one,) for one in school_ids])
    return {school_id: (version, sealed) for school_id, version, sealed in rows}


def _insert_unless_there(
    session: Session, table: type[PupilKey | SchoolKey], rows: Sequence[Mapping[str, Any]]
) -> None:
    unless_there = insert_into(session, table).on_conflict_do_nothing()
    session.connection().execute(unless_there, list(rows))


def _wrap(by: bytes, place: Sequence[str]) -> bytes:
    return seal(by, b64url(new_key()), aad=place)


def _unwrap(by: bytes, sealed: bytes, place: Sequence[str]) -> bytes:
    return from_b64url(open_sealed(by, sealed, aad=place))


def _school_place(school_id: UUID, version: int) -> Sequence[str]:
    return ("school_key", "wrapped", school_id.hex, str(version))


def _pupil_place(school_id: UUID, pupil_id: UUID, version: int) -> Sequence[str]:
    return ("pupil_key", "wrapped", school_id.hex, pupil_id.hex, str(version))
