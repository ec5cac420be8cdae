"""Pupils' secrets: picture codes that we assign, PINs, and the code typed on an own phone."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from itertools import pairwise
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, delete, select

from app.audit.actions import Action
from app.audit.service import Entry, record
from app.identity import throttle
from app.identity.models import PupilCode, PupilSecret
from app.kernel.crypto import Keyring, same
from app.kernel.problems import Problem

PICTURES: Final = ("cat", "tree", "boat", "apple", "fish", "house", "ball", "key", "flower")
PAD: Final = {"A": 6, "B": 9, "C": 9, "D": 9}  # how many are shown
LENGTH: Final = {"A": 2, "B": 4, "C": 4, "D": 4}  # how many are tapped, none twice
PIN_DIGITS: Final = 6
_LETTERS: Final = "abcdefghjkmnpqrstvwxyz23456789"


def _set(
    session: Session,
    keys: Keyring,
    school_id: UUID,
    pupil_id: UUID,
    kind: str,
    secret: str,
    now: datetime,
) -> None:
    hashed = keys.secret_hash(school_id.hex, pupil_id.hex, kind, secret)
    row = session.get(PupilSecret, (school_id, pupil_id, kind))
    if row is None:
        row = PupilSecret(
            school_id=school_id, pupil_id=pupil_id, kind=kind, secret_hash=hashed, set_at=now
        )
        session.add(row)
    row.secret_hash, row.set_at = hashed, now


def assign_pictures(
    session: Session, keys: Keyring, school_id: UUID, pupil_id: UUID, band: str, *, now: datetime
) -> tuple[str, ...]:
    """Draw a new picture code for a pupil, at random."""
    code = pictures_from(secrets.token_bytes(32), band)
    keep_pictures(session, keys, school_id, pupil_id, code, now=now)
    return code


def keep_pictures(
    session: Session,
    keys: Keyring,
    school_id: UUID,
    pupil_id: UUID,
    code: Sequence[str],
    *,
    now: datetime,
) -> None:
    """Make this a pupil's picture code; wrong tries at the one before are forgotten."""
    _set(session, keys, school_id, pupil_id, "pictures", " ".join(code), now)
    throttle.unlock(session, school_id, pupil_id)


def pictures_from(chance: bytes, band: str) -> tuple[str, ...]:
    """Draw a picture code from 32 bytes of chance: every code is as likely as every other."""
    number, pad, code = int.from_bytes(chance, "big"), list(PICTURES[: PAD[band]]), []
    for _ in range(LENGTH[band]):
        number, place = divmod(number, len(pad))
        code.append(pad.pop(place))
    return tuple(code)


def pin_from(chance: bytes) -> str:
    """Draw a PIN from 32 bytes of chance; none of those guessed first: 111111, 123456, 654321."""
    number = int.from_bytes(chance, "big")
    while True:
        number, drawn = divmod(number, 10**PIN_DIGITS)
        pin = f"{drawn:0{PIN_DIGITS}}"
        steps = {int(b) - int(a) for a, b in pairwise(pin)}
        if len(steps) > 1:
            return pin
        if not number:  # 42 draws of the same simple kind: never, and yet it ends
            number = int.from_bytes(blake2b(chance, digest_size=32).digest(), "big")


def assign_phone(
    session: Session, keys: Keyring, school_id: UUID, pupil_id: UUID, *, now: datetime
) -> tuple[str, str]:
    """Draw a code and a six-digit PIN for a pupil's own phone."""
    pin = pin_from(secrets.token_bytes(32))
    return keep_phone(session, keys, school_id, pupil_id, pin, now=now), pin


def keep_phone(
    session: Session, keys: Keyring, school_id: UUID, pupil_id: UUID, pin: str, *, now: datetime
) -> str:
    """Make this the PIN of a pupil's own phone; gives the code that goes with it."""
    row = session.get(PupilCode, (school_id, pupil_id))
    if row is None:
        code = "".join(secrets.choice(_LETTERS) for _ in range(6))
        row = PupilCode(school_id=school_id, pupil_id=pupil_id, code=code)
        session.add(row)
    _set(session, keys, school_id, pupil_id, "pin", pin, now)
    throttle.unlock(session, school_id, pupil_id)
    return row.code


def pupil_of_code(session: Session, school_id: UUID, code: str) -> UUID | None:
    return session.exec(
        select(PupilCode.pupil_id).where(
            PupilCode.school_id == school_id, PupilCode.code == code.strip().casefold()
        )
    ).first()


def check(
    session: Session,
    keys: Keyring,
    school_id: UUID,
    pupil_id: UUID,
    kind: str,
    secret: str,
    *,
    device_id: UUID | None = None,
    now: datetime,
) -> None:
    """Check a secret; a wrong one is counted, and the fifth locks.

    Raises:
        Problem: `locked_out` (423), `bad_code` (401); both keep what was counted.
    """
    tried = throttle.take(session, school_id, pupil_id, device_id, now)
    row = session.get(PupilSecret, (school_id, pupil_id, kind))
    given = keys.secret_hash(school_id.hex, pupil_id.hex, kind, secret)
    if row is not None and same(row.secret_hash, given):
        tried.right(session)
        return
    locked = tried.wrong(session, now)
    if locked:
        who = ("pupil", pupil_id) if device_id is None else ("device", device_id)
        record(session, [Entry(school_id, now, *who, Action.LOCK_OUT, pupil_id=pupil_id)])
    raise Problem("locked_out" if locked else "bad_code", commits=True)


def forget(session: Session, school_id: UUID, pupil_id: UUID) -> None:
    """Delete a pupil's secrets, so that nobody can sign in as them."""
    session.exec(
        delete(PupilSecret).where(
            col(PupilSecret.school_id) == school_id, col(PupilSecret.pupil_id) == pupil_id
        )
    )
