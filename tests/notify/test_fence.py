"""For one pupil and one adult, only one passes at a time: in a process, and between processes."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.notify.fence import fence, leading

ROOT = Path(__file__).parents[2]
SHORT = timedelta(seconds=0.1)
SCHOOL, EFA, EVANS = uuid7(), uuid7(), uuid7()

ELSEWHERE = """
import sys
from datetime import timedelta
from uuid import UUID
from app.kernel.db import Database
from app.notify.fence import fence, leading
database = Database(sys.argv[1])
with fence(database, *map(UUID, sys.argv[2:5]), timedelta(0)) as held:
    with leading(database, "clock") as leads:
        print(held, leads)
database.close()
"""


def elsewhere(url: str, pupil: UUID = EFA) -> str:
    """Try the same fence, and to lead the clock, in another process."""
    return subprocess.run(
        [sys.executable, "-c", ELSEWHERE, url, str(SCHOOL), str(pupil), str(EVANS)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout.strip()


def test_a_second_one_is_not_let_in_until_the_first_has_left(database: Database) -> None:
    with fence(database, SCHOOL, EFA, EVANS) as first:
        assert first
        with fence(database, SCHOOL, EFA, EVANS, SHORT) as second:
            assert not second
    with fence(database, SCHOOL, EFA, EVANS, SHORT) as third:
        assert third


def test_other_people_pass_meanwhile(database: Database) -> None:
    with (
        fence(database, SCHOOL, EFA, EVANS),
        fence(database, SCHOOL, uuid7(), EVANS, SHORT) as other_pupil,
        fence(database, SCHOOL, EFA, uuid7(), SHORT) as other_adult,
        fence(database, uuid7(), EFA, EVANS, SHORT) as other_school,
        fence(database, SCHOOL, None, EVANS, SHORT) as nobody,
    ):
        assert (other_pupil, other_adult, other_school, nobody) == (True, True, True, True)


def test_one_who_waits_gets_in_when_the_first_leaves(database: Database) -> None:
    order, waiting = list[str](), Event()

    def second() -> None:
        waiting.set()
        with fence(database, SCHOOL, EFA, EVANS) as held:
            order.append(f"second {held}")

    thread = Thread(target=second)
    with fence(database, SCHOOL, EFA, EVANS):
        thread.start()
        waiting.wait(10)
        order.append("first")
    thread.join()
    assert order == ["first", "second True"]


def test_a_failure_inside_opens_the_fence_again(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), fence(database, SCHOOL, EFA, EVANS):
        raise ZeroDivisionError
    with fence(database, SCHOOL, EFA, EVANS, SHORT) as held:
        assert held


def test_between_processes_the_fence_and_the_lead_hold_on_postgresql(
    database: Database, database_url: str
) -> None:
    if database.is_sqlite:  # one process is the rule there: `hwyl serve` runs both
        assert elsewhere(database_url) == "True True"
        return
    with fence(database, SCHOOL, EFA, EVANS), leading(database, "clock") as leads:
        assert leads
        assert elsewhere(database_url) == "False False"
        assert elsewhere(database_url, uuid7()) == "True False"
    assert elsewhere(database_url) == "True True"


def test_one_leads_at_a_time(database: Database) -> None:
    with leading(database, "clock") as first, leading(database, "clock") as second:
        assert (first, second) == (True, False)
    with leading(database, "clock") as again, leading(database, "seal") as other:
        assert (again, other) == (True, True)


def test_a_lost_connection_is_made_again(database: Database) -> None:
    if database.is_sqlite:
        return
    with fence(database, SCHOOL, EFA, EVANS), database.write() as session:
        session.connection().execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND usename = current_user"
            )
        )
    # leaving found the lock gone with its session, and that is all right; so is the next time
    with fence(database, SCHOOL, EFA, EVANS) as held:
        assert held


def test_a_database_that_is_closed_takes_its_locks_with_it(database_url: str) -> None:
    first = Database(database_url)
    with fence(first, SCHOOL, EFA, EVANS) as held:
        assert held
        first.close()
    second = Database(database_url)
    try:
        with fence(second, SCHOOL, EFA, EVANS, SHORT) as held:
            assert held
    except DBAPIError as error:  # pragma: no cover - would be a finding
        raise AssertionError from error
    finally:
        second.close()
