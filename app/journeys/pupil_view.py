"""What a pupil sees of the promise: my adults, who will see this, and whether school is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.checkins import feelings
from app.checkins import service as checkins
from app.checkins.models import CheckIn
from app.concerns.routing import HEAD, chain
from app.concerns.standing import Ground, ground, standing, trusted
from app.kernel.crypto import CannotOpen, Keyring
from app.roster import calendar
from app.roster.models import Person
from app.roster.people import band_of, display_name
from app.trust import queries as trust
from app.vault.service import pupil_key

LONG_CLOSURE = 3  # days; beyond, the free note gives way to help


@dataclass(frozen=True, slots=True)
class Known:
    """An adult as a child sees them."""

    id: UUID
    name: str
    role: str | None
    picture: str | None
    rank: int = 0
    vetoed: bool = False


@dataclass(frozen=True, slots=True)
class Sees:
    """Somebody who will see what is sent, once, with every reason for it."""

    name: str
    role: str | None
    whys: Sequence[str]  # of circle, default, dsp, t4


@dataclass(frozen=True, slots=True)
class Promise:
    """All that is said before anything is sent."""

    band: str
    circle: Sequence[Known]
    default_adult: Known | None
    sees: Sequence[Sees]
    open: bool
    next_opening_at: datetime | None
    long_closure: bool
    first_faces: Sequence[str]
    more_faces: Sequence[str]
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A tap of one's own, as one wrote it."""

    row: CheckIn
    note: str | None


def promise(session: Session, pupil: Person, *, now: datetime) -> Promise:
    """Say who would hear of an ask made now, and when."""
    at = ground(session, pupil.school_id, now)
    who = trusted(session, pupil.school_id, [pupil.id], now)[pupil.id]
    found = chain(
        standing(at, who, severity="R", addressee="circle", reserved=False, kept_out=frozenset())
    )
    band = band_of(pupil)
    pages = feelings.PAGES[band]
    is_open = calendar.is_open_at(at.cal, now)
    chosen = [one for one in who.circle if one in at.staff.people]
    default = None if chosen else next(iter(found.tiers[found.first_tier()]), None)
    whys: dict[UUID, list[str]] = {}
    for why, people in (
        ("circle", chosen),
        ("default", [default] if default else []),
        ("dsp", found.safeguarding),
        ("t4", found.tiers[HEAD]),
    ):
        for one in people:
            whys.setdefault(one, []).append(why)
    return Promise(
        band=band,
        circle=[_known(at, one, rank) for rank, one in enumerate(chosen, 1)],
        default_adult=_known(at, default) if default else None,
        sees=[Sees(*_name_and_role(at, one), reasons) for one, reasons in whys.items()],
        open=is_open,
        next_opening_at=None if is_open else calendar.next_opening(at.cal, now),
        long_closure=not is_open and calendar.days_closed_from(at.cal, now) > LONG_CLOSURE,
        first_faces=pages.first,
        more_faces=pages.more,
        reasons=feelings.REASONS[band],
    )


def _name_and_role(at: Ground, one: UUID) -> tuple[str, str | None]:
    person = at.staff.people[one]
    return display_name(person), person.staff_role


def _known(at: Ground, one: UUID, rank: int = 0, *, vetoed: bool = False) -> Known:
    person = at.staff.people[one]
    return Known(one, display_name(person), person.staff_role, person.picture, rank, vetoed)


def adults(session: Session, pupil: Person, *, now: datetime) -> list[Known]:
    """Give the adults whom a pupil may choose, those chosen first; also the vetoed, marked."""
    at = ground(session, pupil.school_id, now)
    who = trusted(session, pupil.school_id, [pupil.id], now)[pupil.id]
    accepting = trust.choosable(session, pupil.school_id).keys()
    ranks = {one: rank for rank, one in enumerate(who.circle, 1)}
    wanted = (accepting | ranks.keys() | who.vetoed) - at.inactive
    known = [
        _known(at, one, ranks.get(one, 0), vetoed=one in who.vetoed)
        for one in wanted
        if one in at.staff.people
    ]
    return sorted(known, key=lambda one: (one.rank or 99, one.name))


def history(
    session: Session, pupil: Person, *, keys: Keyring, today: date, days: int = 90
) -> list[Entry]:
    """Give a pupil's own taps, newest first, without those hidden."""
    _, key = pupil_key(session, keys, pupil.school_id, pupil.id, now=_noon(today))
    rows = checkins.of_pupil(session, pupil.school_id, pupil.id, since=today - timedelta(days=days))
    return [Entry(row, _own_note(key, row)) for row in reversed(rows) if row.hidden_at is None]


def hide(session: Session, pupil: Person, check_in_id: UUID, *, now: datetime) -> bool:
    """Hide a tap from the pupil's own page; what an adult was told stays with the adult."""
    row = checkins.by_ids(session, pupil.school_id, pupil.id, [check_in_id]).get(check_in_id)
    if row is None:
        return False
    row.hidden_at = row.hidden_at or now
    return True


def _own_note(key: bytes, row: CheckIn) -> str | None:
    try:
        return checkins.open_note(key, row)
    except CannotOpen:
        return None  # the key was destroyed: the words are gone for everybody


def _noon(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=calendar.LONDON)
