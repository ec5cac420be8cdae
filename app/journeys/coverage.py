"""Who has no adult, who is asked for by many, and who cannot be rung: the safety figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, and_, col, select

from app.access.actor import Actor
from app.access.policy import Action, Facts, may
from app.audit import actions
from app.audit.service import Entry, record
from app.kernel.problems import absent
from app.notify.subscriptions import newest_signs
from app.roster import calendar, queries
from app.roster.models import Class, Membership, Person
from app.roster.people import display_name, full_name
from app.trust import queries as trust


@dataclass(frozen=True, slots=True)
class Without:
    """A pupil who has chosen nobody, or whose adults are all gone."""

    pupil: str
    group: str | None


@dataclass(frozen=True, slots=True)
class Load:
    """An adult and how many pupils chose them."""

    name: str
    role: str | None
    pupils: int
    cap: int
    away: bool
    device: bool
    email: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """All of it, for the safeguarding team."""

    pupils: int
    without_adult: Sequence[Without]
    adults: Sequence[Load]


def coverage(session: Session, actor: Actor, *, now: datetime) -> Coverage:
    """Say who has no adult, in the same few statements for ten pupils and a thousand.

    Raises:
        Problem: `not_found` for everybody but the safeguarding team.
    """
    if not may(Action.READ_COVERAGE, actor, Facts()):
        raise absent()
    school_id = actor.school_id
    pupils = session.exec(
        select(Person)
        .where(Person.school_id == school_id, Person.kind == "pupil", Person.status == "active")
        .order_by(col(Person.family), col(Person.given))
    ).all()
    room = queries.staff_room(session, school_id, now)
    active = {one for one, person in room.people.items() if person.status == "active"}
    circles = trust.circles(session, [(school_id, pupil.id) for pupil in pupils])
    groups = _groups(session, actor, now)
    without = [
        Without(full_name(pupil), groups.get(pupil.id))
        for pupil in pupils
        if not set(circles[pupil.id]) & active
    ]
    looked = Entry(school_id, now, actor.kind, actor.person_id, actions.Action.READ_COVERAGE)
    record(session, [looked])
    return Coverage(len(pupils), without, _loads(session, actor, room, now))


def _groups(session: Session, actor: Actor, now: datetime) -> dict[UUID, str]:
    rows = session.exec(
        select(Membership.person_id, Class.name)
        .join(Class, and_(Class.school_id == Membership.school_id, Class.id == Membership.class_id))
        .where(
            Membership.school_id == actor.school_id,
            Membership.role == "pupil",
            Class.kind == "registration",
            *queries.on_that_day(calendar.school_day(now)),
        )
    )
    return dict(rows.all())


def _loads(session: Session, actor: Actor, room: queries.StaffRoom, now: datetime) -> list[Load]:
    chosen = trust.pupils_by_adult(session, actor.school_id)
    accepting = trust.choosable(session, actor.school_id)
    wanted = sorted(chosen.keys() | accepting.keys())
    signs = newest_signs(session, {(actor.school_id, one) for one in wanted})
    return sorted(
        (
            Load(
                name=display_name(room.people[one]),
                role=room.people[one].staff_role,
                pupils=chosen.get(one, 0),
                cap=accepting[one].cap if one in accepting else 0,
                away=any(start <= now < end for start, end in room.away.get(one, ())),
                device=(actor.school_id, one) in signs,
                email=bool(room.people[one].email),
            )
            for one in wanted
            if one in room.people and room.people[one].status == "active"
        ),
        key=lambda load: (-load.pupils, load.name),
    )
