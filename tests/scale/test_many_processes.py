"""Three that serve and two that ring, on one PostgreSQL: one of each is killed, and nobody notices.

The ledger of those who tapped decides: what was answered is kept once, who was to hear has heard.
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread
from typing import Self
from uuid import UUID

import httpx
from sqlmodel import col, func, select

from app.audit.service import verify
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.main import present
from app.notify.models import Heartbeat, Owed
from app.notify.outbox import LIVE
from tests.bench.load import Answered
from tests.bench.reconcile import reconcile
from tests.bench.servers import Running, Sinks, hwyl, sinks
from tests.bench.town import KEYS, Child, settle
from tests.postgresql import a_database

PUPILS = 240
THREADS = 6
EFFECTIVE = 20  # a kill counts where the process had answered as many since its start
PATIENCE = 240.0  # for a machine that does much else; nothing is asserted about time
ASKS = ("none", "talk", "none", "urgent", "none", "know")
IN_FLIGHT = 2 * 32  # what a worker has taken up at most


class Morning:
    """Everybody taps at once, at whatever process answers, until each has been answered."""

    def __init__(self, children: Sequence[Child], ports: Sequence[int]) -> None:
        self.ports = list(ports)
        self.ledger: dict[UUID, Answered] = {}
        self.flags: dict[UUID, str] = {}
        self.answered: Counter[int] = Counter()  # by port
        self._guard = threading.Lock()
        self._half = Event()
        self._threads = [
            Thread(target=self._tap_all, args=(n, children[n::THREADS])) for n in range(THREADS)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for thread in self._threads:
            thread.join()

    def half_way(self) -> None:
        assert self._half.wait(PATIENCE)

    def _tap_all(self, first: int, children: Sequence[Child]) -> None:
        with ExitStack() as stack:
            doors = [stack.enter_context(httpx.Client(timeout=20)) for _ in self.ports]
            for n, child in enumerate(children):
                self._tap(doors, first + n, child)

    def _tap(self, doors: Sequence[httpx.Client], n: int, child: Child) -> None:
        one, ask = uuid7(), ASKS[n % len(ASKS)]
        with self._guard:
            self.flags[one] = "" if ask == "none" else ask
        said = {"feeling": "sad", "ask": ask, "occurred_at": present().isoformat()}
        for tries in range(100):
            at = (n + tries) % len(self.ports)
            try:
                answer = doors[at].put(
                    f"http://127.0.0.1:{self.ports[at]}/api/pupil/check-ins/{one}",
                    content=json.dumps(said),
                    headers={
                        "content-type": "application/json",
                        "sec-fetch-site": "same-origin",
                        "cookie": f"hwyl_pupil={child.token}",
                    },
                )
            except httpx.HTTPError:
                continue  # the page keeps its tap, and tries another door
            if answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR:
                self._note(one, answer, self.ports[at], tries)
                return
        raise AssertionError(child)

    def _note(self, one: UUID, answer: httpx.Response, port: int, tries: int) -> None:
        boot = answer.headers["x-hwyl-boot"]
        with self._guard:
            self.ledger[one] = Answered(answer.status_code, 0, 0, tries, boot)
            self.answered[port] += 1
            if len(self.ledger) >= PUPILS // 2:
                self._half.set()


def waited_for(until: Iterator[bool]) -> None:
    """Look until it is so; fails where it never is."""
    end = time.monotonic() + PATIENCE
    while not next(until):
        assert time.monotonic() < end
        time.sleep(0.1)


def a_heart_beats(database: Database) -> Iterator[bool]:
    while True:
        with database.read() as session:
            yield session.get(Heartbeat, "worker") is not None


def no_push_is_owed(database: Database) -> Iterator[bool]:
    waiting = select(func.count()).where(Owed.channel == "push", col(Owed.state).in_(LIVE))
    while True:
        with database.read() as session:
            yield session.exec(waiting).one() == 0


def rung(database: Database, sunk: Sinks) -> None:
    """Each push that is written down as sent reached its adult's browser; few came twice."""
    with database.read() as session:
        rows = session.exec(select(Owed).where(Owed.channel == "push")).all()
    assert {(row.state, row.last_error) for row in rows} <= {
        ("sent", None),
        ("superseded", "grouped"),
    }
    owed = Counter(row.adult_id.hex for row in rows if row.state == "sent")
    came = Counter(who for who, _ in sunk.came("push"))
    assert all(came[who] >= count for who, count in owed.items())
    assert came.total() - owed.total() <= IN_FLIGHT


def test_one_of_each_is_killed_under_load_and_nothing_is_lost_or_doubled(
    postgresql_server: str, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        url = stack.enter_context(a_database(postgresql_server))
        sunk = stack.enter_context(sinks(tmp_path))
        database = Database(url)
        stack.callback(database.close)
        town = settle(
            database, PUPILS, now=present(), push=sunk.push, own_phones=True, classes_a_school=1
        )

        def started(*command: str) -> Running:
            one = hwyl(url, *command, push=sunk.push)
            stack.callback(one.end)
            return one

        workers = [started("worker") for _ in range(2)]
        with ThreadPoolExecutor(3) as together:  # they start slowly where much else is done
            webs = list(together.map(lambda _: started("serve", "--no-worker"), range(3)))
        waited_for(a_heart_beats(database))
        with Morning(town.children, [web.port for web in webs]) as morning:
            morning.half_way()
            assert morning.answered[webs[0].port] >= EFFECTIVE
            webs[0].kill()
            workers[0].kill()
        assert {line.status for line in morning.ledger.values()} == {200}
        assert (
            sum(line.tries > 0 for line in morning.ledger.values()) > 0
        )  # somebody was turned away
        waited_for(no_push_is_owed(database))
        verdict = reconcile(database, morning.ledger, morning.flags)
        assert (verdict.acknowledged, verdict.stored, verdict.wrong) == (PUPILS, PUPILS, 0)
        assert verdict.flagged == PUPILS // 2
        rung(database, sunk)
        with database.read() as session:
            schools = {child.school_id for child in town.children}
            assert all(verify(session, KEYS, one).holds for one in schools)
