"""Monitors are told what is wrong, and a process is taken out only when it cannot keep a word."""

from app.kernel import migrating
from app.notify.alarms import ring
from app.notify.heartbeat import beat
from tests.edge.conftest import Bryn
from tests.edge.test_commit_before_answer import commits_fail


def worker_beats(bryn: Bryn) -> None:
    with bryn.database.write() as session:
        for name in ("worker", "worker.watch"):
            beat(session, name, "a-boot", bryn.clock.now)


def test_a_process_that_answers_lives(bryn: Bryn) -> None:
    assert bryn.browser().get("/health/live").json() == {"live": True}


def test_ready_names_database_migration_worker_and_the_oldest_owed(bryn: Bryn) -> None:
    worker_beats(bryn)
    answer = bryn.browser().get("/health/ready")
    assert answer.status_code == 200
    found = answer.json()
    assert found["ready"] is found["worker_alive"] is True
    assert found["database"] == ("sqlite" if bryn.database.is_sqlite else "postgresql")
    assert found["migration"] == found["migration_head"] == migrating.newest()
    assert found["oldest_owed_at"] is None
    assert found["oldest_owed_seconds"] == 0


def test_a_silent_worker_leaves_it_ready_and_rings_the_alarm(bryn: Bryn) -> None:
    worker_beats(bryn)
    assert bryn.browser().get("/health/alarms").status_code == 200
    bryn.clock.passes(seconds=30)
    ready, alarms = bryn.browser().get("/health/ready"), bryn.browser().get("/health/alarms")
    assert (ready.status_code, ready.json()["worker_alive"]) == (200, False)
    assert (alarms.status_code, alarms.json()["worker_silent"]) == (503, True)


def test_a_process_that_cannot_commit_is_not_ready(bryn: Bryn) -> None:
    with commits_fail(bryn.database):
        answer = bryn.browser().get("/health/ready")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert bryn.browser().get("/health/ready").status_code == 200


def test_a_rule_that_does_not_hold_is_named_by_its_number_until_it_holds_again(bryn: Bryn) -> None:
    worker_beats(bryn)
    bryn.keep(lambda session: ring(session, {"I2", "I16"}, now=bryn.clock.now))
    answer = bryn.browser().get("/health/alarms")
    assert (answer.status_code, answer.json()["broken"]) == (503, ["I16", "I2"])
    bryn.keep(lambda session: ring(session, set(), now=bryn.clock.now))
    assert bryn.browser().get("/health/alarms").json()["broken"] == []


def test_when_nobody_watches_that_rings(bryn: Bryn) -> None:
    worker_beats(bryn)
    bryn.clock.passes(seconds=90)
    bryn.keep(lambda session: beat(session, "worker", "a-boot", bryn.clock.now))
    answer = bryn.browser().get("/health/alarms")
    assert (answer.status_code, answer.json()["unwatched"]) == (503, True)
    assert answer.json()["worker_silent"] is False
