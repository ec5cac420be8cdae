"""Who is at the screen: sessions, staff passwords, pupils' codes and badges, enrolled devices."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.kernel.columns import OfSchool, one_of, to_person, to_row, to_school


class Invite(SQLModel, table=True):
    """A one-time link for a member of staff to set a password; of its token only a keyed hash."""

    __tablename__ = "invite"
    __table_args__ = (
        to_person("person_id"),
        Index(
            "one_open_invite", "school_id", "person_id", unique=True,
            sqlite_where=text("used_at IS NULL"), postgresql_where=text("used_at IS NULL"),
        ),
    )  # fmt: skip

    school_id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(primary_key=True)
    person_id: UUID
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    notice_id: UUID | None = None  # the letter that carries it; none where it was printed


class StaffLogin(SQLModel, table=True):
    """A member of staff's password (argon2id)."""

    __tablename__ = "staff_login"
    __table_args__ = (to_person("person_id"), UniqueConstraint("school_id", "email"))

    school_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(primary_key=True)
    email: str  # lower case
    password_hash: str
    set_at: datetime


class Device(OfSchool, table=True):
    """A shared tablet enrolled to one class, or an office screen."""

    __tablename__ = "device"
    __table_args__ = (
        to_school(),
        one_of("kind", "tablet", "office"),
        UniqueConstraint("school_id", "token_hash"),
    )

    kind: str = "tablet"
    class_id: UUID | None = None
    name: str
    token_hash: bytes
    enrolled_by: UUID
    enrolled_at: datetime
    revoked_at: datetime | None = None
    tiles_until_at: datetime | None = None  # a child said "I want my adult"


class EnrolCode(SQLModel, table=True):
    """A short code by which a member of staff enrols a device, once, within minutes."""

    __tablename__ = "enrol_code"
    __table_args__ = (to_school(), to_row("class", "class_id"))

    school_id: UUID = Field(primary_key=True)
    code_hash: bytes = Field(primary_key=True)
    class_id: UUID | None = None  # None: for the office's screen
    kind: str = "tablet"
    made_by: UUID
    expires_at: datetime
    used_at: datetime | None = None


class SignedIn(SQLModel, table=True):
    """A session: opaque, kept on the server, ended by deleting its row.

    A shared tablet's ends with its tap: until it is over that tap's receipt is given again, where
    the first was lost on its way, and nothing else.
    """

    __tablename__ = "session"
    __table_args__ = (
        to_person("person_id"),
        one_of("kind", "staff", "pupil_shared", "pupil_own"),
        Index("sessions_of_a_person", "school_id", "person_id"),
    )

    school_id: UUID = Field(primary_key=True)
    token_hash: bytes = Field(primary_key=True)
    kind: str
    person_id: UUID
    device_id: UUID | None = None
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    unlocked_at: datetime | None = None  # own phone: when the PIN was last given
    ended_with: UUID | None = None  # shared tablet: the check-in with which it ended


class PupilSecret(SQLModel, table=True):
    """A pupil's picture code or PIN, as a keyed hash."""

    __tablename__ = "pupil_secret"
    __table_args__ = (to_person("pupil_id"), one_of("kind", "pictures", "pin"))

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    secret_hash: bytes
    set_at: datetime


class PupilCode(SQLModel, table=True):
    """The code that a pupil types on an own phone, beside the PIN."""

    __tablename__ = "pupil_code"
    __table_args__ = (to_person("pupil_id"), UniqueConstraint("school_id", "code"))

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    code: str
    history_on: bool = False  # off until the pupil turns it on


class Badge(OfSchool, table=True):
    """A printed QR badge; revocable, and valid on an enrolled device only."""

    __tablename__ = "badge"
    __table_args__ = (
        to_person("pupil_id"),
        UniqueConstraint("school_id", "token_hash"),
        Index(
            "one_badge_in_use", "school_id", "pupil_id", unique=True,
            sqlite_where=text("revoked_at IS NULL"), postgresql_where=text("revoked_at IS NULL"),
        ),
    )  # fmt: skip

    pupil_id: UUID
    token_hash: bytes
    printed_at: datetime
    revoked_at: datetime | None = None


class Sheet(OfSchool, table=True):
    """Badges or codes made to be printed: who made them can look at them for half an hour.

    The secrets lie nowhere: they are drawn from the master key and the id of this row.
    """

    __tablename__ = "print_sheet"
    __table_args__ = (
        to_person("made_by"),
        to_row("class", "class_id"),
        one_of("kind", "badges", "codes"),
    )

    kind: str
    class_id: UUID
    one_pupil: UUID | None = None  # the sheet of one pupil; none: of the class
    made_by: UUID
    made_at: datetime
    expires_at: datetime


class Throttle(SQLModel, table=True):
    """Wrong tries of one subject (a pupil, a device, a staff login): lock-outs are rows."""

    __tablename__ = "throttle"
    __table_args__ = (to_school(),)

    school_id: UUID = Field(primary_key=True)
    subject: str = Field(primary_key=True)  # pupil:<id>, device:<id>, staff:<keyed hash>
    wrong: int = 0
    since_at: datetime
    locked_at: datetime | None = None
