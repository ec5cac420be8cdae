"""The safeguarding team tries patterns on the past, and sets how much they say.

Nothing here judges a day again: a changed rule holds from the next day that closes.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import Action, Facts, may
from app.audit import actions
from app.audit.service import Entry, record
from app.checkins.levels import levels
from app.concerns.queries import hidden_from
from app.kernel.problems import absent
from app.patterns import days as closed_days
from app.patterns.findings import Finding, Kind
from app.patterns.judging import Knob
from app.patterns.models import ClosedDay
from app.patterns.rarity import terms_for
from app.patterns.replay import Register, replayed
from app.roster import calendar, queries, registers
from app.roster.models import Person

LOOKED_BACK: Final = timedelta(weeks=12)  # the time of which a dry run tells
_SETTLING: Final = timedelta(weeks=26)  # before it, in which what is usual is learnt
WEEKS_OF_TERM: Final = 13
LATELY: Final = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Answering:
    """How much of a class can be seen at all."""

    group: str
    asked: int  # pupil-days on which the class checked in, of the last four weeks
    answered: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How patterns are set, and what they can see."""

    budget: float
    off: frozenset[Kind]
    pupils: int
    classes: Sequence[Answering]
    dipped: Sequence[tuple[str, date]]  # class and day, the newest first


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a setting would have opened in the last weeks."""

    weeks: int
    pupils: int
    found: Sequence[tuple[Person, Finding]]  # the newest first


def cases_a_week(budget: float, pupils: int) -> float:
    """Give the false cases a week of a school that a budget a pupil and term comes to."""
    return budget * pupils / WEEKS_OF_TERM


def budget_of(cases: float, pupils: int) -> float:
    """Give the budget that comes to so many false cases a week, within what a row may hold."""
    return min(max(cases * WEEKS_OF_TERM / max(pupils, 1), 0.005), 1.0)


def overview(session: Session, actor: Actor, *, now: datetime) -> Overview:
    """Say how patterns are set, how much they can see, and which classes were low together.

    Raises:
        Problem: `not_found` for everybody but the safeguarding team.
    """
    only_the_team(actor)
    budget, off = closed_days.rules_of(session, actor.school_id)
    names = registers.classes(session, actor.school_id)
    since = calendar.school_day(now) - LATELY
    days = _days(session, actor.school_id, since)
    classes = [
        Answering(
            names[group],
            asked=sum(day.pupils for day in days if day.class_id == group and day.counts),
            answered=sum(day.answered for day in days if day.class_id == group and day.counts),
        )
        for group in names
    ]
    dipped = [(names[day.class_id], day.school_day) for day in reversed(days) if day.shift < 0]
    return Overview(
        budget, off, registers.number_of_pupils(session, actor.school_id), classes, dipped
    )


def dry_run(
    session: Session, actor: Actor, *, cases: float, off: Collection[Kind], now: datetime
) -> DryRun:
    """Replay the school's own past with a setting, by the code that runs live; writes nothing.

    The caller writes down who was named, by `looked`, when it is shown. Pupils who do not want
    the reader are in neither list nor number.
    """
    only_the_team(actor)
    today = calendar.school_day(now)
    knob = Knob(
        terms_for(budget_of(cases, registers.number_of_pupils(session, actor.school_id))),
        frozenset(off),
    )
    past = _past(session, actor.school_id, today - LOOKED_BACK - _SETTLING)
    _, hidden = hidden_from(session, actor)
    found = [
        (pupil, finding)
        for pupil, finding in replayed(past, knob)
        if finding.day.on >= today - LOOKED_BACK and pupil not in hidden
    ]
    people = queries.people(session, actor.school_id, {pupil for pupil, _ in found})
    named = [(people[pupil], finding) for pupil, finding in reversed(found) if pupil in people]
    return DryRun(LOOKED_BACK.days // 7, len({pupil.id for pupil, _ in named}), named)


def set_rules(
    session: Session, actor: Actor, *, cases: float, off: Collection[Kind], now: datetime
) -> None:
    """Set how much is said from the next closing on. Asks and unsafe feelings are not among it."""
    only_the_team(actor)
    if actor.person_id is None:
        raise absent()
    budget = budget_of(cases, registers.number_of_pupils(session, actor.school_id))
    closed_days.set_rules(session, actor.school_id, budget, off, by=actor.person_id, now=now)
    entry = Entry(
        actor.school_id, now, actor.kind, actor.person_id, actions.Action.SET_PATTERN_RULES
    )
    record(session, [entry])


def looked(
    session: Session,
    actor: Actor,
    pupils: Collection[UUID],
    action: actions.Action,
    *,
    now: datetime,
) -> None:
    """Write down a look at each of these pupils, or at an empty list."""
    record(
        session,
        [
            Entry(actor.school_id, now, actor.kind, actor.person_id, action, pupil_id=pupil)
            for pupil in sorted(pupils)
        ]
        or [Entry(actor.school_id, now, actor.kind, actor.person_id, action)],
    )


def only_the_team(actor: Actor) -> None:
    if not may(Action.TUNE_PATTERNS, actor, Facts()):
        raise absent()


def _days(session: Session, school_id: UUID, since: date) -> Sequence[ClosedDay]:
    known = registers.classes(session, school_id)
    return [
        day
        for day in closed_days.of_school(session, school_id, since=since)
        if day.class_id in known
    ]


def _past(
    session: Session, school_id: UUID, since: date
) -> Mapping[date, Mapping[UUID, Register[UUID]]]:
    """Give the registers of the school's closed days, as they would be read today."""
    days = _days(session, school_id, since)
    members = registers.members_since(session, school_id)
    taps = levels(
        session,
        school_id,
        {pupil for of_class in members.values() for pupil in of_class},
        since=since,
        until=max((day.school_day for day in days), default=since),
    )
    lowest: dict[tuple[UUID, date], int] = {}
    for tap in taps:
        key = (tap.pupil_id, tap.on)
        lowest[key] = min(tap.level, lowest.get(key, tap.level))
    past: dict[date, dict[UUID, Register[UUID]]] = {}
    for day in days:
        past.setdefault(day.school_day, {})[day.class_id] = {
            pupil: lowest.get((pupil, day.school_day))
            for pupil, joined in members.get(day.class_id, {}).items()
            if joined <= day.school_day
        }
    return past
