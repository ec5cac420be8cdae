"""What is usual for a pupil, in a row of fixed size."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.kernel.columns import to_person


class UsualRow(SQLModel, table=True):
    """The state of `patterns.rules.Usual`, packed; a check-in costs the same after three years."""

    __tablename__ = "usual"
    __table_args__ = (to_person("pupil_id"),)

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    version: int = 1
    numbers: str  # JSON list of at most 32 numbers
    last_on: date | None = None
    changed_at: datetime
    erase_after: datetime | None = None
