"""Reads a school as an import compares it, and finds or makes the school that a file names."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, and_, col, or_, select

from app.kernel.batches import batched
from app.kernel.ids import uuid7
from app.roster.importing.known import Known, KnownClass, KnownMembership, KnownPerson
from app.roster.importing.shape import SchoolRow
from app.roster.models import Class, Duty, ImportRun, Membership, Person, School, Term

_LONGEST_CODE: Final = 40
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
# as `KnownPerson` and `KnownClass` have them, in their order
_PERSON: Final = (
    "id", "kind", "source_id", "given", "family", "known_as", "title", "staff_role", "email",
    "year", "upn", "picture", "left_on",
)  # fmt: skip
_CLASS: Final = ("id", "source_id", "name", "kind", "year", "default_adult_id")


@dataclass(frozen=True, slots=True)
class Facts:
    """A school's roster as it was read, in plain rows: two readings of the same are equal."""

    people: tuple[Any, ...] = ()
    duties: tuple[Any, ...] = ()
    classes: tuple[Any, ...] = ()
    memberships: tuple[Any, ...] = ()
    terms: tuple[Any, ...] = ()
    last_run: UUID | None = None
    last_digest: str | None = None
    language: str = "cy"

    def same(self, again: "Facts") -> bool:
        """Say whether a school is still as it was read, by a reading without memberships.

        Nobody but an import writes those, and another import would be the last run.
        """
        return replace(self, memberships=()) == replace(again, memberships=())

    def known(self) -> Known:
        """Give it as an import compares it."""
        roles: dict[UUID, set[str]] = {}
        for person_id, role in self.duties:
            roles.setdefault(person_id, set()).add(role)
        people = [
            KnownPerson(
                **dict(zip(_PERSON, row, strict=False)),
                active=row[-1] == "active",
                roles=frozenset(roles.get(row[0], ())),
            )
            for row in self.people
        ]
        classes = [
            KnownClass(**dict(zip(_CLASS, row, strict=False)), active=row[-1] == "active")
            for row in self.classes
        ]
        return Known(
            people={one.key: one for one in people},
            classes={one.source_id: one for one in classes},
            memberships=tuple(KnownMembership(*row) for row in self.memberships),
            terms=self.terms,
        )


def hold(session: Session, school_id: UUID) -> None:
    """Let whoever else imports into this school wait until this transaction ends."""
    session.exec(select(School.id).where(School.id == school_id).with_for_update()).one()


def facts(session: Session, school_id: UUID, on: date, *, memberships: bool = True) -> Facts:
    """Read a school in seven statements, whatever its size; columns, not rows of the mapper."""

    def rows(*what: Any, of: Any) -> tuple[Any, ...]:
        found = session.execute(
            columns(*what).where(col(of.school_id) == school_id).order_by(what[0])
        )
        return tuple(map(tuple, found))

    run = last_run(session, school_id)
    return Facts(
        people=rows(*(col(getattr(Person, name)) for name in (*_PERSON, "status")), of=Person),
        duties=rows(col(Duty.person_id), col(Duty.role), of=Duty),
        classes=rows(*(col(getattr(Class, name)) for name in (*_CLASS, "status")), of=Class),
        memberships=_memberships(session, school_id, on) if memberships else (),
        terms=rows(col(Term.starts_on), col(Term.ends_on), of=Term),
        last_run=run.id if run else None,
        last_digest=run.digest if run else None,
        language=session.exec(select(School.language).where(School.id == school_id)).one(),
    )


def _memberships(session: Session, school_id: UUID, on: date) -> tuple[Any, ...]:
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
    return tuple(map(tuple, rows))


def staff_of(session: Session, school_id: UUID, people: Sequence[UUID]) -> list[UUID]:
    """Give those of some people who are staff."""
    return [
        one
        for some in batched(people)
        for one in session.exec(
            select(Person.id).where(
                Person.school_id == school_id, col(Person.id).in_(some), Person.kind == "staff"
            )
        )
    ]


def last_run(session: Session, school_id: UUID) -> ImportRun | None:
    """Give the import that was applied last and not undone; None where there was none."""
    return session.exec(
        select(ImportRun)
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
    school_id: UUID | None = None,
    code: str | None = None,
    language: str = "cy",
    now: datetime,
) -> School:
    """Make a school that a file names; its code is the name as people would type it.

    A school whose kind nobody knows takes every age: no rule of ours is laxer for it.
    """
    school = School(
        id=school_id or uuid7(),
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
