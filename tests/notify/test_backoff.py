"""A notice that failed is tried again soon, then less often, and at last gives up aloud."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notify.backoff import (
    LONGEST_RETRY_AFTER,
    MOST_TRIES,
    WAITS,
    may_be_dropped,
    next_try,
)

NOW = datetime(2026, 9, 14, 8, 55, tzinfo=UTC)


def test_the_first_try_is_at_once() -> None:
    assert next_try(0, NOW, key="a") == NOW


def test_it_gives_up_after_twelve_tries_within_half_a_day() -> None:
    assert MOST_TRIES == 12
    at = NOW
    for tries in range(MOST_TRIES):
        following = next_try(tries, at, key="a")
        assert following is not None
        assert following >= at
        at = following
    assert timedelta(hours=8) < at - NOW < timedelta(hours=12)
    assert next_try(MOST_TRIES, at, key="a") is None
    assert next_try(MOST_TRIES + 5, at, key="a") is None


def test_mrs_evans_is_tried_six_times_within_a_quarter_of_an_hour() -> None:
    at: datetime | None = NOW
    for tries in range(6):
        assert at is not None
        at = next_try(tries, at, key="a")
    assert at is not None
    assert at - NOW < timedelta(minutes=15)


@pytest.mark.parametrize("tries", range(1, MOST_TRIES))
def test_a_busy_provider_is_obeyed_but_not_for_ever(tries: int) -> None:
    in_two_hours = next_try(tries, NOW, key="a", retry_after=timedelta(hours=2))
    assert in_two_hours is not None
    assert in_two_hours >= NOW + timedelta(hours=2)
    in_ten_years = next_try(tries, NOW, key="a", retry_after=timedelta(days=3650))
    assert in_ten_years is not None
    assert in_ten_years <= NOW + 1.25 * LONGEST_RETRY_AFTER


def test_a_provider_cannot_hurry_us_nor_revive_what_is_over() -> None:
    assert next_try(4, NOW, key="a", retry_after=timedelta(0)) == next_try(4, NOW, key="a")
    assert next_try(4, NOW, key="a", retry_after=timedelta(-5)) == next_try(4, NOW, key="a")
    assert next_try(MOST_TRIES, NOW, key="a", retry_after=timedelta(1)) is None


def test_thirty_that_failed_together_do_not_come_back_together() -> None:
    times = {next_try(5, NOW, key=f"notice {n}") for n in range(30)}
    assert len(times) == 30


def test_letters_and_bytes_are_the_same_key() -> None:
    assert next_try(3, NOW, key="ŵy") == next_try(3, NOW, key="ŵy".encode())


@given(st.integers(1, MOST_TRIES - 1), st.binary(max_size=40))
def test_the_wait_is_the_table_and_at_most_a_quarter_more(tries: int, key: bytes) -> None:
    due = next_try(tries, NOW, key=key)
    assert due is not None
    assert WAITS[tries - 1] <= due - NOW <= 1.25 * WAITS[tries - 1]
    assert due == next_try(tries, NOW, key=key)


def test_nobody_has_tried_less_than_never() -> None:
    with pytest.raises(ValueError, match="from 0"):
        next_try(-1, NOW, key="a")


@pytest.mark.parametrize(
    ("status", "dropped"),
    [
        (404, True),
        (410, True),
        (201, False),
        (400, False),
        (403, False),
        (429, False),
        (503, False),
    ],
)
def test_only_not_found_and_gone_drop_a_subscription(status: int, *, dropped: bool) -> None:
    assert may_be_dropped(status) is dropped
