"""Where an adult can be rung: their browsers, and what is known of each one's reach."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import CursorResult, Table, bindparam, update
from sqlalchemy import select as columns
from sqlmodel import Session, col

from app.kernel.crypto import Keyring, b64url, from_b64url
from app.kernel.ids import uuid7
from app.kernel.many import ForMany, same_row, types_of
from app.kernel.problems import Problem
from app.kernel.upsert import insert_into
from app.notify.endpoints import PushHosts
from app.notify.models import PushSubscription
from app.notify.notice import Device

LIVE_DAYS: Final = timedelta(days=14)
"""A device that gave no sign for longer is not counted on; it is still rung."""
MOST: Final = 10
_POINT_BYTES: Final = 65
_AUTH_BYTES: Final = 16


def public_key(keys: Keyring) -> str:
    """Give the key that a browser needs to subscribe (`applicationServerKey`)."""
    point = keys.private_key("vapid").public_key()
    return b64url(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def subscribe(
    session: Session,
    school_id: UUID,
    person_id: UUID,
    *,
    endpoint: str,
    p256dh: str,
    auth: str,
    allowed: PushHosts,
    now: datetime,
) -> None:
    """Keep a browser to ring. The same browser again is renewed, and is then this person's only.

    Raises:
        Problem: `bad_field`, with the field that is no address or key of a push service.
    """
    if allowed.endpoint(endpoint) is None:
        raise Problem("bad_field", field="endpoint")
    if not _is_point(p256dh):
        raise Problem("bad_field", field="keys.p256dh")
    if len(_raw(auth)) != _AUTH_BYTES:
        raise Problem("bad_field", field="keys.auth")
    insert = insert_into(session, PushSubscription).values(
        school_id=school_id,
        id=uuid7(),
        person_id=person_id,
        endpoint=endpoint,
        p256dh=p256dh,
        auth=auth,
        created_at=now,
    )
    renewed = {
        "person_id": person_id,
        "p256dh": p256dh,
        "auth": auth,
        "created_at": now,
        "last_ok_at": None,
        "last_opened_at": None,
        "dropped_at": None,
    }
    session.connection().execute(
        insert.on_conflict_do_update(index_elements=["school_id", "endpoint"], set_=renewed)
    )
    _drop_beyond_the_most(session, school_id, person_id, now)


def unsubscribe(
    session: Session,
    school_id: UUID,
    person_id: UUID,
    *,
    endpoint: str | None = None,
    now: datetime,
) -> int:
    """Ring a person's browser no more, or none of theirs; says how many that were."""
    which = [
        col(PushSubscription.school_id) == school_id,
        col(PushSubscription.person_id) == person_id,
    ]
    if endpoint is not None:
        which.append(col(PushSubscription.endpoint) == endpoint)
    return _mark(session, which, {"dropped_at": now})


def forget(session: Session, school_id: UUID, people: Sequence[UUID], *, now: datetime) -> None:
    """Ring no browser of these people any more."""
    session.connection().execute(
        update(PushSubscription)
        .where(
            col(PushSubscription.school_id) == school_id,
            col(PushSubscription.person_id).in_(people),
            col(PushSubscription.dropped_at).is_(None),
        )
        .values(dropped_at=now)
    )


def of_person(session: Session, school_id: UUID, person_id: UUID) -> Sequence[Device]:
    """List the browsers that can be rung, the one heard of last first."""
    return of_people(session, {(school_id, person_id)}).get((school_id, person_id), [])


def of_people(
    session: Session, people: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], list[Device]]:
    """List the browsers of each (school, person), the one heard of last first."""
    found: dict[tuple[UUID, UUID], list[Device]] = {}
    for school_id, person_id, *device in _DEVICES.run(session, list(people)):
        found.setdefault((school_id, person_id), []).append(Device(*device))
    return found


_BROWSERS: Final[Table] = PushSubscription.__table__  # type: ignore[attr-defined]  # set by SQLModel
_OWNER: Final = types_of(_BROWSERS, "school_id", "person_id")
_SIGNS: Final = ForMany(
    lambda given: (
        columns(
            *(_BROWSERS.c[name] for name in (*_OWNER, "created_at", "last_ok_at", "last_opened_at"))
        )
        .join_from(given, _BROWSERS, same_row(given, _BROWSERS, *_OWNER))
        .where(_BROWSERS.c.dropped_at.is_(None))
    ),
    **_OWNER,
)
_NEWEST_FIRST: Final = (_BROWSERS.c.created_at.desc(), _BROWSERS.c.id.desc())
_DEVICES: Final = ForMany(
    lambda given: (
        columns(*(_BROWSERS.c[name] for name in (*_OWNER, "id", "endpoint", "p256dh", "auth")))
        .join_from(given, _BROWSERS, same_row(given, _BROWSERS, *_OWNER))
        .where(_BROWSERS.c.dropped_at.is_(None))
        .order_by(*_NEWEST_FIRST)
    ),
    **_OWNER,
)


def newest_signs(
    session: Session, people: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], datetime]:
    """Say when each (school, person) last gave a sign of life, of those with a browser to ring."""
    newest: dict[tuple[UUID, UUID], datetime] = {}
    for school_id, person_id, *signs in _SIGNS.run(session, list(people)):
        who = (school_id, person_id)
        sign = max(filter(None, signs))
        newest[who] = max(sign, newest.get(who, sign))
    return newest


def mark_ok(session: Session, devices: Collection[tuple[UUID, UUID]], *, now: datetime) -> None:
    """Note that a push service took a push for these browsers, by (school, id)."""
    if devices:
        _TOOK.run(session, list(devices), now=now)


def dropped(session: Session, devices: Collection[tuple[UUID, UUID]], *, now: datetime) -> None:
    """Note that these browsers are not to be rung any more, by (school, id)."""
    if devices:
        _DROP.run(session, list(devices), now=now)


def _noting(name: str) -> ForMany:
    """Prepare to set an instant of browsers, of those that can be rung."""
    instant = bindparam("now", type_=_BROWSERS.c[name].type)
    return ForMany(
        lambda given: (
            update(_BROWSERS)
            .where(same_row(given, _BROWSERS, "school_id", "id"), _BROWSERS.c.dropped_at.is_(None))
            .values({name: instant})
        ),
        **types_of(_BROWSERS, "school_id", "id"),
    )


_TOOK: Final = _noting("last_ok_at")
_DROP: Final = _noting("dropped_at")


def opened(
    session: Session, school_id: UUID, person_id: UUID, endpoint: str, *, now: datetime
) -> None:
    """Note that a person opened a notice on this browser; it does not stop any clock."""
    which = [
        col(PushSubscription.person_id) == person_id,
        col(PushSubscription.endpoint) == endpoint,
    ]
    _mark(session, [col(PushSubscription.school_id) == school_id, *which], {"last_opened_at": now})


def _mark(session: Session, which: Sequence[Any], values: dict[str, datetime]) -> int:
    done: CursorResult[Any] = session.connection().execute(
        update(PushSubscription)
        .where(col(PushSubscription.dropped_at).is_(None), *which)
        .values(**values)
    )
    return done.rowcount


def _drop_beyond_the_most(
    session: Session, school_id: UUID, person_id: UUID, now: datetime
) -> None:
    too_many = of_person(session, school_id, person_id)[MOST:]
    dropped(session, {(school_id, row.id) for row in too_many}, now=now)


def _raw(text: str) -> bytes:
    try:
        return from_b64url(text.rstrip("="))
    except ValueError:
        return b""


def _is_point(text: str) -> bool:
    raw = _raw(text)
    if len(raw) != _POINT_BYTES:
        return False
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    except ValueError:
        return False
    return True
