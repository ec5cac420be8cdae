"""When a notice that could not be sent is tried again."""

from datetime import datetime, timedelta
from hashlib import blake2b
from http import HTTPStatus
from typing import Final

# The wait after each failed try. A notice is worth most within its first half hour, so most tries
# lie there; the last comes about nine hours after the first, and then the failure is permanent:
# a state of the row and an alarm. The case's own clock has gone on to the next person meanwhile.
WAITS: Final = (
    timedelta(seconds=10),
    timedelta(seconds=30),
    timedelta(minutes=1),
    timedelta(minutes=2),
    timedelta(minutes=5),
    timedelta(minutes=10),
    timedelta(minutes=20),
    timedelta(minutes=40),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
)
MOST_TRIES: Final = 1 + len(WAITS)
LONGEST_RETRY_AFTER: Final = timedelta(hours=6)  # a provider's "in ten years" is not obeyed
JITTER: Final = 0.25  # of the wait, added: never earlier than what was promised to a provider

GONE: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def next_try(
    tries: int, now: datetime, *, key: bytes | str, retry_after: timedelta | None = None
) -> datetime | None:
    """Say when to try next, or None where trying again is over.

    Args:
        tries: how many times it has been tried and has failed; 0 means never tried.
        now: the instant of the last failure, or of writing the notice.
        key: what tells this notice from others (its id): spreads those that failed together.
        retry_after: what the provider asked for (429, 503); obeyed up to six hours.

    Returns:
        `now` for the first try, then a later instant for each of `MOST_TRIES` tries in all, then
        None: a permanent failure. The same arguments always give the same instant.

    Raises:
        ValueError: `tries` is negative.
    """
    if tries < 0:
        raise ValueError("tries are counted from 0")
    if tries >= MOST_TRIES:
        return None
    asked = min(max(retry_after or timedelta(0), timedelta(0)), LONGEST_RETRY_AFTER)
    wait = max(WAITS[tries - 1] if tries else timedelta(0), asked)
    return now + wait + wait * JITTER * _share(key, tries)


def may_be_dropped(status: int) -> bool:
    """Say whether a push service's answer means that this subscription no longer exists."""
    return status in GONE


def _share(key: bytes | str, tries: int) -> float:
    """Give a number in [0, 1) that is the same for the same notice and try on every machine."""
    raw = key.encode() if isinstance(key, str) else key
    digest = blake2b(raw, digest_size=8, salt=tries.to_bytes(4, "big")).digest()
    return (int.from_bytes(digest, "big") >> 11) / 2**53
