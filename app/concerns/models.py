"""A case: open until a named adult closes it, with an owner and a deadline throughout."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from app.kernel.columns import OfSchool, one_of, to_person, to_row, to_school

OPEN = text("state <> 'closed'")
OFF_SITE = text("state <> 'closed' AND off_site_at IS NOT NULL")
CLOSED = text("state = 'closed'")
ALONE = text("state <> 'closed' AND (owner_id IS NULL OR unreachable_at IS NOT NULL)")


class Concern(OfSchool, table=True):
    """A pupil has at most one open for each addressee and exclusion set."""

    __tablename__ = "concern"
    __table_args__ = (
        to_school(),
        to_person("pupil_id"),
        to_person("owner_id"),
        one_of("severity", "U", "R", "P", "N"),
        one_of("state", "open", "acked", "contacted", "closed"),
        CheckConstraint("tier BETWEEN 0 AND 4", name="tier"),
        CheckConstraint("state = 'closed' OR deadline_at IS NOT NULL", name="open_has_deadline"),
        CheckConstraint(
            "state <> 'closed' OR (outcome IS NOT NULL AND closed_by IS NOT NULL)",
            name="closed_has_outcome",
        ),
        CheckConstraint(
            "state <> 'closed' OR severity <> 'U' OR"
            " (second_by IS NOT NULL AND second_by <> closed_by)",
            name="urgent_closed_by_two",
        ),
        Index(
            "one_open_for_an_addressee", "school_id", "pupil_id", "addressee", "exclusions",
            unique=True, sqlite_where=OPEN, postgresql_where=OPEN,
        ),
        Index("open_by_deadline", "deadline_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("open_by_side_event", "also_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("open_to_be_decided", "decide_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("open_off_site", "off_site_at", sqlite_where=OFF_SITE, postgresql_where=OFF_SITE),
        Index("open_without_anybody", "opened_at", sqlite_where=ALONE, postgresql_where=ALONE),
        Index(
            "closed_lately", "school_id", "closed_at",
            sqlite_where=CLOSED, postgresql_where=CLOSED,
        ),
        Index("concerns_of_an_owner", "school_id", "owner_id", "state"),
        Index("concerns_of_a_pupil", "school_id", "pupil_id", "opened_at"),
    )  # fmt: skip

    pupil_id: UUID
    addressee: str  # circle, head, device (unverified), or an adult's id
    exclusions: str = ""  # ids kept from this case, sorted, joined by commas
    severity: str
    band: str = "B"
    ask: str = "none"
    words: int = 0  # severity of matched words, 0-3
    reserved: bool = False
    unverified: bool = False
    late_seconds: int = 0
    state: str = "open"
    tier: int = 0
    owner_id: UUID | None = None  # empty only where nobody at all may hold it: an alarm
    unreachable_at: datetime | None = None  # since when nobody who may hold it can be rung
    not_again: UUID | None = None  # who, the child says, did not come: never the next owner
    opened_at: datetime
    clock_from: datetime  # when the present clock began to run
    deadline_at: datetime | None = None
    also_at: datetime | None = None  # the next repeat of U, or the bell rule of R
    rings: int = 0  # numbers the rings, so that each is owed once
    nudged_at: datetime | None = None
    acked_by: UUID | None = None
    acked_at: datetime | None = None
    going_by: UUID | None = None  # U: "I am going to them now"
    going_at: datetime | None = None
    dsp_by: UUID | None = None  # U: "DSP-role has it"
    dsp_at: datetime | None = None
    contacted_by: UUID | None = None
    contacted_at: datetime | None = None
    said: str | None = None  # the pupil's answer: came, not_yet, no_longer
    said_at: datetime | None = None
    lapsed_at: datetime | None = None  # "hello" that nobody managed today
    off_site_by: UUID | None = None  # the child is not in school, says who
    off_site_at: datetime | None = None
    decide_at: datetime | None = None  # when safeguarding is asked (again) what was decided
    decision_asked_at: datetime | None = None  # stands out until given
    decision: str | None = None
    decided_by: UUID | None = None
    decided_at: datetime | None = None
    offered_to: UUID | None = None
    offered_at: datetime | None = None
    outcome: str | None = None
    disclosed: bool | None = None  # did the child say anything about being hurt or unsafe
    closed_by: UUID | None = None
    closed_at: datetime | None = None
    second_by: UUID | None = None
    second_at: datetime | None = None
    erase_after: datetime | None = None


class Party(SQLModel, table=True):
    """An adult who was told of a case: one inbox row each, however often rung."""

    __tablename__ = "concern_party"
    __table_args__ = (
        to_row("concern", "concern_id"),
        to_person("adult_id"),
        Index("inbox_of_an_adult", "school_id", "adult_id", "told_at"),
    )

    school_id: UUID = Field(primary_key=True)
    concern_id: UUID = Field(primary_key=True)
    adult_id: UUID = Field(primary_key=True)
    tier: int
    told_at: datetime
    added_by: UUID | None = None
    expires_at: datetime | None = None
    opened_at: datetime | None = None
    revoked_at: datetime | None = None


class Exclusion(SQLModel, table=True):
    """An adult from whom a case is kept; to them it does not exist."""

    __tablename__ = "concern_exclusion"
    __table_args__ = (
        to_row("concern", "concern_id"),
        to_person("adult_id"),
        one_of("why", "veto", "named", "held"),
    )

    school_id: UUID = Field(primary_key=True)
    concern_id: UUID = Field(primary_key=True)
    adult_id: UUID = Field(primary_key=True)
    why: str
    since_at: datetime
    lifted_by: UUID | None = None


class Cause(SQLModel, table=True):
    """The check-in that opened a case or came to it; each flagged check-in has exactly one case."""

    __tablename__ = "concern_cause"
    __table_args__ = (
        to_row("concern", "concern_id"),
        Index("causes_of_a_concern", "school_id", "concern_id", "at"),
    )

    school_id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(primary_key=True)
    check_in_id: UUID = Field(primary_key=True)
    concern_id: UUID
    why: str  # asked, unsafe, note, unverified
    at: datetime


class Event(OfSchool, table=True):
    """What happened in a case, in order; the chronology is read from here."""

    __tablename__ = "concern_event"
    __table_args__ = (
        to_row("concern", "concern_id"),
        Index("events_of_a_concern", "school_id", "concern_id", "at"),
    )

    concern_id: UUID
    pupil_id: UUID
    kind: str
    at: datetime
    actor_kind: str
    actor_id: UUID | None = None
    other_id: UUID | None = None
    figures: str | None = None  # a pattern's sentence: its key and figures, as JSON
    words_sealed: bytes | None = None  # what the adult wrote, under the pupil's key
