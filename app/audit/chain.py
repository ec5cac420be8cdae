"""The seal of the audit: each row's mark stands on the row before it, so that no change can hide.

Pure: it knows rows and keys, and no database.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol, TypeVar
from uuid import UUID

from app.kernel.crypto import keyed_hash, same

BEFORE_THE_FIRST: Final = b"\x00" * 32  # what the first row stands on


class Row(Protocol):
    """What is sealed of an audit row: all of it but the seal."""

    school_id: UUID
    id: UUID
    at: datetime
    actor_kind: str
    actor_id: UUID | None
    action: str
    pupil_id: UUID | None
    concern_id: UUID | None
    object_kind: str | None
    object_id: UUID | None
    detail_sealed: bytes | None
    erase_after: datetime | None


AnyRow = TypeVar("AnyRow", bound=Row)


class SealedRow(Row, Protocol):
    """A row with its place in the chain."""

    seq: int | None
    mac: bytes | None


@dataclass(frozen=True, slots=True)
class Head:
    """Where a school's chain ends, and since when."""

    seq: int
    mac: bytes
    sealed_at: datetime


@dataclass(frozen=True, slots=True)
class Walk:
    """What was found on the way along a chain."""

    seen: int
    last: int  # the number that the chain reaches, or was known to have reached
    mac: bytes  # of the last row that was seen
    gaps: tuple[tuple[int, int], ...]  # first and last number of each run of missing rows
    first_bad: int | None


def mac_of(key: bytes, row: Row, seq: int, before: bytes) -> bytes:
    """Make a row's mark: HMAC-SHA-256 over its number, the mark before it, and every column."""
    return keyed_hash(
        key,
        str(seq),
        before.hex(),
        row.school_id.hex,
        row.id.hex,
        _instant(row.at),
        row.actor_kind,
        _maybe(row.actor_id),
        row.action,
        _maybe(row.pupil_id),
        _maybe(row.concern_id),
        _maybe(row.object_kind),
        _maybe(row.object_id),
        _maybe(row.detail_sealed),
        _maybe(row.erase_after),
    )


def proof_of(key: bytes, school_id: UUID, head: Head) -> bytes:
    """Prove a chain's end, so that a tail cannot be cut by writing an earlier end."""
    return keyed_hash(
        key, "head", school_id.hex, str(head.seq), head.mac.hex(), _instant(head.sealed_at)
    )


def sealed(
    key: bytes, rows: Iterable[AnyRow], *, after: int, before: bytes
) -> Iterator[tuple[AnyRow, int, bytes]]:
    """Give each row its number and its mark, in the order in which the rows come."""
    mac = before
    for seq, row in enumerate(rows, start=after + 1):
        mac = mac_of(key, row, seq, mac)
        yield row, seq, mac


def walk(key: bytes, rows: Iterable[SealedRow], *, known: Mapping[int, bytes]) -> Walk:
    """Walk along a chain and say where it does not hold.

    Args:
        key: the school's key for its chain.
        rows: the sealed rows, in rising order of `seq`.
        known: marks by number that are known from elsewhere: the head, and the anchors outside
            the database. Rows up to the highest of them must be there.

    Returns:
        What was found; `first_bad` is the lowest number that is missing or does not verify.
    """
    before, last, seen = BEFORE_THE_FIRST, 0, 0
    gaps: list[tuple[int, int]] = []
    bad: list[int] = []
    for row in rows:
        seq, mac = row.seq or 0, row.mac or b""
        seen += 1
        if seq > last + 1:
            gaps.append((last + 1, seq - 1))
        elif seq <= last or not same(mac, mac_of(key, row, seq, before)):
            bad.append(seq)  # behind a gap there is nothing to stand on; from there it goes on
        if seq in known and not same(mac, known[seq]):
            bad.append(seq)
        before, last = mac, max(seq, last)
    reach = max(known, default=0)
    if reach > last:
        gaps.append((last + 1, reach))
    bad.extend(first for first, _ in gaps)
    return Walk(seen, max(last, reach), before, tuple(gaps), min(bad, default=None))


def _maybe(value: UUID | datetime | bytes | str | None) -> str:
    """Write a value that may be absent; absent and empty are two things."""
    match value:
        case None:
            return ""
        case UUID():
            return f"={value.hex}"
        case bytes():
            return f"={value.hex()}"
        case datetime():
            return f"={_instant(value)}"
        case str():
            return f"={value}"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
