"""The form of every JSON body: strict in types, and deaf to fields that it does not know."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

_YEARS: Final = range(2000, 2200)  # beyond, no time zone can be reckoned


def _in_utc(at: datetime) -> datetime:
    if at.tzinfo is None or at.year not in _YEARS:
        raise ValueError("no such instant")
    return at.astimezone(UTC)


Instant = Annotated[datetime, Field(strict=False), AfterValidator(_in_utc)]


class Body(BaseModel):
    """Pydantic's lax mode would take "1" for 1; JSON says what it means."""

    model_config = ConfigDict(strict=True, extra="ignore", str_max_length=20_000)

    @field_validator("*", mode="before")
    @classmethod
    def _storable(cls, value: Any) -> Any:
        """Refuse NUL, which PostgreSQL cannot keep."""
        if isinstance(value, str) and "\0" in value:
            raise ValueError("not text")
        return value


class Done(BaseModel):
    """A receipt that says nothing but that it was done."""

    done: bool = True
