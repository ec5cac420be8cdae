"""The wrapped keys under which a pupil's words lie; destroying one erases the words."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from app.kernel.columns import to_school


class SchoolKey(SQLModel, table=True):
    """A school's key, wrapped by the master key; it wraps the pupils' keys."""

    __tablename__ = "school_key"
    __table_args__ = (to_school(),)

    school_id: UUID = Field(primary_key=True)
    version: int = Field(default=1, primary_key=True)
    wrapped: bytes
    created_at: datetime


class PupilKey(SQLModel, table=True):
    """A pupil's key. The row is deleted to erase: nothing sealed under it opens again."""

    __tablename__ = "pupil_key"
    __table_args__ = (to_school(),)

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    version: int = Field(default=1, primary_key=True)
    wrapped: bytes
    created_at: datetime
