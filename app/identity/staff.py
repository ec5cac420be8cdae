"""Staff sign-in: a one-time invite link, then a password; no default password exists anywhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore
from typing import Final
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlmodel import Session, col, delete, select

from app.identity import throttle
from app.identity.invites import letter_token
from app.identity.models import Invite, StaffLogin
from app.identity.sessions import end_all_of
from app.kernel.crypto import Keyring, keyed_hash
from app.kernel.ids import new_token, school_of_token
from app.kernel.problems import Problem
from app.roster import queries
from app.roster.models import Person, School

INVITE_FOR: Final = timedelta(days=7)
SHORTEST: Final = 12
LONGEST: Final = 200
FEWEST_LETTERS: Final = 5
_GUESSED: Final = (
    "password", "passw0rd", "cyfrinair", "welcome", "croeso", "letmein", "qwertyuiop", "qwerty",
    "asdfghjkl", "zxcvbnm", "iloveyou", "football", "rygbi", "rugby", "ysgol", "school", "hwyl",
    "teacher", "athro", "cymru", "wales", "draig", "dragon", "1234567890", "0123456789", "123456",
    "12345", "1234", "123", "abcdefgh", "abcdef", "abc", "2024", "2025", "2026", "2027",
)  # fmt: skip
# OWASP's minimum for argon2id; two at a time, so that hashing cannot take the machine at 9:00
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
AT_ONCE: Final = 2
_POOL: Final = BoundedSemaphore(AT_ONCE)
# compared with where there is no account, so that the answer takes as long
_NOBODY: Final = _HASHER.hash("nobody has this password")


@dataclass(frozen=True, slots=True)
class Invited:
    """Whose link this is."""

    person: Person
    school: School


def invite(
    session: Session,
    keys: Keyring,
    school_id: UUID,
    person_id: UUID,
    *,
    notice_id: UUID | None = None,
    now: datetime,
) -> str:
    """Make a one-time link's token for a member of staff; links made before stop working.

    Args:
        session: for writing.
        keys: the installation's.
        school_id: whose.
        person_id: the member of staff.
        notice_id: the letter that will carry the link (`letter_token`); none where it is printed.
        now: the present.

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
    token = letter_token(keys, school_id, notice_id) if notice_id else new_token(school_id)
    session.add(
        Invite(
            school_id=school_id,
            token_hash=keys.token_hash(token),
            person_id=person_id,
            created_at=now,
            expires_at=now + INVITE_FOR,
            notice_id=notice_id,
        )
    )
    session.flush()
    return token


def with_login(session: Session, school_id: UUID, people: Collection[UUID]) -> frozenset[UUID]:
    """Give those of some people who set a password already."""
    rows = session.exec(
        select(StaffLogin.person_id).where(
            StaffLogin.school_id == school_id, col(StaffLogin.person_id).in_(people)
        )
    )
    return frozenset(rows)


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


def accept(session: Session, keys: Keyring, token: str, hashed: str, *, now: datetime) -> Person:
    """Set the password of a link's person, once; their other sessions end.

    Args:
        session: for writing.
        keys: the installation's.
        token: of the link.
        hashed: what `hashed` gave, outside of any transaction: it takes its time.
        now: the present.

    Raises:
        Problem: `link_used`; `bad_field` where somebody else signs in by the same address.
    """
    row = _invite(session, keys, token, now)
    person = queries.person(session, row.school_id, row.person_id, "staff")
    row.used_at = now
    email = _address(person.email or "")
    known = session.exec(
        select(StaffLogin).where(StaffLogin.school_id == row.school_id, StaffLogin.email == email)
    ).first()
    if known is not None and known.person_id != person.id:
        raise Problem("bad_field", field="email")  # two people of one school share an address
    login = session.get(StaffLogin, (row.school_id, person.id))
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
    end_all_of(session, row.school_id, [person.id])
    return person


def hashed(password: str) -> str:
    """Hash a password, two at a time at most; call it outside of any transaction."""
    with _POOL:
        return _HASHER.hash(password)


def _address(email: str) -> str:
    return email.strip().casefold()


def refuse_weak(password: str, invited: Invited) -> None:
    """Refuse what is short, one letter over and over, or little more than what anyone would guess.

    Raises:
        Problem: `weak_password`.
    """
    person, rest = invited.person, password.casefold()
    own = (person.given, person.family, *(person.email or "").split("@"), invited.school.name)
    for part in sorted({*own, invited.school.code, *_GUESSED}, key=len, reverse=True):
        rest = rest.replace(part.casefold(), "") if part else rest
    if (
        not SHORTEST <= len(password) <= LONGEST
        or len(set(rest)) < FEWEST_LETTERS
        or len(rest) < FEWEST_LETTERS
    ):
        raise Problem("weak_password", field="password")


@dataclass(frozen=True, slots=True)
class Knock:
    """A try to sign in, counted already: whose it may be, and what it is compared with."""

    school_id: UUID | None
    subject: str
    nth: int
    person_id: UUID | None
    password_hash: str


def knock(session: Session, keys: Keyring, school_code: str, email: str, *, now: datetime) -> Knock:
    """Begin to sign in at one school; an address that has no account goes the same way.

    Raises:
        Problem: `locked_out`, for fifteen minutes after five wrong ones in a row.
    """
    address = _address(email)
    subject = throttle.staff_subject(keyed_hash(keys.derive("staff-login"), address))
    school = queries.school_by_code(session, school_code)
    if school is None:
        return Knock(None, subject, 0, None, _NOBODY)
    nth = throttle.take_of_staff(session, school.id, subject, now)
    login = session.exec(
        select(StaffLogin).where(StaffLogin.school_id == school.id, StaffLogin.email == address)
    ).first()
    if login is None:
        return Knock(school.id, subject, nth, None, _NOBODY)
    return Knock(school.id, subject, nth, login.person_id, login.password_hash)


def fits(tried: Knock, password: str) -> bool:
    """Compare a password, two at a time at most; call it outside of any transaction."""
    with _POOL:
        try:
            return _HASHER.verify(tried.password_hash, password[:LONGEST])
        except VerifyMismatchError:
            return False


def enter(session: Session, tried: Knock, *, right: bool, now: datetime) -> Person:
    """End what `knock` began.

    Raises:
        Problem: `bad_sign_in`, the same for every wrong part; what was counted is kept.
    """
    if tried.school_id is None:
        raise Problem("bad_sign_in")
    login = person = None
    if right and tried.person_id is not None:
        login = session.get(StaffLogin, (tried.school_id, tried.person_id))
        person = session.get(Person, (tried.school_id, tried.person_id))
    if (
        login is None
        or person is None
        or person.status != "active"
        or login.password_hash != tried.password_hash  # changed while we compared
    ):
        throttle.wrong(session, tried.school_id, tried.subject, now, nth=tried.nth)
        raise Problem("bad_sign_in", commits=True)
    throttle.right(session, tried.school_id, tried.subject)
    return person


def forget(session: Session, school_id: UUID, people: Sequence[UUID]) -> None:
    """Delete leavers' passwords and open links: who comes back is invited anew."""
    for table in (StaffLogin, Invite):
        session.exec(
            delete(table).where(col(table.school_id) == school_id, col(table.person_id).in_(people))
        )
