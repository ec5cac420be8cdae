"""Sends what is owed: leased, fenced, asked whether it may still be sent, sent, and settled."""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from typing import Final, Self

import structlog
from sqlmodel import Session

from app.kernel.db import Database
from app.notify.fence import WAIT, fence
from app.notify.models import Owed
from app.notify.notice import Channel, NoChannel, Notice
from app.notify.outbox import lease
from app.notify.settling import as_notice, cancel, put_back, settle, take_up

MaySend = Callable[[Session, Owed, datetime], bool]
"""Asked inside the fence and a transaction: is this adult still to be told of this case?"""

CHANNELS: Final = ("push", "email")
LANES: Final = 8

_log = structlog.get_logger()


def deliver_due(
    database: Database,
    channels: Mapping[str, Channel],
    may_send: MaySend,
    *,
    now: datetime,
    worker: str,
) -> int:
    """Send everything that is due, and wait for it.

    Args:
        database: where what is owed lies.
        channels: by name; what has no channel fails aloud.
        may_send: asked last, inside the fence.
        now: the instant that counts as the present.
        worker: a name that no other process has.

    Returns:
        How many notices were taken up.
    """
    with Delivery(database, channels, may_send, worker=worker) as delivery:
        return delivery.finish_due(now)


class Delivery:
    """The lanes of one worker, apart for each channel: mail never waits behind a push service.

    A sender holds the fence of a pupil and an adult from the question "may this still be sent?"
    until the answer is written down. No transaction is open while a provider is called.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        may_send: MaySend,
        *,
        worker: str,
        lanes: int = LANES,
        patience: timedelta = WAIT,
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
            patience: how long a sender waits at a fence.
            on_free: called when a lane is free again.
            passing: called at named points, where a test ends the process.
        """
        self._database = database
        self._channels = {name: channels.get(name, NoChannel()) for name in CHANNELS}
        self._may_send = may_send
        self._worker = worker
        self._lanes = lanes
        self._patience = patience
        self._on_free = on_free
        self._passing = passing
        self._pools = {name: ThreadPoolExecutor(lanes, name) for name in CHANNELS}
        self._guard = threading.Lock()
        self._running: dict[str, set[Future[None]]] = {name: set() for name in CHANNELS}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let what is being sent end, which takes seconds at most."""
        for pool in self._pools.values():
            pool.shutdown()

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

    def finish(self) -> None:
        """Wait for all that is being sent."""
        with self._guard:
            running = set[Future[None]]().union(*self._running.values())
        wait(running)

    def _start(self, channel: str, now: datetime) -> int:
        with self._guard:
            room = self._lanes - len(self._running[channel])
        if room <= 0:
            return 0
        with self._database.write() as session:
            leased = lease(session, channel, now=now, worker=self._worker, limit=room)
        for owed in leased:
            sending = self._pools[channel].submit(self._carry, owed, now)
            with self._guard:
                self._running[channel].add(sending)
            sending.add_done_callback(lambda done: self._leave(channel, done))
        return len(leased)

    def _leave(self, channel: str, done: Future[None]) -> None:
        with self._guard:
            self._running[channel].discard(done)
        error = done.exception()
        if error is not None:  # the lease lapses, and it is taken up again
            _log.error("lane_failed", channel=channel, error_type=type(error).__name__)
        self._on_free()

    def _carry(self, owed: Owed, now: datetime) -> None:
        between = (owed.school_id, owed.pupil_id, owed.adult_id)
        with fence(self._database, *between, self._patience) as held:
            if not held:
                with self._database.write() as session:
                    put_back(session, owed, worker=self._worker, now=now)
                return
            with self._database.write() as session:
                taken = take_up(session, owed, worker=self._worker, now=now)
                notice = self._asked(session, taken, now)
            if taken is None or notice is None:
                return
            self._passing("after_commit")
            outcome = self._channels[taken.channel].send(notice, now=now)
            self._passing("after_send")
            with self._database.write() as session:
                settle(session, taken, outcome, worker=self._worker, now=now)
        if outcome.state != "sent":
            _log.warning(
                "not_sent",
                channel=taken.channel,
                code=outcome.code,
                tries=taken.tries,
                outbox_id=str(taken.id),
            )

    def _asked(self, session: Session, taken: Owed | None, now: datetime) -> Notice | None:
        if taken is None:
            return None
        if not self._may_send(session, taken, now):
            cancel(session, taken, worker=self._worker, now=now)
            return None
        return as_notice(session, taken)
