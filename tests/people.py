"""Plain functions that make named people, so that a test reads as a story about them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlmodel import Session

from app.kernel.ids import uuid7
from app.roster.models import Class, DayHours, Duty, Membership, Person, School, Term
from app.trust.models import Choosable, CirclePlace

# Monday 23 November 2026, nine o'clock in Wales.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def a_school(
    session: Session, name: str = "Ysgol y Bryn", *, kind: str = "primary", code: str | None = None
) -> School:
    """A school with a calendar for the autumn of 2026."""
    school = School(
        code=code or name.casefold().replace(" ", "-"), name=name, kind=kind, created_at=NOW
    )
    session.add(school)
    session.flush()
    a_calendar(session, school)
    return school


def a_calendar(session: Session, school: School) -> None:
    """Autumn 2026 to spring 2027, Monday to Friday: opens 08:30, bell 15:10, closes 15:30."""
    for name, starts, ends in (
        ("Hydref", date(2026, 9, 2), date(2026, 12, 18)),
        ("Gwanwyn", date(2027, 1, 5), date(2027, 3, 26)),
    ):
        session.add(Term(school_id=school.id, name=name, starts_on=starts, ends_on=ends))
    for weekday in range(5):
        session.add(
            DayHours(
                school_id=school.id,
                weekday=weekday,
                opens=time(8, 30),
                bell=time(15, 10),
                closes=time(15, 30),
            )
        )
    session.flush()


def a_pupil(
    session: Session, school: School, name: str = "Efa Morgan", *, year: str = "4"
) -> Person:
    given, _, family = name.partition(" ")
    pupil = Person(
        school_id=school.id,
        kind="pupil",
        source_id=uuid7().hex,
        given=given,
        family=family or "Jones",
        year=year,
        picture="fox",
    )
    session.add(pupil)
    session.flush()
    return pupil


def an_adult(
    session: Session,
    school: School,
    name: str = "Siân Evans",
    *,
    title: str | None = "Mrs",
    roles: Sequence[str] = (),
    accepts: bool = True,
    language: str = "cy",
) -> Person:
    """A member of staff who accepts being chosen, unless told otherwise."""
    given, _, family = name.partition(" ")
    adult = Person(
        school_id=school.id,
        kind="staff",
        source_id=uuid7().hex,
        given=given,
        family=family,
        title=title,
        language=language,
        email=f"{given}.{family}@{school.code}.example".casefold().replace("â", "a"),
    )
    session.add(adult)
    session.flush()
    for role in roles:
        session.add(Duty(school_id=school.id, person_id=adult.id, role=role, granted_at=NOW))
    if accepts:
        session.add(Choosable(school_id=school.id, adult_id=adult.id, changed_at=NOW))
    session.flush()
    return adult


def a_class(
    session: Session, school: School, name: str = "Blwyddyn 4", *, kind: str = "registration"
) -> Class:
    made = Class(school_id=school.id, source_id=uuid7().hex, name=name, kind=kind)
    session.add(made)
    session.flush()
    return made


def in_class(
    session: Session, group: Class, person: Person, *, role: str = "pupil", since: date | None = None
) -> None:
    session.add(
        Membership(
            school_id=group.school_id,
            class_id=group.id,
            person_id=person.id,
            role=role,
            from_on=since or date(2026, 9, 2),
        )
    )
    session.flush()


def chooses(session: Session, pupil: Person, *adults: Person) -> None:
    """Put adults into a pupil's circle, in this order."""
    for rank, adult in enumerate(adults, 1):
        session.add(
            CirclePlace(
                school_id=pupil.school_id,
                pupil_id=pupil.id,
                adult_id=adult.id,
                rank=rank,
                chosen_at=NOW,
            )
        )
    session.flush()


def safeguarding(session: Session, school: School) -> dict[str, Person]:
    """The DSP, a deputy and the head of a school."""
    return {
        "dsp": an_adult(session, school, "Gareth Hughes", title="Mr", roles=["dsp"]),
        "deputy": an_adult(session, school, "Amina Yusuf", title="Ms", roles=["deputy"]),
        "head": an_adult(session, school, "Eleri Thomas", roles=["head"]),
    }


def ids(*people: Person) -> set[UUID]:
    return {person.id for person in people}
