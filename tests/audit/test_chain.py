"""Each row's mark stands on all rows before it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit import chain

KEY = b"a" * 32
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SCHOOL = UUID(int=1)


@dataclass
class Row:
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
    seq: int | None = None
    mac: bytes | None = None


def a_row(n: int) -> Row:
    return Row(
        school_id=SCHOOL,
        id=UUID(int=n),
        at=NOW + timedelta(seconds=n),
        actor_kind="staff",
        actor_id=UUID(int=7),
        action="read_concern",
        pupil_id=UUID(int=8),
        concern_id=None,
        object_kind=None,
        object_id=None,
        detail_sealed=None,
        erase_after=None,
    )


def a_chain(length: int) -> list[Row]:
    rows = [a_row(n) for n in range(length)]
    for row, seq, mac in chain.sealed(KEY, rows, after=0, before=chain.BEFORE_THE_FIRST):
        row.seq, row.mac = seq, mac
    return rows


def test_an_untouched_chain_holds() -> None:
    rows = a_chain(10)
    walked = chain.walk(KEY, rows, known={10: rows[-1].mac or b""})
    assert (walked.seen, walked.last, walked.gaps, walked.first_bad) == (10, 10, (), None)


def test_it_can_be_continued_where_it_ended() -> None:
    rows = [a_row(n) for n in range(6)]
    whole = [mac for _, _, mac in chain.sealed(KEY, rows, after=0, before=chain.BEFORE_THE_FIRST)]
    half = list(chain.sealed(KEY, rows[:3], after=0, before=chain.BEFORE_THE_FIRST))
    rest = list(chain.sealed(KEY, rows[3:], after=3, before=half[-1][2]))
    assert [mac for _, _, mac in half + rest] == whole
    assert [seq for _, seq, _ in rest] == [4, 5, 6]


@pytest.mark.parametrize(
    "changed",
    [
        {"at": NOW - timedelta(microseconds=1)},
        {"actor_kind": "system"},
        {"actor_id": None},
        {"action": "acknowledge"},
        {"pupil_id": UUID(int=9)},
        {"concern_id": UUID(int=9)},
        {"object_kind": ""},
        {"object_id": UUID(int=9)},
        {"detail_sealed": b""},
        {"erase_after": NOW},
        {"school_id": UUID(int=2)},
        {"id": UUID(int=99)},
    ],
)
def test_no_column_can_change_unseen(changed: dict[str, object]) -> None:
    rows = a_chain(5)
    rows[2] = replace(rows[2], **changed)  # type: ignore[arg-type]
    assert chain.walk(KEY, rows, known={}).first_bad == 3


def test_the_same_instant_in_another_zone_is_the_same_row() -> None:
    row = a_row(1)
    abroad = replace(row, at=row.at.astimezone(ZoneInfo("Asia/Tokyo")))
    assert chain.mac_of(KEY, row, 1, b"") == chain.mac_of(KEY, abroad, 1, b"")


@given(st.integers(1, 12), st.data())
def test_any_missing_rows_are_found_at_the_first_of_them(length: int, data: st.DataObject) -> None:
    rows = a_chain(length)
    gone = data.draw(st.sets(st.integers(1, length), min_size=1))
    left = [row for row in rows if row.seq not in gone]
    walked = chain.walk(KEY, left, known={length: rows[-1].mac or b""})
    assert walked.first_bad == min(gone)
    missing = {n for first, last in walked.gaps for n in range(first, last + 1)}
    assert missing == gone


def test_an_end_proves_itself_and_no_other() -> None:
    end = chain.Head(5, b"m" * 32, NOW)
    proof = chain.proof_of(KEY, SCHOOL, end)
    later = NOW + timedelta(seconds=1)
    others = [replace(end, seq=4), replace(end, mac=b"n" * 32), replace(end, sealed_at=later)]
    assert proof not in [chain.proof_of(KEY, SCHOOL, other) for other in others]
    assert proof != chain.proof_of(KEY, UUID(int=2), end)
