"""The office's lists: people page by page, classes with their sizes; any size, as many queries."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import tuple_
from sqlmodel import Session, and_, col, func, or_, select

from app.roster.models import Away, Class, Duty, Membership, Person
from app.roster.queries import on_that_day


def page_of_people(
    session: Session,
    school_id: UUID,
    *,
    q: str = "",
    kind: str | None = None,
    after: UUID | None = None,
    size: int,
) -> Sequence[Person]:
    """Give people by family name, from the one after `after` on; one more than `size` if there is.

    Args:
        session: the transaction.
        school_id: whose people.
        q: part of a name or an e-mail address; empty for all.
        kind: pupil or staff; None for both.
        after: the last person of the page before.
        size: how many a page holds.
    """
    wanted = select(Person).where(Person.school_id == school_id, Person.status == "active")
    if kind:
        wanted = wanted.where(Person.kind == kind)
    if q:
        whole = col(Person.given) + " " + col(Person.family)
        wanted = wanted.where(
            or_(
                whole.icontains(q, autoescape=True),
                col(Person.known_as).icontains(q, autoescape=True),
                col(Person.email).icontains(q, autoescape=True),
            )
        )
    last = session.get(Person, (school_id, after)) if after else None
    if last is not None:
        place = tuple_(col(Person.family), col(Person.given), col(Person.id))
        wanted = wanted.where(place > (last.family, last.given, last.id))
    return session.exec(
        wanted.order_by(col(Person.family), col(Person.given), col(Person.id)).limit(size + 1)
    ).all()


def classes_by_person(
    session: Session, school_id: UUID, people: Collection[UUID], on: date
) -> dict[UUID, list[str]]:
    """Give the names of the classes that each of these people is in."""
    found: dict[UUID, list[str]] = {one: [] for one in people}
    rows = session.exec(
        select(Membership.person_id, Class.name)
        .join(
            Class,
            and_(
                col(Class.school_id) == Membership.school_id,
                col(Class.id) == Membership.class_id,
            ),
        )
        .where(
            Membership.school_id == school_id,
            col(Membership.person_id).in_(people),
            Class.status == "active",
            *on_that_day(on),
        )
        .order_by(col(Class.kind), col(Class.name))
    )
    for person_id, name in rows:
        found[person_id].append(name)
    return found


def duties_by_person(
    session: Session, school_id: UUID, people: Collection[UUID]
) -> dict[UUID, list[str]]:
    """Give the duties that each of these people holds."""
    found: dict[UUID, list[str]] = {one: [] for one in people}
    for duty in session.exec(
        select(Duty)
        .where(Duty.school_id == school_id, col(Duty.person_id).in_(people))
        .order_by(col(Duty.role))
    ):
        found[duty.person_id].append(duty.role)
    return found


def away_by_person(
    session: Session, school_id: UUID, people: Collection[UUID], now: datetime
) -> dict[UUID, datetime]:
    """Give until when those of these people are away who are away now."""
    rows = session.exec(
        select(Away.person_id, Away.until_at).where(
            Away.school_id == school_id,
            col(Away.person_id).in_(people),
            Away.from_at <= now,
            Away.until_at > now,
        )
    )
    return dict(rows.all())


def all_classes(session: Session, school_id: UUID) -> Sequence[Class]:
    """Give the classes of a school, registration groups first."""
    return session.exec(
        select(Class)
        .where(Class.school_id == school_id, Class.status == "active")
        .order_by(col(Class.kind), col(Class.name), col(Class.id))
    ).all()


def sizes(session: Session, school_id: UUID, on: date) -> dict[UUID, int]:
    """Count the pupils of each class on a day."""
    rows = session.exec(
        select(Membership.class_id, func.count())
        .join(
            Person,
            and_(
                col(Person.school_id) == Membership.school_id,
                col(Person.id) == Membership.person_id,
            ),
        )
        .where(
            Membership.school_id == school_id,
            Membership.role == "pupil",
            Person.status == "active",
            *on_that_day(on),
        )
        .group_by(col(Membership.class_id))
    )
    return dict(rows.all())
