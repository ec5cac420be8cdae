"""The loop goes on: whatever fails or hangs, the rest is done and told on time."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from structlog.testing import capture_logs

from app.kernel.crypto import Keyring, b64url
from app.kernel.db import Database
from app.kernel.rousing import heard
from app.kernel.settings import Settings, UnsafeSettings
from app.notify.channels.console import Console
from app.notify.channels.email import Mail
from app.notify.channels.webpush import WebPush
from app.notify.heartbeat import latest, of_jobs
from app.notify.models import Owed
from app.notify.notice import Channel
from app.notify.outbox import owe
from app.words.catalogue import load
from app.worker import Job, Worker, _Round, channels_of, usual_jobs
from tests.journeys.conftest import ysgol_y_bryn
from tests.journeys.test_close_day import Term
from tests.mail_server import LetterBox
from tests.notify.belled import a_phone, a_ring, both, efa_and_mrs_evans, name_of, ring, states, yes
from tests.patterns.stories import STEADY
from tests.people import NOW, an_adult
from tests.push_emulator import Answer, PushEmulator

EVERY = timedelta(seconds=5)
PATIENCE = 20.0
ROOT = Path(__file__).parents[2]


def a_worker(
    database: Database,
    channels: Mapping[str, Channel],
    *jobs: Job,
    boot_id: str = "boot",
    clock: Callable[[], datetime] = lambda: NOW,
) -> Worker:
    return Worker(database, channels, clock, may_send=yes, boot_id=boot_id, jobs=jobs)


@contextmanager
def running(worker: Worker) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        worker.wake()
        thread.join()
        worker.close()


def until(reached: Callable[[], bool]) -> None:
    """Wait for what another thread does; fails where it never does."""
    waiting = threading.Event()
    for _ in range(int(PATIENCE / 0.02)):
        if reached():
            return
        waiting.wait(0.02)
    raise AssertionError


def test_one_round_runs_the_clock_and_then_sends_what_it_owes(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)

    def clock_rings(now: datetime) -> None:
        with database.write() as session:
            owe(session, [a_ring(evans, efa, at=now)], now=now)

    with a_worker(database, both(service, letters, keys), Job("clock", EVERY, clock_rings)) as w:
        assert w.run_once(NOW) == {}
    assert letters.wait_for(1)[0]["to"] == evans.email
    assert states(database) == ["sent"]
    with database.read() as session:
        heart = latest(session)
        assert heart is not None
        assert (heart.at, heart.boot_id) == (NOW, "boot")
        assert of_jobs(session) == {"clock": NOW, "deliver": NOW}


def fails(_: datetime) -> None:
    raise ZeroDivisionError("Efa said something")


def test_a_job_that_fails_is_said_without_words_and_the_others_are_done(
    database: Database,
) -> None:
    done: list[datetime] = []
    jobs = (Job("clock", EVERY, fails), Job("seal", EVERY, done.append))
    with a_worker(database, {}, *jobs) as worker, capture_logs() as lines:
        assert worker.run_once(NOW) == {"clock": "ZeroDivisionError"}
    assert done == [NOW]
    assert lines == [
        {
            "event": "job_failed",
            "log_level": "error",
            "job": "clock",
            "error_type": "ZeroDivisionError",
        }
    ]
    with database.read() as session:
        assert of_jobs(session) == {"seal": NOW, "deliver": NOW}


def test_the_loop_outlives_a_job_that_fails_every_time(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    often = Job("clock", timedelta(milliseconds=1), fails)
    worker = a_worker(database, both(service, letters, keys), often)
    with capture_logs() as lines, running(worker):
        until(lambda: len(lines) > 3)
        with database.write() as session:
            _, efa, evans = efa_and_mrs_evans(session)
            ring(session, evans, efa)
        worker.wake()
        letters.wait_for(1)
    assert states(database) == ["sent"]


def test_a_job_and_a_push_service_that_hang_keep_nobody_waiting(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    free, done = threading.Event(), list[datetime]()
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        phone = a_phone(session, evans, service)
        ring(session, evans, efa)
    service.will(name_of(phone), Answer(hangs=True))
    jobs = (
        Job("freeze", EVERY, lambda _: free.wait(PATIENCE)),
        Job("clock", timedelta(milliseconds=5), done.append),
    )
    worker = a_worker(database, both(service, letters, keys), *jobs)
    with running(worker):
        service.wait_for(1)
        with database.write() as session:
            price = an_adult(session, school, "Ifan Price")
            ring(session, price, efa)
        worker.wake()
        letters.wait_for(1)
        until(lambda: len(done) > 2)
        free.set()
        service.release()
    assert states(database, "push") == ["sent"]


def test_what_is_owed_without_a_word_is_found_by_looking(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with running(a_worker(database, both(service, letters, keys))):
        with database.write() as session:
            _, efa, evans = efa_and_mrs_evans(session)
            ring(session, evans, efa)
        letters.wait_for(1)


def test_a_long_queue_flows_as_lanes_come_free(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, _ = efa_and_mrs_evans(session)
        adults = [an_adult(session, school, f"A{n} Adult") for n in range(30)]
        owe(session, [a_ring(adult, efa) for adult in adults], now=NOW)
    with running(a_worker(database, both(service, letters, keys))):
        sent = letters.wait_for(30)
    assert {letter["to"] for letter in sent} == {adult.email for adult in adults}
    assert set(states(database)) == {"sent"}


def test_a_first_ask_is_rung_at_once_and_one_on_its_heels_a_moment_later_with_others() -> None:
    delivering = _Round(Job("deliver", timedelta(hours=1), lambda _: None, first_after=EVERY))
    assert not delivering.is_due()
    delivering.hurry(0.2)
    assert delivering.is_due()  # nothing was looked at lately
    delivering.began = time.monotonic()
    delivering.next_at = delivering.began + 3600
    delivering.hurry(60)
    assert not delivering.is_due()
    delivering.hurry(0)  # there was no room for all of them: at once
    assert delivering.is_due()


def test_two_workers_run_one_clock_and_send_each_notice_once(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    inside, most, guard = [0], [0], threading.Lock()
    waiting = threading.Event()

    def clock(_: datetime) -> None:
        with guard:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        waiting.wait(0.01)
        with guard:
            inside[0] -= 1

    with database.write() as session:
        school, efa, _ = efa_and_mrs_evans(session)
        adults = [an_adult(session, school, f"A{n} Adult") for n in range(20)]
        owe(session, [a_ring(adult, efa) for adult in adults], now=NOW)
    job = Job("clock", timedelta(milliseconds=1), clock)
    channels = both(service, letters, keys)
    first = a_worker(database, channels, job, boot_id="a")
    second = a_worker(database, channels, job, boot_id="b")
    with running(first), running(second):
        letters.wait_for(20)
        until(lambda: set(states(database)) == {"sent"})
    assert len(letters.letters) == 20
    assert most == [1]


def test_another_worker_takes_the_clock_over_when_the_one_that_leads_is_killed(
    database: Database, database_url: str
) -> None:
    if database.is_sqlite:  # one process is the rule there
        return
    done: list[datetime] = []
    command = [sys.executable, "-m", "tests.worker.leader", database_url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as leader:
        assert leader.stdout is not None
        assert leader.stdout.readline() == "leads\n"
        tried: list[datetime] = []
        often = Job("clock", timedelta(milliseconds=20), done.append)
        tries = Job("tries", timedelta(milliseconds=20), tried.append, alone=False)
        with running(a_worker(database, {}, often, tries)):
            until(lambda: len(tried) > 5)
            assert done == []
            leader.kill()
            until(lambda: len(done) > 5)


def test_a_patterns_case_alone_wakes_the_worker(database: Database, keys: Keyring) -> None:
    """Nobody taps when a class's day closes; her adult's bell rings all the same."""
    *before, last = [*STEADY, 2, 2, 2]
    with database.write() as session:
        term = Term(ysgol_y_bryn(session, keys))
        term.lives(before)
        assert term.cases == []
    woken = threading.Event()
    with heard(database, woken.set), database.write() as session:
        term.bryn.session = session
        term.lives([last], first=len(before))
        assert set(session.exec(select(Owed.adult_id))) == {term.bryn.evans.id}
    assert woken.wait(PATIENCE)


def test_the_usual_jobs_have_their_periods() -> None:
    jobs = usual_jobs(
        run_clock=fails, seal_audit=fails, freeze=fails, close_days=fails, watch=fails, sweep=fails
    )
    every = {"clock": 5, "seal": 5, "freeze": 60, "patterns": 60, "watch": 30, "sweep": 3600}
    assert {job.name: job.every.seconds for job in jobs} == every
    assert all(job.alone for job in jobs)


def settings(**more: Any) -> Settings:
    given = {"mode": "test", "master_key": b64url(b"k" * 32), "mail_from": "hwyl@ysgol.example"}
    return Settings(**(given | more))


def test_an_installation_has_the_channels_that_it_set_up() -> None:
    words = load()
    assert channels_of(settings(), words) == {}
    full = settings(vapid_subject="mailto:it@ysgol.example", smtp_url="smtp://127.0.0.1:25")
    channels = channels_of(full, words)
    assert isinstance(channels["push"], WebPush)
    assert isinstance(channels["email"], Mail)
    secure = channels_of(settings(public_url="https://hwyl.ysgol.example"), words)
    assert list(secure) == ["push"]


def test_a_demo_sends_nothing_however_it_is_set_up() -> None:
    full = settings(mode="demo", vapid_subject="mailto:a@b.example", smtp_url="smtp://127.0.0.1")
    console = Console(load())
    assert channels_of(full, load(), console=console) == {"push": console, "email": console}


def test_a_test_origin_away_from_this_machine_is_refused() -> None:
    wrong = settings(push_test_origin="http://10.0.0.1:80", vapid_subject="mailto:a@b.example")
    with pytest.raises(UnsafeSettings):
        channels_of(wrong, load())


def test_the_clock_that_is_passed_in_is_the_only_one(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    seen: list[datetime] = []
    later = datetime(2031, 5, 1, 12, tzinfo=UTC)
    job = Job("clock", EVERY, seen.append)
    with running(a_worker(database, {}, job, clock=lambda: later)):
        until(lambda: bool(seen))
    assert set(seen) == {later}
