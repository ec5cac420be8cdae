"""Sends what is owed: leased, fenced, asked whether it may still be sent, sent, and settled."""

import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Self
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app.kernel.db import Database, Urgency
from app.notify.fence import Between, let_go, take
from app.notify.grouping import too_soon
from app.notify.models import Owed
from app.notify.notice import LIMIT, Channel, NoChannel, Notice, Outcome
from app.notify.outbox import lease
from app.notify.settling import (
    AGAIN,
    as_notices,
    cancel,
    give_up,
    is_hopeless,
    put_back,
    settle,
)

MaySend = Callable[[Session, Sequence[Owed], datetime], Collection[UUID]]
"""Asked inside the fences and a transaction: of which notices is the adult still to be told?"""

CHANNELS: Final = ("push", "email")
LANES: Final = 32
# Seconds: what ends on the heels of another is written down with others. On SQLite at once: a
# transaction costs little there, and many at once would hold up whoever answers a child.
_TOGETHER: Final = 0.2

_log = structlog.get_logger()


def deliver_due(
    database: Database,
    channels: Mapping[str, Channel],
    may_send: MaySend,
    *,
    now: datetime,
    worker: str,
    limit: timedelta = LIMIT,
) -> int:
    """Send everything that is due, and wait for it.

    Args:
        database: where what is owed lies.
        channels: by name; what has no channel fails aloud.
        may_send: asked last, inside the fence.
        now: the instant that counts as the present.
        worker: a name that no other process has.
        limit: of one send.

    Returns:
        How many notices were taken up.
    """
    with Delivery(database, channels, may_send, worker=worker, limit=limit) as delivery:
        return delivery.finish_due(now)


@dataclass(frozen=True, slots=True)
class _Sending:
    """A notice inside its fence: what is owed, what the channel needs, and until when it may go."""

    owed: Owed
    notice: Notice
    until: float
    now: datetime

    @property
    def between(self) -> Between:
        return _between(self.owed)


class Delivery:
    """The lanes of one worker, apart for each channel: mail never waits behind a push service.

    Many are taken up in one transaction, each is sent by a thread of its own, and what became of
    them is written down in one transaction for all that ended meanwhile. A sender holds the fence
    of a pupil and an adult from the question "may this still be sent?" until the answer is written
    down. No transaction is open while a provider is called.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        may_send: MaySend,
        *,
        worker: str,
        lanes: int = LANES,
        limit: timedelta = LIMIT,
        on_free: Callable[[], None] = lambda: None,
        passing: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Make the lanes.

        Args:
            database: where what is owed lies.
            channels: by name.
            may_send: asked inside the fence.
            worker: a name that no other process has.
            lanes: how many sends of one channel run at once.
            limit: from entering a fence on, when a send must have ended; no longer than a veto
                waits.
            on_free: called when lanes are free again for which more may be waiting.
            passing: called at named points, where a test stops or ends the process.
        """
        self._database = database
        self._channels = {name: channels.get(name, NoChannel()) for name in CHANNELS}
        self._may_send = may_send
        self._worker = worker
        self._lanes = lanes
        self._limit = limit.total_seconds()
        self._on_free = on_free
        self._passing = passing
        self._pools = {name: ThreadPoolExecutor(lanes, name) for name in CHANNELS}
        self._settler = ThreadPoolExecutor(1, "settle")
        self._changed = threading.Condition()  # over the three that follow
        self._running = dict.fromkeys(CHANNELS, 0)
        self._more = dict.fromkeys(CHANNELS, False)
        self._ended: list[tuple[_Sending, Outcome | None]] = []
        self._together = 0.0 if database.is_sqlite else _TOGETHER
        self._settled = -_TOGETHER  # when last something was written down; monotonic

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let what is being sent end, which takes seconds at most."""
        for pool in self._pools.values():
            pool.shutdown()
        self._settler.shutdown()

    def start_due(self, now: datetime) -> int:
        """Take up as much as there are free lanes for, and don't wait; says how much."""
        return sum(self._start(name, now) for name in CHANNELS)

    def finish_due(self, now: datetime) -> int:
        """Take up everything that is due, lane by lane, and wait for it; says how much."""
        count = 0
        while started := self.start_due(now):
            count += started
            self.finish()
        return count

    @property
    def has_more(self) -> bool:
        """Whether more may be due than there was room for."""
        with self._changed:
            return any(self._more.values())

    def finish(self) -> None:
        """Wait for all that is being sent."""
        with self._changed:
            self._changed.wait_for(lambda: not any(self._running.values()))

    def _start(self, channel: str, now: datetime) -> int:
        with self._changed:
            running = self._running[channel]
            self._more[channel] = running > self._lanes  # nobody looks whether there is
        if running > self._lanes:
            return 0
        # a second load waits behind the one that is under way: what a transaction costs is shared
        # by a load, and no lane stands idle meanwhile; one that waits too long is put back
        room = 2 * self._lanes - running
        count, sendings = self._take_up(channel, room, now)
        with self._changed:
            self._running[channel] += len(sendings)
            self._more[channel] = count >= room
        for sending in sendings:
            carried = self._pools[channel].submit(self._carry, sending)
            carried.add_done_callback(partial(self._leave, sending))
        return count

    def _take_up(self, channel: str, room: int, now: datetime) -> tuple[int, list[_Sending]]:
        """Lease, enter the fences and ask once more, all in one transaction of few statements."""
        fenced: set[Between] = set()
        kept: set[Between] = set()
        try:
            with self._database.write(Urgency.ANSWER) as session:
                leased = lease(session, channel, now=now, worker=self._worker, limit=room)
                until = time.monotonic() + self._limit
                fenced = take(self._database, {_between(owed) for owed in leased})
                may = self._sorted(session, leased, fenced, now)
                notices = as_notices(session, may)
            kept = {_between(owed) for owed in may}
        finally:
            let_go(self._database, fenced - kept)
        return len(leased), [
            _Sending(owed, notice, until, now) for owed, notice in zip(may, notices, strict=True)
        ]

    def _sorted(
        self, session: Session, leased: Sequence[Owed], fenced: set[Between], now: datetime
    ) -> list[Owed]:
        """Put back, give up or cancel what is not to be sent now; gives the rest."""
        outside = [owed for owed in leased if _between(owed) not in fenced]
        put_back(session, outside, until=now + AGAIN)
        inside = [owed for owed in leased if _between(owed) in fenced]
        waiting, until = too_soon(session, inside, now)
        put_back(session, waiting, until=until)
        give_up(session, [owed for owed in inside if is_hopeless(owed)], now=now)
        wait = {owed.id for owed in waiting}
        asked = [owed for owed in inside if owed.id not in wait and not is_hopeless(owed)]
        may = self._may_send(session, asked, now) if asked else ()
        cancel(session, [owed for owed in asked if owed.id not in may], now=now)
        return [owed for owed in asked if owed.id in may]

    def _carry(self, sending: _Sending) -> Outcome:
        self._passing("after_commit")
        if time.monotonic() >= sending.until:  # stopped for so long that a veto may have gone on
            return Outcome("wait", "overtaken")
        channel = self._channels[sending.owed.channel]
        outcome = channel.send(sending.notice, now=sending.now, until=sending.until)
        self._passing("after_send")
        return outcome

    def _leave(self, sending: _Sending, carried: Future[Outcome]) -> None:
        error = carried.exception()
        if (
            error is not None
        ):  # a channel with a mistake: its lease lapses, and it is taken up again
            _log.error("lane_failed", channel=sending.owed.channel, error_type=type(error).__name__)
        with self._changed:
            self._ended.append((sending, None if error else carried.result()))
            if len(self._ended) == 1:  # else those before it take it along
                self._settler.submit(self._settle)

    def _settle(self) -> None:
        time.sleep(max(0.0, self._settled + self._together - time.monotonic()))
        with self._changed:
            ended, self._ended = self._ended, []
        done = [(sending.owed, outcome) for sending, outcome in ended if outcome is not None]
        try:
            if done:
                with self._database.write(Urgency.ANSWER) as session:
                    settle(session, done, worker=self._worker, now=max(one.now for one, _ in ended))
        except SQLAlchemyError as error:  # the leases lapse, and all are taken up again
            _log.error("settling_failed", error_type=type(error).__name__)
        finally:
            let_go(self._database, {sending.between for sending, _ in ended})
            self._settled = time.monotonic()
            with self._changed:
                for sending, _ in ended:
                    self._running[sending.owed.channel] -= 1
                self._changed.notify_all()
            if self.has_more:  # else whoever owes something more says so
                self._on_free()
        for owed, outcome in done:
            if outcome.state != "sent":
                _log.warning(
                    "not_sent",
                    channel=owed.channel,
                    code=outcome.code,
                    tries=owed.tries,
                    outbox_id=str(owed.id),
                )


def _between(owed: Owed) -> Between:
    return (owed.school_id, owed.pupil_id, owed.adult_id)
