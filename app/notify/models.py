"""What is owed to whom, by when; where a bell can ring; and the worker's heartbeat."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.kernel.columns import OfSchool, one_of, to_person


class Owed(OfSchool, table=True):
    """One notice to one adult by one channel, written with its cause, settled after sending.

    `once` makes a repeat of the same cause the same row.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        to_person("adult_id"),
        UniqueConstraint("school_id", "once"),
        one_of("channel", "push", "email"),
        one_of("state", "owed", "sending", "sent", "cancelled", "superseded", "failed"),
        Index(
            "owed_by_due", "due_at",
            sqlite_where=text("state IN ('owed', 'sending')"),
            postgresql_where=text("state IN ('owed', 'sending')"),
        ),
        Index("owed_of_a_case", "school_id", "concern_id", "adult_id"),
        Index(
            "sent_to_an_adult", "school_id", "adult_id", "channel", "settled_at",
            sqlite_where=text("state = 'sent'"), postgresql_where=text("state = 'sent'"),
        ),
    )  # fmt: skip

    once: str  # <concern>:<adult>:<channel>:<what>:<number>
    kind: str  # ring, urgent; tablet: go to the class tablet; invite: a letter about no case
    channel: str
    adult_id: UUID
    pupil_id: UUID | None = None
    concern_id: UUID | None = None
    urgent: bool = False
    language: str = "cy"
    due_at: datetime
    created_at: datetime
    state: str = "owed"
    lease_until: datetime | None = None
    leased_by: str | None = None
    tries: int = 0
    last_error: str | None = None  # a code or status, never a message that could hold words
    settled_at: datetime | None = None


class PushSubscription(OfSchool, table=True):
    """A browser of an adult that can be rung (RFC 8030), and what is known of its reach."""

    __tablename__ = "push_subscription"
    __table_args__ = (
        to_person("person_id"),
        UniqueConstraint("school_id", "endpoint"),
        Index("push_of_a_person", "school_id", "person_id"),
    )

    person_id: UUID
    endpoint: str
    p256dh: str
    auth: str
    created_at: datetime
    last_ok_at: datetime | None = None
    last_opened_at: datetime | None = None
    dropped_at: datetime | None = None


class Alarm(SQLModel, table=True):
    """Something that must always hold, and does not; named by its number, of no person or school.

    It rings until `cleared_at` is set.
    """

    __tablename__ = "alarm"

    name: str = Field(primary_key=True)  # I1 ...
    since_at: datetime
    seen_at: datetime
    cleared_at: datetime | None = None


class Heartbeat(SQLModel, table=True):
    """When the worker was last alive; of no school."""

    __tablename__ = "heartbeat"

    name: str = Field(primary_key=True)
    at: datetime
    boot_id: str
