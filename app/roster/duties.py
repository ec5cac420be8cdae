"""Gives and takes duties; a safeguarding one only by somebody who leads safeguarding."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy import select as columns
from sqlmodel import Session, and_, col, func, select

from app.access.actor import Actor
from app.kernel.many import ForMany, same_row, types_of
from app.kernel.problems import Problem, absent
from app.roster import queries
from app.roster.models import Duty, Person
from app.roster.people import SAFEGUARDING

OFFICE: Final = frozenset({"teacher", "admin"})
BY_SAFEGUARDING: Final = frozenset({"dsp", "deputy", "head", "acting_head", "chair"})


def roles_of(session: Session, school_id: UUID, person_id: UUID) -> frozenset[str]:
    return roles_of_people(session, {(school_id, person_id)})[(school_id, person_id)]


def roles_of_people(
    session: Session, people: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], frozenset[str]]:
    """Give the roles of each (school, person), in one statement."""
    found: dict[tuple[UUID, UUID], set[str]] = {one: set() for one in people}
    for school_id, person_id, role in _ROLES.run(session, list(found)):
        found[(school_id, person_id)].add(role)
    return {one: frozenset(roles) for one, roles in found.items()}


_DUTIES: Final[Table] = Duty.__table__  # type: ignore[attr-defined]  # set by SQLModel
_PERSON: Final = types_of(_DUTIES, "school_id", "person_id")
_ROLES: Final = ForMany(
    lambda given: columns(
        *(_DUTIES.c[name] for name in ("school_id", "person_id", "role"))
    ).join_from(given, _DUTIES, same_row(given, _DUTIES, *_PERSON)),
    **_PERSON,
)


def set_duties(
    session: Session, actor: Actor, person_id: UUID, roles: Collection[str], *, now: datetime
) -> tuple[frozenset[str], frozenset[str]]:
    """Make these the duties of a member of staff; the same again changes nothing.

    Returns:
        The duties that were given, and those that were taken.

    Raises:
        Problem: `not_found` where the person, or the right to change one of these, is missing;
            `cannot_leave_no_one` where the last one who leads safeguarding would stop.
    """
    person = queries.person(session, actor.school_id, person_id, "staff")
    if person.status != "active" or not set(roles) <= OFFICE | BY_SAFEGUARDING:
        raise absent()
    before = roles_of(session, actor.school_id, person_id)
    given, taken = frozenset(roles) - before, before - frozenset(roles)
    changes = given | taken
    if changes & OFFICE and "admin" not in actor.roles:
        raise absent()
    if changes & BY_SAFEGUARDING and not actor.roles & SAFEGUARDING:
        raise absent()
    if before & SAFEGUARDING and not set(roles) & SAFEGUARDING:
        _refuse_nobody_left(session, actor.school_id, person_id)
    for role in taken:
        held = session.get(Duty, (actor.school_id, person_id, role))
        if held is not None:
            session.delete(held)
    session.add_all(
        Duty(
            school_id=actor.school_id,
            person_id=person_id,
            role=role,
            granted_by=actor.person_id,
            granted_at=now,
        )
        for role in given
    )
    session.flush()
    return given, taken


def _refuse_nobody_left(session: Session, school_id: UUID, but: UUID) -> None:
    others = session.exec(
        select(func.count())
        .select_from(Duty)
        .join(
            Person,
            and_(col(Person.school_id) == Duty.school_id, col(Person.id) == Duty.person_id),
        )
        .where(
            Duty.school_id == school_id,
            col(Duty.role).in_(SAFEGUARDING),
            Duty.person_id != but,
            Person.status == "active",
        )
    ).one()
    if not others:
        raise Problem("cannot_leave_no_one", field="roles")
