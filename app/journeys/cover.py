"""Who can be rung changes: an adult is away, comes back, is not wanted, or leaves."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, col, delete, or_, select

from app.access.actor import Actor
from app.audit.actions import Action
from app.audit.service import Entry, record
from app.concerns.models import Concern
from app.concerns.moving import calendar_changed
from app.concerns.rerouting import keep_from, owner_gone
from app.concerns.standing import ground
from app.identity import sessions, staff
from app.kernel.problems import Problem
from app.notify import subscriptions
from app.roster import keeping, queries
from app.roster.models import Away, Duty
from app.trust import service as trust

ALL = ("U", "R", "P", "N")


def go_away(
    session: Session, actor: Actor, person_id: UUID, *, until_at: datetime, now: datetime
) -> None:
    """Mark an adult away from now; what is theirs re-routes at once, U too.

    Raises:
        Problem: `not_found`; `bad_field` where it would have ended already.
    """
    if until_at <= now:
        raise Problem("bad_field", field="until_at")
    queries.person(session, actor.school_id, person_id, "staff")
    session.add(
        Away(school_id=actor.school_id, person_id=person_id, from_at=now, until_at=until_at)
    )
    session.flush()
    owner_gone(session, actor.school_id, person_id, severities=ALL, now=now)
    _record(session, actor, Action.GO_AWAY, person_id, now)


def come_back(session: Session, actor: Actor, person_id: UUID, *, now: datetime) -> None:
    """End an absence; cases that moved stay where they are."""
    queries.person(session, actor.school_id, person_id, "staff")
    for row in session.exec(
        select(Away).where(
            Away.school_id == actor.school_id,
            Away.person_id == person_id,
            col(Away.until_at) > now,
        )
    ):
        if row.from_at < now:
            row.until_at = now
        else:
            session.delete(row)
    _record(session, actor, Action.COME_BACK, person_id, now)


def not_this_person(session: Session, actor: Actor, adult_id: UUID, *, now: datetime) -> None:
    """Honour a pupil's veto, in the circle and in every open case; it always succeeds."""
    if actor.person_id is None:
        raise Problem("not_found")
    queries.person(session, actor.school_id, adult_id, "staff")
    if trust.veto(session, actor.school_id, actor.person_id, adult_id, now=now):
        keep_from(session, actor.school_id, actor.person_id, adult_id, now=now)
        entry = Entry(
            actor.school_id,
            now,
            "pupil",
            actor.person_id,
            Action.VETO,
            pupil_id=actor.person_id,
            object_kind="person",
            object_id=adult_id,
        )
        record(session, [entry])


def leave_school(session: Session, actor: Actor, person_id: UUID, *, now: datetime) -> None:
    """Let a member of staff leave, at once: signed out, out of every circle, cases re-routed.

    Removing a person always succeeds. The receipt says nothing of cases, whether there were any
    or none.

    Raises:
        Problem: `not_found`.
    """
    person = queries.person(session, actor.school_id, person_id, "staff")
    if person.status != "left":
        leave_together(session, actor, [person_id], now=now)


def leave_together(
    session: Session, actor: Actor, people: Sequence[UUID], *, now: datetime
) -> None:
    """Let several leave, who are at work; only those whose cases move cost more than the first."""
    if not people:
        return
    school_id = actor.school_id
    keeping.leave(session, school_id, people, on=now.date())
    sessions.end_all_of(session, school_id, people)
    staff.forget(session, school_id, people)
    subscriptions.forget(session, school_id, people, now=now)
    trust.leave(session, school_id, people, now=now)
    session.flush()
    session.exec(
        delete(Duty).where(col(Duty.school_id) == school_id, col(Duty.person_id).in_(people))
    )
    for person_id in sorted(_with_cases(session, school_id, people)):
        owner_gone(session, school_id, person_id, severities=ALL, now=now)
    record(session, [_entry(actor, Action.LEAVE, one, now) for one in people])


def _with_cases(session: Session, school_id: UUID, people: Sequence[UUID]) -> set[UUID]:
    """Give those of some adults for whom an open case waits, in any way."""
    parts = (Concern.owner_id, Concern.going_by, Concern.dsp_by, Concern.offered_to)
    rows = session.execute(
        columns(*map(col, parts)).where(
            col(Concern.school_id) == school_id,
            col(Concern.state) != "closed",
            or_(*(col(part).in_(people) for part in parts)),
        )
    )
    return {one for row in rows for one in row if one in people}


def calendar_moved(session: Session, school_id: UUID, *, now: datetime) -> None:
    """Move every pending clock of a school after its days changed."""
    cases: Sequence[Concern] = session.exec(
        select(Concern)
        .where(Concern.school_id == school_id, Concern.state != "closed")
        .order_by(col(Concern.id))
        .with_for_update()
    ).all()
    calendar_changed(session, cases, now=now)


def reachable(session: Session, school_id: UUID, now: datetime) -> bool:
    """Say whether any safeguarding person of a school could be rung now."""
    at = ground(session, school_id, now)
    held = at.staff.holding("dsp", "deputy", "head", "acting_head")
    return bool(set(held) - at.away("U") - at.inactive)


def _record(session: Session, actor: Actor, action: Action, person_id: UUID, now: datetime) -> None:
    record(session, [_entry(actor, action, person_id, now)])


def _entry(actor: Actor, action: Action, person_id: UUID, now: datetime) -> Entry:
    return Entry(
        actor.school_id,
        now,
        actor.kind,
        actor.person_id,
        action,
        object_kind="person",
        object_id=person_id,
    )
