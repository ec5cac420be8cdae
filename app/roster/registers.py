"""Who is in which registration class, and since when."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func
from sqlalchemy import select as columns
from sqlmodel import Session, and_, col

from app.roster.models import Class, Membership, Person


def joined_on(session: Session, school_id: UUID, pupils: Collection[UUID]) -> dict[UUID, date]:
    """Give since when each pupil has been in their present classes: the last time they joined."""
    joined: dict[UUID, date] = {}
    for pupil, since in session.execute(
        columns(col(Membership.person_id), col(Membership.from_on)).where(
            col(Membership.school_id) == school_id,
            col(Membership.person_id).in_(pupils),
            col(Membership.role) == "pupil",
            col(Membership.until_on).is_(None),
        )
    ):
        joined[pupil] = max(since, joined.get(pupil, since))
    return joined


def members_since(session: Session, school_id: UUID) -> dict[UUID, dict[UUID, date]]:
    """Give the present pupils of each registration class, and the day on which each joined it."""
    members: dict[UUID, dict[UUID, date]] = {}
    for group, pupil, since, _ in session.execute(_present(school_id)):
        members.setdefault(group, {})[pupil] = since
    return members


def groups_of(session: Session, school_id: UUID) -> dict[UUID, str]:
    """Give the name of each pupil's registration class."""
    return {pupil: name for _, pupil, _, name in session.execute(_present(school_id))}


def number_of_pupils(session: Session, school_id: UUID) -> int:
    counted = columns(func.count()).where(
        col(Person.school_id) == school_id,
        col(Person.kind) == "pupil",
        col(Person.status) == "active",
    )
    return int(session.execute(counted).scalar_one())


def classes(session: Session, school_id: UUID) -> dict[UUID, str]:
    """Give the names of the registration classes, in their order."""
    rows = session.execute(
        columns(col(Class.id), col(Class.name))
        .where(
            col(Class.school_id) == school_id,
            col(Class.kind) == "registration",
            col(Class.status) == "active",
        )
        .order_by(col(Class.name))
    )
    return {row[0]: row[1] for row in rows}


def _present(school_id: UUID) -> Select[UUID, UUID, date, str]:
    return (
        columns(
            col(Membership.class_id),
            col(Membership.person_id),
            col(Membership.from_on),
            col(Class.name),
        )
        .join(
            Class,
            and_(
                col(Class.school_id) == col(Membership.school_id),
                col(Class.id) == col(Membership.class_id),
            ),
        )
        .join(
            Person,
            and_(
                col(Person.school_id) == col(Membership.school_id),
                col(Person.id) == col(Membership.person_id),
            ),
        )
        .where(
            col(Membership.school_id) == school_id,
            col(Membership.role) == "pupil",
            col(Membership.until_on).is_(None),
            col(Class.kind) == "registration",
            col(Person.status) == "active",
        )
    )
