"""The loop that keeps every promise on time: delivers what is owed, runs the clock, beats."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

import structlog

from app.kernel.db import Database
from app.kernel.rousing import heard
from app.kernel.settings import Settings
from app.notify.channels.console import Console
from app.notify.channels.deadman import DeadMan
from app.notify.channels.email import Mail
from app.notify.channels.webpush import WebPush
from app.notify.delivery import LANES, Delivery, MaySend
from app.notify.endpoints import PushHosts
from app.notify.fence import leading
from app.notify.heartbeat import WORKER, beat
from app.notify.notice import Channel
from app.words.catalogue import Words

DELIVER: Final = "deliver"
_DELIVER_EVERY: Final = timedelta(seconds=1)
_BEAT_EVERY: Final = timedelta(seconds=5)
# Seconds: a first ask rings at once, those on its heels together. Less on SQLite: there the same
# process answers children, and many bells at once would take Python's lock from them.
_GATHER: Final = 0.5
_GATHER_BESIDE_CHILDREN: Final = 0.2

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done again and again.

    Args:
        alone: by one worker at a time, of all there are.
        first_after: how long a worker that starts lets others catch up before it does this.
    """

    name: str
    every: timedelta
    run: Callable[[datetime], object]
    alone: bool = True
    first_after: timedelta = timedelta()


def usual_jobs(
    *,
    run_clock: Callable[[datetime], object],
    seal_audit: Callable[[datetime], object],
    freeze: Callable[[datetime], object],
    close_days: Callable[[datetime], object],
    watch: Callable[[datetime], object],
    sweep: Callable[[datetime], object],
) -> tuple[Job, ...]:
    """List what a worker does besides delivering, and how often."""
    return (
        Job("clock", timedelta(seconds=5), run_clock),
        Job("seal", timedelta(seconds=5), seal_audit),
        Job("freeze", timedelta(seconds=60), freeze),
        Job("patterns", timedelta(seconds=60), close_days),
        # a worker that was down rings first what waited; only then is what still waits an alarm
        Job("watch", timedelta(seconds=30), watch, first_after=timedelta(seconds=30)),
        Job("sweep", timedelta(hours=1), sweep),
    )


def channels_of(
    settings: Settings, words: Words, *, console: Console | None = None
) -> Mapping[str, Channel]:
    """Give the ways to an adult that an installation has set up; a demo catches everything."""
    if settings.mode == "demo":
        caught = console or Console(words, settings.public_url, settings.keys)
        return {"push": caught, "email": caught}
    channels: dict[str, Channel] = {}
    subject = settings.vapid_subject or (settings.public_url if settings.secure else "")
    if subject:
        channels["push"] = WebPush(settings.keys, words, push_hosts_of(settings), subject)
    if settings.smtp_url:
        channels["email"] = Mail(
            settings.smtp_url, settings.mail_from, settings.public_url, words, keys=settings.keys
        )
    return channels


def say_well_of(settings: Settings) -> Callable[[], object]:
    """Give the way to tell somebody outside that all is well; a demo tells nobody."""
    if not settings.deadman_url or settings.mode == "demo":
        return lambda: None
    test_origin = settings.push_test_origin if settings.mode == "test" else ""
    return DeadMan(settings.deadman_url, test_origin=test_origin).ping


def push_hosts_of(settings: Settings) -> PushHosts:
    return PushHosts.of(
        settings.push_hosts,
        settings.push_test_origin,
        production=settings.mode == "production",
    )


class Worker:
    """Runs every job at its time, each on its own thread: one that fails or hangs stops no other.

    A commit that owes somebody something wakes it, from whatever process; it looks every second
    all the same.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        *,
        may_send: MaySend,
        boot_id: str,
        jobs: Sequence[Job] = (),
        lanes: int = LANES,
    ) -> None:
        """Take everything in hand; nothing runs yet.

        Args:
            database: the one that everything is in.
            channels: the ways to an adult, by name.
            clock: gives the present, aware and in UTC.
            may_send: asked before each notice, inside the fence.
            boot_id: a name of this process that no other has.
            jobs: what else there is to do.
            lanes: how many notices of one channel are sent at once.
        """
        self._database = database
        self._gather = _GATHER_BESIDE_CHILDREN if database.is_sqlite else _GATHER
        self._clock = clock
        self._boot_id = boot_id
        self._woken = threading.Event()
        self._delivery = Delivery(
            database, channels, may_send, worker=boot_id, lanes=lanes, on_free=self._woken.set
        )
        self._jobs = tuple(jobs)
        self._went_well: dict[str, datetime] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._delivery.close()

    def wake(self) -> None:
        """Look at once at what is owed; any thread may say so."""
        self._woken.set()

    def run_once(self, now: datetime) -> dict[str, str]:
        """Do every job once and send all that is then due.

        Returns:
            What went wrong: the kind of error, by the job's name.
        """
        deliver = Job(DELIVER, _DELIVER_EVERY, self._delivery.finish_due, alone=False)
        failed = {}
        with ThreadPoolExecutor(1) as apart:
            for job in (*self._jobs, deliver, self._beating()):
                done = apart.submit(self._do, job, now)
                if error := done.exception():
                    failed[job.name] = type(error).__name__
                self._note(job, now, done)
        return failed

    def run(self, stop: threading.Event) -> None:
        """Go on until told to stop, then let what is being sent end."""
        deliver = Job(DELIVER, _DELIVER_EVERY, self._delivery.start_due, alone=False)
        rounds = [_Round(job) for job in (deliver, *self._jobs, self._beating())]
        with (
            heard(self._database, self.wake),
            ThreadPoolExecutor(len(rounds), "job") as threads,
        ):
            while not stop.is_set():
                for one in rounds:
                    if one.is_due():
                        self._start(threads, one)
                woken = self._woken.wait(min(one.due_in() for one in rounds))
                if woken:
                    self._woken.clear()
                    rounds[0].hurry(0.0 if self._delivery.has_more else self._gather)
        self._delivery.finish()

    def _start(self, threads: ThreadPoolExecutor, one: "_Round") -> None:
        now = self._clock()
        one.running = threads.submit(self._do, one.job, now)
        one.began = time.monotonic()
        one.next_at = one.began + one.job.every.total_seconds()
        one.running.add_done_callback(lambda done: self._note(one.job, now, done))

    def _do(self, job: Job, now: datetime) -> bool:
        """Do a job, unless another worker is doing it; says whether it was done here."""
        if not job.alone:
            job.run(now)
            return True
        with leading(self._database, job.name) as mine:
            if mine:
                job.run(now)
            return mine

    def _note(self, job: Job, now: datetime, done: Future[bool]) -> None:
        """Remember when a job went well; one that failed is said aloud, and its beat goes stale."""
        error = done.exception()
        if error is not None:
            _log.error("job_failed", job=job.name, error_type=type(error).__name__)
        elif done.result():
            self._went_well[job.name] = now

    def _beating(self) -> Job:
        return Job("beat", _BEAT_EVERY, self._beat, alone=False)

    def _beat(self, now: datetime) -> None:
        # once each: what went well here long ago must not hide what went well elsewhere since
        went_well, self._went_well = self._went_well, {}
        with self._database.write() as session:
            beat(session, WORKER, self._boot_id, now)
            for name, at in sorted(went_well.items()):
                beat(session, f"{WORKER}.{name}", self._boot_id, at)


class _Round:
    """When a job is next, and whether it is still at it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.next_at = time.monotonic() + job.first_after.total_seconds()
        self.began = 0.0
        self.running: Future[bool] | None = None

    def _is_running(self) -> bool:
        return self.running is not None and not self.running.done()

    def is_due(self) -> bool:
        return time.monotonic() >= self.next_at and not self._is_running()

    def due_in(self) -> float:
        """Give seconds to wait, never none: a job that is still at it is looked at again soon."""
        left = self.next_at - time.monotonic()
        return max(left, 0.05 if self._is_running() else 0.001)

    def hurry(self, apart: float) -> None:
        """Be next at once, or so many seconds after it last began."""
        self.next_at = min(self.next_at, max(time.monotonic(), self.began + apart))
