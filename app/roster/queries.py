"""Answers about a school's people, classes and calendar; all of one school, none writes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, and_, col, or_, select

from app.kernel.many import ForMany, of_these_schools, same_row, types_of
from app.kernel.problems import absent
from app.roster import calendar
from app.roster.calendars import DAYS, put_together
from app.roster.models import (
    Away,
    Class,
    Duty,
    Membership,
    Person,
    Related,
    School,
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


# Columns, not rows of the mapper, wherever a batch of check-ins reads: for reading alone.
_PEOPLE: Final[Table] = Person.__table__  # type: ignore[attr-defined]  # set by SQLModel
_HOUSES: Final[Table] = School.__table__  # type: ignore[attr-defined]  # as above
_DUTY: Final[Table] = Duty.__table__  # type: ignore[attr-defined]  # as above
_GONE: Final[Table] = Away.__table__  # type: ignore[attr-defined]  # as above
_FAMILY: Final[Table] = Related.__table__  # type: ignore[attr-defined]  # as above
_OF_SCHOOL: Final = types_of(_PEOPLE, "school_id")
_SCHOOLS: Final = ForMany(
    lambda given: columns(_HOUSES).join_from(
        given, _HOUSES, and_(_HOUSES.c.id == given.c.school_id, of_these_schools(_HOUSES.c.id))
    ),
    **_OF_SCHOOL,
)


def schools(session: Session, school_ids: Collection[UUID]) -> dict[UUID, School]:
    """Give schools to read, in one statement."""
    return {row.id: row for row in _SCHOOLS.run(session, [(one,) for one in school_ids])}


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
    """Give people to read by (school, id), in one statement."""
    if not wanted:
        return {}
    rows: Any = _THESE.run(session, list(wanted))
    return {(row.school_id, row.id): row for row in rows}


_THESE: Final = ForMany(
    lambda given: columns(_PEOPLE).join_from(
        given, _PEOPLE, same_row(given, _PEOPLE, "school_id", "id")
    ),
    **types_of(_PEOPLE, "school_id", "id"),
)


def calendars_of(session: Session, school_ids: Collection[UUID]) -> dict[UUID, calendar.Calendar]:
    """Put together the calendars of schools, in one statement whatever their number.

    What a school's days are is read anew each time, so that a snow day is true at once. It comes
    as text, and the same text is the same calendar, put together once.
    """
    asked = list(school_ids)
    return {
        asked[n]: put_together(terms, closures, hours)
        for n, terms, closures, hours in DAYS.run(session, [(one,) for one in asked])
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


_STAFF: Final = ForMany(
    lambda given: (
        columns(_PEOPLE)
        .join_from(given, _PEOPLE, same_row(given, _PEOPLE, "school_id"))
        .where(_PEOPLE.c.kind == "staff")
    ),
    **_OF_SCHOOL,
)
_DUTIES: Final = ForMany(
    lambda given: columns(_DUTY.c.school_id, _DUTY.c.person_id, _DUTY.c.role).join_from(
        given, _DUTY, same_row(given, _DUTY, "school_id")
    ),
    **_OF_SCHOOL,
)
_AWAY: Final = ForMany(
    lambda given: (
        columns(_GONE.c.school_id, _GONE.c.person_id, _GONE.c.from_at, _GONE.c.until_at)
        .join_from(given, _GONE, same_row(given, _GONE, "school_id"))
        .where(_GONE.c.until_at > bindparam("now", type_=_GONE.c.until_at.type))
    ),
    **_OF_SCHOOL,
)


def staff_rooms(
    session: Session, school_ids: Collection[UUID], now: datetime
) -> dict[UUID, StaffRoom]:
    """Read the staff of schools, in three statements whatever their number."""
    staff: dict[UUID, dict[UUID, Person]] = {one: {} for one in school_ids}
    roles: dict[UUID, dict[UUID, set[str]]] = {one: {} for one in school_ids}
    away: dict[UUID, dict[UUID, list[tuple[datetime, datetime]]]] = {one: {} for one in school_ids}
    of_schools = [(one,) for one in school_ids]
    for one in _STAFF.run(session, of_schools):
        staff[one.school_id][one.id] = one
    for school_id, person_id, role in _DUTIES.run(session, of_schools):
        roles[school_id].setdefault(person_id, set()).add(role)
    for school_id, person_id, from_at, until_at in _AWAY.run(session, of_schools, now=now):
        away[school_id].setdefault(person_id, []).append((from_at, until_at))
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


_PUPIL: Final = types_of(_FAMILY, "school_id", "pupil_id")
_RELATED: Final = ForMany(
    lambda given: columns(_FAMILY.c.pupil_id, _FAMILY.c.staff_id).join_from(
        given, _FAMILY, same_row(given, _FAMILY, *_PUPIL)
    ),
    **_PUPIL,
)


def related_staff(session: Session, pupils: Collection[tuple[UUID, UUID]]) -> dict[UUID, set[UUID]]:
    """Give the family members among the staff of each (school, pupil)."""
    found: dict[UUID, set[UUID]] = {one: set() for _, one in pupils}
    for pupil_id, staff_id in _RELATED.run(session, list(pupils)):
        found[pupil_id].add(staff_id)
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


def pupils_of_classes(
    session: Session, school_id: UUID, class_ids: Collection[UUID], on: date
) -> dict[UUID, Sequence[UUID]]:
    """Give the ids of the active pupils of classes on a day; a class without any is absent."""
    rows = session.exec(
        select(col(Membership.class_id), col(Person.id))
        .join(
            Person,
            and_(Person.school_id == Membership.school_id, Person.id == Membership.person_id),
        )
        .where(
            Membership.school_id == school_id,
            col(Membership.class_id).in_(class_ids),
            Membership.role == "pupil",
            *on_that_day(on),
            Person.status == "active",
        )
        .order_by(col(Membership.class_id), col(Person.id))
    )
    return {one: [pupil for _, pupil in of] for one, of in groupby(rows, key=lambda row: row[0])}


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
