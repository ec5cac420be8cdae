"""What the pupil sees of an ask, and answers: seen by whom, did they come, that was not me."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.checkins import service as checkins
from app.concerns.models import Cause, Concern
from app.concerns.queries import of_pupil
from app.concerns.reopening import not_yet
from app.concerns.rerouting import not_verified
from app.concerns.telling import Happening, write_down
from app.kernel.problems import Problem, absent
from app.roster import calendar, queries
from app.roster.people import display_name

ANSWERS: Final = frozenset({"came", "not_yet", "no_longer"})
ASK_FOR: Final = timedelta(days=14)
NOT_ME_FOR: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest open ask in one line."""

    state: str  # not_seen, seen, lapsed
    name: str | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """Did NAME come to see you? Asked only after an adult said so, or at the day's end."""

    concern_id: UUID
    name: str


def latest(session: Session, school_id: UUID, pupil_id: UUID) -> Latest | None:
    """Give the newest ask that is open or was read; a pattern's case is never shown."""
    for case in of_pupil(session, school_id, pupil_id):
        if case.severity == "P" and case.ask == "none":
            continue
        if case.state == "closed" and case.outcome != "read":
            continue
        seen = case.acked_by
        state = "seen" if seen else "lapsed" if case.lapsed_at else "not_seen"
        return Latest(state, _name(session, school_id, seen or case.owner_id), case.opened_at)
    return None


def question(
    session: Session, school_id: UUID, pupil_id: UUID, *, now: datetime
) -> Question | None:
    """Give the question to ask, if any: once for each contact, never in a pattern's case."""
    cal = queries.calendar_of(session, school_id)
    for case in of_pupil(session, school_id, pupil_id):
        if case.severity == "P" or case.acked_by is None or _has_said(case):
            continue
        if case.outcome == "read" or case.unverified:
            continue
        if case.contacted_at is None and not _day_has_ended(cal, case, now):
            continue
        if case.closed_at is not None and now - case.closed_at > ASK_FOR:
            continue
        name = _name(session, school_id, case.contacted_by or case.acked_by)
        if name is not None:
            return Question(case.id, name)
    return None


def _has_said(case: Concern) -> bool:
    """Say whether the child answered since somebody last took the case."""
    return case.said_at is not None and (case.acked_at is None or case.said_at >= case.acked_at)


def _day_has_ended(cal: calendar.Calendar, case: Concern, now: datetime) -> bool:
    taken = case.acked_at or case.opened_at
    bell = calendar.bell_on(cal, calendar.school_day(taken))
    return bell is not None and now >= bell


def answer(
    session: Session,
    school_id: UUID,
    pupil_id: UUID,
    concern_id: UUID,
    said: str,
    *,
    now: datetime,
) -> None:
    """Take the pupil's answer; "not yet" opens the case again with another adult.

    "Came" and "no longer needed" are recorded and close nothing: only an adult closes.

    Raises:
        Problem: `not_found` for another pupil's case; `bad_field` for another word; `not_now`
            where nothing was asked.
    """
    if said not in ANSWERS:
        raise Problem("bad_field", field="said")
    case = session.exec(
        select(Concern)
        .where(
            Concern.school_id == school_id,
            Concern.id == concern_id,
            Concern.pupil_id == pupil_id,
        )
        .with_for_update()
    ).first()
    if case is None:
        raise absent()
    asked = question(session, school_id, pupil_id, now=now)
    is_asked = asked is not None and asked.concern_id == case.id
    if case.said == said and not is_asked:
        return
    if said == "not_yet":
        if not is_asked:
            raise Problem("not_now")
        not_yet(session, case, now=now)
        return
    case.said, case.said_at = said, now
    write_down(session, [Happening(case, said, "pupil", pupil_id)], now=now)


def not_me(session: Session, device: Actor, check_in_id: UUID, *, now: datetime) -> bool:
    """Withdraw a tap of the last minute on this tablet: not that pupil's. Its case stays.

    Returns:
        Whether there was such a tap.
    """
    tap = checkins.on_device(session, device.school_id, device.device_id, check_in_id)
    if tap is None or now - tap.received_at > NOT_ME_FOR or tap.withdrawn_at is not None:
        return False
    tap.withdrawn_at = now
    cause = session.get(Cause, (tap.school_id, tap.pupil_id, tap.id))
    if cause is not None:
        case = session.exec(
            select(Concern)
            .where(Concern.school_id == tap.school_id, col(Concern.id) == cause.concern_id)
            .with_for_update()
        ).one()
        not_verified(session, case, now=now)
    return True


def _name(session: Session, school_id: UUID, person_id: UUID | None) -> str | None:
    if person_id is None:
        return None
    return display_name(queries.person(session, school_id, person_id))
