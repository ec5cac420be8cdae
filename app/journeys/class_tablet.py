"""What a class's tablet shows: the tiles of the class, and whether it is time to check in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.checkins import service as checkins
from app.kernel.problems import absent
from app.roster import calendar, queries
from app.roster.models import Class, School, Window
from app.roster.people import band_of, display_name


@dataclass(frozen=True, slots=True)
class Tablet:
    """How things stand for one tablet."""

    school: School
    group: Class
    band: str
    window: Window | None
    language: str
    open: bool
    next_opening_at: datetime | None

    @property
    def tiles_allowed(self) -> bool:
        """Whether a child may ask for the tiles here and now."""
        return self.open or self.window is not None


@dataclass(frozen=True, slots=True)
class Tile:
    """A pupil of the class: a picture and a first name; dimmed after a turn in this window."""

    pupil_id: UUID
    name: str
    picture: str | None
    dimmed: bool


def tablet(session: Session, device: Actor, *, now: datetime) -> Tablet:
    """Say how things stand.

    Raises:
        Problem: `not_found` where the class is gone.
    """
    group = session.get(Class, (device.school_id, device.class_id))
    if group is None:
        raise absent()
    school = queries.school(session, device.school_id)
    cal = queries.calendar_of(session, device.school_id)
    pupils = queries.pupils_of_class(session, school.id, group.id, calendar.school_day(now))
    bands = sorted(band_of(pupil) for pupil in pupils)
    window = _window(session, device, now)
    is_open = calendar.is_open_at(cal, now)
    return Tablet(
        school=school,
        group=group,
        band=bands[len(bands) // 2] if bands else "B",
        window=window,
        language=window.language if window else school.language,
        open=is_open,
        next_opening_at=None if is_open else calendar.next_opening(cal, now),
    )


def _window(session: Session, device: Actor, now: datetime) -> Window | None:
    return session.exec(
        select(Window)
        .where(
            Window.school_id == device.school_id,
            Window.class_id == device.class_id,
            col(Window.opens_at) <= now,
            col(Window.closes_at) > now,
        )
        .order_by(col(Window.opens_at).desc())
    ).first()


def tiles(session: Session, device: Actor, *, now: datetime) -> Sequence[Tile]:
    """Give the class's tiles; a name that two share gets its family letter."""
    group = session.get(Class, (device.school_id, device.class_id))
    if group is None:
        raise absent()
    pupils = queries.pupils_of_class(session, device.school_id, group.id, calendar.school_day(now))
    window = _window(session, device, now)
    done = checkins.turns_taken(session, device.school_id, window.id) if window else frozenset()
    names = [display_name(pupil) for pupil in pupils]
    return [
        Tile(
            pupil.id,
            f"{name} {pupil.family[:1]}" if names.count(name) > 1 else name,
            pupil.picture,
            pupil.id in done,
        )
        for pupil, name in zip(pupils, names, strict=True)
    ]


def has(session: Session, device: Actor, pupil_id: UUID, *, now: datetime) -> bool:
    """Say whether a pupil is in the class of this tablet today."""
    if device.class_id is None:
        return False
    on = calendar.school_day(now)
    pupils = queries.pupils_of_class(session, device.school_id, device.class_id, on)
    return pupil_id in {pupil.id for pupil in pupils}


def in_class_of(session: Session, device: Actor, pupil_id: UUID, *, now: datetime) -> None:
    """Refuse a pupil who is not in the class of this tablet.

    Raises:
        Problem: `not_found`, the same for a pupil of another class or school, or of none.
    """
    if not has(session, device, pupil_id, now=now):
        raise absent()
