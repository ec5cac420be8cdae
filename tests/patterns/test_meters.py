"""What is usual is learnt from a child's own days, in a state that never grows."""

import json
import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.patterns.meters import (
    FORGETTING,
    MOST_A_DAY_ADDS,
    PRIOR_DAYS,
    RECENT_DAYS,
    SUSTAINED_LOW,
    Day,
    Usual,
    absorb,
    packed,
    rarity,
    unpacked,
)
from app.patterns.rules import DEFAULT_TERMS

MONDAY = date(2026, 9, 7)
levels = st.integers(1, 5)
# Taps as they may arrive: (day, level), several a day, some of them late.
taps = st.lists(st.tuples(st.integers(0, 60), levels), max_size=120)


def on(n: int) -> date:
    return MONDAY + timedelta(days=n)


def learnt(arrivals: list[tuple[int, int]]) -> Usual:
    usual = Usual()
    for day, level in arrivals:
        usual = absorb(usual, on(day), level)
    return usual


def test_a_newcomer_has_no_usual() -> None:
    assert Usual().level is None
    assert learnt([(0, 2)]).level is None
    assert learnt([(0, 2), (1, 5)]).level == 2


def test_what_is_usual_is_the_childs_own_and_not_the_populations() -> None:
    assert learnt([(n, 2) for n in range(10)]).level == 2
    assert learnt([(n, 5) for n in range(10)]).level == 5


def test_what_is_usual_follows_a_child_who_has_changed() -> None:
    assert learnt([(n, 5 if n < 40 else 3) for n in range(160)]).level == 3


@given(st.lists(levels, min_size=2, max_size=150))
def test_usual_is_the_forgetting_average_of_the_days_before(days: list[int]) -> None:
    usual = learnt(list(enumerate(days)))
    average, weight = 0.0, 0.0
    for n, level in enumerate(days[:-1], start=1):
        share = max(1 / (n + PRIOR_DAYS), FORGETTING)
        average, weight = average * (1 - share) + share * level, weight * (1 - share) + share
    assert usual.before.own_mean == pytest.approx(average / weight)
    assert usual.level == math.floor((usual.before.own_mean or 0) + 0.5)
    assert min(days) <= (usual.level or 0) <= max(days)


@given(taps)
def test_the_state_is_at_most_24_numbers_and_survives_its_row(
    arrivals: list[tuple[int, int]],
) -> None:
    usual = learnt(arrivals)
    numbers = packed(usual)
    assert len(numbers) <= 24
    assert unpacked(json.loads(json.dumps(numbers))) == usual


def test_an_empty_row_is_a_newcomer() -> None:
    assert unpacked([]) == Usual()
    assert unpacked(packed(Usual())) == Usual()


@given(st.lists(levels, min_size=1, max_size=60), st.lists(st.integers(1, 40), max_size=60))
def test_holidays_and_missed_days_change_nothing_but_the_dates(
    days: list[int], gaps: list[int]
) -> None:
    stretched, day = [], 0
    for n, level in enumerate(days):
        day += gaps[n] if n < len(gaps) else 1
        stretched.append((day, level))
    near, far = learnt(list(enumerate(days))), learnt(stretched)
    assert (near.now, near.before, near.days_seen) == (far.now, far.before, far.days_seen)
    assert [day.level for day in near.recent] == [day.level for day in far.recent]


@given(st.lists(levels, max_size=20), st.lists(levels, min_size=1, max_size=6))
def test_several_taps_in_a_day_are_one_day_at_its_lowest(
    before: list[int], today: list[int]
) -> None:
    history = list(enumerate(before))
    many = learnt([*history, *((30, level) for level in today)])
    assert many == learnt([*history, (30, min(today))])


@given(taps)
def test_the_recent_days_are_the_last_seven_different_ones_however_they_came(
    arrivals: list[tuple[int, int]],
) -> None:
    lowest: dict[int, int] = {}
    for day, level in arrivals:
        lowest[day] = min(level, lowest.get(day, 5))
    expected = [Day(on(day), lowest[day]) for day in sorted(lowest)][-RECENT_DAYS:]
    assert list(learnt(arrivals).recent) == expected


@given(taps, levels, st.integers(0, 60))
def test_late_data_never_rewinds_what_was_learnt(
    arrivals: list[tuple[int, int]], level: int, day: int
) -> None:
    usual = learnt([*arrivals, (61, 4)])
    late = absorb(usual, on(day), level)
    assert late.level == usual.level
    assert late.days_seen == usual.days_seen
    assert late.now.mean == usual.now.mean
    assert absorb(late, on(day), level) == late


@given(taps, levels, st.integers(0, 70))
def test_no_single_day_adds_more_than_its_share(
    arrivals: list[tuple[int, int]], level: int, day: int
) -> None:
    usual = learnt(arrivals)
    grown = absorb(usual, on(day), level)
    most = max(usual.now.evidence, usual.before.evidence) + MOST_A_DAY_ADDS
    assert 0 <= grown.now.evidence <= most + 1  # a late day replaced may also give back its relief


@pytest.mark.parametrize("level", [0, 6, -1])
def test_a_level_outside_the_row_is_a_slip_of_ours(level: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        absorb(Usual(), MONDAY, level)


def test_the_scale_is_met_at_its_points_and_rises_between_and_beyond() -> None:
    for evidence, terms in SUSTAINED_LOW:
        assert rarity(evidence, SUSTAINED_LOW) == pytest.approx(terms)
    steps = [rarity(n / 10, SUSTAINED_LOW) for n in range(180)]
    assert steps == sorted(steps)
    assert rarity(0, SUSTAINED_LOW) < 1
    assert rarity(10, SUSTAINED_LOW) > 200


def test_two_days_cannot_reach_what_an_adult_is_told_of() -> None:
    assert rarity(2 * MOST_A_DAY_ADDS, SUSTAINED_LOW) < DEFAULT_TERMS
