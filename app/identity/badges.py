"""Printed badges: a random token in a QR code, good on the tablets of the pupil's classes."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.identity.models import Badge
from app.kernel.crypto import Keyring
from app.kernel.ids import new_token, school_of_token
from app.kernel.problems import Problem


def issue(
    session: Session,
    keys: Keyring,
    school_id: UUID,
    pupil_id: UUID,
    *,
    token: str | None = None,
    now: datetime,
) -> str:
    """Make a new badge for a pupil and revoke the one before; gives the token to print.

    Args:
        session: for writing.
        keys: the installation's.
        school_id: whose.
        pupil_id: for whom.
        token: the one that a sheet draws; a random one where left out.
        now: the present.
    """
    revoke(session, school_id, pupil_id, now=now)
    token = token or new_token(school_id)
    session.add(
        Badge(
            school_id=school_id,
            pupil_id=pupil_id,
            token_hash=keys.token_hash(token),
            printed_at=now,
        )
    )
    session.flush()
    return token


def lets_in(session: Session, keys: Keyring, school_id: UUID, pupil_id: UUID, token: str) -> bool:
    """Say whether a badge is this pupil's and still in use."""
    badge = session.exec(
        select(Badge).where(
            Badge.school_id == school_id,
            Badge.token_hash == keys.token_hash(token),
            Badge.pupil_id == pupil_id,
            col(Badge.revoked_at).is_(None),
        )
    ).first()
    return badge is not None


def revoke(session: Session, school_id: UUID, pupil_id: UUID, *, now: datetime) -> None:
    """Let a pupil's badge in no more; a lost one is replaced by `issue`."""
    for badge in session.exec(
        select(Badge).where(
            Badge.school_id == school_id,
            Badge.pupil_id == pupil_id,
            col(Badge.revoked_at).is_(None),
        )
    ):
        badge.revoked_at = now
    session.flush()


def pupil_of(session: Session, keys: Keyring, school_id: UUID, token: str) -> UUID:
    """Give the pupil of a badge shown to a device of this school.

    Raises:
        Problem: `bad_code`: unknown, revoked, or of another school.
    """
    if school_of_token(token) != school_id:
        raise Problem("bad_code", field="badge")
    badge = session.exec(
        select(Badge).where(
            Badge.school_id == school_id,
            Badge.token_hash == keys.token_hash(token),
            col(Badge.revoked_at).is_(None),
        )
    ).first()
    if badge is None:
        raise Problem("bad_code", field="badge")
    return badge.pupil_id
