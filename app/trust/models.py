"""Whom a pupil trusts: the circle, those who are not to know, and who stands in for whom."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.kernel.columns import OfSchool, to_person


class Choosable(SQLModel, table=True):
    """An adult who accepts being chosen, and for how many pupils before the DSP is warned."""

    __tablename__ = "choosable"
    __table_args__ = (to_person("adult_id"),)

    school_id: UUID = Field(primary_key=True)
    adult_id: UUID = Field(primary_key=True)
    accepts: bool = True
    cap: int = 12
    changed_at: datetime


class CirclePlace(SQLModel, table=True):
    """An adult in a pupil's circle; at most five, ranked, no rank twice."""

    __tablename__ = "circle_place"
    __table_args__ = (
        to_person("pupil_id"),
        to_person("adult_id"),
        UniqueConstraint("school_id", "pupil_id", "rank"),
        CheckConstraint("rank BETWEEN 1 AND 5", name="rank"),
        Index("circles_of_an_adult", "school_id", "adult_id"),
    )

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    adult_id: UUID = Field(primary_key=True)
    rank: int
    chosen_at: datetime


class Veto(SQLModel, table=True):
    """'Not this person': private, implies nothing, honoured everywhere."""

    __tablename__ = "veto"
    __table_args__ = (to_person("pupil_id"), to_person("adult_id"))

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    adult_id: UUID = Field(primary_key=True)
    since_at: datetime


class CircleChange(OfSchool, table=True):
    """A change of circle or veto, shown to the pupil at the next two sign-ins."""

    __tablename__ = "circle_change"
    __table_args__ = (
        to_person("pupil_id"),
        Index("changes_of_a_pupil", "school_id", "pupil_id", "at"),
    )

    pupil_id: UUID
    at: datetime
    shown: int = 0


class Cover(OfSchool, table=True):
    """Who stands in for an adult, on which days; recorded, so that the child can be told."""

    __tablename__ = "cover"
    __table_args__ = (
        to_person("adult_id"),
        to_person("covered_by"),
        CheckConstraint("until_on >= from_on", name="in_order"),
        Index("covers_of_an_adult", "school_id", "adult_id", "until_on"),
    )

    adult_id: UUID
    covered_by: UUID
    from_on: date
    until_on: date
