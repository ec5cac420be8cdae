"""Reads a school as an import compares it, and finds or makes the school that a file names."""

import re
import unicodedata
from datetime import date, datetime
from typing import Final, cast
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, and_, col, or_, select

from app.roster.importing.known import Known, KnownClass, KnownMembership, KnownPerson
from app.roster.importing.shape import PersonKind, SchoolRow
from app.roster.models import Class, Duty, ImportRun, Membership, Person, School, Term

_LONGEST_CODE: Final = 40
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def known(session: Session, school_id: UUID, on: date) -> Known:
    """Read a school in five statements, whatever its size."""
    roles: dict[UUID, set[str]] = {}
    for duty in session.exec(select(Duty).where(Duty.school_id == school_id)):
        roles.setdefault(duty.person_id, set()).add(duty.role)
    people = [
        _person(one, frozenset(roles.get(one.id, ())))
        for one in session.exec(select(Person).where(Person.school_id == school_id))
    ]
    classes = [
        KnownClass(
            id=one.id,
            source_id=one.source_id,
            name=one.name,
            kind=one.kind,
            year=one.year,
            active=one.status == "active",
            default_adult_id=one.default_adult_id,
        )
        for one in session.exec(select(Class).where(Class.school_id == school_id))
    ]
    terms = session.exec(select(Term).where(Term.school_id == school_id))
    return Known(
        people={one.key: one for one in people},
        classes={one.source_id: one for one in classes},
        memberships=_memberships(session, school_id, on),
        terms=tuple((one.starts_on, one.ends_on) for one in terms),
    )


def _person(one: Person, roles: frozenset[str]) -> KnownPerson:
    return KnownPerson(
        id=one.id,
        kind=cast("PersonKind", one.kind),
        source_id=one.source_id,
        given=one.given,
        family=one.family,
        known_as=one.known_as,
        title=one.title,
        staff_role=one.staff_role,
        email=one.email,
        year=one.year,
        upn=one.upn,
        picture=one.picture,
        active=one.status == "active",
        roles=roles,
    )


def _memberships(session: Session, school_id: UUID, on: date) -> tuple[KnownMembership, ...]:
    # columns, not rows of the mapper: a secondary school has twenty thousand of these
    rows = session.execute(
        columns(
            col(Membership.id),
            col(Class.source_id),
            col(Person.source_id),
            col(Membership.role),
            col(Membership.from_on),
            col(Membership.until_on),
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
            and_(
                col(Person.school_id) == Membership.school_id,
                col(Person.id) == Membership.person_id,
            ),
        )
        .where(
            col(Membership.school_id) == school_id,
            or_(col(Membership.until_on).is_(None), col(Membership.until_on) > on),
        )
        .order_by(col(Membership.id))
    )
    return tuple(KnownMembership(*row) for row in rows)


def last_digest(session: Session, school_id: UUID) -> str | None:
    """Give the digest of the file that was applied last; None where there was none."""
    return session.exec(
        select(ImportRun.digest)
        .where(ImportRun.school_id == school_id, col(ImportRun.undone_at).is_(None))
        .order_by(col(ImportRun.at).desc(), col(ImportRun.id).desc())
    ).first()


def school_of_file(session: Session, source_id: str) -> School | None:
    """Find the school that files call by this id."""
    return session.exec(select(School).where(School.source_id == source_id)).first()


def make_school(
    session: Session,
    row: SchoolRow,
    *,
    code: str | None = None,
    language: str = "cy",
    now: datetime,
) -> School:
    """Make a school that a file names; its code is the name as people would type it.

    A school whose kind nobody knows takes every age: no rule of ours is laxer for it.
    """
    school = School(
        code=code or _free_code(session, row.name),
        name=row.name,
        kind=row.kind or "all_through",
        source_id=row.source_id,
        language=language,
        created_at=now,
    )
    session.add(school)
    session.flush()
    return school


def _free_code(session: Session, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    code = _NOT_PLAIN.sub("-", letters).strip("-")[:_LONGEST_CODE].strip("-") or "school"
    taken = set(session.exec(select(School.code).where(col(School.code).startswith(code))))
    number = 2
    free = code
    while free in taken:
        free, number = f"{code}-{number}", number + 1
    return free
