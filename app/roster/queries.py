"""Answers about a school's people, classes and calendar; all of one school, none writes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy import select as columns
from sqlmodel import Session, and_, col, or_, select, tuple_

from app.kernel.problems import absent
from app.roster import calendar
from app.roster.models import (
    Away,
    Class,
    Closure,
    DayHours,
    Duty,
    Membership,
    Person,
    Related,
    School,
    Term,
)


def school(session: Session, school_id: UUID) -> School:
    """Give the school.

    Raises:
        Problem: `not_found`.
    """
    found = session.get(School, school_id)
    if found is None:
        raise absent()
    return found


def schools(session: Session, school_ids: Collection[UUID]) -> dict[UUID, School]:
    rows = session.exec(select(School).where(col(School.id).in_(school_ids)))
    return {row.id: row for row in rows}


def school_by_code(session: Session, code: str) -> School | None:
    return session.exec(select(School).where(School.code == code.strip().casefold())).first()


def person(session: Session, school_id: UUID, person_id: UUID, kind: str | None = None) -> Person:
    """Give a person of this school.

    Raises:
        Problem: `not_found`, for a person of another school too.
    """
    found = session.get(Person, (school_id, person_id))
    if found is None or (kind is not None and found.kind != kind):
        raise absent()
    return found


def people(session: Session, school_id: UUID, ids: Collection[UUID]) -> dict[UUID, Person]:
    """Give the people of these ids, in one statement."""
    found = people_of(session, {(school_id, one) for one in ids})
    return {person_id: one for (_, person_id), one in found.items()}


def people_of(
    session: Session, wanted: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], Person]:
    """Give people by (school, id), in one statement."""
    if not wanted:
        return {}
    rows = session.exec(
        select(Person).where(tuple_(col(Person.school_id), col(Person.id)).in_(wanted))
    )
    return {(row.school_id, row.id): row for row in rows}


def pupils_held(
    session: Session, pupils: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], Person]:
    """Give these pupils and hold their rows, so that two batches cannot open the same case twice.

    In one order, so that no two batches wait for each other in a ring. Rows that refer to a pupil
    may still be added by others meanwhile.
    """
    rows = session.exec(
        select(Person)
        .where(tuple_(col(Person.school_id), col(Person.id)).in_(pupils), Person.kind == "pupil")
        .order_by(col(Person.school_id), col(Person.id))
        .with_for_update(key_share=True)
    )
    return {(row.school_id, row.id): row for row in rows}


def calendars_of(session: Session, school_ids: Collection[UUID]) -> dict[UUID, calendar.Calendar]:
    """Put together the calendars of schools, in three statements whatever their number."""
    terms: dict[UUID, list[tuple[date, date]]] = {one: [] for one in school_ids}
    closures: dict[UUID, list[tuple[date, date]]] = {one: [] for one in school_ids}
    hours: dict[UUID, dict[int, calendar.DayHours]] = {one: {} for one in school_ids}
    # columns, not rows of the mapper: every receipt asks whether the school is open
    for school_id, *term in session.execute(
        columns(col(Term.school_id), col(Term.starts_on), col(Term.ends_on)).where(
            col(Term.school_id).in_(school_ids)
        )
    ):
        terms[school_id].append((term[0], term[1]))
    for school_id, *shut in session.execute(
        columns(col(Closure.school_id), col(Closure.starts_on), col(Closure.ends_on)).where(
            col(Closure.school_id).in_(school_ids)
        )
    ):
        closures[school_id].append((shut[0], shut[1]))
    for school_id, weekday, *day in session.execute(
        columns(
            col(DayHours.school_id),
            col(DayHours.weekday),
            col(DayHours.opens),
            col(DayHours.bell),
            col(DayHours.closes),
        ).where(col(DayHours.school_id).in_(school_ids))
    ):
        hours[school_id][weekday] = calendar.DayHours(*day)
    return {
        one: calendar.Calendar(
            terms=tuple(sorted(terms[one])),
            closures=tuple(sorted(closures[one])),
            hours=hours[one],
        )
        for one in school_ids
    }


def calendar_of(session: Session, school_id: UUID) -> calendar.Calendar:
    return calendars_of(session, [school_id])[school_id]


@dataclass(frozen=True, slots=True)
class StaffRoom:
    """A school's staff as routing needs them: who is there, in which role, and who is away."""

    people: Mapping[UUID, Person]
    roles: Mapping[UUID, frozenset[str]]
    away: Mapping[UUID, Sequence[tuple[datetime, datetime]]]

    def holding(self, *roles: str) -> tuple[UUID, ...]:
        """Give those who hold one of the roles, active or not, in a lasting order."""
        return tuple(sorted(one for one, held in self.roles.items() if held & set(roles)))


def staff_rooms(
    session: Session, school_ids: Collection[UUID], now: datetime
) -> dict[UUID, StaffRoom]:
    """Read the staff of schools, in three statements whatever their number."""
    staff: dict[UUID, dict[UUID, Person]] = {one: {} for one in school_ids}
    roles: dict[UUID, dict[UUID, set[str]]] = {one: {} for one in school_ids}
    away: dict[UUID, dict[UUID, list[tuple[datetime, datetime]]]] = {one: {} for one in school_ids}
    for one in session.exec(
        select(Person).where(col(Person.school_id).in_(school_ids), Person.kind == "staff")
    ):
        staff[one.school_id][one.id] = one
    for duty in session.exec(select(Duty).where(col(Duty.school_id).in_(school_ids))):
        roles[duty.school_id].setdefault(duty.person_id, set()).add(duty.role)
    for row in session.exec(
        select(Away).where(col(Away.school_id).in_(school_ids), col(Away.until_at) > now)
    ):
        away[row.school_id].setdefault(row.person_id, []).append((row.from_at, row.until_at))
    return {
        one: StaffRoom(
            people=staff[one],
            roles={person: frozenset(held) for person, held in roles[one].items()},
            away=away[one],
        )
        for one in school_ids
    }


def staff_room(session: Session, school_id: UUID, now: datetime) -> StaffRoom:
    return staff_rooms(session, [school_id], now)[school_id]


def roles_of(session: Session, school_id: UUID, person_id: UUID) -> frozenset[str]:
    return roles_of_people(session, {(school_id, person_id)})[(school_id, person_id)]


def roles_of_people(
    session: Session, people: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], frozenset[str]]:
    """Give the roles of each (school, person), in one statement."""
    found: dict[tuple[UUID, UUID], set[str]] = {one: set() for one in people}
    for school_id, person_id, role in session.exec(
        select(Duty.school_id, Duty.person_id, Duty.role).where(
            tuple_(col(Duty.school_id), col(Duty.person_id)).in_(people)
        )
    ):
        found[(school_id, person_id)].add(role)
    return {one: frozenset(roles) for one, roles in found.items()}


def related_staff(
    session: Session, school_ids: Collection[UUID], pupil_ids: Collection[UUID]
) -> dict[UUID, set[UUID]]:
    """Give each pupil's family members among the staff."""
    found: dict[UUID, set[UUID]] = {one: set() for one in pupil_ids}
    for row in session.exec(
        select(Related).where(
            col(Related.school_id).in_(school_ids), col(Related.pupil_id).in_(pupil_ids)
        )
    ):
        found[row.pupil_id].add(row.staff_id)
    return found


def pupils_of_class(
    session: Session, school_id: UUID, class_id: UUID, on: date
) -> Sequence[Person]:
    """Give the active pupils of a class on a day, in the order of their names."""
    return session.exec(
        select(Person)
        .join(
            Membership,
            and_(Person.school_id == Membership.school_id, Person.id == Membership.person_id),
        )
        .where(
            Membership.school_id == school_id,
            Membership.class_id == class_id,
            Membership.role == "pupil",
            *on_that_day(on),
            Person.status == "active",
        )
        .order_by(col(Person.given), col(Person.family), col(Person.id))
    ).all()


def on_that_day(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Say in SQL that a membership holds on a day."""
    return (
        col(Membership.from_on) <= on,
        or_(col(Membership.until_on).is_(None), col(Membership.until_on) > on),
    )


def classes_of(
    session: Session, school_id: UUID, person_id: UUID, on: date, role: str = "pupil"
) -> Sequence[Class]:
    """Give the classes that a person is in on a day, registration groups first."""
    return session.exec(
        select(Class)
        .join(
            Membership,
            and_(Class.school_id == Membership.school_id, Class.id == Membership.class_id),
        )
        .where(
            Class.school_id == school_id,
            Class.status == "active",
            Membership.person_id == person_id,
            Membership.role == role,
            *on_that_day(on),
        )
        .order_by(col(Class.kind), col(Class.name))
    ).all()


def teachers_of(session: Session, school_id: UUID, class_id: UUID, on: date) -> Sequence[UUID]:
    """Give the active teachers of a class on a day."""
    return session.exec(
        select(Membership.person_id)
        .join(
            Person,
            and_(Person.school_id == Membership.school_id, Person.id == Membership.person_id),
        )
        .where(
            Membership.school_id == school_id,
            Membership.class_id == class_id,
            Membership.role == "teacher",
            *on_that_day(on),
            Person.status == "active",
        )
        .order_by(col(Membership.from_on), col(Membership.id))
    ).all()
