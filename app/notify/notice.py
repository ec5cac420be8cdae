"""What a channel is given to send, and what it answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol
from uuid import UUID

LIMIT = timedelta(seconds=5)
"""No provider is waited for longer, from entering the fence on: a veto waits for the same fence."""


@dataclass(frozen=True, slots=True)
class Device:
    """A browser that can be rung."""

    id: UUID
    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice, with everything a channel needs: it has no way to the database, nor to a name."""

    id: UUID
    adult_id: UUID
    channel: str
    language: str
    address: str | None = None
    devices: tuple[Device, ...] = ()
    to_tablet: bool = False  # calls to the class tablet, instead of saying that somebody asks
    invites_to: UUID | None = None  # the school whose one-time link this letter carries


def push_key(*, to_tablet: bool) -> str:
    """Give the key of the one text that a push has."""
    return "notices.push_tablet" if to_tablet else "notices.push"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a notice.

    `sent`: a provider took it (which proves nothing about the person). `retry`: not yet. `wait`:
    it was not tried at all, there was no room. `failed`: no other try would help.
    """

    state: Literal["sent", "retry", "wait", "failed"]
    code: str | None = None  # never a message: it could hold words
    retry_after: timedelta | None = None
    reached: tuple[UUID, ...] = ()  # devices
    gone: tuple[UUID, ...] = ()


class Channel(Protocol):
    """A way to an adult. It never raises for what a provider does."""

    def send(self, notice: Notice, *, now: datetime, until: float) -> Outcome:
        """Send, and say what became of it.

        Nothing is handed to a provider after `until`, an instant of `time.monotonic()`: a veto
        that has waited long enough goes on then, and what begins later would reach whom it must
        not. A process that was stopped for a while finds its time is up.
        """
        ...


class NoChannel:
    """Stands where nothing is set up: what is owed fails aloud instead of waiting in silence."""

    def send(self, notice: Notice, *, now: datetime, until: float) -> Outcome:  # noqa: ARG002
        return Outcome("failed", "no_channel")
