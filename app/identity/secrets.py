"""Pupils' secrets: picture codes that we assign, PINs, and the code typed on an own phone."""

import secrets
from datetime import datetime
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
    """Draw a new picture code for a pupil; it stands on this moment's sheet and never again."""
    pad = list(PICTURES[: PAD[band]])
    secrets.SystemRandom().shuffle(pad)
    code = tuple(pad[: LENGTH[band]])
    _set(session, keys, school_id, pupil_id, "pictures", " ".join(code), now)
    throttle.unlock(session, school_id, pupil_id)
    return code


def _pin() -> str:
    """Draw a PIN that is none of those that people guess first: 111111, 123456, 654321."""
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
        steps = {int(b) - int(a) for a, b in pairwise(pin)}
        if len(steps) > 1:
            return pin


def assign_phone(
    session: Session, keys: Keyring, school_id: UUID, pupil_id: UUID, *, now: datetime
) -> tuple[str, str]:
    """Draw a code and a six-digit PIN for a pupil's own phone."""
    pin = _pin()
    row = session.get(PupilCode, (school_id, pupil_id))
    if row is None:
        code = "".join(secrets.choice(_LETTERS) for _ in range(6))
        row = PupilCode(school_id=school_id, pupil_id=pupil_id, code=code)
        session.add(row)
    _set(session, keys, school_id, pupil_id, "pin", pin, now)
    throttle.unlock(session, school_id, pupil_id)
    return row.code, pin


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
