"""A tap as it came and as it is kept; later taps never overwrite it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from app.kernel.columns import one_of, to_person

FLAGGED = text("(ask <> 'none' OR note_sealed IS NOT NULL OR reserved)")  # an adult must hear of it


class CheckIn(SQLModel, table=True):
    """One check-in. The client's id is its key for ever: the same again is the same record."""

    __tablename__ = "check_in"
    __table_args__ = (
        to_person("pupil_id"),
        one_of("source", "device", "phone", "offline", "unverified", "demo"),
        CheckConstraint("level IS NULL OR level BETWEEN 1 AND 5", name="level"),
        CheckConstraint("step IS NULL OR step BETWEEN 1 AND 5", name="step"),
        CheckConstraint("energy IS NULL OR energy BETWEEN 1 AND 5", name="energy"),
        Index("check_ins_of_a_day", "school_id", "pupil_id", "school_day"),
        Index("check_ins_of_a_window", "school_id", "window_id", "pupil_id"),
        Index(
            "flagged_lately", "school_id", "received_at",
            sqlite_where=FLAGGED, postgresql_where=FLAGGED,
        ),
    )  # fmt: skip

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    digest: bytes  # keyed hash of the normalised body
    feeling: str | None = None  # as sent, known or not
    step: int | None = None
    not_today: bool = False
    level: int | None = None
    energy: int | None = None
    feelings_version: int = 1
    reasons: str = ""  # codes, separated by commas
    ask: str = "none"
    ask_as_sent: str = "none"
    adult_id: UUID | None = None  # as sent, even where departed
    reserved: bool = False  # about an adult here
    needs_help_now: bool = False
    note_sealed: bytes | None = None
    note_key_version: int | None = None
    occurred_at: datetime
    received_at: datetime
    school_day: date
    late_seconds: int = 0
    clock_clamped: bool = False
    source: str = "device"
    device_id: UUID | None = None
    window_id: UUID | None = None
    language: str = "cy"
    hidden_at: datetime | None = None  # "hide what I wrote", for the pupil's own eyes only
    withdrawn_at: datetime | None = None  # "that's not me"
    erase_after: datetime | None = None
