"""Who is with a child's class at this moment: who opened its window, else its teachers."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, tuple_

from app.roster import calendar
from app.roster.models import Class, Membership, Window
from app.roster.queries import on_that_day


def with_class(
    session: Session, pupils: Collection[tuple[UUID, UUID]], now: datetime
) -> dict[tuple[UUID, UUID], tuple[UUID, ...]]:
    """Give for each pupil, by (school, id), the adults with the class now, in two statements."""
    if not pupils:
        return {}
    by_roster = _teachers(session, pupils, calendar.school_day(now))
    return by_roster | _who_opened(session, pupils, now)


def _in_class(pupils: Collection[tuple[UUID, UUID]], on: date) -> tuple[ColumnElement[bool], ...]:
    return (
        tuple_(col(Membership.school_id), col(Membership.person_id)).in_(pupils),
        col(Membership.role) == "pupil",
        *on_that_day(on),
    )


def _who_opened(
    session: Session, pupils: Collection[tuple[UUID, UUID]], now: datetime
) -> dict[tuple[UUID, UUID], tuple[UUID, ...]]:
    running = (
        select(col(Membership.school_id), col(Membership.person_id), col(Window.opened_by))
        .join(
            Window,
            and_(
                col(Window.school_id) == Membership.school_id,
                col(Window.class_id) == Membership.class_id,
            ),
        )
        .where(
            *_in_class(pupils, calendar.school_day(now)),
            col(Window.opens_at) <= now,
            col(Window.closes_at) > now,
        )
        .order_by(col(Window.opens_at), col(Window.id))  # the one opened last stands
    )
    return {(school, pupil): (adult,) for school, pupil, adult in session.execute(running)}


def _teachers(
    session: Session, pupils: Collection[tuple[UUID, UUID]], on: date
) -> dict[tuple[UUID, UUID], tuple[UUID, ...]]:
    theirs = aliased(Membership)
    teachers = (
        select(col(Membership.school_id), col(Membership.person_id), col(theirs.person_id))
        .join(
            theirs,
            and_(
                col(theirs.school_id) == Membership.school_id,
                col(theirs.class_id) == Membership.class_id,
            ),
        )
        .join(
            Class,
            and_(col(Class.school_id) == theirs.school_id, col(Class.id) == theirs.class_id),
        )
        .where(
            *_in_class(pupils, on),
            col(Class.kind) == "registration",
            col(theirs.role) == "teacher",
            col(theirs.from_on) <= on,
            or_(col(theirs.until_on).is_(None), col(theirs.until_on) > on),
        )
        .order_by(col(theirs.from_on), col(theirs.person_id))
    )
    found: dict[tuple[UUID, UUID], tuple[UUID, ...]] = {}
    for school, pupil, adult in session.execute(teachers):
        found[school, pupil] = (*found.get((school, pupil), ()), adult)
    return found
