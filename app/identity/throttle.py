"""Wrong tries are rows: counted for a pupil, a device or a login, and never by an address."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.identity.models import Throttle

WRONG_TRIES: Final = 5
STAFF_PAUSE: Final = timedelta(minutes=15)
LOCKED_PUPILS: Final = 3  # on one device, then a member of staff looks at it
DEVICE_WINDOW: Final = timedelta(hours=1)


def pupil_subject(pupil_id: UUID) -> str:
    return f"pupil:{pupil_id.hex}"


def device_subject(device_id: UUID) -> str:
    return f"device:{device_id.hex}"


def staff_subject(email_hash: bytes) -> str:
    return f"staff:{email_hash.hex()[:32]}"


def is_locked(session: Session, school_id: UUID, subject: str) -> bool:
    row = session.get(Throttle, (school_id, subject))
    return row is not None and row.locked_at is not None


def staff_waits(session: Session, school_id: UUID, subject: str, now: datetime) -> bool:
    """Say whether a staff login must wait; it opens again by itself."""
    row = session.get(Throttle, (school_id, subject))
    if row is None or row.locked_at is None:
        return False
    if now - row.locked_at < STAFF_PAUSE:
        return True
    session.delete(row)
    session.flush()
    return False


def wrong(session: Session, school_id: UUID, subject: str, now: datetime) -> bool:
    """Count a wrong try; gives whether this one locked the subject. Kept although refused."""
    row = session.exec(
        select(Throttle)
        .where(Throttle.school_id == school_id, Throttle.subject == subject)
        .with_for_update()
    ).first()
    if row is None:
        row = Throttle(school_id=school_id, subject=subject, since_at=now)
        session.add(row)
    row.wrong += 1
    if row.wrong >= WRONG_TRIES and row.locked_at is None:
        row.locked_at = now
        return True
    return False


def right(session: Session, school_id: UUID, subject: str) -> None:
    """Forget the wrong tries of this subject, and of no other."""
    row = session.get(Throttle, (school_id, subject))
    if row is not None and row.locked_at is None:
        session.delete(row)


def count_locked_on_device(
    session: Session, school_id: UUID, device_id: UUID, now: datetime
) -> None:
    """Count that a pupil was locked on a device; the third within the hour locks the device."""
    subject = device_subject(device_id)
    row = session.get(Throttle, (school_id, subject))
    if row is None or now - row.since_at > DEVICE_WINDOW:
        if row is not None:
            session.delete(row)
            session.flush()
        row = Throttle(school_id=school_id, subject=subject, since_at=now)
        session.add(row)
    row.wrong += 1
    if row.wrong >= LOCKED_PUPILS:
        row.locked_at = now


def unlock(session: Session, school_id: UUID, pupil_id: UUID) -> bool:
    """Give a pupil a fresh start, and the devices of the school with them; one tap of staff."""
    row = session.get(Throttle, (school_id, pupil_subject(pupil_id)))
    for device in session.exec(
        select(Throttle).where(
            Throttle.school_id == school_id, col(Throttle.subject).startswith("device:")
        )
    ):
        session.delete(device)
    if row is None:
        return False
    session.delete(row)
    return True


def locked_pupils(session: Session, school_id: UUID) -> frozenset[UUID]:
    """Give the pupils of a school who are locked out."""
    subjects = session.exec(
        select(Throttle.subject).where(
            Throttle.school_id == school_id,
            col(Throttle.subject).startswith("pupil:"),
            col(Throttle.locked_at).is_not(None),
        )
    )
    return frozenset(UUID(hex=subject.removeprefix("pupil:")) for subject in subjects)
