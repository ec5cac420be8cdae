"""What a teacher may see of a class: bands that were published, and how many have checked in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, and_, col, func, select

from app.checkins.models import CheckIn
from app.roster import queries as roster
from app.roster.calendar import school_day
from app.roster.models import Class, Membership, Person, Window
from app.summaries.models import ClassFigure, FrozenGroup
from app.summaries.periods import GROUP_LASTS
from app.summaries.suppression import Band, Period, TakingPart, periods_of
from app.summaries.suppression import Figure as _Figure

_WEEKS_SHOWN: Final = 12
_STILL_NEWS: Final = timedelta(days=21)  # a week before a fortnight's holiday is still the latest


class Shown(StrEnum):
    """The most that a group of this size is ever shown; a teaching group has no figures."""

    DAILY = "daily"
    WEEKLY = "weekly"
    HALF_TERMLY = "half_termly"
    PARTICIPATION = "participation"
    NOTHING = "nothing"


WITHOUT_A_BAND: Final = frozenset({Shown.PARTICIPATION, Shown.NOTHING})


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure, and what to do with the whole class."""

    starts_on: date
    band: Band
    taking_part: TakingPart
    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mood:
    """How a class feels; all empty while a window is open."""

    shown: Shown
    today: Figure | None = None
    week: Figure | None = None
    half_term: Figure | None = None
    past: tuple[Figure, ...] = ()  # oldest first, of the shortest period that this size has


def taking_part_now(
    session: Session, school_id: UUID, window: Window, now: datetime
) -> tuple[int, int]:
    """Say how many of a class have checked in since its window opened, of how many.

    "Not today" counts like any other tap. Only whole numbers of a whole class: who they are is
    not told.
    """
    here = (
        select(col(Person.id))
        .join(
            Membership,
            and_(
                col(Person.school_id) == col(Membership.school_id),
                col(Person.id) == col(Membership.person_id),
            ),
        )
        .where(
            Membership.school_id == school_id,
            Membership.class_id == window.class_id,
            Membership.role == "pupil",
            *roster.on_that_day(school_day(now)),
            Person.status == "active",
        )
        .distinct()
    )
    of = session.exec(select(func.count()).select_from(here.subquery())).one()
    checked_in = session.exec(
        select(func.count(col(CheckIn.pupil_id).distinct())).where(
            CheckIn.school_id == school_id,
            col(CheckIn.pupil_id).in_(here),
            CheckIn.school_day == school_day(now),
            col(CheckIn.withdrawn_at).is_(None),
            CheckIn.source != "unverified",
            or_(col(CheckIn.window_id) == window.id, col(CheckIn.received_at) >= window.opens_at),
        )
    ).one()
    return checked_in, of


def mood_of(
    session: Session, group: Class, *, daily_band: bool, window_open: bool, now: datetime
) -> Mood:
    """Give what was published of a class, as far as its size allows.

    Args:
        session: may be one for reading.
        group: the class.
        daily_band: whether the school shows today's band at all.
        window_open: whether the class is being asked now; then no mood is told.
        now: today's figure is shown today only.
    """
    today = school_day(now)
    if group.kind != "registration":
        return Mood(Shown.NOTHING)
    pupils = _size(session, group, today)
    shown = shown_for(pupils, daily_band=daily_band)
    if window_open:
        return Mood(shown)
    told = periods_of(pupils)
    days = _latest(session, group, Period.DAY, told, since=today) if daily_band else ()
    weeks = _latest(session, group, Period.WEEK, told)
    half_terms = _latest(session, group, Period.HALF_TERM, told)
    week = _recent(weeks, today)
    mood = Mood(shown, _one(days), week)
    if shown is Shown.HALF_TERMLY:
        return replace(mood, half_term=_one(half_terms), past=half_terms[:-1])
    if shown is Shown.PARTICIPATION:
        return mood
    return replace(mood, past=weeks[:-1] if week else weeks)


def shown_for(pupils: int, *, daily_band: bool) -> Shown:
    """Say the most that a group of so many pupils is ever shown."""
    periods = periods_of(pupils)
    if Period.DAY in periods and daily_band:
        return Shown.DAILY
    if Period.WEEK in periods:
        return Shown.WEEKLY
    return Shown.HALF_TERMLY if Period.HALF_TERM in periods else Shown.PARTICIPATION


def _size(session: Session, group: Class, today: date) -> int:
    """Count the group that holds, else those who are in the class today."""
    counted = session.exec(
        select(func.count())
        .where(
            FrozenGroup.school_id == group.school_id,
            FrozenGroup.class_id == group.id,
            col(FrozenGroup.starts_on) <= today,
            col(FrozenGroup.starts_on) > today - GROUP_LASTS,
        )
        .group_by(col(FrozenGroup.starts_on))
        .order_by(col(FrozenGroup.starts_on).desc())
    ).first()
    if counted is not None:
        return counted
    return len(roster.pupils_of_class(session, group.school_id, group.id, today))


def _latest(
    session: Session,
    group: Class,
    period: Period,
    told: Collection[Period],
    *,
    since: date | None = None,
) -> tuple[Figure, ...]:
    """Give the latest published figures of a period, oldest first.

    A band of the time when the group was large enough is told no more once it is not.
    """
    wanted = select(ClassFigure).where(
        ClassFigure.school_id == group.school_id,
        ClassFigure.class_id == group.id,
        ClassFigure.period == str(period),
    )
    if since is not None:
        wanted = wanted.where(col(ClassFigure.starts_on) >= since)
    rows: Sequence[ClassFigure] = session.exec(
        wanted.order_by(col(ClassFigure.starts_on).desc()).limit(_WEEKS_SHOWN + 1)
    ).all()
    return tuple(_figure(row, told=period in told) for row in reversed(rows))


def _figure(row: ClassFigure, *, told: bool) -> Figure:
    band = Band(row.band) if told else Band.NOT_ENOUGH
    part = TakingPart(row.taking_part)
    return Figure(row.starts_on, band, part, _Figure(band, part).ideas)


def _one(figures: Sequence[Figure]) -> Figure | None:
    return figures[-1] if figures else None


def _recent(weeks: Sequence[Figure], today: date) -> Figure | None:
    latest = _one(weeks)
    return latest if latest and today - latest.starts_on <= _STILL_NEWS else None
