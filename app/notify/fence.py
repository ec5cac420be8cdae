"""A fence between a sender and a veto: for one pupil and one adult, only one passes at a time."""

import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from hashlib import blake2b
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.kernel.db import Database
from app.kernel.lone import lone

WAIT: Final = timedelta(seconds=5)
"""How long a veto waits for a sender; no sender sends later than this after entering."""
_POLL_SECONDS: Final = 0.02
_NOBODY: Final = UUID(int=0)
_TAKE: Final = text(
    "SELECT number FROM unnest(CAST(:numbers AS bigint[])) AS number"
    " WHERE pg_try_advisory_lock(number)"
)
_LET_GO: Final = text(
    "SELECT pg_advisory_unlock(number) FROM unnest(CAST(:numbers AS bigint[])) AS number"
)

Between: TypeAlias = tuple[UUID, UUID | None, UUID]
"""School, pupil (None: a notice about nobody), adult."""

_free = threading.Condition()
_held: set[tuple[str, int]] = set()


@contextmanager
def fence(
    database: Database,
    school_id: UUID,
    pupil_id: UUID | None,
    adult_id: UUID,
    timeout: timedelta = WAIT,
) -> Iterator[bool]:
    """Keep others out of what may happen between a pupil and an adult. Open no transaction before.

    A veto goes on all the same where it is not let in: it always succeeds, and no sender that is
    inside begins to send later than a veto waits.

    Args:
        database: where the fence stands, for every process that uses it.
        school_id: the school of both.
        pupil_id: the pupil, or None for a notice about nobody.
        adult_id: the adult.
        timeout: how long to wait at most.

    Yields:
        Whether the fence is held.
    """
    with _alone(database, _of((school_id, pupil_id, adult_id)), timeout) as held:
        yield held


@contextmanager
def leading(database: Database, job: str) -> Iterator[bool]:
    """Say whether this worker does a job now, of which only one is to do it at a time.

    The lead is a lock of the database session: it ends with the process that holds it.
    """
    with _alone(database, _number(b"job", job.encode()), timedelta(0)) as held:
        yield held


def take(database: Database, betweens: Collection[Between]) -> set[Between]:
    """Enter many fences at once without waiting, in one statement; gives those that are held now.

    It may be called inside a transaction, as it never waits for anybody.
    """
    numbers = {_of(between): between for between in betweens}
    return {numbers[number] for number in _take(database, numbers)}


def let_go(database: Database, betweens: Collection[Between]) -> None:
    """Leave fences that `take` gave, in one statement."""
    _let_go(database, [_of(between) for between in betweens])


def _of(between: Between) -> int:
    school_id, pupil_id, adult_id = between
    return _number(b"fence", school_id.bytes, (pupil_id or _NOBODY).bytes, adult_id.bytes)


def _number(*parts: bytes) -> int:
    """Give PostgreSQL's lock number; two keys that share one only wait for each other."""
    return int.from_bytes(blake2b(b"|".join(parts), digest_size=8).digest(), "big", signed=True)


@contextmanager
def _alone(database: Database, number: int, timeout: timedelta) -> Iterator[bool]:
    until = time.monotonic() + timeout.total_seconds()
    while not (held := bool(_take(database, [number]))):
        left = until - time.monotonic()
        if left <= 0:
            break
        with _free:  # another process's leaving is not heard of: look again soon
            _free.wait(min(left, _POLL_SECONDS))
    try:
        yield held
    finally:
        if held:
            _let_go(database, [number])


def _take(database: Database, numbers: Collection[int]) -> Collection[int]:
    # Within the process first: PostgreSQL lets one session take the same lock twice
    where = database.engine.url.render_as_string()
    with _free:
        mine = [number for number in numbers if (where, number) not in _held]
        _held.update((where, number) for number in mine)
    if database.is_sqlite or not mine:
        return mine
    got: set[int] = set()
    try:
        got = {row.number for row in lone(database.engine).asks(_TAKE, numbers=mine)}
    finally:
        _forget(where, [number for number in mine if number not in got])
    return got


def _let_go(database: Database, numbers: Collection[int]) -> None:
    if not numbers:
        return
    if not database.is_sqlite:
        with suppress(DBAPIError):  # the session has ended, and its locks with it
            lone(database.engine).asks(_LET_GO, numbers=list(numbers))
    _forget(database.engine.url.render_as_string(), numbers)


def _forget(where: str, numbers: Collection[int]) -> None:
    with _free:
        _held.difference_update((where, number) for number in numbers)
        _free.notify_all()
