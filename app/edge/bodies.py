"""The form of every JSON body: strict in types, and read only once it is known who asks."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from fastapi import Query, Request, Response
from fastapi.routing import APIRoute
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

_YEARS: Final = range(2000, 2200)  # beyond, no time zone can be reckoned


def _in_utc(at: datetime) -> datetime:
    if at.tzinfo is None or at.year not in _YEARS:
        raise ValueError("no such instant")
    return at.astimezone(UTC)


Instant = Annotated[datetime, Field(strict=False), AfterValidator(_in_utc)]


After = Annotated[str | None, Query(max_length=80)]
"""The `next` of the page before."""


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


_NOT_JSON: Final = "\0"  # of no body's form


class _Said(Request):
    async def json(self) -> Any:
        try:
            return await super().json()
        except ValueError:
            return _NOT_JSON


class KnockFirst(APIRoute):
    """A route that asks who is there before it minds what they say.

    FastAPI refuses what is no JSON before any dependency has run, so that a stranger would learn
    that there is a door. Here such a body waits, and is refused with those of a wrong form, which
    come after every dependency: after "sign in" and after "there is nothing here".
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answered = super().get_route_handler()

        async def knocked(request: Request) -> Response:
            return await answered(_Said(request.scope, request.receive))

        return knocked
