"""At nine o'clock in a town of many pupils: who taps is looked up, nobody else is read."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from app.edge.intake import Taken, take
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from tests.edge.test_intake import a_morning
from tests.people import NOW
from tests.plans import nodes, plans
from tests.postgresql import a_database

OTHERS = 1500  # for each of those who are there
_COPIES = {
    "person": "jsonb_build_object('id', gen_random_uuid(), 'source_id', random())",
    "session": r"jsonb_build_object('token_hash', '\x' || md5(random()::text))",
    "check_in": "jsonb_build_object('id', gen_random_uuid())",
}


def many_others(database: Database) -> None:
    """Let there be many like each pupil, session and check-in that there is."""
    with database.engine.begin() as connection:
        for table, other in _COPIES.items():
            only = " WHERE kind = 'pupil'" if table == "person" else ""
            connection.exec_driver_sql(
                f"INSERT INTO {table} SELECT (jsonb_populate_record(one, {other})).*"  # noqa: S608 - our own tables
                f" FROM {table} one, generate_series(1, {OTHERS}){only}"
            )
            connection.exec_driver_sql(f"ANALYZE {table}")


def _read(plan: dict[str, Any]) -> Counter[str]:
    """Give how many rows of each table a plan held in its hand, kept or not."""
    read: Counter[str] = Counter()
    for node in nodes(plan):
        rows = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        rows += node.get("Rows Removed by Index Recheck", 0)
        read[node.get("Relation Name", "")] += round(rows * node["Actual Loops"])
    return read


@pytest.fixture
def town(postgresql_server: str) -> Iterator[Database]:
    with a_database(postgresql_server) as url:
        database = Database(url)
        yield database
        database.close()


def test_a_batch_reads_the_rows_of_those_who_tap_and_of_nobody_else(
    town: Database, keys: Keyring
) -> None:
    first, *knocks = a_morning(town, keys, 13, schools=6)
    with town.write() as session:
        take(session, [first], keys=keys, now=NOW)
    many_others(town)
    with plans(town) as found, town.write() as session:
        outcomes = take(session, knocks, keys=keys, now=NOW)
    assert all(isinstance(one, Taken) for one in outcomes)
    read = sum((_read(plan) for plan in found.values()), Counter[str]())
    assert read["session"] >= len(knocks)
    # found, and written to; held; known or not
    most = {"session": 4 * len(knocks), "person": 2 * len(knocks), "check_in": 0}
    assert {table: read[table] for table in most if read[table] > most[table]} == {}


def test_on_the_first_morning_of_all_a_table_that_was_empty_is_looked_up_not_read_through(
    town: Database, keys: Keyring
) -> None:
    """A plan is kept while the table grows: what costs nothing now is read for each tap then."""
    first, *knocks = a_morning(town, keys, 13, schools=6)
    with town.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    with town.write() as session:
        take(session, [first], keys=keys, now=NOW)
    with plans(town) as found, town.write() as session:
        take(session, knocks, keys=keys, now=NOW)
    read = sum((_read(plan) for plan in found.values()), Counter[str]())
    assert read["check_in"] == 0
