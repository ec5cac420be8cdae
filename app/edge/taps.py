"""Reads a tap as it comes from a page: whatever its form, an ask in it is never refused."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict

from app.journeys.check_in import Said
from app.journeys.receipts import Receipt, note_was_trimmed

_MOST_REASONS: Final = 20


def _kept_of(text: str) -> str:
    """Drop what no database keeps, NUL and half an emoji; the rest is the child's."""
    return text.encode(errors="ignore").decode().replace("\0", "")


def _text(value: Any) -> str | None:
    return _kept_of(value) or None if isinstance(value, str) else None


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _id(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _instant(value: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
        return at.astimezone(UTC) if at is not None and at.tzinfo is not None else None
    except (ValueError, OverflowError):  # a clock at the end of time
        return None


def _codes(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(_kept_of(one) for one in value[:_MOST_REASONS] if isinstance(one, str))


def _yes(value: Any) -> bool:
    return value is True


Text = Annotated[str | None, BeforeValidator(_text)]
Number = Annotated[int | None, BeforeValidator(_number)]
Id = Annotated[UUID | None, BeforeValidator(_id)]
Yes = Annotated[bool, BeforeValidator(_yes)]


class TapBody(BaseModel):
    """The body of a check-in; a field of a wrong form is as if it were not there."""

    model_config = ConfigDict(extra="ignore")

    feeling: Text = None
    step: Number = None
    not_today: Yes = False
    energy: Number = None
    reasons: Annotated[tuple[str, ...], BeforeValidator(_codes)] = ()
    note: Text = None
    ask: Text = None
    adult: Id = None
    about_adult: Yes = False
    about_adult_id: Id = None
    needs_help_now: Yes = False
    occurred_at: Annotated[datetime | None, BeforeValidator(_instant)] = None
    window: Id = None
    language: Text = None

    def said(self, check_in_id: UUID, now: datetime) -> Said:
        return Said(
            id=check_in_id,
            occurred_at=self.occurred_at or now,
            feeling=self.feeling,
            step=self.step,
            not_today=self.not_today,
            energy=self.energy,
            reasons=self.reasons,
            note=self.note or "",
            ask=self.ask or "none",
            adult_id=self.adult,
            reserved=self.about_adult,
            about_id=self.about_adult_id,
            needs_help_now=self.needs_help_now,
            language=self.language if self.language in {"cy", "en"} else "cy",
        )


class Name(BaseModel):
    name: str


class Kept(BaseModel):
    """What a child is told: nothing but what is committed."""

    id: UUID
    kept: bool = True
    repeated: bool
    state: str
    told: Name | None
    seen_by: Name | None
    late_seconds: int
    note_trimmed: bool
    open: bool
    next_opening_at: datetime | None
    show_card: bool
    urgent: bool


def kept(receipt: Receipt, note: str) -> Kept:
    """Put a receipt into the form that pages read."""
    return Kept(
        id=receipt.id,
        repeated=receipt.repeated,
        state=receipt.state,
        told=Name(name=receipt.told) if receipt.told and receipt.state != "saved" else None,
        seen_by=Name(name=receipt.seen_by) if receipt.seen_by else None,
        late_seconds=receipt.late_seconds,
        note_trimmed=note_was_trimmed(note),
        open=receipt.open,
        next_opening_at=receipt.next_opening_at,
        show_card=receipt.open and (receipt.asked or receipt.urgent),
        urgent=receipt.urgent,
    )
