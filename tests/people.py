"""Plain functions that make a school and the named people of the tests' stories."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from sqlmodel import Session

from app.roster.models import (
    Class,
    Closure,
    DayHours,
    Duty,
    Membership,
    Person,
    Related,
    School,
    Term,
    Window,
)
from app.trust.models import Choosable, CirclePlace, Veto

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday in term, 09:00 in Wales too
TERM_STARTED = date(2026, 9, 1)


def a_school(
    session: Session,
    code: str = "ysgol-y-bryn",
    name: str = "Ysgol y Bryn",
    *,
    kind: str = "primary",
    language: str = "cy",
    dialect: str = "plain",
    school_id: UUID | None = None,
) -> School:
    """Make a school; give `school_id` where the test knows it already."""
    school = School(
        code=code, name=name, kind=kind, language=language, dialect=dialect, created_at=NOW
    )
    if school_id is not None:
        school.id = school_id
    session.add(school)
    session.flush()
    return school


def a_pupil(
    session: Session,
    school: School,
    given: str = "Efa",
    family: str | None = None,
    *,
    year: str = "4",
    language: str = "cy",
    picture: str | None = None,
    band: str | None = None,
) -> Person:
    """Make a pupil, of a given name and a family name, or of both in one."""
    first, _, rest = given.partition(" ")
    given, family = first, family or rest or "Morgan"
    return _kept(
        session,
        Person(
            school_id=school.id,
            kind="pupil",
            source_id=f"{given} {family}",
            given=given,
            family=family,
            year=year,
            band=band,
            language=language,
            picture=picture,
        ),
    )


def an_adult(
    session: Session,
    school: School,
    name: str = "Siân Evans",
    *,
    title: str | None = "Mrs",
    roles: Sequence[str] = (),
    language: str = "cy",
    email: str | None = None,
    accepts: bool = True,
    picture: str | None = None,
) -> Person:
    """Make a member of staff with duties; one who accepts being chosen unless told otherwise."""
    given, _, family = name.partition(" ")
    adult = _kept(
        session,
        Person(
            school_id=school.id,
            kind="staff",
            source_id=name,
            given=given,
            family=family,
            title=title,
            language=language,
            email=email or f"{name.casefold().replace(' ', '.')}@ysgol.example",
            picture=picture,
        ),
    )
    for role in roles:
        session.add(Duty(school_id=school.id, person_id=adult.id, role=role, granted_at=NOW))
    session.add(Choosable(school_id=school.id, adult_id=adult.id, accepts=accepts, changed_at=NOW))
    session.flush()
    return adult


def a_class(
    session: Session,
    school: School,
    name: str = "Blwyddyn 4",
    *,
    kind: str = "registration",
    default_adult: Person | None = None,
) -> Class:
    made = Class(
        id=uuid5(school.id, name),  # the same in a school that is the same: so is its noise
        school_id=school.id,
        source_id=name,
        name=name,
        kind=kind,
        default_adult_id=default_adult.id if default_adult else None,
    )
    session.add(made)
    session.flush()
    return made


def in_class(
    session: Session,
    group: Class,
    *people: Person,
    from_on: date = TERM_STARTED,
    until_on: date | None = None,
) -> None:
    """Put pupils and teachers into a class, each in the part that fits them."""
    for person in people:
        session.add(
            Membership(
                school_id=group.school_id,
                class_id=group.id,
                person_id=person.id,
                role="pupil" if person.kind == "pupil" else "teacher",
                from_on=from_on,
                until_on=until_on,
            )
        )
    session.flush()


def a_calendar(session: Session, school: School) -> None:
    """Autumn 2026 with its half-term, Monday to Friday: opens 08:30, bell 15:10, closes 15:30."""
    session.add(
        Term(
            school_id=school.id,
            name="Hydref 2026",
            starts_on=TERM_STARTED,
            ends_on=date(2026, 12, 18),
        )
    )
    session.add(
        Term(
            school_id=school.id,
            name="Gwanwyn 2027",
            starts_on=date(2027, 1, 4),
            ends_on=date(2027, 3, 25),
        )
    )
    session.add(
        Closure(
            school_id=school.id,
            starts_on=date(2026, 10, 26),
            ends_on=date(2026, 10, 30),
            kind="half_term",
        )
    )
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


def a_window(
    session: Session,
    group: Class,
    by: Person,
    *,
    opens_at: datetime = NOW,
    closes_at: datetime = datetime(2026, 11, 23, 9, 40, tzinfo=UTC),
    language: str = "cy",
) -> Window:
    window = Window(
        school_id=group.school_id,
        class_id=group.id,
        opened_by=by.id,
        opens_at=opens_at,
        closes_at=closes_at,
        language=language,
    )
    session.add(window)
    session.flush()
    return window


def chooses(session: Session, pupil: Person, *adults: Person) -> None:
    """Write the pupil's circle, first adult first."""
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


def does_not_want(session: Session, pupil: Person, adult: Person) -> None:
    session.add(Veto(school_id=pupil.school_id, pupil_id=pupil.id, adult_id=adult.id, since_at=NOW))
    session.flush()


def is_family_of(session: Session, adult: Person, pupil: Person) -> None:
    session.add(Related(school_id=pupil.school_id, pupil_id=pupil.id, staff_id=adult.id))
    session.flush()


def safeguarding(session: Session, school: School) -> dict[str, Person]:
    """Make the DSP, a deputy and the head of a school."""
    return {
        "dsp": an_adult(session, school, "Gareth Hughes", title="Mr", roles=["dsp"]),
        "deputy": an_adult(session, school, "Amina Yusuf", title="Ms", roles=["deputy"]),
        "head": an_adult(session, school, "Eleri Thomas", roles=["head"]),
    }


def ids(*people: Person) -> set[UUID]:
    return {person.id for person in people}


def _kept(session: Session, person: Person) -> Person:
    session.add(person)
    session.flush()
    return person
