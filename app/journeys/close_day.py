"""When a class's school day is over, its children's days are judged: once, together, in one go.

A tap does not wait for this: what it says lies in its row, and what is usual is learnt here. A day
is closed once; what comes for it later is late, and is taken in with the next day that closes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.severity import Severity
from app.checkins import levels as checkins
from app.checkins.levels import Level
from app.concerns.opening import raise_cases
from app.concerns.raised import Raised
from app.kernel.db import Database, Urgency
from app.patterns import days as closed_days
from app.patterns import state
from app.patterns.closing import LATEST, Day
from app.patterns.findings import HISTORY, Finding
from app.patterns.judging import Judged, judge_day
from app.patterns.models import ClosedDay
from app.patterns.sentences import figures_of
from app.roster import calendar, queries, registers
from app.roster.calendar import Calendar
from app.roster.holding import pupils_held
from app.roster.models import Class, School
from app.roster.people import Years, band_of

CATCH_UP: Final = timedelta(days=7)  # a worker that was down closes the days that ended meanwhile
_LOOK_BACK: Final = timedelta(days=int(HISTORY * 7 / 5) + 60)  # HISTORY days with holidays between


def close_days(database: Database, now: datetime, *, school_id: UUID | None = None) -> int:
    """Close each class's school day that is over and is not closed; give how many.

    Oldest first, a transaction each: two workers at once close each day once.

    Args:
        database: the one that everything is in.
        now: the moment.
        school_id: one school alone; every school where left out.
    """
    with database.read() as session:
        over = _days_over(session, school_id, now)
    closed = 0
    for school, group, on in closed_days.unclosed(database, over):
        with database.write(Urgency.CHORE) as session:
            closed += close_day(session, school, group, on, now=now)
    return closed


def _days_over(session: Session, school_id: UUID | None, now: datetime) -> list[tuple[UUID, date]]:
    """Give the school days of the last week that are over, by school, oldest first."""
    today = calendar.school_day(now)
    wanted = select(col(School.id))
    if school_id is not None:
        wanted = wanted.where(col(School.id) == school_id)
    calendars = queries.calendars_of(session, session.exec(wanted).all())
    days = ((one, on) for one, cal in calendars.items() for on in _over(cal, today, now))
    return sorted(days, key=lambda day: (day[1], day[0]))


def _over(cal: Calendar, today: date, now: datetime) -> Iterable[date]:
    """Give the school days of the last week that have closed."""
    for back in range(CATCH_UP.days, -1, -1):
        on = today - timedelta(days=back)
        closes = calendar.closes_on(cal, on)
        if closes is not None and closes <= now:
            yield on


def close_day(session: Session, school_id: UUID, class_id: UUID, on: date, *, now: datetime) -> int:
    """Judge one school day of a class, in one transaction; 0 where that was done before."""
    held = select(Class).where(Class.school_id == school_id, Class.id == class_id)
    session.exec(held.with_for_update(key_share=True)).one()  # one worker a class
    if session.get(ClosedDay, (school_id, class_id, on)) is not None:
        return 0
    group = queries.pupils_of_class(session, school_id, class_id, on)
    pupils = pupils_held(session, {(school_id, pupil.id) for pupil in group})
    before = {pupil: usual for (_, pupil), usual in state.load(session, pupils.keys()).items()}
    taps = checkins.levels(
        session, school_id, before.keys(), since=on - timedelta(days=LATEST), until=on
    )
    past = closed_days.of_class(session, school_id, class_id, before=on, since=on - _LOOK_BACK)
    late = _late(taps, past, on)
    history = _History(session, school_id, past, on)
    judged = judge_day(
        before,
        _lowest(tap for tap in taps if tap.on == on),
        on,
        days_of=history.of,
        knob=closed_days.knob_of(session, school_id),
        late={pupil: [Day(one.on, one.level) for one in came] for pupil, came in late.items()},
    )
    _keep(session, judged, (school_id, class_id, on), pupils=len(before), now=now)
    state.store(
        session, {(school_id, pupil): usual for pupil, usual in judged.usual.items()}, now=now
    )
    raised = [
        _raised((school_id, pupil), pupils[school_id, pupil], finding, late.get(pupil, ()))
        for pupil, finding in judged.findings.items()
    ]
    raise_cases(session, raised, now=now)
    return 1


def _lowest(taps: Iterable[Level]) -> dict[UUID, int]:
    """Of several taps in a day the lowest is the day."""
    lowest: dict[UUID, int] = {}
    for tap in taps:
        lowest[tap.pupil_id] = min(tap.level, lowest.get(tap.pupil_id, tap.level))
    return lowest


def _late(taps: Sequence[Level], past: Sequence[ClosedDay], on: date) -> dict[UUID, list[Level]]:
    """Give what came for closed days after the last closing, where the day had nothing till then.

    The lowest of what came for a day; each is taken in once, by the next day that closes.
    """
    if not past:
        return {}
    closings = {day.school_day: day.closed_at for day in past}
    last = past[-1].closed_at
    had = {(tap.pupil_id, tap.on) for tap in taps if tap.on < on and tap.received_at <= last}
    late: dict[tuple[UUID, date], Level] = {}
    for tap in taps:
        key = (tap.pupil_id, tap.on)
        if tap.on in closings and tap.received_at > last and key not in had:
            late[key] = min(tap, late.get(key, tap), key=lambda one: one.level)
    found: dict[UUID, list[Level]] = {}
    for (pupil, _), tap in sorted(late.items(), key=lambda item: item[0][1]):
        found.setdefault(pupil, []).append(tap)
    return found


@dataclass(frozen=True, slots=True)
class _History:
    """The days of a class, for the few pupils whose meter is loud."""

    session: Session
    school_id: UUID
    past: Sequence[ClosedDay]
    on: date

    def of(self, pupils: Collection[UUID]) -> Mapping[UUID, Sequence[Day]]:
        past = self.past[-HISTORY + 1 :]
        since = past[0].school_day if past else self.on
        lowest: dict[date, dict[UUID, int]] = {}
        taps = checkins.levels(self.session, self.school_id, pupils, since=since, until=self.on)
        for tap in taps:
            of_day = lowest.setdefault(tap.on, {})
            of_day[tap.pupil_id] = min(tap.level, of_day.get(tap.pupil_id, tap.level))
        joined = registers.joined_on(self.session, self.school_id, pupils)
        counted = {day.school_day: day.counts for day in past}
        return {
            pupil: tuple(
                Day(on, lowest.get(on, {}).get(pupil))
                for on in (*counted, self.on)
                if on == self.on
                or pupil in lowest.get(on, {})
                or (counted[on] and on >= joined.get(pupil, on))
            )
            for pupil in pupils
        }


def _keep(
    session: Session,
    judged: Judged[UUID],
    day: tuple[UUID, UUID, date],
    *,
    pupils: int,
    now: datetime,
) -> None:
    school_id, class_id, on = day
    closed = judged.closed
    session.add(
        ClosedDay(
            school_id=school_id,
            class_id=class_id,
            school_day=on,
            pupils=pupils,
            answered=closed.answered,
            counts=closed.counts,
            shift=closed.shift,
            closed_at=now,
        )
    )


def _raised(
    pupil: tuple[UUID, UUID], years: Years, finding: Finding, late: Sequence[Level]
) -> Raised:
    return Raised(
        school_id=pupil[0],
        pupil_id=pupil[1],
        check_in_id=None,
        band=band_of(years),
        severity=Severity.PATTERN,
        why=finding.shown.kind.value,
        late_seconds=max((tap.late_seconds for tap in late), default=0),
        figures=figures_of(finding.shown),
    )
