"""The worker's heartbeat says that it lives, and when each job last went well."""

from datetime import timedelta

from app.kernel.db import Database
from app.notify.heartbeat import beat, latest, of_jobs
from tests.people import NOW


def test_a_beat_replaces_the_one_before(database: Database) -> None:
    with database.read() as session:
        assert latest(session) is None
    for after, boot in ((0, "first"), (5, "second")):
        with database.write() as session:
            beat(session, "worker", boot, NOW + timedelta(seconds=after))
            beat(session, "worker.clock", boot, NOW)
    with database.read() as session:
        found = latest(session)
        assert found is not None
        assert (found.at, found.boot_id) == (NOW + timedelta(seconds=5), "second")
        assert of_jobs(session) == {"clock": NOW}
