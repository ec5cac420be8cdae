"""What an import sees to besides: a default adult for each class, a picture for everybody."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, update
from sqlmodel import Session, SQLModel, and_, col, select

from app.roster.models import Class, Membership, Person
from app.roster.pictures import ADULTS, TILES, spread
from app.roster.queries import on_that_day


def give_default_adults(
    session: Session, school_id: UUID, leaving: Collection[UUID], on: date
) -> None:
    """Name the first teacher as default adult of each registration class that has none."""
    teachers: dict[UUID, list[UUID]] = {}
    for class_id, person_id in session.exec(
        select(Membership.class_id, Membership.person_id)
        .join(
            Person,
            and_(
                col(Person.school_id) == Membership.school_id,
                col(Person.id) == Membership.person_id,
            ),
        )
        .where(
            Membership.school_id == school_id,
            Membership.role == "teacher",
            Person.status == "active",
            *on_that_day(on),
        )
        .order_by(col(Membership.from_on), col(Membership.id))
    ):
        if person_id not in leaving:
            teachers.setdefault(class_id, []).append(person_id)
    gone = set(leaving) | set(
        session.exec(
            select(Person.id).where(
                Person.school_id == school_id, Person.kind == "staff", Person.status == "left"
            )
        )
    )
    for group in session.exec(
        select(Class).where(
            Class.school_id == school_id, Class.status == "active", Class.kind == "registration"
        )
    ):
        if group.default_adult_id is None or group.default_adult_id in gone:
            group.default_adult_id = next(iter(teachers.get(group.id, ())), None)
    session.flush()


def give_pictures(session: Session, school_id: UUID, on: date) -> None:
    """Give pictures to those who have none: pupils by class, staff as a whole."""
    people = session.exec(
        select(Person.id, Person.kind, Person.picture)
        .where(Person.school_id == school_id, Person.status == "active")
        .order_by(col(Person.family), col(Person.given), col(Person.id))
    ).all()
    if all(picture for _, _, picture in people):
        return
    classes = _classes(session, school_id, "registration", on)
    if any(kind == "pupil" and one not in classes for one, kind, _ in people):
        classes = _classes(session, school_id, "teaching", on) | classes
    groups: dict[tuple[str, str], list[str]] = {}
    for person_id, kind, _ in people:
        place = str(classes.get(person_id, "")) if kind == "pupil" else ""
        groups.setdefault((kind, place), []).append(str(person_id))
    has = {str(person_id): picture for person_id, _, picture in people}
    given = {
        **spread((group for (kind, _), group in groups.items() if kind == "pupil"), has, TILES),
        **spread((group for (kind, _), group in groups.items() if kind == "staff"), has, ADULTS),
    }
    table = SQLModel.metadata.tables["person"]
    session.connection().execute(
        update(table)
        .where(table.c.school_id == school_id, table.c.id == bindparam("key"))
        .values(picture=bindparam("code")),
        [{"key": UUID(one), "code": code} for one, code in given.items()],
    )
    session.expire_all()


def _classes(session: Session, school_id: UUID, kind: str, on: date) -> dict[UUID, UUID]:
    """Give a class of this kind for each pupil who is in one."""
    rows = session.exec(
        select(Membership.person_id, Class.id)
        .join(
            Class,
            and_(
                col(Class.school_id) == Membership.school_id,
                col(Class.id) == Membership.class_id,
            ),
        )
        .where(
            Membership.school_id == school_id,
            Membership.role == "pupil",
            Class.status == "active",
            Class.kind == kind,
            *on_that_day(on),
        )
        .order_by(col(Class.name))
    )
    return dict(rows.all())
