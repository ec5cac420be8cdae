"""A week and a half-term end when their last open day closes; a group holds for four weeks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.roster.calendar import Calendar, DayHours
from app.summaries.freeze import _over
from app.summaries.periods import GROUP_LASTS, group_for, half_term_that_ended_last, week_of
from app.summaries.suppression import Period

HOURS = DayHours(time(8, 30), time(15, 10), time(15, 30))
AUTUMN = (date(2026, 9, 1), date(2026, 12, 18))
SPRING = (date(2027, 1, 4), date(2027, 3, 25))
HALF_TERM = (date(2026, 10, 26), date(2026, 10, 30))
CAL = Calendar(terms=(AUTUMN, SPRING), closures=(HALF_TERM,), hours=dict.fromkeys(range(5), HOURS))


def test_a_week_is_over_when_friday_closes() -> None:
    week = week_of(CAL, date(2026, 11, 25))
    assert week is not None
    assert (week.starts_on, week.ends_on) == (date(2026, 11, 23), date(2026, 11, 27))
    assert week.over_at == datetime(2026, 11, 27, 15, 30, tzinfo=UTC)


def test_with_an_inset_day_on_friday_the_week_is_over_on_thursday() -> None:
    inset = Calendar(
        terms=CAL.terms,
        closures=(HALF_TERM, (date(2026, 11, 27), date(2026, 11, 27))),
        hours=CAL.hours,
    )
    week = week_of(inset, date(2026, 11, 23))
    assert week is not None
    assert week.ends_on == date(2026, 11, 26)


def test_of_two_calendars_that_differ_in_friday_alone_each_is_reckoned_by_itself() -> None:
    early = DayHours(time(8, 30), time(13), time(13, 30))
    short = replace(CAL, hours={**CAL.hours, 4: early})
    odd = replace(CAL, special={date(2026, 11, 27): early})
    at_two = datetime(2026, 11, 27, 14, tzinfo=UTC)
    over = [list(_over(cal, date(2026, 11, 27), at_two))[-1:] for cal in (CAL, short, odd, CAL)]
    this_week = [(Period.WEEK, date(2026, 11, 23), date(2026, 11, 27))]
    assert [one == this_week for one in over] == [False, True, True, False]
    assert hash(short) != hash(CAL)  # many schools of an authority differ in hours alone


def test_a_week_of_holidays_is_no_week() -> None:
    assert week_of(CAL, date(2026, 10, 28)) is None


def test_summer_time_moves_the_close_and_not_the_clock_on_the_wall() -> None:
    week = week_of(CAL, date(2026, 9, 9))
    assert week is not None
    assert week.over_at == datetime(2026, 9, 11, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "starts", "ends"),
    [
        (date(2026, 10, 23), date(2026, 9, 1), date(2026, 10, 23)),
        (date(2026, 11, 30), date(2026, 9, 1), date(2026, 10, 23)),
        (date(2026, 12, 18), date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 3, 25), date(2027, 1, 4), date(2027, 3, 25)),
    ],
)
def test_a_half_term_runs_from_break_to_break(on: date, starts: date, ends: date) -> None:
    found = half_term_that_ended_last(CAL, on)
    assert found is not None
    assert (found.starts_on, found.ends_on) == (starts, ends)


def test_a_bank_holiday_beside_a_weekend_does_not_end_a_half_term() -> None:
    cal = Calendar(
        terms=(AUTUMN,),
        closures=(HALF_TERM, (date(2026, 9, 25), date(2026, 9, 28))),
        hours=CAL.hours,
    )
    found = half_term_that_ended_last(cal, date(2026, 10, 23))
    assert found is not None
    assert found.starts_on == date(2026, 9, 1)


def test_no_half_term_has_ended_in_the_first_weeks_or_where_terms_are_unknown() -> None:
    assert half_term_that_ended_last(CAL, date(2026, 10, 22)) is None
    assert half_term_that_ended_last(Calendar(), date(2026, 11, 23)) is None


def test_a_group_holds_for_four_weeks_and_then_a_new_one_is_frozen() -> None:
    first = date(2026, 11, 2)
    weeks = [first + timedelta(weeks=n) for n in range(5)]
    assert [group_for(CAL, [first], week) for week in weeks] == [first] * 4 + [None]


def test_a_new_term_begins_with_new_groups() -> None:
    before = date(2026, 12, 14)
    assert group_for(CAL, [before], before) == before
    assert group_for(CAL, [before], date(2027, 1, 4)) is None


def test_a_group_frozen_later_says_nothing_of_the_weeks_before() -> None:
    assert group_for(CAL, [date(2026, 11, 9)], date(2026, 11, 2)) is None


@given(st.lists(st.integers(0, 60), max_size=8), st.integers(0, 60))
def test_every_week_has_one_group_younger_than_four_weeks(starts: list[int], n: int) -> None:
    begin = date(2026, 9, 7)
    monday = begin + timedelta(weeks=n)
    found = group_for(CAL, [begin + timedelta(weeks=start) for start in starts], monday)
    assert found is None or timedelta(0) <= monday - found < GROUP_LASTS
