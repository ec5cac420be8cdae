"""Schools, their people and classes, and the calendar by which school minutes are counted."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.kernel.columns import OfSchool, one_of, to_person, to_row, to_school
from app.kernel.ids import uuid7


class School(SQLModel, table=True):
    """A school, or a unit that behaves as one."""

    __tablename__ = "school"
    __table_args__ = (
        UniqueConstraint("code"),
        one_of("kind", "primary", "secondary", "pru", "all_through"),
        one_of("dialect", "north", "south", "plain"),
    )

    id: UUID = Field(default_factory=uuid7, primary_key=True)
    code: str  # short, typed at sign-in: ysgol-y-bryn
    name: str
    kind: str
    source_id: str | None = None
    language: str = "cy"
    dialect: str = "plain"
    staffed_rota: bool = False  # somebody is on duty out of hours
    duty_number: str | None = None  # the authority's emergency duty team
    daily_band: bool = True
    created_at: datetime


class Person(OfSchool, table=True):
    """A pupil or a member of staff of one school; nobody is deleted by an import."""

    __tablename__ = "person"
    __table_args__ = (
        to_school(),
        UniqueConstraint("school_id", "kind", "source_id"),
        one_of("kind", "pupil", "staff"),
        one_of("status", "active", "left"),
    )

    kind: str
    source_id: str
    given: str
    family: str
    known_as: str | None = None
    title: str | None = None  # Mrs, Mr, Dr ... of staff
    language: str = "cy"
    email: str | None = None
    year: str | None = None  # N, R, 1 .. 13
    band: str | None = None  # overrides the band of the year
    upn: str | None = None
    picture: str | None = None  # a pupil's tile, an adult's token: a code of our own drawings
    staff_role: str | None = None  # words for a child: "Teaching assistant", from the file
    status: str = "active"
    left_on: date | None = None
    erase_after: datetime | None = None


class Duty(SQLModel, table=True):
    """A role that a member of staff holds, and who gave it."""

    __tablename__ = "duty"
    __table_args__ = (
        to_person("person_id"),
        one_of("role", "teacher", "dsp", "deputy", "head", "acting_head", "chair", "admin"),
    )

    school_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(primary_key=True)
    role: str = Field(primary_key=True)
    granted_by: UUID | None = None
    granted_at: datetime


class Related(SQLModel, table=True):
    """A member of staff who is family of a pupil: held back unless the child chose them."""

    __tablename__ = "related"
    __table_args__ = (to_person("staff_id"), to_person("pupil_id"))

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    staff_id: UUID = Field(primary_key=True)


class Away(OfSchool, table=True):
    """A time in which a member of staff cannot be rung."""

    __tablename__ = "away"
    __table_args__ = (
        to_person("person_id"),
        CheckConstraint("until_at > from_at", name="in_order"),
        Index("away_of_a_person", "school_id", "person_id", "until_at"),
    )

    person_id: UUID
    from_at: datetime
    until_at: datetime


class Class(OfSchool, table=True):
    """A registration group (figures, tiles) or a teaching group (windows only)."""

    __tablename__ = "class"
    __table_args__ = (
        to_school(),
        UniqueConstraint("school_id", "source_id"),
        one_of("kind", "registration", "teaching"),
    )

    source_id: str
    name: str
    kind: str = "registration"
    year: str | None = None
    default_adult_id: UUID | None = None  # told where a pupil chose nobody
    status: str = "active"


class Membership(OfSchool, table=True):
    """A pupil or teacher in a class, from one day until another; imports and their undo write it.

    An import relies on nobody else doing so between its reading and its writing.
    """

    __tablename__ = "membership"
    __table_args__ = (
        to_person("person_id"),
        to_row("class", "class_id"),
        one_of("role", "pupil", "teacher"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="in_order"),
        Index(
            "membership_now", "school_id", "class_id", "person_id", "role", unique=True,
            sqlite_where=text("until_on IS NULL"), postgresql_where=text("until_on IS NULL"),
        ),
        Index("membership_of_a_person", "school_id", "person_id"),
    )  # fmt: skip

    class_id: UUID
    person_id: UUID
    role: str
    from_on: date
    until_on: date | None = None


class Window(OfSchool, table=True):
    """A time in which a class is asked to check in."""

    __tablename__ = "window"
    __table_args__ = (
        to_row("class", "class_id"),
        to_person("opened_by"),
        CheckConstraint("closes_at > opens_at", name="in_order"),
        Index("windows_of_a_class", "school_id", "class_id", "opens_at"),
    )

    class_id: UUID
    opened_by: UUID
    opens_at: datetime
    closes_at: datetime
    language: str = "cy"


class Term(OfSchool, table=True):
    """Days between which a school is open on its weekdays."""

    __tablename__ = "term"
    __table_args__ = (to_school(), UniqueConstraint("school_id", "starts_on"))

    name: str
    starts_on: date
    ends_on: date


class Closure(OfSchool, table=True):
    """Days on which a school is shut: half-term, INSET, bank holiday, snow."""

    __tablename__ = "closure"
    __table_args__ = (to_school(), UniqueConstraint("school_id", "starts_on", "ends_on"))

    starts_on: date
    ends_on: date
    kind: str = "closure"  # half_term, inset, bank_holiday, snow, closure


class DayHours(SQLModel, table=True):
    """When a weekday's school opens, rings its last bell, and closes; local time."""

    __tablename__ = "day_hours"
    __table_args__ = (
        to_school(),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("opens < bell AND bell <= closes", name="in_order"),
    )

    school_id: UUID = Field(primary_key=True)
    weekday: int = Field(primary_key=True)
    opens: time
    bell: time
    closes: time


class ImportRun(OfSchool, table=True):
    """One applied roster file: its digest and its counts, and who brought it."""

    __tablename__ = "import_run"
    __table_args__ = (to_school(),)

    at: datetime
    by: UUID | None = None
    layout: str
    digest: str
    added: int = 0
    changed: int = 0
    ended: int = 0
    undone_at: datetime | None = None
    undone_by: UUID | None = None


class ImportUndo(SQLModel, table=True):
    """What the last import of a school changed, so that it can be put back; gone after a week."""

    __tablename__ = "import_undo"
    __table_args__ = (to_row("import_run", "run_id"),)

    school_id: UUID = Field(primary_key=True)
    run_id: UUID = Field(primary_key=True)
    packed: bytes  # of `service.packed`: names among it, as in the tables that it is about
    erase_after: datetime
