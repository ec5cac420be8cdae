"""Small changes to what a school keeps of its people and classes, one at a time."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, update

from app.kernel.problems import absent
from app.roster import queries
from app.roster.models import Class, Person


def speak(session: Session, school_id: UUID, person_id: UUID, language: str) -> None:
    """Keep in which language a person is spoken to.

    Raises:
        Problem: `not_found`.
    """
    queries.person(session, school_id, person_id).language = language


def leave(session: Session, school_id: UUID, people: Sequence[UUID], *, on: date) -> None:
    """Keep that people have left since a day."""
    session.exec(
        update(Person)
        .where(col(Person.school_id) == school_id, col(Person.id).in_(people))
        .values(status="left", left_on=on)
    )


def name_default_adult(session: Session, school_id: UUID, class_id: UUID, adult_id: UUID) -> None:
    """Name the adult whom pupils of a class are told of where they chose nobody.

    Raises:
        Problem: `not_found` where there is no such class, or no such member of staff at work.
    """
    group = session.get(Class, (school_id, class_id))
    adult = queries.person(session, school_id, adult_id, "staff")
    if group is None or adult.status != "active":
        raise absent()
    group.default_adult_id = adult.id
