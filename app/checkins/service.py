"""Keeps taps as they came: once for ever by the client's id, notes sealed under the pupil's key."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import Table, literal, true
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from app.checkins import feelings
from app.checkins.models import CheckIn
from app.kernel.adding import Adding, add
from app.kernel.crypto import Keyring, keyed_hash, open_sealed, seal
from app.kernel.many import ForMany, same_row, types_of

OLDEST: Final = timedelta(days=30)  # a tablet's clock that says more has been reset
LATE: Final = timedelta(seconds=90)
MOST_REASONS: Final = 20
# Core, not rows of the mapper: at nine o'clock every pupil of a country passes here
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)  # made once: making one costs a tap
_TABLE: Final[Table] = CheckIn.__table__  # type: ignore[attr-defined]  # set by SQLModel


@dataclass(frozen=True, slots=True)
class Said:
    """What one tap said, as sent; nothing here is refused for its form."""

    id: UUID
    occurred_at: datetime
    feeling: str | None = None
    step: int | None = None
    not_today: bool = False
    energy: int | None = None
    reasons: tuple[str, ...] = ()
    note: str = ""
    ask: str = "none"
    adult_id: UUID | None = None
    reserved: bool = False
    about_id: UUID | None = None
    needs_help_now: bool = False
    language: str = "cy"

    def normalised(self) -> str:
        """Give the body in one form, so that the same again is known to be the same."""
        return _ENCODER.encode(
            [
                self.feeling, self.step, self.not_today, self.energy, self.reasons, self.note,
                self.ask, str(self.adult_id), self.reserved, str(self.about_id),
                self.needs_help_now, self.occurred_at.isoformat(),
            ]
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how a tap came in."""

    school_id: UUID
    pupil_id: UUID
    source: str  # device, phone, offline, unverified
    school_day: date
    received_at: datetime
    occurred_at: datetime  # clamped
    clock_clamped: bool
    device_id: UUID | None = None
    window_id: UUID | None = None


def clamp(occurred_at: datetime, received_at: datetime) -> tuple[datetime, bool]:
    """Believe a device's clock from thirty days ago until now; say whether it was set right."""
    if received_at - OLDEST <= occurred_at <= received_at:
        return occurred_at, False
    return received_at, occurred_at - received_at > timedelta(
        seconds=5
    ) or occurred_at < received_at


def late_seconds(occurred_at: datetime, received_at: datetime) -> int:
    """Give how late a tap came in, 0 where it came at once."""
    late = received_at - occurred_at
    return int(late.total_seconds()) if late > LATE else 0


def digest(keys: Keyring, said: Said, school_id: UUID) -> bytes:
    return keyed_hash(keys.derive("check-in", school_id.hex), said.normalised())


class Kept(NamedTuple):
    """What is kept of one tap, as far as it is judged and answered; its words stay sealed."""

    school_id: UUID
    pupil_id: UUID
    id: UUID
    digest: bytes
    feeling: str | None
    level: int | None
    ask: str
    adult_id: UUID | None
    reserved: bool
    needs_help_now: bool
    school_day: date
    late_seconds: int
    source: str
    has_note: bool

    @property
    def key(self) -> tuple[UUID, UUID, UUID]:
        return (self.school_id, self.pupil_id, self.id)


_JUDGED: Final = Kept._fields[:-1]  # as the table names them
_KEY: Final = types_of(_TABLE, "school_id", "pupil_id", "id")
# a subquery for each, as PostgreSQL joins an empty table of the morning by reading all that comes
_ARE_KNOWN: Final = ForMany(
    lambda given: columns(given.c.n).where(
        columns(true()).where(same_row(given, _TABLE, *_KEY)).scalar_subquery()
    ),
    **_KEY,
)
_KNOWN: Final = ForMany(
    lambda given: columns(
        *(_TABLE.c[name] for name in _JUDGED), _TABLE.c.note_sealed.is_not(None)
    ).join_from(given, _TABLE, same_row(given, _TABLE, *_KEY)),
    **_KEY,
)
_WRITTEN: Final = (
    "not_today", "step", "energy", "reasons", "ask_as_sent", "note_sealed", "note_key_version",
    "occurred_at", "received_at", "clock_clamped", "device_id", "window_id", "language",
)  # fmt: skip
_KEEP: Final = Adding(
    lambda given: add(_TABLE, given, feelings_version=literal(feelings.FEELINGS_VERSION)),
    **types_of(_TABLE, *_JUDGED, *_WRITTEN),
)


def known(
    session: Session, ids: Collection[tuple[UUID, UUID, UUID]]
) -> dict[tuple[UUID, UUID, UUID], Kept]:
    """Give what is kept of these (school, pupil, id): one statement, and one more if any is."""
    asked = list(ids)
    there = [asked[n] for (n,) in _ARE_KNOWN.run(session, asked)]
    return {kept.key: kept for kept in map(Kept._make, _KNOWN.run(session, there) if there else ())}


def keep(
    session: Session,
    keys: Keyring,
    taps: Sequence[tuple[Said, Place]],
    sealing: Mapping[tuple[UUID, UUID], tuple[int, bytes]],
) -> list[Kept]:
    """Keep taps that are not kept yet, in one statement.

    Args:
        session: a transaction that holds the pupils' rows.
        keys: the installation's.
        taps: what was said, and where.
        sealing: version and key of each (school, pupil) who wrote a note.
    """
    rows = [_row(keys, said, place, sealing) for said, place in taps]
    if rows:
        _KEEP.run(session, [(*kept[:-1], *written) for kept, written in rows])
    return [kept for kept, _ in rows]


def _row(
    keys: Keyring,
    said: Said,
    place: Place,
    sealing: Mapping[tuple[UUID, UUID], tuple[int, bytes]],
) -> tuple[Kept, tuple[object, ...]]:
    """Make the row of one tap: what is judged, and what is only written."""
    note = feelings.clean_note(said.note) if said.note else ""
    sealed, version = None, None
    if note:
        version, key = sealing[place.school_id, place.pupil_id]
        sealed = seal(key, note, aad=_note_place(place.school_id, said.id, version))
    step = said.step if said.step is not None and 1 <= said.step <= 5 else None  # noqa: PLR2004
    kept = Kept(
        school_id=place.school_id,
        pupil_id=place.pupil_id,
        id=said.id,
        digest=digest(keys, said, place.school_id),
        feeling=said.feeling[:40] if said.feeling else None,
        level=None if said.not_today else feelings.level_of(said.feeling, step),
        ask=feelings.Ask.parse(said.ask).value,
        adult_id=said.adult_id,
        reserved=said.reserved,
        needs_help_now=said.needs_help_now,
        school_day=place.school_day,
        late_seconds=late_seconds(place.occurred_at, place.received_at),
        source=place.source,
        has_note=sealed is not None,
    )
    written = (
        said.not_today,
        step,
        None if said.not_today else feelings.energy_of(said.feeling, said.energy),
        ",".join(one[:40].replace(",", " ") for one in said.reasons[:MOST_REASONS]),
        (said.ask or "none")[:40],
        sealed,
        version,
        place.occurred_at,
        place.received_at,
        place.clock_clamped,
        place.device_id,
        place.window_id,
        said.language,
    )
    return kept, written


def _note_place(school_id: UUID, check_in_id: UUID, version: int) -> tuple[str, ...]:
    return ("check_in", "note", school_id.hex, check_in_id.hex, str(version))


def open_note(key: bytes, row: CheckIn) -> str | None:
    """Open a note, verbatim as kept.

    Raises:
        CannotOpen: the pupil's key was destroyed.
    """
    if row.note_sealed is None or row.note_key_version is None:
        return None
    place = _note_place(row.school_id, row.id, row.note_key_version)
    return open_sealed(key, row.note_sealed, aad=place)


def of_pupil(
    session: Session, school_id: UUID, pupil_id: UUID, *, since: date, until: date | None = None
) -> Sequence[CheckIn]:
    """Give a pupil's check-ins from one day to another, oldest first, without withdrawn ones."""
    wanted = select(CheckIn).where(
        CheckIn.school_id == school_id,
        CheckIn.pupil_id == pupil_id,
        col(CheckIn.school_day) >= since,
        col(CheckIn.withdrawn_at).is_(None),
    )
    if until is not None:
        wanted = wanted.where(col(CheckIn.school_day) <= until)
    return session.exec(wanted.order_by(col(CheckIn.occurred_at), col(CheckIn.id))).all()


def by_ids(
    session: Session, school_id: UUID, pupil_id: UUID, ids: Collection[UUID]
) -> Mapping[UUID, CheckIn]:
    rows = session.exec(
        select(CheckIn).where(
            CheckIn.school_id == school_id,
            CheckIn.pupil_id == pupil_id,
            col(CheckIn.id).in_(ids),
        )
    )
    return {row.id: row for row in rows}


def on_device(
    session: Session, school_id: UUID, device_id: UUID | None, check_in_id: UUID
) -> CheckIn | None:
    """Give a check-in that was made on this very device."""
    return session.exec(
        select(CheckIn).where(
            CheckIn.school_id == school_id,
            CheckIn.id == check_in_id,
            CheckIn.device_id == device_id,
            col(CheckIn.device_id).is_not(None),
        )
    ).first()


def turns_taken(session: Session, school_id: UUID, window_id: UUID) -> frozenset[UUID]:
    """Give the pupils who had their turn in a window; "not today" counts the same."""
    return frozenset(
        session.exec(
            select(CheckIn.pupil_id).where(
                CheckIn.school_id == school_id,
                CheckIn.window_id == window_id,
                col(CheckIn.withdrawn_at).is_(None),
                CheckIn.source != "unverified",
            )
        )
    )
