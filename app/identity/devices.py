"""Tablets of a class and the office's screen: enrolled by a short staff code, known by a token."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, delete, select

from app.access.actor import Actor
from app.identity.models import Device, EnrolCode, SignedIn
from app.kernel.crypto import Keyring, keyed_hash
from app.kernel.ids import new_token, school_of_token, uuid7
from app.kernel.problems import Problem, absent

# Crockford's alphabet: no I, L, O, U to mistake when read off a board
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
GOOD_FOR: Final = timedelta(minutes=15)
LASTS: Final = timedelta(days=365)
TILES_FOR: Final = timedelta(seconds=60)
_SEEN_AS: Final = str.maketrans("ILOU", "110V")


def _read(code: str) -> str:
    typed = code.upper().replace("-", "").replace(" ", "").translate(_SEEN_AS)
    return typed if len(typed) == LENGTH else ""


def _hash(keys: Keyring, code: str) -> bytes:
    return keyed_hash(keys.derive("enrol"), code)


def make_code(
    session: Session,
    keys: Keyring,
    actor: Actor,
    class_id: UUID | None,
    *,
    now: datetime,
    kind: str = "tablet",
    good_for: timedelta = GOOD_FOR,
) -> tuple[str, datetime]:
    """Make a code by which one tablet is enrolled to a class, or a screen to the office; once."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    if actor.person_id is None:
        raise absent()
    session.add(
        EnrolCode(
            school_id=actor.school_id,
            code_hash=_hash(keys, code),
            class_id=class_id,
            kind=kind,
            made_by=actor.person_id,
            expires_at=now + good_for,
        )
    )
    session.flush()
    return f"{code[:4]}-{code[4:]}", now + good_for


def enrol(
    session: Session, keys: Keyring, code: str, *, now: datetime, kind: str = "tablet"
) -> tuple[Device, str]:
    """Enrol this device by a code; gives the device and the token for its cookie.

    Forty bits of chance for fifteen minutes: no guess comes near it.

    Raises:
        Problem: `bad_code`: unknown, used, too old or of another kind; which is not said.
    """
    row = session.exec(
        select(EnrolCode).where(EnrolCode.code_hash == _hash(keys, _read(code))).with_for_update()
    ).first()
    if row is None or row.used_at is not None or row.expires_at <= now or row.kind != kind:
        raise Problem("bad_code", field="code")
    row.used_at = now
    token = new_token(row.school_id)
    made = Device(
        school_id=row.school_id,
        id=uuid7(),
        kind=row.kind,
        class_id=row.class_id,
        name=f"{secrets.choice(ALPHABET)}{secrets.choice(ALPHABET)}{secrets.choice(ALPHABET)}",
        token_hash=keys.token_hash(token),
        enrolled_by=row.made_by,
        enrolled_at=now,
    )
    session.add(made)
    session.flush()
    return made, token


def device(
    session: Session, keys: Keyring, token: str, *, now: datetime, kind: str = "tablet"
) -> Actor | None:
    """Give the enrolled device of a token and kind, or None."""
    school_id = school_of_token(token)
    if school_id is None:
        return None
    row = session.exec(
        select(Device).where(
            Device.school_id == school_id,
            Device.token_hash == keys.token_hash(token),
            Device.kind == kind,
            col(Device.revoked_at).is_(None),
            Device.enrolled_at > now - LASTS,
        )
    ).first()
    if row is None:
        return None
    return Actor(row.school_id, None, "device", device_id=row.id, class_id=row.class_id)


def let_see_tiles(session: Session, device: Actor, *, now: datetime) -> datetime:
    """Let a tablet show its tiles for a minute, as a child said "I want my adult"; until when."""
    row = session.get(Device, (device.school_id, device.device_id))
    if row is None:
        raise absent()
    row.tiles_until_at = now + TILES_FOR
    return row.tiles_until_at


def may_see_tiles(session: Session, device: Actor, *, now: datetime) -> bool:
    """Say whether a child at this tablet said "I want my adult" within the last minute."""
    row = session.get(Device, (device.school_id, device.device_id))
    return row is not None and row.tiles_until_at is not None and now < row.tiles_until_at


def of_school(session: Session, school_id: UUID) -> Sequence[Device]:
    return session.exec(
        select(Device)
        .where(Device.school_id == school_id, col(Device.revoked_at).is_(None))
        .order_by(col(Device.enrolled_at).desc())
    ).all()


def revoke(session: Session, school_id: UUID, device_id: UUID, *, now: datetime) -> None:
    """Let a device in no more, and end what is open on it.

    Raises:
        Problem: `not_found`.
    """
    row = session.get(Device, (school_id, device_id))
    if row is None:
        raise absent()
    row.revoked_at = row.revoked_at or now
    session.exec(
        delete(SignedIn).where(
            col(SignedIn.school_id) == school_id, col(SignedIn.device_id) == device_id
        )
    )
