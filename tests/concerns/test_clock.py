"""When the next person is told: counted in school minutes, over nights, snow and half-term."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.concerns.clock import (
    Timing,
    bell_rule_at,
    contact_by,
    grace_after_nudge,
    next_step,
    reached_at,
    read_by,
    repeat_after,
    review_by,
    second_signature_by,
    starts_at,
)
from app.concerns.routing import CIRCLE, DEPUTIES, DSP, HEAD, SECOND, TIERS
from app.roster.calendar import LONDON, Calendar, DayHours, closing_after, is_open_at

DAY = DayHours(time(8, 30), time(15, 10), time(15, 30))
BRYN = Calendar(
    terms=((date(2026, 9, 1), date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 3, 25))),
    closures=((date(2026, 10, 26), date(2026, 10, 30)),),
    hours=dict.fromkeys(range(5), DAY),
)
ALL_HELD = (True,) * TIERS


def local(text: str) -> datetime:
    """Read a local time: "Mon 09:00" of the week of 23 November 2026, or a whole date and time."""
    days = {"Mon": 23, "Tue": 24, "Wed": 25, "Thu": 26, "Fri": 27, "Sat": 28, "Sun": 29}
    if text[:3] in days:
        text = f"2026-11-{days[text[:3]]} {text[4:]}"
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def case(severity: str = "R", since: str = "Mon 09:00", **more: Any) -> Timing:
    facts: dict[str, Any] = {"band": "B", "pru": False} | more
    return Timing(severity=severity, clock_from=local(since), **facts)


def unanswered(timing: Timing, *, held: tuple[bool, ...] = ALL_HELD, cal: Calendar = BRYN) -> str:
    """Follow a case that nobody answers, up to the top: "T1 Mon 09:20, T2 Mon 09:40, ..."."""
    tier = next(t for t in range(TIERS) if held[t])
    said: list[str] = []
    while True:
        later, when = next_step(cal, timing, tier=tier, held=held)
        if later == tier:
            return ", ".join(said)
        tier = later
        said.append(f"T{tier} {when.astimezone(LONDON):%a %H:%M}")


@pytest.mark.parametrize(
    ("band", "pru", "expected"),
    [
        ("A", False, "T1 Mon 09:05, T2 Mon 09:10, T3 Mon 09:20, T4 Tue 08:30"),
        ("B", False, "T1 Mon 09:20, T2 Mon 09:40, T3 Mon 10:00, T4 Tue 08:30"),
        ("C", False, "T1 Mon 10:00, T2 Mon 10:30, T3 Mon 11:00, T4 Tue 08:30"),
        ("D", False, "T1 Mon 10:00, T2 Mon 10:30, T3 Mon 11:00, T4 Tue 08:30"),
        ("C", True, "T1 Mon 09:05, T2 Mon 09:10, T3 Mon 09:20, T4 Tue 08:30"),
        ("B", True, "T1 Mon 09:05, T2 Mon 09:10, T3 Mon 09:20, T4 Tue 08:30"),
    ],
)
def test_a_request_climbs_in_school_minutes_by_age(band: str, pru: bool, expected: str) -> None:
    assert unanswered(case(band=band, pru=pru)) == expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        # the night doesn't count
        ("Mon 15:15", "T1 Tue 08:35, T2 Tue 08:55, T3 Tue 09:15, T4 Wed 08:30"),
        # a last step on the very close belongs to the day that closes
        ("Mon 14:30", "T1 Mon 14:50, T2 Mon 15:10, T3 Mon 15:30, T4 Tue 08:30"),
        ("Fri 14:30", "T1 Fri 14:50, T2 Fri 15:10, T3 Fri 15:30, T4 Mon 08:30"),
        ("Fri 15:00", "T1 Fri 15:20, T2 Mon 08:40, T3 Mon 09:00, T4 Tue 08:30"),
        # half-term is not school time
        ("2026-10-23 15:20", "T1 Mon 08:40, T2 Mon 09:00, T3 Mon 09:20, T4 Tue 08:30"),
        # clocks go back over the weekend of 25 October; the morning is still 08:30 here
        ("2026-10-23 14:30", "T1 Fri 14:50, T2 Fri 15:10, T3 Fri 15:30, T4 Mon 08:30"),
    ],
)
def test_a_request_waits_for_the_school_to_be_open(since: str, expected: str) -> None:
    assert unanswered(case(since=since)) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ((True, False, True, True, True), "T2 Mon 09:40, T3 Mon 10:00, T4 Tue 08:30"),
        ((True, True, False, True, True), "T1 Mon 09:20, T3 Mon 10:00, T4 Tue 08:30"),
        ((True, False, False, False, True), "T4 Tue 08:30"),
        ((False, False, True, True, True), "T3 Mon 10:00, T4 Tue 08:30"),
        ((True, True, True, True, False), "T1 Mon 09:20, T2 Mon 09:40, T3 Mon 10:00"),
        ((True, False, False, False, False), ""),
    ],
)
def test_empty_tiers_are_passed_over(held: tuple[bool, ...], expected: str) -> None:
    assert unanswered(case(), held=held) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (ALL_HELD, "T1 Mon 09:05, T4 Mon 09:10"),
        ((True, False, True, True, True), "T4 Mon 09:10"),
        ((False, False, True, True, True), "T4 Mon 09:10"),
        ((True, True, True, True, False), "T1 Mon 09:05, T2 Mon 09:10, T3 Mon 09:10"),
    ],
)
def test_an_urgent_case_has_the_second_adult_at_5_and_the_head_at_10(
    held: tuple[bool, ...], expected: str
) -> None:
    assert unanswered(case("U"), held=held) == expected


def test_an_urgent_case_rings_every_five_minutes_without_a_last_time() -> None:
    timing, now = case("U"), local("Mon 09:00")
    for rings in range(1, 79):
        now = repeat_after(BRYN, timing, now)
        assert now == local("Mon 09:00") + rings * timedelta(minutes=5)
    assert now == local("Mon 15:30")  # shut; and it goes on with the first minutes of tomorrow
    assert repeat_after(BRYN, timing, now) == local("Tue 08:30")


def test_an_urgent_case_goes_on_in_the_night_where_a_rota_is_staffed() -> None:
    timing = case("U", "Mon 21:00", staffed_rota=True)
    assert starts_at(BRYN, local("Mon 21:00"), staffed_rota=True) == local("Mon 21:00")
    assert unanswered(timing) == "T1 Mon 21:05, T4 Mon 21:10"
    assert repeat_after(BRYN, timing, local("Mon 23:58")) == local("Tue 00:03")


@pytest.mark.parametrize(
    ("now", "again"),
    [
        ("Tue 08:30", "Wed 08:30"),
        ("Tue 15:29", "Wed 08:30"),
        ("Tue 15:30", "Wed 08:30"),
        ("Tue 22:00", "Wed 08:30"),
        ("Fri 08:30", "2026-11-30 08:30"),
        ("Sat 12:00", "2026-11-30 08:30"),
        ("2026-12-18 08:30", "2027-01-04 08:30"),
    ],
)
@pytest.mark.parametrize("severity", ["R", "N", "P"])
def test_at_the_top_it_is_rung_again_at_each_opening(severity: str, now: str, again: str) -> None:
    assert repeat_after(BRYN, case(severity), local(now)) == local(again)


@pytest.mark.parametrize(
    ("since", "home", "read"),
    [
        ("Mon 09:00", False, "Mon 15:10"),
        ("Mon 15:09", False, "Mon 15:10"),
        ("Mon 15:10", False, "Tue 09:10"),  # after the bell: an hour of school
        ("Mon 08:30", True, "Mon 09:30"),  # written out of hours: the first hour of opening
        ("2027-01-04 08:30", True, "2027-01-04 09:30"),
    ],
)
def test_a_note_is_read_by_the_bell_else_it_is_the_dsps(since: str, home: bool, read: str) -> None:
    timing = case("N", since, from_home=home)
    assert read_by(BRYN, timing) == local(read)
    assert next_step(BRYN, timing, tier=CIRCLE, held=ALL_HELD) == (DSP, local(read))
    no_dsp = (True, True, False, True, True)
    assert next_step(BRYN, timing, tier=CIRCLE, held=no_dsp) == (DEPUTIES, local(read))


@pytest.mark.parametrize(
    ("since", "by"),
    [
        ("Mon 09:00", "Tue 15:30"),
        ("Fri 15:00", "2026-11-30 15:30"),
        ("2026-10-23 10:00", "2026-11-02 15:30"),
    ],
)
def test_a_pattern_is_the_dsps_at_the_end_of_the_next_school_day(since: str, by: str) -> None:
    timing = case("P", since)
    assert next_step(BRYN, timing, tier=CIRCLE, held=ALL_HELD) == (DSP, local(by))


def test_a_note_that_nobody_reads_climbs_a_school_day_at_a_time() -> None:
    assert unanswered(case("N")) == "T2 Mon 15:10, T3 Tue 15:30, T4 Wed 15:30"
    assert unanswered(case("P")) == "T2 Tue 15:30, T3 Wed 15:30, T4 Thu 15:30"


@pytest.mark.parametrize(
    ("now", "rule"),
    [
        ("Mon 09:00", "Mon 14:40"),
        ("Mon 14:39", "Mon 14:40"),
        ("Mon 14:40", "Tue 14:40"),
        ("Mon 15:00", "Tue 14:40"),
        ("Mon 18:00", "Tue 14:40"),
        ("Fri 15:00", "2026-11-30 14:40"),
        ("Sat 10:00", "2026-11-30 14:40"),
        ("2026-10-23 15:00", "2026-11-02 14:40"),
    ],
)
def test_half_an_hour_before_the_bell_what_was_not_seen_is_the_dsps_too(
    now: str, rule: str
) -> None:
    assert bell_rule_at(BRYN, local(now)) == local(rule)


@pytest.mark.parametrize(
    ("severity", "now", "by"),
    [
        ("U", "Mon 09:00", "Mon 09:10"),
        ("U", "Mon 15:25", "Tue 08:35"),
        ("R", "Mon 09:00", "Mon 15:30"),
        ("R", "Mon 18:00", "Tue 15:30"),
        ("P", "Mon 09:00", "Wed 15:30"),
        ("P", "Fri 09:00", "2026-12-01 15:30"),
    ],
)
def test_by_when_the_child_is_met(severity: str, now: str, by: str) -> None:
    assert contact_by(BRYN, severity, local(now)) == local(by)


@pytest.mark.parametrize(
    ("severity", "now", "by"),
    [
        ("U", "Mon 09:00", "Mon 15:30"),
        ("R", "Mon 09:00", "2026-11-30 15:30"),
        ("P", "Mon 09:00", "2026-12-07 15:30"),
    ],
)
def test_by_when_there_is_an_outcome_or_a_review(severity: str, now: str, by: str) -> None:
    assert review_by(BRYN, severity, local(now)) == local(by)


def test_the_second_signature_is_due_by_the_next_school_day() -> None:
    assert second_signature_by(BRYN, local("Fri 10:00")) == local("2026-11-30 15:30")


@pytest.mark.parametrize(
    ("severity", "by"), [("U", "Mon 09:05"), ("R", "Mon 09:30"), ("P", "Mon 10:00")]
)
def test_who_was_nudged_has_a_little_longer(severity: str, by: str) -> None:
    assert grace_after_nudge(BRYN, severity, local("Mon 09:00")) == local(by)


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("Mon 09:00", "Mon 09:00"),
        ("Mon 21:40", "Tue 08:30"),
        ("Fri 15:30", "2026-11-30 08:30"),
        ("2026-12-18 16:00", "2027-01-04 08:30"),  # closed for more than three days
        ("2026-10-24 12:00", "2026-11-02 08:30"),
    ],
)
def test_an_ask_out_of_hours_begins_to_ring_at_the_opening(now: str, begins: str) -> None:
    assert starts_at(BRYN, local(now), staffed_rota=False) == local(begins)


def test_a_closure_moves_every_step_behind_it() -> None:
    snow = Calendar(
        terms=BRYN.terms, closures=(*BRYN.closures, (date(2026, 11, 24),) * 2), hours=BRYN.hours
    )
    late = case(since="Mon 15:20")
    assert unanswered(late) == "T1 Tue 08:40, T2 Tue 09:00, T3 Tue 09:20, T4 Wed 08:30"
    assert unanswered(late, cal=snow) == "T1 Wed 08:40, T2 Wed 09:00, T3 Wed 09:20, T4 Thu 08:30"


def test_a_tier_that_is_entered_at_once_has_no_time_of_its_own() -> None:
    for tier in (CIRCLE, TIERS):
        with pytest.raises(ValueError, match="1 to 4"):
            reached_at(BRYN, case(), tier)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    shut = draw(st.lists(st.dates(date(2026, 11, 1), date(2027, 1, 31)), max_size=6))
    long = draw(st.integers(0, 20))
    return Calendar(
        terms=draw(st.sampled_from([BRYN.terms, ()])),
        closures=tuple((day, day + timedelta(days=long)) for day in shut),
        hours=draw(st.sampled_from([BRYN.hours, {}, {2: DAY}])),
    )


@st.composite
def timings(draw: st.DrawFn, cal: Calendar) -> Timing:
    instant = draw(
        st.datetimes(datetime(2026, 11, 1), datetime(2027, 1, 31), timezones=st.just(UTC))  # noqa: DTZ001
    )
    rota = draw(st.booleans())
    begins = starts_at(cal, instant, staffed_rota=rota)
    return Timing(
        severity=draw(st.sampled_from("URPN")),
        band=draw(st.sampled_from("ABCD")),
        pru=draw(st.booleans()),
        clock_from=begins,
        staffed_rota=rota,
        from_home=begins > instant,
    )


HELD = st.tuples(*[st.booleans()] * TIERS)


@given(st.data(), calendars(), st.integers(0, HEAD), HELD)
def test_there_is_always_a_next_step_and_it_lies_ahead(
    data: st.DataObject, cal: Calendar, tier: int, held: tuple[bool, ...]
) -> None:
    timing = data.draw(timings(cal))
    later, when = next_step(cal, timing, tier=tier, held=held)
    assert later >= tier
    assert when > timing.clock_from
    assert held[later] or later == tier or not any(held)


@given(st.data(), calendars(), HELD)
def test_the_way_up_never_turns_back_in_tier_or_time(
    data: st.DataObject, cal: Calendar, held: tuple[bool, ...]
) -> None:
    timing = data.draw(timings(cal))
    tier, before = CIRCLE, timing.clock_from
    for _ in range(TIERS):
        later, when = next_step(cal, timing, tier=tier, held=held)
        if later == tier:
            break
        assert later > tier
        assert when >= before
        tier, before = later, when
    assert next_step(cal, timing, tier=tier, held=held)[0] == tier


@given(st.data(), calendars())
def test_every_repeat_nudge_meeting_and_review_lies_ahead(
    data: st.DataObject, cal: Calendar
) -> None:
    timing = data.draw(timings(cal))
    now = data.draw(
        st.datetimes(datetime(2026, 11, 1), datetime(2027, 1, 31), timezones=st.just(UTC))  # noqa: DTZ001
    )
    assert repeat_after(cal, timing, now) > now
    assert bell_rule_at(cal, now) > now
    assert contact_by(cal, timing.severity, now) > now
    assert review_by(cal, timing.severity, now) > now
    assert grace_after_nudge(cal, timing.severity, now) > now
    if timing.severity != "U":
        again = repeat_after(cal, timing, now)
        assert is_open_at(cal, again)
        assert again <= closing_after(cal, closing_after(cal, now))
    assert reached_at(cal, timing, SECOND) > timing.clock_from
