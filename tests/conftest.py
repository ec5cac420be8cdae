"""Databases for tests: SQLite and PostgreSQL, both built by the migrations, fresh for each test."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
from sqlalchemy import delete, exists, literal, select, union_all

from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.tables import METADATA
from tests.postgresql import a_database, a_server, migrate


def pytest_collection_finish() -> None:
    """Let Python's collector leave what stays: it took a tenth of all tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def keys() -> Keyring:
    return Keyring(b"k" * 32)


@pytest.fixture
def school_id() -> UUID:
    return uuid7()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated file, copied for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    migrate(f"sqlite:///{path}")  # the last connection folds the log into the file
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    with a_server(lasting=False) as server:
        yield server


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: str) -> Iterator[str]:
    """A migrated database of a plain role: a superuser would see past row-level security."""
    with a_database(postgresql_server) as url:
        yield url


@pytest.fixture(scope="session")
def sweeper(migrated_postgresql: str) -> Iterator[Database]:
    """What empties PostgreSQL between tests: one engine, so that its statements are ready."""
    database = Database(migrated_postgresql)
    yield database
    database.close()


FILLED: Final = union_all(
    *(
        select(literal(table.name)).where(exists().select_from(table))
        for table in METADATA.sorted_tables
    )
)


def _emptied(database: Database) -> None:
    """Delete what the last test left: fifty times quicker than making every table anew."""
    with database.engine.begin() as connection:
        filled = set(connection.execute(FILLED).scalars())
        for table in reversed(METADATA.sorted_tables):
            if table.name in filled:
                connection.execute(delete(table))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty, migrated database of each kind in turn."""
    if request.param == "sqlite":
        path = tmp_path / "hwyl.sqlite3"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), path)
        return f"sqlite:///{path}"
    url: str = request.getfixturevalue("migrated_postgresql")
    _emptied(request.getfixturevalue("sweeper"))
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()
