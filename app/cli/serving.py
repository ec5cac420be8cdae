"""Starts web and worker, tells when they are up, and lets both end cleanly."""

import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from types import FrameType
from uuid import uuid4

import uvicorn

from app.audit.anchors import anchor
from app.audit.sealing import seal_due
from app.journeys.close_day import close_days
from app.journeys.deliver import may_send
from app.journeys.escalate import run_clock
from app.journeys.sweep import sweep
from app.journeys.watch import Watch
from app.kernel import logging
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.main import create_app, present
from app.notify.channels.console import Console
from app.summaries.freeze import freeze_due
from app.words.catalogue import load
from app.worker import Worker, channels_of, say_well_of, usual_jobs

SWITCH = 0.0005  # seconds that a chore may keep Python's lock from whoever answers a child
GRACE_SECONDS = 3  # an open stream must not hold up the end


def make_worker(
    database: Database,
    settings: Settings,
    *,
    console: Console | None = None,
    clock: Callable[[], datetime] = present,
) -> Worker:
    """Put the worker together with everything it does."""
    keys = settings.keys
    watch = Watch(database, say_well=say_well_of(settings))

    def seal(now: datetime) -> None:
        seal_due(database, keys, now)
        if settings.audit_anchor:
            anchor(database, Path(settings.audit_anchor), now)

    jobs = usual_jobs(
        run_clock=lambda now: run_clock(database, now=now, present=clock),
        seal_audit=seal,
        freeze=lambda now: freeze_due(database, keys, now),
        close_days=lambda now: close_days(database, now),
        watch=watch.look,
        sweep=lambda now: sweep(database, now=now),
    )
    return Worker(
        database,
        channels_of(settings, load(), console=console),
        clock,
        may_send=may_send,
        boot_id=uuid4().hex,
        jobs=jobs,
        lanes=settings.sends_at_once,
    )


@contextmanager
def running(worker: Worker) -> Iterator[None]:
    """Run a worker on a thread of its own until the block ends."""
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,), name="worker")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        worker.wake()
        thread.join()
        worker.close()


def serve(
    settings: Settings,
    *,
    tls_cert: str | None = None,
    tls_key: str | None = None,
    worker: bool = True,
    console: Console | None = None,
    started: Callable[[], None] = lambda: None,
) -> None:
    """Serve until told to stop (Ctrl-C, SIGTERM), then let what is being done end."""
    logging.configure(settings.log_level)
    database = Database(settings.database_url)
    mate = make_worker(database, settings, console=console) if worker else None
    app = create_app(settings, database=database, console=console)
    sys.setswitchinterval(SWITCH)
    gc.freeze()  # what is here stays: a look through all of it would stop everybody for 0.1 s
    config = uvicorn.Config(
        app.middleware_stack or app,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=tls_cert,
        ssl_keyfile=tls_key,
    )
    server = _Server(config, started)
    # uvicorn raises the signal again once it has ended: the worker is to end well too
    signal.signal(signal.SIGTERM, _leave)
    try:
        if mate is None:
            server.run()
        else:
            with running(mate):
                server.run()
    except KeyboardInterrupt:
        pass  # Ctrl-C is how it ends, not a failure
    finally:
        database.close()


def _leave(_: int, __: FrameType | None) -> None:
    sys.exit(0)


class _Server(uvicorn.Server):
    """Says when it has begun to listen."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._say = started

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets=sockets)  # type: ignore[arg-type]
        if self.started:
            self._say()


def work(settings: Settings) -> None:
    """Run a worker alone until told to stop."""
    logging.configure(settings.log_level)
    database = Database(settings.database_url)
    stop = threading.Event()
    worker = make_worker(database, settings)
    sys.setswitchinterval(SWITCH)
    gc.freeze()  # as above

    def end(worker: Worker, _: int, __: FrameType | None) -> None:
        stop.set()
        worker.wake()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, partial(end, worker))
    with worker:
        worker.run(stop)
    database.close()
