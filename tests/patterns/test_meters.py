"""What is usual is learnt from a child's own days, and doubt is spread over ways of changing."""

import json
import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.patterns.findings import loudness
from app.patterns.meters import Usual, after_day, packed, readings, unpacked, with_late
from app.patterns.rarity import SCALE, log_odds_for, terms_for, terms_of
from tests.patterns.stories import STEADY

levels = st.integers(1, 5)
days = st.lists(st.none() | levels, max_size=80)


def lived(given_days: Sequence[int | None], start: Usual | None = None) -> Usual:
    usual = start or Usual()
    for number, level in enumerate(given_days):
        usual = after_day(usual, level, number % 5, closed_on=number + 1)
    return usual


@given(days)
def test_the_state_is_at_most_32_numbers_and_survives_its_row(given_days: list[int | None]) -> None:
    usual = lived(given_days)
    numbers = packed(usual)
    assert len(numbers) <= 32
    assert unpacked(json.loads(json.dumps(numbers))) == usual


def test_an_empty_row_is_a_newcomer() -> None:
    assert unpacked([]) == Usual()
    assert unpacked(packed(Usual())) == Usual()


@given(days)
def test_the_doubt_is_always_a_whole_one(given_days: list[int | None]) -> None:
    usual = lived(given_days)
    assert math.isclose(sum(usual.ways), 1.0)
    assert all(0 <= way <= 1 for way in usual.ways)
    assert all(math.isfinite(one) for one in readings(usual, 0))
    assert 1 <= usual.mean <= 5


@given(days, levels, levels)
def test_a_lower_day_never_makes_a_child_seem_less_low(
    given_days: list[int | None], one: int, other: int
) -> None:
    """The meter of level rises as the level falls, but for odd days, which weigh nothing."""
    usual = lived(given_days)
    low, high = min(one, other), max(one, other)
    if low < usual.mean - 0.5 and high > usual.mean + 0.5:
        lower, higher = (after_day(usual, level, 6) for level in (low, high))
        assert readings(lower, 6)[0] >= readings(higher, 6)[0]


@given(days, levels, st.lists(st.tuples(levels, st.integers(0, 4)), max_size=4), st.randoms())
def test_late_days_may_come_in_any_order(
    given_days: list[int | None], last: int, late: list[tuple[int, int]], chance: object
) -> None:
    usual = lived([*given_days, last])
    there, back = usual, usual
    for level, weekday in late:
        there = with_late(there, level, weekday)
    for level, weekday in reversed(late):
        back = with_late(back, level, weekday)
    assert there.ways == pytest.approx(back.ways, rel=1e-6, abs=1e-12)
    assert there._replace(ways=usual.ways) == usual  # what was learnt since is not rewound


@given(days, levels)
def test_a_late_low_day_weighs_much_like_one_that_came_in_time(
    given_days: list[int | None], level: int
) -> None:
    usual = lived(given_days)
    in_time = readings(after_day(usual, level, 6), 6)[0]
    late = readings(with_late(after_day(usual, None, 6), level, 6), 6)[0]
    assert abs(in_time - late) < 4


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_child_who_is_always_the_same_is_as_usual(level: int) -> None:
    usual = lived([level] * 100)
    assert max(loudness(usual, 0)) < log_odds_for(terms_for(0.5))
    assert abs(usual.mean - level) < 0.2


@pytest.mark.parametrize("level", [1, 2])
def test_one_low_day_is_far_from_anything_that_an_adult_is_told(level: int) -> None:
    usual = lived([*STEADY, *STEADY, level])
    assert max(loudness(usual, 0)) < log_odds_for(terms_for(0.5))


def test_a_sad_day_of_the_whole_class_teaches_nothing_and_tells_nothing() -> None:
    before = lived([*STEADY, *STEADY])
    alone, together = after_day(before, 2, 0), after_day(before, 2, 0, shift=-2.0)
    assert readings(together, 0)[0] < readings(alone, 0)[0]
    assert together.mean > alone.mean


def test_missing_in_bursts_is_one_illness_not_five_silences() -> None:
    usual = lived([*STEADY, *STEADY])
    readings_of = [readings(usual, 6)[2]]
    for _ in range(3):
        usual = after_day(usual, None, 6)
        readings_of.append(readings(usual, 6)[2])
    first, second, third = (b - a for a, b in pairwise(readings_of))
    assert first > second
    assert first > third


@pytest.mark.parametrize("level", [0, 6, -1])
def test_a_level_outside_the_row_is_a_slip_of_ours(level: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        after_day(Usual(), level, 0)


def test_the_scale_is_met_at_its_points_and_rises_between_and_beyond() -> None:
    for log_odds, terms in SCALE:
        assert terms_of(log_odds) == pytest.approx(terms)
        assert log_odds_for(terms) == pytest.approx(log_odds)
    steps = [terms_of(n / 10) for n in range(-80, 80)]
    assert steps == sorted(steps)
    assert terms_of(-8) < 1
    assert terms_of(8) > 200


def test_a_budget_is_above_nothing() -> None:
    assert terms_for(0.1) == 10
    with pytest.raises(ValueError, match="above 0"):
        terms_for(0)
