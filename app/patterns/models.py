"""What is usual for a pupil; closed days; a school's rules and phrases; what notes held."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from app.kernel.columns import OfSchool, one_of, to_person, to_row, to_school


class UsualRow(SQLModel, table=True):
    """The state of `patterns.meters.Usual`, packed; a check-in costs the same after three years."""

    __tablename__ = "usual"
    __table_args__ = (to_person("pupil_id"),)

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    version: int = 1
    numbers: str  # JSON list of at most 32 numbers
    last_on: date | None = None
    changed_at: datetime
    erase_after: datetime | None = None


class ClosedDay(SQLModel, table=True):
    """A school day of a class that was judged, once; what comes later for it is late."""

    __tablename__ = "closed_day"
    __table_args__ = (
        to_row("class", "class_id"),
        CheckConstraint("answered BETWEEN 0 AND pupils", name="answered"),
    )

    school_id: UUID = Field(primary_key=True)
    class_id: UUID = Field(primary_key=True)
    school_day: date = Field(primary_key=True)
    pupils: int
    answered: int  # pupils with a level
    counts: bool  # enough of the class checked in for a silence to mean something
    shift: float  # levels that the class lay from its usual, where that is plain
    closed_at: datetime


class PatternRules(SQLModel, table=True):
    """What a school's safeguarding lead set; without a row, the defaults hold."""

    __tablename__ = "pattern_rules"
    __table_args__ = (
        to_school(),
        to_person("set_by"),
        CheckConstraint("budget > 0 AND budget <= 1", name="budget"),
    )

    school_id: UUID = Field(primary_key=True)
    budget: float  # false findings a pupil and term that the school can answer
    off: str = ""  # kinds switched off, sorted, separated by commas
    set_by: UUID
    set_at: datetime


class NoteWords(SQLModel, table=True):
    """What matched in a note and what lowered it, sealed under the pupil's key: their own words."""

    __tablename__ = "note_words"
    __table_args__ = (to_person("pupil_id"),)

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    check_in_id: UUID = Field(primary_key=True)
    key_version: int
    words_sealed: bytes
    at: datetime
    erase_after: datetime | None = None


class SchoolPhrase(OfSchool, table=True):
    """A phrase that a DSP added to the net, each but once; taken off, it stays a year, with who."""

    __tablename__ = "school_phrase"
    __table_args__ = (
        to_person("added_by"),
        to_person("removed_by"),
        one_of(
            "category",
            "self_harm", "suicidal", "abuse", "neglect", "bullying", "online_harm",
        ),
        one_of("language", "cy", "en"),
        CheckConstraint("severity IN (1, 2, 3)", name="severity"),
        Index("phrases_of_a_school", "school_id", "removed_at"),
        Index(
            "one_phrase_but_once", "school_id", "read_as", unique=True,
            sqlite_where=text("removed_at IS NULL"), postgresql_where=text("removed_at IS NULL"),
        ),
    )  # fmt: skip

    phrase: str
    read_as: str  # as notes are read: two ways of writing one phrase are the same
    language: str
    category: str
    severity: int
    added_by: UUID
    added_at: datetime
    removed_by: UUID | None = None
    removed_at: datetime | None = None
    erase_after: datetime | None = None  # a year after it was taken off
