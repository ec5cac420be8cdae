"""Databases for tests: SQLite and PostgreSQL, both built by the migrations, fresh for each test."""

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.tables import METADATA
from tests.postgresql import a_database, a_server, is_given, migrate


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


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Let what takes long be made by one process of a run; the others wait, and find it there."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, whole = shared / name, shared / name / "whole"
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not whole.exists():
                make(folder)
                whole.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated file, copied for each test."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    migrate(f"sqlite:///{path}")  # the last connection folds the log into the file
    return path


@pytest.fixture(scope="session")
def engines() -> Iterator[dict[str, Engine]]:
    """An engine for each address, kept for all tests: SQL put together anew is a sixth of them."""
    kept: dict[str, Engine] = {}
    yield kept
    for engine in kept.values():
        engine.dispose()


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


class Sweeper:
    """Empties PostgreSQL between tests, so that rows lie in the order of their writing.

    Making every table anew costs as much as a test, so on our own server, where nothing tidies up
    meanwhile, rows are deleted, and tables made anew now and then.
    """

    ANEW_EVERY = 50

    def __init__(self, server: str, url: str) -> None:
        whose = make_url(server)
        self._ours = not is_given()
        over = make_url(url).set(username=whose.username, password=whose.password)
        self._database = Database(over.render_as_string(hide_password=False))
        self._turns = 0
        names = [f'"{table.name}"' for table in METADATA.sorted_tables]
        self._anew = f"TRUNCATE {', '.join(names)} CASCADE"
        deletes = "; ".join(f"DELETE FROM {name}" for name in names)  # noqa: S608 - our own tables
        # the rows of a table are deleted without a look at those that hang on them: all go
        self._deleted = f"SET LOCAL session_replication_role = replica; {deletes}"

    def sweep(self) -> None:
        anew = not self._ours or self._turns % self.ANEW_EVERY == 0
        self._turns += 1
        with self._database.engine.begin() as connection:
            connection.exec_driver_sql(self._anew if anew else self._deleted)

    def close(self) -> None:
        self._database.close()


@pytest.fixture(scope="session")
def sweeper(postgresql_server: str, migrated_postgresql: str) -> Iterator[Sweeper]:
    made = Sweeper(postgresql_server, migrated_postgresql)
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty, migrated database of each kind in turn."""
    if request.param == "sqlite":
        migrated: Path = request.getfixturevalue("migrated_sqlite")
        path = migrated.with_name("hwyl.sqlite3")
        for old in migrated.parent.glob(f"{path.name}*"):  # its log and its index as well
            old.unlink()
        shutil.copyfile(migrated, path)
        return f"sqlite:///{path}"
    url: str = request.getfixturevalue("migrated_postgresql")
    request.getfixturevalue("sweeper").sweep()
    return url


@pytest.fixture
def database(database_url: str, engines: dict[str, Engine]) -> Iterator[Database]:
    """A database whose engine knows the statements of the tests before; connections are new."""
    opened = Database(database_url)
    opened.engine = engines.setdefault(database_url, opened.engine)
    yield opened
    opened.close()
