"""Publishes a class's figures once, when their time is over; what comes later changes nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from app.checkins.models import CheckIn
from app.kernel.batches import batched
from app.kernel.crypto import Keyring
from app.kernel.db import Database, Urgency
from app.roster import queries as roster
from app.roster.calendar import Calendar, school_day
from app.roster.models import Class, School
from app.summaries import suppression
from app.summaries.due import Span, unpublished
from app.summaries.models import ClassFigure, FrozenGroup
from app.summaries.periods import (
    GROUP_LASTS,
    Stretch,
    group_for,
    half_term_that_ended_last,
    monday_of,
    week_of,
)
from app.summaries.suppression import Band, Cell, Figure, Period

VERSION: Final = 1
# a worker that was down publishes what ended meanwhile: over Christmas too
_CATCH_UP: Final = timedelta(weeks=3)
_WEEK: Final = timedelta(weeks=1)
_RANK: Final = {Period.DAY: 0, Period.WEEK: 1, Period.HALF_TERM: 2}
_TOGETHER: Final = 10  # classes of a school: as long as SQLite's one writer is held


def freeze_due(
    database: Database, keys: Keyring, now: datetime, *, school_id: UUID | None = None
) -> int:
    """Publish each figure whose time is over and that isn't published; give how many.

    Today's: once a window of the class has closed today, and never afterwards. The week's: after
    its last open day has closed. The half-term's likewise. Some classes of a school are a short
    transaction; two workers at once publish each figure once.

    Args:
        database: the one that everything is in.
        keys: the installation's.
        now: the moment.
        school_id: one school alone; every school where left out.
    """
    with database.read() as session:
        spans = _spans(session, school_id, now)
    done = 0
    for span, class_ids in unpublished(database, spans, now):
        for some in batched(class_ids, _TOGETHER):
            with database.write(Urgency.CHORE) as session:
                done += _publish(session, keys, span, some, now)
    return done


def _spans(session: Session, school_id: UUID | None, now: datetime) -> list[Span]:
    """Give what is over in each school; the oldest first, as a week's group holds for the next."""
    today = school_day(now)
    wanted = select(col(School.id), col(School.daily_band))
    if school_id:
        wanted = wanted.where(School.id == school_id)
    daily = dict(session.exec(wanted).all())
    spans = []
    for one, cal in roster.calendars_of(session, daily).items():
        if daily[one]:
            spans.append(Span(one, cal, Period.DAY, today, today))
        spans += [Span(one, cal, *span) for span in _over(cal, today, now)]
    return sorted(spans, key=lambda span: (span.ends_on, _RANK[span.period]))


def _over(cal: Calendar, today: date, now: datetime) -> Iterator[tuple[Period, date, date]]:
    """Give the weeks and the half-term that are over, oldest first."""
    for period, stretch in _lately(cal, today):
        if stretch.over_at <= now:
            yield period, stretch.starts_on, stretch.ends_on


@lru_cache(maxsize=4096)  # the same all day, and looked for once a minute in each of many schools
def _lately(cal: Calendar, today: date) -> Sequence[tuple[Period, Stretch]]:
    """Give the weeks and the half-term that end about now, oldest first."""
    since = today - _CATCH_UP
    weeks = [week_of(cal, since + n * _WEEK) for n in range(_CATCH_UP // _WEEK + 1)]
    half_term = half_term_that_ended_last(cal, today, since=since)
    return [
        (period, stretch)
        for period, stretch in (
            *((Period.WEEK, week) for week in weeks),
            (Period.HALF_TERM, half_term),
        )
        if stretch and since <= stretch.ends_on
    ]


def _publish(
    session: Session, keys: Keyring, span: Span, class_ids: Collection[UUID], now: datetime
) -> int:
    """Publish a span's figure of some classes, in as many statements as for one."""
    # one worker a class; in order, so that two who take some of the same go one after the other
    held = session.exec(
        select(Class.id)
        .where(Class.school_id == span.school_id, col(Class.id).in_(class_ids))
        .order_by(col(Class.id))
        .with_for_update(key_share=True)
    ).all()
    there = set(
        session.exec(
            select(ClassFigure.class_id).where(
                ClassFigure.school_id == span.school_id,
                col(ClassFigure.class_id).in_(held),
                ClassFigure.period == str(span.period),
                ClassFigure.starts_on == span.starts_on,
            )
        )
    )
    groups = _groups(session, span, [one for one in held if one not in there], now)
    pupils = frozenset[UUID]().union(*(group for some in groups.values() for group in some))
    votes = votes_of(session, span.school_id, pupils, span.starts_on, span.ends_on)
    for class_id, of_class in groups.items():
        figure = _figure(keys, span, class_id, of_class, votes)
        session.add(
            ClassFigure(
                school_id=span.school_id,
                class_id=class_id,
                period=str(span.period),
                starts_on=span.starts_on,
                band=str(figure.band),
                taking_part=str(figure.taking_part),
                version=VERSION,
                frozen_at=now,
            )
        )
    return len(groups)


def _figure(
    keys: Keyring,
    span: Span,
    class_id: UUID,
    groups: Sequence[frozenset[UUID]],
    votes: Mapping[UUID, Sequence[int | None]],
) -> Figure:
    # Over a half-term the group may have been frozen twice: who was in it throughout counts, and
    # a group that was ever too small or too large has no figure to be compared with its weeks.
    members = frozenset.intersection(*groups)
    figure = suppression.figure(
        [said for pupil, said in votes.items() if pupil in members],
        pupils=len(members),
        key=keys.derive("noise", span.school_id.hex),
        cell=Cell(class_id.hex, span.period, span.starts_on, VERSION),
    )
    if all(span.period in suppression.periods_of(len(group)) for group in groups):
        return figure
    return replace(figure, band=Band.NOT_ENOUGH)


def _groups(
    session: Session, span: Span, class_ids: Collection[UUID], now: datetime
) -> dict[UUID, list[frozenset[UUID]]]:
    """Give the frozen groups of a period, by class; where there is none, freeze one now."""
    first, last = monday_of(span.starts_on), monday_of(span.ends_on)
    frozen: dict[UUID, dict[date, set[UUID]]] = {one: {} for one in class_ids}
    for class_id, starts_on, pupil_id in session.exec(
        select(
            col(FrozenGroup.class_id), col(FrozenGroup.starts_on), col(FrozenGroup.pupil_id)
        ).where(
            FrozenGroup.school_id == span.school_id,
            col(FrozenGroup.class_id).in_(class_ids),
            col(FrozenGroup.starts_on).between(first - GROUP_LASTS, last),
        )
    ):
        frozen[class_id].setdefault(starts_on, set()).add(pupil_id)
    mondays = [first + n * _WEEK for n in range((last - first).days // 7 + 1)]
    groups = {}
    for class_id, known in frozen.items():
        holding = {group_for(span.cal, known, monday) for monday in mondays}
        groups[class_id] = [frozenset(known[start]) for start in holding if start]
    new = [class_id for class_id, some in groups.items() if not some]
    return groups | _freeze_groups(session, span.school_id, new, last, now)


def _freeze_groups(
    session: Session, school_id: UUID, class_ids: Collection[UUID], monday: date, now: datetime
) -> dict[UUID, list[frozenset[UUID]]]:
    if not class_ids:
        return {}
    members = roster.pupils_of_classes(session, school_id, class_ids, school_day(now))
    rows = [
        {"school_id": school_id, "class_id": class_id, "starts_on": monday, "pupil_id": pupil}
        for class_id, pupils in members.items()
        for pupil in pupils
    ]
    if rows:
        session.connection().execute(insert(FrozenGroup), rows)
    return {one: [frozenset(members.get(one, ()))] for one in class_ids}


def votes_of(
    session: Session, school_id: UUID, pupils: Collection[UUID], first: date, last: date
) -> dict[UUID, Sequence[int | None]]:
    """Give what each pupil said: one level a school day, the first of the day, oldest first.

    In the order of the pupils' ids; whoever said nothing is absent.

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
    return {
        pupil: [next(day)[2] for _, day in groupby(of_one, key=lambda row: row[1])]
        for pupil, of_one in groupby(rows, key=lambda row: row[0])
    }
