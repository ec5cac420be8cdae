"""Moves clocks, promises and bells when a school's days change; urgent is never silent."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.audit.actions import Action
from app.audit.service import Entry, record
from app.concerns import clock
from app.concerns.models import Concern, Party
from app.concerns.routing import HEAD
from app.concerns.standing import Ground, chain_of, ground
from app.concerns.telling import Telling, tell
from app.concerns.winding import start_clock
from app.notify.outbox import settle_for
from app.roster import calendar


def calendar_changed(session: Session, cases: Sequence[Concern], *, now: datetime) -> None:
    """Count every deadline of open cases again; what did not begin yet rings at its new time."""
    grounds: dict[UUID, Ground] = {}
    moved: list[Entry] = []
    for case in cases:
        if case.school_id not in grounds:
            grounds[case.school_id] = ground(session, case.school_id, now)
        before = case.deadline_at
        if case.state == "open":
            _move_clock(session, grounds[case.school_id], case, now)
        else:
            _move_promise(grounds[case.school_id].cal, case, now)
        if case.deadline_at != before:
            moved.append(_moved(case, now))
    record(session, moved)


def _moved(case: Concern, now: datetime) -> Entry:
    return Entry(
        case.school_id,
        now,
        "system",
        None,
        Action.MOVE_DEADLINE,
        pupil_id=case.pupil_id,
        concern_id=case.id,
    )


def _move_clock(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    found = chain_of(session, at, case)
    began, before, owner = case.clock_from, case.deadline_at, case.owner_id
    if began > now:
        case.clock_from = clock.starts_at(at.cal, now, staffed_rota=at.school.staffed_rota)
    start_clock(at, case, found)
    case.owner_id = owner or case.owner_id
    if case.deadline_at is not None and case.deadline_at <= now:
        case.deadline_at = now
    if case.clock_from != began:
        _move_bells(session, case, now)
    later = before is not None and case.deadline_at is not None and case.deadline_at > before
    if case.severity == "U" and later and not calendar.is_open_at(at.cal, now):
        told = tuple(dict.fromkeys((*found.safeguarding, *found.tiers[HEAD])))
        tell(session, [Telling(case, told, case.tier, "urgent", now)], now=now)


def _move_bells(session: Session, case: Concern, now: datetime) -> None:
    """Ring those who wait for the opening at the new opening, and not at the old."""
    waiting = session.exec(
        select(Party)
        .where(
            Party.school_id == case.school_id,
            Party.concern_id == case.id,
            col(Party.told_at) > now,
            col(Party.revoked_at).is_(None),
        )
        .order_by(col(Party.adult_id))
        .execution_options(populate_existing=True)
    ).all()
    for party in waiting:
        party.told_at = case.clock_from
    told = tuple(party.adult_id for party in waiting)
    settle_for(session, case.school_id, case.id, adult_ids=told, state="superseded", now=now)
    what = "urgent" if case.severity == "U" else "ring"
    tell(session, [Telling(case, told, case.tier, what, case.clock_from)], now=now)


def _move_promise(cal: calendar.Calendar, case: Concern, now: datetime) -> None:
    """What an adult promised moves with the days; what is overdue by now stays so."""
    if case.nudged_at is not None:
        by = clock.grace_after_nudge(cal, case.severity, case.nudged_at)
    elif case.outcome is not None and case.deadline_at is not None:
        shut = not calendar.is_open_day(cal, calendar.school_day(case.deadline_at))
        by = calendar.closing_after(cal, case.deadline_at) if shut else case.deadline_at
    elif case.state == "contacted":
        by = clock.review_by(cal, case.severity, case.contacted_at or now)
    else:
        severity = "R" if case.severity == "N" else case.severity
        by = clock.contact_by(cal, severity, case.acked_at or now)
    if by > now:
        case.deadline_at = by
