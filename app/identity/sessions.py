"""Sessions: opaque tokens, kept as keyed hashes, ended by deleting a row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, update
from sqlalchemy import select as columns
from sqlmodel import Session, and_, col, select, tuple_

from app.access.actor import Actor
from app.identity.models import PupilCode, SignedIn
from app.kernel.batches import batched
from app.kernel.crypto import Keyring
from app.kernel.ids import new_token, school_of_token
from app.kernel.many import ForMany, same_row, types_of
from app.roster.models import Duty, Person

STAFF_IDLE: Final = timedelta(hours=12)
STAFF_MOST: Final = timedelta(days=14)
SHARED_IDLE: Final = timedelta(seconds=60)
SHARED_MOST: Final = timedelta(minutes=15)
OWN_MOST: Final = timedelta(days=30)
PIN_AFTER: Final = timedelta(minutes=5)
_SESSIONS: Final[Table] = SignedIn.__table__  # type: ignore[attr-defined]  # set by SQLModel
_SHOWN: Final = ("kind", "person_id", "device_id", "seen_at", "unlocked_at", "ended_with")
_TOUCH: Final = timedelta(seconds=20)  # a session is not written at every request


@dataclass(frozen=True, slots=True)
class PupilVisit:
    """A pupil at a screen.

    Args:
        shared: a class's tablet: it ends on submit, and after 60 s idle.
        locked: an own phone that waits for its PIN.
        history_on: own phone only: the pupil turned the history on.
        ended_with: the check-in with which it ended; that alone may be sent again.
    """

    actor: Actor
    shared: bool
    locked: bool
    token_hash: bytes
    history_on: bool = False
    ended_with: UUID | None = None

    @property
    def place(self) -> tuple[UUID, bytes]:
        return (self.actor.school_id, self.token_hash)


def start_staff(
    session: Session, keys: Keyring, school_id: UUID, person_id: UUID, *, now: datetime
) -> str:
    """Start a session of a member of staff; gives the token for the cookie."""
    return _start(session, keys, school_id, person_id, "staff", now=now, lasts=STAFF_MOST)


def start_shared(
    session: Session, keys: Keyring, device: Actor, pupil_id: UUID, *, now: datetime
) -> str:
    """Start a pupil's session on a class's tablet, and end whatever was open there."""
    session.exec(
        delete(SignedIn).where(
            col(SignedIn.school_id) == device.school_id,
            col(SignedIn.kind) == "pupil_shared",
            col(SignedIn.device_id) == device.device_id,
        )
    )
    return _start(
        session,
        keys,
        device.school_id,
        pupil_id,
        "pupil_shared",
        now=now,
        lasts=SHARED_MOST,
        device_id=device.device_id,
    )


def start_own(
    session: Session, keys: Keyring, school_id: UUID, pupil_id: UUID, *, now: datetime
) -> str:
    """Start a pupil's session on an own phone, unlocked."""
    return _start(session, keys, school_id, pupil_id, "pupil_own", now=now, lasts=OWN_MOST)


def _start(
    session: Session,
    keys: Keyring,
    school_id: UUID,
    person_id: UUID,
    kind: str,
    *,
    now: datetime,
    lasts: timedelta,
    device_id: UUID | None = None,
) -> str:
    token = new_token(school_id)
    session.add(
        SignedIn(
            school_id=school_id,
            token_hash=keys.token_hash(token),
            kind=kind,
            person_id=person_id,
            device_id=device_id,
            created_at=now,
            seen_at=now,
            expires_at=now + lasts,
            unlocked_at=now if kind == "pupil_own" else None,
        )
    )
    session.flush()
    return token


def _find(
    session: Session, keys: Keyring, token: str, now: datetime
) -> tuple[SignedIn, Person] | None:
    school_id = school_of_token(token)
    if school_id is None:
        return None
    found = session.exec(
        select(SignedIn, Person)
        .join(
            Person,
            and_(Person.school_id == SignedIn.school_id, Person.id == SignedIn.person_id),
        )
        .where(
            SignedIn.school_id == school_id,
            SignedIn.token_hash == keys.token_hash(token),
            SignedIn.expires_at > now,
            Person.status == "active",
        )
    ).first()
    return (found[0], found[1]) if found else None


def staff(session: Session, keys: Keyring, token: str, *, now: datetime) -> Actor | None:
    """Give the member of staff of a token, with the roles held now; None where it is over."""
    found = _find(session, keys, token, now)
    if found is None or found[0].kind != "staff" or now - found[0].seen_at > STAFF_IDLE:
        return None
    row, person = found
    _touch(row, now)
    roles = session.exec(
        select(Duty.role).where(Duty.school_id == row.school_id, Duty.person_id == person.id)
    )
    return Actor(row.school_id, person.id, "staff", frozenset(roles), language=person.language)


def pupil(session: Session, keys: Keyring, token: str, *, now: datetime) -> PupilVisit | None:
    """Give the pupil of a token; None where it is over, 60 s idle on a shared tablet."""
    visit = pupils(session, keys, [token], now=now).get(token)
    if visit is not None and not visit.locked:
        touch(session, [visit], now=now)
    return visit


def pupils(
    session: Session, keys: Keyring, tokens: Collection[str], *, now: datetime, ended: bool = False
) -> dict[str, PupilVisit]:
    """Give the pupils of tokens, in one statement; whose session is over is absent.

    One that ended with a tap is absent too, unless the caller wants it for that tap's receipt.
    Sessions that are found too idle are ended or locked here, in a statement more.
    """
    wanted = [
        (token, school_id, keys.token_hash(token))
        for token in tokens
        if (school_id := school_of_token(token)) is not None
    ]
    if not wanted:
        return {}
    found, over, to_lock = {}, [], []
    rows = _PUPILS.run(session, [place for _, *place in wanted], now=now)
    for n, kind, person_id, device_id, seen_at, unlocked_at, last, language, history_on in rows:
        token, *place = wanted[n]
        shared, idle = kind == "pupil_shared", now - seen_at
        if last and not ended:
            continue
        if shared and not last and idle > SHARED_IDLE:
            over.append(place)
            continue
        locked = not shared and (unlocked_at is None or idle > PIN_AFTER)
        if locked and unlocked_at is not None:
            to_lock.append(place)
        school_id, token_hash = place
        actor = Actor(school_id, person_id, "pupil", device_id=device_id, language=language)
        history = not shared and bool(history_on)
        found[token] = PupilVisit(actor, shared, locked, token_hash, history, last)
    if over:
        _END.run(session, over)
    if to_lock:
        _LOCK.run(session, to_lock)
    return found


_PLACE: Final = types_of(_SESSIONS, "school_id", "token_hash")
_PUPILS: Final = ForMany(
    lambda given: (
        columns(
            given.c.n,
            *(_SESSIONS.c[name] for name in _SHOWN),
            col(Person.language),
            col(PupilCode.history_on),
        )
        .join_from(given, _SESSIONS, same_row(given, _SESSIONS, *_PLACE))
        .join(
            Person,
            and_(
                col(Person.school_id) == _SESSIONS.c.school_id,
                col(Person.id) == _SESSIONS.c.person_id,
            ),
        )
        .outerjoin(
            PupilCode,
            and_(
                col(PupilCode.school_id) == _SESSIONS.c.school_id,
                col(PupilCode.pupil_id) == _SESSIONS.c.person_id,
            ),
        )
        .where(
            _SESSIONS.c.kind != "staff",
            _SESSIONS.c.expires_at > bindparam("now"),
            col(Person.status) == "active",
        )
    ),
    **_PLACE,
)


def _changing(**values: object) -> ForMany:
    return ForMany(
        lambda given: update(_SESSIONS).where(same_row(given, _SESSIONS, *_PLACE)).values(**values),
        **_PLACE,
    )


_END: Final = ForMany(
    lambda given: delete(_SESSIONS).where(
        tuple_(*(_SESSIONS.c[name] for name in _PLACE)).in_(
            columns(*(given.c[name] for name in _PLACE))
        ),
    ),
    **_PLACE,
)
_LOCK: Final = _changing(unlocked_at=None)
_END_WITH: Final = ForMany(
    lambda given: (
        update(_SESSIONS)
        .where(same_row(given, _SESSIONS, *_PLACE))
        .values(ended_with=given.c.ended_with)
    ),
    **_PLACE,
    **types_of(_SESSIONS, "ended_with"),
)
_SEEN: Final = _changing(seen_at=bindparam("now"))


def touch(session: Session, visits: Collection[PupilVisit], *, now: datetime) -> None:
    """Note that these pupils are at their screens."""
    if visits:
        _SEEN.run(session, [visit.place for visit in visits], now=now)


def _touch(row: SignedIn, now: datetime) -> None:
    if now - row.seen_at > _TOUCH:
        row.seen_at = now


def end_with(session: Session, taps: Mapping[PupilVisit, UUID]) -> None:
    """End pupils' sessions, each with the check-in that was sent in it."""
    if taps:
        _END_WITH.run(session, [(*visit.place, check_in) for visit, check_in in taps.items()])


def end_token(session: Session, keys: Keyring, token: str) -> None:
    """End whatever session a token names; unknown ones end nothing."""
    school_id = school_of_token(token)
    row = session.get(SignedIn, (school_id, keys.token_hash(token))) if school_id else None
    if row is not None:
        session.delete(row)


def end_all_of(session: Session, school_id: UUID, people: Sequence[UUID]) -> None:
    """End every session of people, on every device; a statement for each five hundred."""
    for some in batched(people):
        session.exec(
            delete(SignedIn).where(
                col(SignedIn.school_id) == school_id, col(SignedIn.person_id).in_(some)
            )
        )
