"""Staff sign-in: a one-time invite link, then a password; no default password exists anywhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore
from typing import Final
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlmodel import Session, col, delete, select

from app.identity import throttle
from app.identity.models import Invite, StaffLogin
from app.identity.sessions import end_all
from app.kernel.crypto import Keyring, keyed_hash
from app.kernel.ids import new_token, school_of_token
from app.kernel.problems import Problem
from app.roster import queries
from app.roster.models import Person, School

INVITE_FOR: Final = timedelta(days=7)
SHORTEST: Final = 12
LONGEST: Final = 200
# OWASP's minimum for argon2id; two at a time, so that hashing cannot take the machine at 9:00
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_POOL: Final = BoundedSemaphore(2)
# compared with where there is no account, so that the answer takes as long
_NOBODY: Final = _HASHER.hash("nobody has this password")


@dataclass(frozen=True, slots=True)
class Invited:
    """Whose link this is."""

    person: Person
    school: School


def invite(
    session: Session, keys: Keyring, school_id: UUID, person_id: UUID, *, now: datetime
) -> str:
    """Make a one-time link's token for a member of staff; links made before stop working.

    Raises:
        Problem: `not_found`; `bad_field` where the person has no e-mail to sign in by.
    """
    person = queries.person(session, school_id, person_id, "staff")
    if not person.email:
        raise Problem("bad_field", field="email")
    session.exec(
        delete(Invite).where(
            col(Invite.school_id) == school_id,
            col(Invite.person_id) == person_id,
            col(Invite.used_at).is_(None),
        )
    )
    token = new_token(school_id)
    session.add(
        Invite(
            school_id=school_id,
            token_hash=keys.token_hash(token),
            person_id=person_id,
            created_at=now,
            expires_at=now + INVITE_FOR,
        )
    )
    session.flush()
    return token


def invited(session: Session, keys: Keyring, token: str, *, now: datetime) -> Invited:
    """Say whose a link is, without using it up.

    Raises:
        Problem: `link_used`: unknown, used or too old; which of them is not said.
    """
    row = _invite(session, keys, token, now)
    person = queries.person(session, row.school_id, row.person_id, "staff")
    return Invited(person, queries.school(session, row.school_id))


def _invite(session: Session, keys: Keyring, token: str, now: datetime) -> Invite:
    school_id = school_of_token(token)
    row = session.get(Invite, (school_id, keys.token_hash(token))) if school_id else None
    if row is None or row.used_at is not None or row.expires_at <= now:
        raise Problem("link_used")
    return row


def accept(session: Session, keys: Keyring, token: str, password: str, *, now: datetime) -> Person:
    """Set the password of a link's person, once; their other sessions end.

    Raises:
        Problem: `link_used`; `weak_password`.
    """
    row = _invite(session, keys, token, now)
    person = queries.person(session, row.school_id, row.person_id, "staff")
    _refuse_weak(password, person)
    row.used_at = now
    with _POOL:
        hashed = _HASHER.hash(password)
    login = session.get(StaffLogin, (row.school_id, person.id))
    email = (person.email or "").strip().casefold()
    if login is None:
        login = StaffLogin(
            school_id=row.school_id,
            person_id=person.id,
            email=email,
            password_hash=hashed,
            set_at=now,
        )
        session.add(login)
    login.email, login.password_hash, login.set_at = email, hashed, now
    end_all(session, row.school_id, person.id)
    return person


def _refuse_weak(password: str, person: Person) -> None:
    """Refuse what is short, one letter over and over, or the person's own name or address."""
    plain = password.casefold()
    own = {
        part.casefold()
        for part in (person.given, person.family, (person.email or "").partition("@")[0])
        if part
    }
    rest = plain
    for part in own:
        rest = rest.replace(part, "")
    if not SHORTEST <= len(password) <= LONGEST or len(set(plain)) < 5 or len(rest) < 6:  # noqa: PLR2004
        raise Problem("weak_password", field="password")


def sign_in(
    session: Session, keys: Keyring, school_code: str, email: str, password: str, *, now: datetime
) -> Person:
    """Give the member of staff of an address and password, at one school.

    Raises:
        Problem: `bad_sign_in`, the same for every wrong part; `locked_out` after five in a row,
            for fifteen minutes. Both keep what was counted.
    """
    school = queries.school_by_code(session, school_code)
    address = email.strip().casefold()
    login = person = None
    if school is not None:
        subject = throttle.staff_subject(keyed_hash(keys.derive("staff-login"), address))
        if throttle.staff_waits(session, school.id, subject, now):
            raise Problem("locked_out", retry_after=int(throttle.STAFF_PAUSE.total_seconds()))
        login = session.exec(
            select(StaffLogin).where(StaffLogin.school_id == school.id, StaffLogin.email == address)
        ).first()
    if login is not None:
        person = session.get(Person, (login.school_id, login.person_id))
    matches = _matches(login.password_hash if login else _NOBODY, password[:LONGEST])
    if (
        school is None
        or login is None
        or person is None
        or person.status != "active"
        or not matches
    ):
        if school is not None:
            throttle.wrong(session, school.id, subject, now)
        raise Problem("bad_sign_in", commits=True)
    throttle.right(session, school.id, subject)
    return person


def _matches(hashed: str, password: str) -> bool:
    with _POOL:
        try:
            return _HASHER.verify(hashed, password)
        except VerifyMismatchError:
            return False
