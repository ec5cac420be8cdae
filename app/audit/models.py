"""Who looked at what and who did what: rows are only added, then sealed into a chain per school."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.kernel.columns import OfSchool, to_school


class AuditRow(OfSchool, table=True):
    """Written in the causing transaction; `seq` and `mac` come within 5 s and never change."""

    __tablename__ = "audit_row"
    __table_args__ = (
        to_school(),
        UniqueConstraint("school_id", "seq"),
        Index("audit_of_a_pupil", "school_id", "pupil_id", "at"),
        Index(
            "audit_unsealed", "school_id", "id",
            sqlite_where=text("seq IS NULL"), postgresql_where=text("seq IS NULL"),
        ),
    )  # fmt: skip

    at: datetime
    actor_kind: str  # staff, pupil, device, system
    actor_id: UUID | None = None
    action: str  # a code of `audit.actions`
    pupil_id: UUID | None = None
    concern_id: UUID | None = None
    object_kind: str | None = None
    object_id: UUID | None = None
    detail_sealed: bytes | None = None  # reasons and words, under the pupil's key
    erase_after: datetime | None = None
    seq: int | None = None
    mac: bytes | None = None


class AuditHead(SQLModel, table=True):
    """The end of a school's sealed chain, itself under the key, so that a cut tail shows."""

    __tablename__ = "audit_head"
    __table_args__ = (to_school(),)

    school_id: UUID = Field(primary_key=True)
    seq: int
    mac: bytes
    sealed_at: datetime
    proof: bytes
