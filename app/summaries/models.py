"""Published figures of a class, frozen: what comes later never changes them."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.kernel.columns import one_of, to_row


class ClassFigure(SQLModel, table=True):
    """One frozen cell: a band in words and a share in words; never a count."""

    __tablename__ = "class_figure"
    __table_args__ = (
        to_row("class", "class_id"),
        one_of("period", "day", "week", "half_term"),
        one_of("band", "calm", "mixed", "heavy", "not_enough"),
        one_of("taking_part", "most", "some", "few"),
    )

    school_id: UUID = Field(primary_key=True)
    class_id: UUID = Field(primary_key=True)
    period: str = Field(primary_key=True)
    starts_on: date = Field(primary_key=True)
    band: str
    taking_part: str
    version: int = 1
    frozen_at: datetime


class FrozenGroup(SQLModel, table=True):
    """Who counts as the class for four weeks, so that two weeks cannot be subtracted."""

    __tablename__ = "frozen_group"
    __table_args__ = (to_row("class", "class_id"),)

    school_id: UUID = Field(primary_key=True)
    class_id: UUID = Field(primary_key=True)
    starts_on: date = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
