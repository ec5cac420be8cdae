"""Wrong tries are rows: counted for a pupil, a device or a login, and never by an address.

A try is taken from the budget before the secret is looked at and given back where it was right, so
that a hundred guesses at once are still one after another. What was counted is kept although the
request is refused (`Problem.commits`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, select, update

from app.identity.models import Device, Throttle
from app.kernel.problems import Problem
from app.roster.models import Membership

WRONG_TRIES: Final = 5
STAFF_PAUSE: Final = timedelta(minutes=15)
LOCKED_PUPILS: Final = 3  # on one device, then a member of staff looks at it
# Of 3,024 picture codes, 15 guesses find one in 0.5 %: no device gets more within an hour, however
# they are spread over a class (reliability.md, 5).
DEVICE_TRIES: Final = 15
DEVICE_WINDOW: Final = timedelta(hours=1)


def pupil_subject(pupil_id: UUID) -> str:
    return f"pupil:{pupil_id.hex}"


def device_subject(device_id: UUID) -> str:
    return f"device:{device_id.hex}"


def staff_subject(email_hash: bytes) -> str:
    return f"staff:{email_hash.hex()[:32]}"


def _locks_subject(device_id: UUID) -> str:
    return f"locks:{device_id.hex}"


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a pupil's secret, already taken from the budgets; it ends right or wrong."""

    school_id: UUID
    pupil_id: UUID
    device_id: UUID | None
    nth: int
    nth_on_device: int = 0

    def right(self, session: Session) -> None:
        """Forget the wrong tries of this pupil, and of no other."""
        right(session, self.school_id, pupil_subject(self.pupil_id))
        if self.device_id is not None:
            give_back(session, self.school_id, device_subject(self.device_id))

    def wrong(self, session: Session, now: datetime) -> bool:
        """Let it stay counted; says whether the pupil is locked out by it."""
        school_id = self.school_id
        full = self.device_id is not None and self.nth_on_device >= DEVICE_TRIES
        # a full device locks the pupil at hand too: staff see a name to let in again
        locked = self.nth >= WRONG_TRIES or full
        _stays(session, school_id, pupil_subject(self.pupil_id), now, locked=locked)
        if self.device_id is None:
            return locked
        if locked:
            locks = _locks_subject(self.device_id)
            pupils = spend(session, school_id, locks, now, forgotten_after=DEVICE_WINDOW)
            _stays(session, school_id, locks, now, locked=False)
            full = full or pupils >= LOCKED_PUPILS
        _stays(session, school_id, device_subject(self.device_id), now, locked=full)
        return locked


def take(
    session: Session, school_id: UUID, pupil_id: UUID, device_id: UUID | None, now: datetime
) -> Try:
    """Take one try at a pupil's secret.

    Raises:
        Problem: `locked_out`; the field says `device` where that is what is locked.
    """
    nth = spend(session, school_id, pupil_subject(pupil_id), now)
    if nth > WRONG_TRIES:
        raise Problem("locked_out")
    if device_id is None:
        return Try(school_id, pupil_id, None, nth)
    of_device = spend(
        session, school_id, device_subject(device_id), now, forgotten_after=DEVICE_WINDOW
    )
    if of_device > DEVICE_TRIES:
        raise Problem("locked_out", field="device")
    return Try(school_id, pupil_id, device_id, nth, of_device)


def take_of_staff(session: Session, school_id: UUID, subject: str, now: datetime) -> int:
    """Take one try at a staff password; after five wrong ones it opens again by itself.

    Raises:
        Problem: `locked_out`, with the time to wait.
    """
    nth = spend(session, school_id, subject, now, opens_after=STAFF_PAUSE)
    if nth > WRONG_TRIES:
        raise Problem("locked_out", retry_after=int(STAFF_PAUSE.total_seconds()))
    return nth


def wrong(session: Session, school_id: UUID, subject: str, now: datetime, nth: int = 0) -> bool:
    """Let a try stay counted, or count one; says whether the subject is locked by it."""
    locked = (nth or spend(session, school_id, subject, now)) >= WRONG_TRIES
    _stays(session, school_id, subject, now, locked=locked)
    return locked


def right(session: Session, school_id: UUID, subject: str) -> None:
    """Forget the wrong tries of this subject, and of no other."""
    _run(session, delete(Throttle).where(*_is(school_id, subject)))


def spend(
    session: Session,
    school_id: UUID,
    subject: str,
    now: datetime,
    *,
    forgotten_after: timedelta | None = None,
    opens_after: timedelta | None = None,
) -> int:
    """Count one try, and hold the row until the transaction ends: others wait for its outcome.

    Args:
        session: for writing.
        school_id: whose.
        subject: what is tried.
        now: the present.
        forgotten_after: since the last wrong try, after which counting starts anew.
        opens_after: since the lock, after which it opens by itself.

    Returns:
        Which try this is, from 1; more than any budget where the subject is locked.
    """
    locked: ColumnElement[bool] = col(Throttle.locked_at).is_not(None)
    anew: ColumnElement[bool] = false()
    if forgotten_after is not None:
        anew = and_(~locked, col(Throttle.since_at) < now - forgotten_after)
    if opens_after is not None:
        anew = or_(anew, col(Throttle.locked_at) <= now - opens_after)
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    counted = (
        insert(Throttle)
        .values(school_id=school_id, subject=subject, wrong=1, since_at=now)
        .on_conflict_do_update(
            index_elements=["school_id", "subject"],
            set_={
                "wrong": case((anew, 1), else_=col(Throttle.wrong) + 1),
                "locked_at": case((anew, None), else_=col(Throttle.locked_at)),
            },
        )
        .returning(col(Throttle.wrong), col(Throttle.locked_at))
    )
    row = _run(session, counted).one()
    nth, locked_at = int(row.wrong), row.locked_at
    return nth if locked_at is None else nth + DEVICE_TRIES


def give_back(session: Session, school_id: UUID, subject: str) -> None:
    """Give one try back to a budget that others share."""
    _run(
        session,
        update(Throttle).where(*_is(school_id, subject)).values(wrong=col(Throttle.wrong) - 1),
    )


def _stays(session: Session, school_id: UUID, subject: str, now: datetime, *, locked: bool) -> None:
    values = {"since_at": now, "locked_at": now} if locked else {"since_at": now}
    _run(session, update(Throttle).where(*_is(school_id, subject)).values(values))


def _is(school_id: UUID, subject: str) -> tuple[ColumnElement[bool], ...]:
    return (col(Throttle.school_id) == school_id, col(Throttle.subject) == subject)


def _run(session: Session, statement: Any) -> Any:
    return session.connection().execute(statement)


def unlock(session: Session, school_id: UUID, pupil_id: UUID) -> bool:
    """Give a pupil a fresh start, and the tablets of their classes with them; one tap of staff."""
    classes = select(Membership.class_id).where(
        Membership.school_id == school_id,
        Membership.person_id == pupil_id,
        Membership.role == "pupil",
    )
    tablets = session.exec(
        select(Device.id).where(Device.school_id == school_id, col(Device.class_id).in_(classes))
    ).all()
    subjects = [name(one) for one in tablets for name in (device_subject, _locks_subject)]
    of_school = col(Throttle.school_id) == school_id
    _run(session, delete(Throttle).where(of_school, col(Throttle.subject).in_(subjects)))
    mine = _is(school_id, pupil_subject(pupil_id))
    locked = _run(session, select(Throttle.locked_at).where(*mine)).scalar_one_or_none()
    _run(session, delete(Throttle).where(*mine))
    return locked is not None


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
