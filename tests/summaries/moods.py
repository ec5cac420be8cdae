"""Makes classes whose pupils have said how they feel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import insert, update
from sqlmodel import Session, col

from app.checkins.models import CheckIn
from app.kernel.ids import uuid7
from app.roster.calendar import LONDON
from app.roster.models import Class, Membership, Person, School, Window
from tests.people import TERM_STARTED, a_calendar, a_class, a_school, an_adult, in_class

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
LAST_OF_HALF_TERM = date(2026, 12, 18)
LOW, OK, GOOD = 2, 3, 4


@dataclass(frozen=True)
class Group:
    """A class, its teacher, and its pupils in a lasting order."""

    school: School
    of: Class
    teacher: Person
    pupils: tuple[UUID, ...]


def a_group(
    session: Session,
    size: int,
    *,
    school: School | None = None,
    name: str = "Blwyddyn 4",
    kind: str = "registration",
) -> Group:
    """Make a class of so many pupils, whose teacher is Mrs Evans."""
    if school is None:
        # of one id, so that the noise of its figures is the same in every run
        school = a_school(session, school_id=UUID("019a0000-0000-7000-8000-000000000001"))
        a_calendar(session, school)
    group = a_class(session, school, name, kind=kind)
    teacher = an_adult(session, school, f"Siân Evans {name}", roles=("teacher",))
    in_class(session, group, teacher)
    made = Group(school, group, teacher, ())
    return Group(school, group, teacher, tuple(joins(session, made, n) for n in range(size)))


def joins(session: Session, group: Group, n: int, *, from_on: date = TERM_STARTED) -> UUID:
    """Add one more pupil to a class."""
    pupil = Person(
        school_id=group.school.id,
        kind="pupil",
        source_id=f"{group.of.name} {n}",
        given=f"Enw{n}",
        family="Cyfrinach",
        year="4",
    )
    session.add(pupil)
    session.flush()
    in_class(session, group.of, pupil, from_on=from_on)
    return pupil.id


def leaves(session: Session, group: Group, pupil: UUID, on: date) -> None:
    """Let a pupil's last day in the class be the day before."""
    session.execute(
        update(Membership)
        .where(col(Membership.class_id) == group.of.id, col(Membership.person_id) == pupil)
        .values(until_on=on)
    )


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Give an instant by the clock on the wall."""
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)


def tap(
    session: Session,
    group: Group,
    pupil: UUID,
    day: date,
    level: int | None,
    **more: object,
) -> UUID:
    """Store one check-in; `level` None is "not today" unless told otherwise."""
    (made,) = taps(session, group, {pupil: [(day, level)]}, **more)
    return made


def taps(
    session: Session,
    group: Group,
    said: Mapping[UUID, Sequence[tuple[date, int | None]]],
    **more: object,
) -> list[UUID]:
    """Store many check-ins in one statement."""
    rows = [
        {
            "school_id": group.school.id,
            "pupil_id": pupil,
            "id": uuid7(),
            "digest": b"",
            "level": level,
            "not_today": level is None,
            "occurred_at": at(day),
            "received_at": at(day),
            "school_day": day,
        }
        | more
        for pupil, of_one in said.items()
        for day, level in of_one
    ]
    if rows:
        session.execute(insert(CheckIn), rows)
    return [row["id"] for row in rows if isinstance(row["id"], UUID)]


def a_window_at(session: Session, group: Group, day: date, hour: int = 9) -> Window:
    """Open a window at nine that closes at twenty to ten."""
    window = Window(
        school_id=group.school.id,
        class_id=group.of.id,
        opened_by=group.teacher.id,
        opens_at=at(day, hour),
        closes_at=at(day, hour, 40),
    )
    session.add(window)
    session.flush()
    return window


def school_week(monday: date) -> list[date]:
    return [monday + timedelta(days=n) for n in range(5)]
