"""Publishes a class's figures once, when their time is over; what comes later changes nothing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final, TypeAlias
from uuid import UUID

from sqlmodel import Session, col, select

from app.checkins.models import CheckIn
from app.kernel.crypto import Keyring
from app.kernel.db import Database, Urgency
from app.roster import queries as roster
from app.roster.calendar import LONDON, Calendar, school_day
from app.roster.models import Class, School, Window
from app.summaries import suppression
from app.summaries.models import ClassFigure, FrozenGroup
from app.summaries.periods import (
    GROUP_LASTS,
    group_for,
    half_term_that_ended_last,
    monday_of,
    week_of,
)
from app.summaries.suppression import Band, Cell, Figure, Period

VERSION: Final = 1
_CATCH_UP: Final = timedelta(days=14)  # a worker that was down publishes what ended meanwhile
_WEEK: Final = timedelta(weeks=1)
_LONGEST: Final = timedelta(days=150)  # no half-term is longer, so older cells need no look

_Key: TypeAlias = tuple[UUID, UUID, str, date]  # school, class, period, first day


@dataclass(frozen=True, slots=True)
class _Due:
    school_id: UUID
    class_id: UUID
    cal: Calendar
    period: Period
    starts_on: date
    ends_on: date

    @property
    def key(self) -> _Key:
        return (self.school_id, self.class_id, str(self.period), self.starts_on)


def freeze_due(
    database: Database, keys: Keyring, now: datetime, *, school_id: UUID | None = None
) -> int:
    """Publish each figure whose time is over and that isn't published; give how many.

    Today's: once a window of the class has closed today, and never afterwards. The week's: after
    its last open day has closed. The half-term's likewise. Each is a short transaction of its own;
    two workers at once publish each figure once.

    Args:
        database: the one that everything is in.
        keys: the installation's.
        now: the moment.
        school_id: one school alone; every school where left out.
    """
    with database.read() as session:
        due = _due(session, school_id, now)
    done = 0
    for one in due:
        with database.write(Urgency.CHORE) as session:
            done += _publish(session, keys, one, now)
    return done


def _due(session: Session, school_id: UUID | None, now: datetime) -> list[_Due]:
    today = school_day(now)
    wanted = select(School).where(School.id == school_id) if school_id else select(School)
    schools = session.exec(wanted).all()
    calendars = roster.calendars_of(session, [school.id for school in schools])
    spans = {school.id: list(_over(calendars[school.id], today, now)) for school in schools}
    bands_today = {school.id for school in schools if school.daily_band}
    asked = _asked_today(session, today, now)
    published = _published(session, today - _LONGEST)
    found = []
    for group in session.exec(
        select(Class).where(
            col(Class.school_id).in_(spans),
            Class.kind == "registration",
            Class.status == "active",
        )
    ):
        periods = list(spans[group.school_id])
        if (group.school_id, group.id) in asked and group.school_id in bands_today:
            periods.insert(0, (Period.DAY, today, today))
        cal = calendars[group.school_id]
        found += [_Due(group.school_id, group.id, cal, *period) for period in periods]
    return [one for one in found if one.key not in published]


def _over(cal: Calendar, today: date, now: datetime) -> Iterator[tuple[Period, date, date]]:
    """Give the weeks and the half-term that are over, oldest first."""
    half_term = half_term_that_ended_last(cal, today)
    weeks = (week_of(cal, today - _WEEK), week_of(cal, today))
    for period, stretch in (
        *((Period.WEEK, week) for week in weeks),
        (Period.HALF_TERM, half_term),
    ):
        if stretch and stretch.over_at <= now and today - stretch.ends_on <= _CATCH_UP:
            yield period, stretch.starts_on, stretch.ends_on


def _asked_today(session: Session, today: date, now: datetime) -> set[tuple[UUID, UUID]]:
    """Give the classes that had a window today which has closed."""
    midnight = datetime.combine(today, time.min, LONDON)
    rows = session.exec(
        select(Window.school_id, Window.class_id).where(
            col(Window.opens_at) >= midnight, col(Window.closes_at) <= now
        )
    )
    return set(rows)


def _published(session: Session, since: date) -> set[_Key]:
    rows = session.exec(
        select(
            col(ClassFigure.school_id),
            col(ClassFigure.class_id),
            col(ClassFigure.period),
            col(ClassFigure.starts_on),
        ).where(col(ClassFigure.starts_on) >= since)
    )
    return set(rows)


def _publish(session: Session, keys: Keyring, due: _Due, now: datetime) -> int:
    held = select(Class).where(Class.school_id == due.school_id, Class.id == due.class_id)
    session.exec(held.with_for_update(key_share=True)).one()  # one worker a class
    if session.get(ClassFigure, (due.school_id, due.class_id, due.period, due.starts_on)):
        return 0
    figure = _figure(session, keys, due, now)
    session.add(
        ClassFigure(
            school_id=due.school_id,
            class_id=due.class_id,
            period=str(due.period),
            starts_on=due.starts_on,
            band=str(figure.band),
            taking_part=str(figure.taking_part),
            version=VERSION,
            frozen_at=now,
        )
    )
    return 1


def _figure(session: Session, keys: Keyring, due: _Due, now: datetime) -> Figure:
    groups = _groups(session, due, now)
    # Over a half-term the group may have been frozen twice: who was in it throughout counts, and
    # a group that was ever too small or too large has no figure to be compared with its weeks.
    members = frozenset.intersection(*groups)
    figure = suppression.figure(
        votes_of(session, due.school_id, members, due.starts_on, due.ends_on),
        pupils=len(members),
        key=keys.derive("noise", due.school_id.hex),
        cell=Cell(due.class_id.hex, due.period, due.starts_on, VERSION),
    )
    if all(due.period in suppression.periods_of(len(group)) for group in groups):
        return figure
    return replace(figure, band=Band.NOT_ENOUGH)


def _groups(session: Session, due: _Due, now: datetime) -> list[frozenset[UUID]]:
    """Give the frozen groups of a period; where there is none, freeze one now."""
    first, last = monday_of(due.starts_on), monday_of(due.ends_on)
    frozen: dict[date, set[UUID]] = {}
    for starts_on, pupil_id in session.exec(
        select(col(FrozenGroup.starts_on), col(FrozenGroup.pupil_id)).where(
            FrozenGroup.school_id == due.school_id,
            FrozenGroup.class_id == due.class_id,
            col(FrozenGroup.starts_on).between(first - GROUP_LASTS, last),
        )
    ):
        frozen.setdefault(starts_on, set()).add(pupil_id)
    mondays = [first + n * _WEEK for n in range((last - first).days // 7 + 1)]
    holding = {group_for(due.cal, frozen, monday) for monday in mondays}
    groups = [frozenset(frozen[start]) for start in holding if start]
    return groups or [_freeze_group(session, due, last, now)]


def _freeze_group(session: Session, due: _Due, monday: date, now: datetime) -> frozenset[UUID]:
    pupils = roster.pupils_of_class(session, due.school_id, due.class_id, school_day(now))
    session.add_all(
        FrozenGroup(
            school_id=due.school_id, class_id=due.class_id, starts_on=monday, pupil_id=pupil.id
        )
        for pupil in pupils
    )
    return frozenset(pupil.id for pupil in pupils)


def votes_of(
    session: Session, school_id: UUID, pupils: Collection[UUID], first: date, last: date
) -> Sequence[Sequence[int | None]]:
    """Give what each pupil said: one level a school day, the first of the day, oldest first.

    "Not today" is None, and gives way to a feeling of the same day. What was withdrawn ("that's
    not me") or came from nobody who was signed in says nothing.
    """
    rows = session.exec(
        select(col(CheckIn.pupil_id), col(CheckIn.school_day), col(CheckIn.level))
        .where(
            CheckIn.school_id == school_id,
            col(CheckIn.pupil_id).in_(pupils),
            col(CheckIn.school_day).between(first, last),
            col(CheckIn.withdrawn_at).is_(None),
            CheckIn.source != "unverified",
        )
        .order_by(
            col(CheckIn.pupil_id),
            col(CheckIn.school_day),
            col(CheckIn.not_today),
            col(CheckIn.occurred_at),
            col(CheckIn.received_at),
            col(CheckIn.id),
        )
    )
    return [
        [next(day)[2] for _, day in groupby(of_one, key=lambda row: row[1])]
        for _, of_one in groupby(rows, key=lambda row: row[0])
    ]
