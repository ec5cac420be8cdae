"""Sees to it that a SQLite file is served by one process: its fences are locks of the process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url


class AnotherProcess(RuntimeError):  # noqa: N818 - says what happened
    """Somebody else serves this file."""


@contextmanager
def sole(database_url: str) -> Iterator[None]:
    """Be the only one who serves this database; of PostgreSQL there may be any number.

    The lock is the system's, on a file beside the database, and ends with the process however it
    ends. The file stays: to remove it would let a third one lock another of the same name.

    Raises:
        AnotherProcess: another process serves it now.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        yield
        return
    with Path(f"{url.database}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AnotherProcess(url.database) from error
        yield
