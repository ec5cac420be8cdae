"""School minutes, counted over nights, half-terms, snow and the nights that change the clock."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.roster.calendar import (
    LONDON,
    Calendar,
    DayHours,
    add_school_days,
    add_school_minutes,
    bell_on,
    closing_after,
    days_closed_from,
    end_of_next_school_day,
    hours_on,
    is_assumed_on,
    is_open_at,
    is_open_day,
    next_opening,
    school_day,
    school_minutes_between,
)

DAY = DayHours(time(8, 45), time(15, 15), time(16, 0))
FRIDAY = DayHours(time(8, 45), time(12, 0), time(12, 30))
WEEK = {0: DAY, 1: DAY, 2: DAY, 3: DAY, 4: FRIDAY}
YSGOL_Y_BRYN = Calendar(
    terms=((date(2026, 9, 1), date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 3, 26))),
    closures=((date(2026, 10, 26), date(2026, 10, 30)), (date(2026, 11, 23), date(2026, 11, 23))),
    hours=WEEK,
    special={date(2026, 12, 18): FRIDAY, date(2026, 11, 16): None},
)
NOTHING_ENTERED = Calendar()


def local(text: str) -> datetime:
    """Read a local time as a UTC instant."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def test_the_school_day_is_the_local_date() -> None:
    assert school_day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == date(2026, 7, 2)
    assert school_day(datetime(2026, 11, 2, 23, 30, tzinfo=UTC)) == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ("2026-09-01", True),
        ("2026-08-31", False),  # before the first term
        ("2026-09-05", False),  # Saturday
        ("2026-10-28", False),  # half-term
        ("2026-11-23", False),  # a one-day closure
        ("2026-11-16", False),  # an odd day without hours
        ("2026-12-25", False),  # between two terms
        ("2027-01-04", True),
        ("2027-03-29", True),  # nobody entered the summer term: assumed open, and flagged
        ("2027-04-03", False),
    ],
)
def test_which_days_the_school_opens(day: str, is_open: bool) -> None:
    assert is_open_day(YSGOL_Y_BRYN, date.fromisoformat(day)) is is_open


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-09-14T08:44:59", False),
        ("2026-09-14T08:45", True),
        ("2026-09-14T15:59:59", True),
        ("2026-09-14T16:00", False),
        ("2026-09-18T12:29", True),
        ("2026-09-18T12:30", False),
        ("2026-09-19T10:00", False),
    ],
)
def test_open_from_the_opening_until_just_before_the_close(at: str, is_open: bool) -> None:
    assert is_open_at(YSGOL_Y_BRYN, local(at)) is is_open


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-09-14T10:00", "2026-09-14T10:00"),
        ("2026-09-14T07:00", "2026-09-14T08:45"),
        ("2026-09-14T16:00", "2026-09-15T08:45"),
        ("2026-09-18T12:30", "2026-09-21T08:45"),
        ("2026-10-23T21:40", "2026-11-02T08:45"),  # half-term, and the clocks go back
        ("2026-12-18T13:00", "2027-01-04T08:45"),
        ("2020-01-01T10:00", "2020-01-01T10:00"),  # six years early: not believed, so assumed
        ("2027-03-26T13:00", "2027-03-29T08:45"),  # past the last term, over the March change
    ],
)
def test_when_the_school_next_opens(at: str, opens: str) -> None:
    assert next_opening(YSGOL_Y_BRYN, local(at)) == local(opens)


@pytest.mark.parametrize(
    ("at", "minutes", "lands"),
    [
        ("2026-09-14T10:00", 40, "2026-09-14T10:40"),
        ("2026-09-14T15:20", 40, "2026-09-14T16:00"),  # exactly on the close stays there
        ("2026-09-14T15:20", 41, "2026-09-15T08:46"),
        ("2026-09-14T15:20", 40 + 435, "2026-09-15T16:00"),
        ("2026-09-14T07:00", 20, "2026-09-14T09:05"),
        ("2026-09-14T16:00", 20, "2026-09-15T09:05"),
        ("2026-09-18T12:20", 20, "2026-09-21T08:55"),
        ("2026-10-23T12:20", 20, "2026-11-02T08:55"),
        ("2026-11-20T12:20", 60, "2026-11-24T09:35"),  # Monday shut for a day
        ("2026-09-14T07:00", 0, "2026-09-14T08:45"),
        ("2026-09-14T10:00:30", 5, "2026-09-14T10:05:30"),
    ],
)
def test_only_school_minutes_count(at: str, minutes: int, lands: str) -> None:
    assert add_school_minutes(YSGOL_Y_BRYN, local(at), minutes) == local(lands)


def test_tomos_asks_at_0852_and_the_dsp_has_it_after_40_school_minutes() -> None:
    asked = local("2026-09-14T08:52")
    assert add_school_minutes(YSGOL_Y_BRYN, asked, 40) == local("2026-09-14T09:32")
    assert school_minutes_between(YSGOL_Y_BRYN, asked, local("2026-09-14T09:32")) == 40


@pytest.mark.parametrize(
    ("a", "b", "minutes"),
    [
        ("2026-09-14T10:00", "2026-09-14T10:40", 40),
        ("2026-09-14T10:40", "2026-09-14T10:00", 0),
        ("2026-09-14T15:30", "2026-09-15T09:00", 45),
        ("2026-09-18T12:30", "2026-09-21T08:45", 0),
        ("2026-10-23T12:00", "2026-11-02T09:00", 45),
        ("2026-09-14T10:00:30", "2026-09-14T10:01:29", 0),
    ],
)
def test_counting_between_two_instants(a: str, b: str, minutes: int) -> None:
    assert school_minutes_between(YSGOL_Y_BRYN, local(a), local(b)) == minutes


def test_bells_and_closes() -> None:
    cal = YSGOL_Y_BRYN
    assert bell_on(cal, date(2026, 9, 14)) == local("2026-09-14T15:15")
    assert bell_on(cal, date(2026, 12, 18)) == local("2026-12-18T12:00")
    assert bell_on(cal, date(2026, 9, 19)) is None
    assert closing_after(cal, local("2026-09-14T07:00")) == local("2026-09-14T16:00")
    assert closing_after(cal, local("2026-09-14T15:59")) == local("2026-09-14T16:00")
    assert closing_after(cal, local("2026-09-14T16:00")) == local("2026-09-15T16:00")
    assert closing_after(cal, local("2026-09-18T13:00")) == local("2026-09-21T16:00")


def test_school_days_ahead() -> None:
    cal = YSGOL_Y_BRYN
    assert end_of_next_school_day(cal, local("2026-09-14T10:00")) == local("2026-09-15T16:00")
    assert end_of_next_school_day(cal, local("2026-09-17T10:00")) == local("2026-09-18T12:30")
    assert end_of_next_school_day(cal, local("2026-09-18T22:00")) == local("2026-09-21T16:00")
    assert end_of_next_school_day(cal, local("2026-10-23T10:00")) == local("2026-11-02T16:00")
    assert add_school_days(cal, local("2026-09-14T10:00"), 2) == local("2026-09-16T16:00")
    assert add_school_days(cal, local("2026-10-22T10:00"), 5) == local("2026-11-05T16:00")


@pytest.mark.parametrize(
    ("at", "days"),
    [
        ("2026-09-14T10:00", 0),
        ("2026-09-14T20:00", 0),
        ("2026-09-15T03:00", 0),
        ("2026-09-18T13:00", 2),
        ("2026-09-19T10:00", 2),
        ("2026-09-20T10:00", 1),
        ("2026-11-20T13:00", 3),
        ("2026-10-23T13:00", 9),
        ("2026-10-29T13:00", 4),
    ],
)
def test_how_long_the_school_is_shut(at: str, days: int) -> None:
    assert days_closed_from(YSGOL_Y_BRYN, local(at)) == days


def test_a_snow_day_moves_what_was_counted_over_it_even_on_an_odd_day() -> None:
    snow = Calendar(
        terms=YSGOL_Y_BRYN.terms,
        closures=(*YSGOL_Y_BRYN.closures, (date(2026, 12, 18), date(2026, 12, 18))),
        hours=WEEK,
        special=YSGOL_Y_BRYN.special,
    )
    asked = local("2026-12-17T15:50")
    assert add_school_minutes(YSGOL_Y_BRYN, asked, 20) == local("2026-12-18T08:55")
    assert add_school_minutes(snow, asked, 20) == local("2027-01-04T08:55")


def test_a_school_without_a_calendar_is_treated_as_open_on_weekdays_and_says_so() -> None:
    assert NOTHING_ENTERED.is_assumed
    assert Calendar(terms=YSGOL_Y_BRYN.terms).is_assumed
    assert not YSGOL_Y_BRYN.is_assumed
    assert hours_on(NOTHING_ENTERED, date(2026, 9, 14)) == DayHours(
        time(8, 30), time(15, 30), time(16, 0)
    )
    assert next_opening(NOTHING_ENTERED, local("2026-09-18T16:00")) == local("2026-09-21T08:30")


def test_a_snow_day_counts_in_a_school_without_a_calendar() -> None:
    snow = Calendar(closures=((date(2026, 9, 14), date(2026, 9, 14)),))
    assert next_opening(snow, local("2026-09-14T09:00")) == local("2026-09-15T08:30")


def test_days_after_the_last_term_are_assumed_and_flagged() -> None:
    assert not is_assumed_on(YSGOL_Y_BRYN, date(2027, 3, 26))
    assert is_assumed_on(YSGOL_Y_BRYN, date(2027, 3, 29))
    assert is_assumed_on(NOTHING_ENTERED, date(2026, 9, 14))


def test_a_closure_without_an_end_in_sight_still_leaves_a_deadline() -> None:
    slip = Calendar(
        terms=YSGOL_Y_BRYN.terms, hours=WEEK, closures=((date(2026, 9, 16), date(2999, 1, 1)),)
    )
    assert next_opening(slip, local("2026-09-16T10:00")) == local("2026-09-16T10:00")
    assert add_school_minutes(slip, local("2026-09-15T15:50"), 20) == local("2026-09-16T08:40")
    assert end_of_next_school_day(slip, local("2026-09-15T10:00")) == local("2026-09-16T16:00")


def test_hours_on_no_weekday_still_leave_a_deadline() -> None:
    never = Calendar(terms=YSGOL_Y_BRYN.terms, hours={6: DAY}, special={})
    assert next_opening(never, local("2026-09-14T10:00")) == local("2026-09-20T08:45")
    shut = Calendar(terms=YSGOL_Y_BRYN.terms, hours={9: DAY})
    assert next_opening(shut, local("2026-09-14T10:00")) == local("2026-09-14T10:00")


@pytest.mark.parametrize(
    ("hours", "opens_utc", "minutes"),
    [
        # 29 March 2026: 01:00 becomes 02:00. 25 October 2026: 02:00 becomes 01:00.
        (DayHours(time(0, 30), time(3, 0), time(3, 30)), "2026-03-29T00:30+00:00", 120),
        (DayHours(time(0, 30), time(3, 0), time(3, 30)), "2026-10-24T23:30+00:00", 240),
        (DayHours(time(8, 30), time(15, 30), time(16, 0)), "2026-03-29T07:30+00:00", 450),
        (DayHours(time(8, 30), time(15, 30), time(16, 0)), "2026-10-25T08:30+00:00", 450),
    ],
)
def test_real_minutes_pass_on_the_nights_that_change_the_clock(
    hours: DayHours, opens_utc: str, minutes: int
) -> None:
    cal = Calendar(terms=((date(2026, 1, 1), date(2026, 12, 31)),), hours={6: hours})
    opens = datetime.fromisoformat(opens_utc)
    assert next_opening(cal, opens - timedelta(minutes=1)) == opens
    assert add_school_minutes(cal, opens, minutes) == closing_after(cal, opens)
    assert school_minutes_between(cal, opens, opens + timedelta(days=1)) == minutes


def test_hours_inside_the_hour_that_spring_skips_are_passed_over() -> None:
    hours = DayHours(time(1, 30), time(2, 10), time(2, 15))
    cal = Calendar(terms=((date(2026, 1, 1), date(2026, 12, 31)),), hours={6: hours})
    before = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    assert next_opening(cal, before) == local("2026-04-05T01:30")
    assert add_school_minutes(cal, before, 5) == local("2026-04-05T01:35")


def test_a_local_instant_is_as_good_as_a_utc_one() -> None:
    friday, monday = local("2026-10-23T10:00"), local("2026-11-02T09:00")
    assert school_minutes_between(
        YSGOL_Y_BRYN, friday.astimezone(LONDON), monday.astimezone(LONDON)
    ) == school_minutes_between(YSGOL_Y_BRYN, friday, monday)
    assert next_opening(YSGOL_Y_BRYN, friday.astimezone(LONDON)).tzinfo is UTC


def test_a_naive_instant_is_refused() -> None:
    naive = datetime(2026, 9, 14, 10, 0)  # noqa: DTZ001 - what must not come in
    for wrong in (school_day, lambda at: next_opening(YSGOL_Y_BRYN, at)):
        with pytest.raises(ValueError, match="time zone"):
            wrong(naive)


def test_nobody_counts_backwards() -> None:
    with pytest.raises(ValueError, match="forward"):
        add_school_minutes(YSGOL_Y_BRYN, local("2026-09-14T10:00"), -1)
    with pytest.raises(ValueError, match="forward"):
        add_school_days(YSGOL_Y_BRYN, local("2026-09-14T10:00"), 0)
    with pytest.raises(ValueError, match="opens"):
        DayHours(time(9), time(9), time(10))


# Any calendar that a school could enter, slips included, around both nights of the change, but
# without silences beyond the 400 days that are believed.
FIRST = date(2026, 2, 1)
days = st.integers(0, 270).map(lambda n: FIRST + timedelta(days=n))
spans = st.builds(lambda a, n: (a, a + timedelta(days=n)), days, st.integers(0, 40))
clock = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
day_hours = (
    st.lists(clock, min_size=3, max_size=3, unique=True)
    .map(sorted)
    .map(lambda t: DayHours(t[0], t[1], t[2]))
)
calendars = st.builds(
    Calendar,
    terms=st.lists(spans, max_size=4).map(tuple),
    closures=st.lists(spans, max_size=3).map(tuple),
    hours=st.dictionaries(st.integers(0, 6), day_hours, max_size=7),
    special=st.dictionaries(days, st.none() | day_hours, max_size=3),
)
instants = st.datetimes(
    datetime(2026, 1, 15),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2027, 5, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
minutes = st.integers(0, 3000)


@given(calendars, instants, minutes)
def test_what_was_added_is_what_lies_between(cal: Calendar, at: datetime, n: int) -> None:
    assert school_minutes_between(cal, at, add_school_minutes(cal, at, n)) == n


@given(calendars, instants, instants)
def test_adding_what_lies_between_never_overshoots(cal: Calendar, a: datetime, b: datetime) -> None:
    n = school_minutes_between(cal, a, b)
    if n:
        assert a < add_school_minutes(cal, a, n) <= b


@given(calendars, instants, instants, minutes)
def test_who_asks_later_is_never_due_earlier(
    cal: Calendar, a: datetime, b: datetime, n: int
) -> None:
    first, second = min(a, b), max(a, b)
    assert add_school_minutes(cal, first, n) <= add_school_minutes(cal, second, n)
    assert next_opening(cal, first) <= next_opening(cal, second)
    assert closing_after(cal, first) <= closing_after(cal, second)
    assert add_school_days(cal, first, 3) <= add_school_days(cal, second, 3)


@given(calendars, instants, minutes, minutes)
def test_more_minutes_are_never_due_earlier(cal: Calendar, at: datetime, n: int, m: int) -> None:
    assert add_school_minutes(cal, at, min(n, m)) <= add_school_minutes(cal, at, max(n, m))


@given(calendars, instants)
def test_openings_and_closings_fit_together(cal: Calendar, at: datetime) -> None:
    opens, closes = next_opening(cal, at), closing_after(cal, at)
    assert at <= opens < closes
    assert is_open_at(cal, opens)
    assert (opens == at) is is_open_at(cal, at)
    assert days_closed_from(cal, at) <= (school_day(opens) - school_day(at)).days
    assert school_day(end_of_next_school_day(cal, at)) > school_day(at)
