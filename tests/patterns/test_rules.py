"""A pattern speaks rarely, of several days, and only what is true of them."""

import math
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.severity import Severity
from app.checkins.feelings import Ask
from app.patterns.meters import Usual
from app.patterns.rules import (
    FEWEST_DAYS_BELOW,
    FEWEST_DAYS_SEEN,
    Cause,
    Finding,
    Raised,
    after,
    findings_of_tap,
    reading,
    sentence,
)
from app.patterns.sentences import SENTENCES, in_english, in_welsh

MONDAY = date(2026, 9, 7)
levels = st.integers(1, 5)
taps = st.lists(st.tuples(st.integers(0, 60), st.none() | levels), max_size=120)
# A child who was well and then mostly is not, with taps that come late and out of order.
fallen = st.builds(
    lambda well, then: [*enumerate(well), *then],
    st.lists(st.integers(3, 5), min_size=10, max_size=20),
    st.lists(st.tuples(st.integers(5, 40), st.none() | st.integers(1, 4)), max_size=40),
)


def school_days(n: int, *, start: date = MONDAY) -> list[date]:
    """Give n Mondays to Fridays."""
    days = (start + timedelta(days=k) for k in range(2 * n + 7))
    return [day for day in days if day.weekday() < 5][:n]


def live(
    days: list[tuple[date, int | None]], usual: Usual | None = None
) -> tuple[Usual, list[Finding]]:
    """Take in taps as they come, and keep what was found."""
    state, found = usual or Usual(), []
    for day, level in days:
        state, finding = after(state, day, level)
        if finding:
            found.append(finding)
    return state, found


def run(*values: int | None) -> list[tuple[date, int | None]]:
    return list(zip(school_days(len(values)), values, strict=True))


GOOD_TERM = (4, 5, 4, 3, 4, 4, 5, 4, 4, 3, 4, 4, 5, 4, 4, 4)


def test_becas_low_week_tells_one_true_sentence() -> None:
    _, found = live(run(*GOOD_TERM, 2, 2, 2, 4, 2, 1))
    assert len(found) == 1
    said = sentence(found[0])
    assert in_english(said, "Beca") == (
        "Beca was below their own usual (good) on 3 of the last 3 days with a check-in, "
        "most often low."
    )
    assert in_welsh(said, "Beca") == (
        "Ar 3 o'r 3 diwrnod diwethaf y tapiodd Beca, roedd y teimlad yn is na'r arfer (da), "
        "ac yn isel gan amlaf."
    )


def test_low_days_with_a_better_one_between_still_speak() -> None:
    _, found = live(run(*GOOD_TERM, 3, 2, 4, 3, 2, 3, 2))
    assert [(f.below, f.of) for f in found] == [(6, 7)]


@pytest.mark.parametrize("level", [1, 2])
def test_one_low_tap_never_speaks(level: int) -> None:
    _, found = live(run(*GOOD_TERM, level))
    assert not found


@pytest.mark.parametrize("level", [1, 2])
def test_two_low_days_now_and_again_do_not_speak(level: int) -> None:
    _, found = live(run(*GOOD_TERM, level, level, *GOOD_TERM, level, level))
    assert not found


def test_one_day_of_twenty_low_taps_is_one_day() -> None:
    usual, _ = live(run(*GOOD_TERM))
    bad_day = school_days(40)[-1]
    _, found = live([(bad_day, 1)] * 20, usual)
    assert not found


def test_a_quiet_year_nines_half_term_is_ignored() -> None:
    before = run(*GOOD_TERM, 2, 2)
    after_half_term = school_days(1, start=date(2026, 11, 2))[0]
    _, found = live([*before, (after_half_term, 2)])
    _, without = live([*before, (before[-1][0] + timedelta(days=1), 2)])
    assert len(found) == len(without) == 1
    assert found[0].strength == without[0].strength


def test_not_today_feeds_nothing() -> None:
    usual, found = live(run(*GOOD_TERM, 2, None, 2, None, None, 2))
    plain, same = live(run(*GOOD_TERM, 2, 2, 2))
    assert (usual.now, usual.days_seen) == (plain.now, plain.days_seen)
    assert len(found) == len(same) == 1


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_child_who_is_always_the_same_is_not_an_accusation(level: int) -> None:
    _, found = live(run(*[level] * 100))
    assert not found


def test_a_newcomer_has_no_usual_to_fall_below() -> None:
    _, found = live(run(*[5] * 3, *[1] * (FEWEST_DAYS_SEEN - 4)))
    assert not found


def test_an_older_low_time_does_not_speak_twice() -> None:
    usual, found = live(run(*GOOD_TERM, 2, 2, 2))
    assert len(found) == 1
    told_on = found[0].on
    _, again = live([(told_on, 1), (told_on, 1), (told_on - timedelta(days=1), 1)], usual)
    assert not again
    _, next_day = live([(told_on + timedelta(days=1), 1)], usual)
    assert not next_day


def test_a_low_time_that_goes_on_speaks_again_after_new_days() -> None:
    _, found = live(run(*GOOD_TERM, *[1] * 8))
    assert len(found) == 2
    assert (found[1].on - found[0].on).days >= 3


def test_five_lows_from_an_offline_tablet_open_at_most_one_case() -> None:
    days = school_days(len(GOOD_TERM) + 8)
    known = list(zip(days, GOOD_TERM, strict=False))
    gap = days[len(GOOD_TERM) : len(GOOD_TERM) + 5]
    back = days[len(GOOD_TERM) + 5]
    usual, none = live([*known, (back, 4)])
    assert not none
    _, found = live([(day, 2) for day in gap], usual)
    assert len(found) == 1
    assert found[0].late
    assert found[0].on < back


def test_a_later_good_day_never_speaks() -> None:
    usual, _ = live(run(*GOOD_TERM, 2, 2))
    for level in (4, 5):
        _, finding = after(usual, date(2026, 12, 1), level, at_least=0)
        assert finding is None


def test_a_school_can_ask_for_rarer_findings() -> None:
    days = run(*GOOD_TERM, 2, 2, 2)
    usual, _ = live(days[:-1])
    assert after(usual, days[-1][0], 2)[1] is not None
    assert after(usual, days[-1][0], 2, at_least=math.inf)[1] is None


def arrivals_and_findings(
    arrivals: list[tuple[int, int | None]],
) -> list[tuple[list[tuple[int, int]], Finding]]:
    """Give each finding, however common, with all taps that had arrived by then."""
    state, out = Usual(), []
    for n, (day, level) in enumerate(arrivals):
        on = MONDAY + timedelta(days=day)
        state, _ = after(state, on, level, at_least=math.inf)
        finding = reading(state, on) if level is not None else None
        if finding:
            came = [(d, lv) for d, lv in arrivals[: n + 1] if lv is not None]
            out.append((came, finding))
    return out


@given(taps | fallen)
def test_every_figure_is_true_of_the_days(arrivals: list[tuple[int, int | None]]) -> None:
    for came, finding in arrivals_and_findings(arrivals):
        lowest: dict[date, int] = {}
        for day, level in came:
            on = MONDAY + timedelta(days=day)
            lowest[on] = min(level, lowest.get(on, 5))
        last = sorted(lowest)[-finding.of :]
        below = [lowest[on] for on in last if lowest[on] < finding.usual]
        assert [(day.on, day.level) for day in finding.days] == [(on, lowest[on]) for on in last]
        assert finding.below == len(below) >= FEWEST_DAYS_BELOW
        assert 2 * finding.below > finding.of
        ranked = Counter(below).most_common()
        commonest = [level for level, count in ranked if count == ranked[0][1]]
        assert finding.most_often == (commonest[0] if len(commonest) == 1 else None)
        said = sentence(finding)
        for told in (in_english(said, "Beca"), in_welsh(said, "Beca")):
            assert [int(c) for c in told if c.isdigit()] == [finding.below, finding.of]
            assert "Beca" in told


@given(st.lists(levels, min_size=12, max_size=120))
def test_a_finding_rests_on_three_days_below_usual(days: list[int]) -> None:
    _, found = live([(MONDAY + timedelta(days=n), level) for n, level in enumerate(days)])
    for finding in found:
        assert sum(day.level < finding.usual for day in finding.days) >= FEWEST_DAYS_BELOW
        assert days[(finding.on - MONDAY).days] < finding.usual
    gaps = [b.on - a.on for a, b in pairwise(found)]
    assert all(gap >= timedelta(days=3) for gap in gaps)


def test_every_sentence_that_can_be_said_is_written_in_both_languages() -> None:
    keys = {
        f"sustained_low.usual_{usual}{most}"
        for usual in (2, 3, 4, 5)
        for most in ("", *(f".mostly_{level}" for level in range(1, usual)))
    }
    assert set(SENTENCES) == keys
    slots = {"name": "Beca", "below": 3, "of": 4}
    for said in SENTENCES.values():
        assert said.en.format(**slots) != said.cy.format(**slots)
        assert said.reviewed_by == ""


@pytest.mark.parametrize(
    ("ask", "severity"),
    [
        (Ask.KNOW, "N"),
        (Ask.HELLO, "N"),
        (Ask.TALK, "R"),
        (Ask.SOMEONE_ELSE, "R"),
        (Ask.URGENT, "U"),
    ],
)
def test_an_ask_goes_at_once_whatever_the_mood(ask: Ask, severity: str) -> None:
    for feeling in (None, "happy", "sad", "from_a_newer_app"):
        assert findings_of_tap(ask, feeling) == (Raised(Severity(severity), Cause.ASKED),)


@pytest.mark.parametrize("feeling", [None, "sad", "hopeless", "scared", "happy", "who_knows"])
def test_a_low_face_alone_alerts_nobody(feeling: str | None) -> None:
    assert findings_of_tap(Ask.NONE, feeling) == ()


def test_not_safe_is_urgent_without_any_ask() -> None:
    assert findings_of_tap(Ask.NONE, "not_safe") == (Raised(Severity.URGENT, Cause.UNSAFE),)


def test_scared_and_yes_to_need_help_now_is_urgent() -> None:
    assert findings_of_tap(Ask.NONE, "scared", needs_help_now=True) == (
        Raised(Severity.URGENT, Cause.NEEDS_HELP),
    )


def test_an_adult_here_worries_me_is_at_least_a_request() -> None:
    raised = findings_of_tap(Ask.KNOW, None, about_adult_here=True)
    assert Raised(Severity.REQUEST, Cause.ADULT_HERE) in raised


def test_a_note_without_an_ask_has_a_reader_and_one_with_an_ask_goes_with_it() -> None:
    assert findings_of_tap(Ask.NONE, "happy", has_note=True) == (
        Raised(Severity.NEEDS_READING, Cause.NOTE),
    )
    assert findings_of_tap(Ask.TALK, "happy", has_note=True) == (
        Raised(Severity.REQUEST, Cause.ASKED),
    )
