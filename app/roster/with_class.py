"""Who is with a child's class at this moment: who opened its window, else its teachers."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, tuple_

from app.roster import calendar
from app.roster.models import Class, Membership, Person, Window
from app.roster.queries import on_that_day


def with_class(
    session: Session, pupils: Collection[tuple[UUID, UUID]], now: datetime
) -> dict[tuple[UUID, UUID], tuple[UUID, ...]]:
    """Give for each pupil, by (school, id), the adults with the class now, in two statements."""
    if not pupils:
        return {}
    on = calendar.school_day(now)
    in_class = (
        tuple_(col(Membership.school_id), col(Membership.person_id)).in_(pupils),
        col(Membership.role) == "pupil",
        *on_that_day(on),
    )
    whose = (col(Membership.school_id), col(Membership.person_id))
    found: dict[tuple[UUID, UUID], tuple[UUID, ...]] = {}
    running = (
        select(*whose, col(Window.opened_by))
        .join(
            Window,
            and_(
                col(Window.school_id) == Membership.school_id,
                col(Window.class_id) == Membership.class_id,
            ),
        )
        .where(*in_class, col(Window.opens_at) <= now, col(Window.closes_at) > now)
        .order_by(col(Window.opens_at).desc(), col(Window.id))
    )
    for school_id, pupil_id, adult_id in session.execute(running):
        found.setdefault((school_id, pupil_id), (adult_id,))
    theirs = aliased(Membership)
    teachers = (
        select(*whose, col(theirs.person_id))
        .join(
            theirs,
            and_(
                col(theirs.school_id) == Membership.school_id,
                col(theirs.class_id) == Membership.class_id,
            ),
        )
        .join(
            Class,
            and_(
                col(Class.school_id) == Membership.school_id,
                col(Class.id) == Membership.class_id,
            ),
        )
        .join(
            Person,
            and_(col(Person.school_id) == theirs.school_id, col(Person.id) == theirs.person_id),
        )
        .where(
            *in_class,
            col(Class.kind) == "registration",
            col(theirs.role) == "teacher",
            col(theirs.from_on) <= on,
            col(theirs.until_on).is_(None) | (col(theirs.until_on) > on),
            col(Person.status) == "active",
        )
        .order_by(col(theirs.from_on), col(theirs.person_id))
    )
    by_roster: dict[tuple[UUID, UUID], list[UUID]] = {}
    for school_id, pupil_id, adult_id in session.execute(teachers):
        by_roster.setdefault((school_id, pupil_id), []).append(adult_id)
    return {pupil: tuple(dict.fromkeys(adults)) for pupil, adults in by_roster.items()} | found
