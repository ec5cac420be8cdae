"""The same tables, spread by school: a batch of check-ins touches the parts of its schools only.

The schema is the product's own, each table of a school partitioned by hash of `school_id`, as a
Citus cluster would spread it too. Plans are asked of PostgreSQL itself, statement by statement.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import MetaData
from sqlmodel import col, select

from app.edge.intake import Taken, take
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.patterns.models import UsualRow
from app.tables import METADATA
from tests.edge.test_intake import a_morning, kept_ids
from tests.edge.test_intake_plans import many_others
from tests.people import NOW
from tests.plans import nodes, plans
from tests.postgresql import a_database

PARTS = 16


@pytest.fixture
def spread(postgresql_server: str) -> Iterator[Database]:
    """A database whose tables of a school each lie in sixteen parts."""
    with a_database(postgresql_server, migrated=False) as url:
        database, tables = Database(url), MetaData()
        for table in METADATA.sorted_tables:
            made = table.to_metadata(tables)
            if "school_id" in made.columns:
                made.dialect_options["postgresql"]["partition_by"] = "HASH (school_id)"
        with database.engine.begin() as connection:
            tables.create_all(connection)
            for table in tables.sorted_tables:
                for n in range(PARTS if "school_id" in table.columns else 0):
                    connection.exec_driver_sql(
                        f'CREATE TABLE "{table.name}__{n}" PARTITION OF "{table.name}"'
                        f" FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {n})"
                    )
        yield database
        database.close()


# few rows lie here: let joins go as they go where there are many
_AS_WITH_MANY = [f"SET LOCAL enable_{way} = off" for way in ("seqscan", "hashjoin", "mergejoin")]


def _parts(plan: dict[str, Any]) -> set[str]:
    """Give the parts that a plan really went into; what it pruned while running has no loops."""
    names = (str(node.get("Relation Name", "")) for node in nodes(plan) if node["Actual Loops"])
    return {name.partition("__")[2] for name in names if "__" in name}


@contextmanager
def parts_touched(database: Database) -> Iterator[dict[str, set[str]]]:
    """Note which parts each statement goes into."""
    touched: dict[str, set[str]] = {}
    with plans(database, *_AS_WITH_MANY) as found:
        yield touched
    touched |= {sql: _parts(plan) for sql, plan in found.items()}


@pytest.mark.parametrize("schools", [1, 3])
def test_a_batch_of_check_ins_goes_into_the_parts_of_its_schools_only(
    spread: Database, keys: Keyring, schools: int
) -> None:
    everybody = a_morning(spread, keys, 12, schools=6, asks=12)
    knocks = [knock for n, knock in enumerate(everybody) if n % 6 < schools]
    many_others(spread)
    with parts_touched(spread) as touched, spread.write() as session:
        outcomes = take(session, knocks, keys=keys, now=NOW)
    assert all(isinstance(one, Taken) for one in outcomes)
    assert len(kept_ids(spread)) == len(knocks)
    assert len(touched) > 5
    wide = {sql: parts for sql, parts in touched.items() if len(parts) > schools}
    assert wide == {}


def test_the_look_sees_a_statement_that_goes_everywhere(spread: Database) -> None:
    with parts_touched(spread) as touched, spread.write() as session:
        session.exec(select(UsualRow).where(col(UsualRow.last_on).is_(None))).all()
    assert [len(parts) for parts in touched.values()] == [PARTS]
