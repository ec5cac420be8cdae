"""A pattern speaks rarely, of several days, and only what is true of them."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.patterns.closing import Day, told
from app.patterns.findings import (
    CLASS_DAYS,
    REST,
    Finding,
    Kind,
    Shown,
    is_resting,
    is_starter,
    loudness,
)
from app.patterns.judging import Knob
from app.patterns.meters import Usual
from app.patterns.rarity import terms_for
from app.patterns.sentences import (
    MOSTLY,
    SENTENCES,
    USUAL,
    WEEKDAYS,
    figures_of,
    in_english,
    in_welsh,
    key_of,
    shown_again,
)
from tests.patterns.stories import LEVELS, STEADY, a_class_with, everything, found, school_days

levels = st.integers(1, 5)
well = st.lists(st.sampled_from((3, 4, 4, 4, 5, None)), min_size=25, max_size=60)
then = st.one_of(
    st.lists(st.none() | levels, max_size=25),
    st.lists(st.sampled_from((1, 1, 2, 2, 3, None, None)), max_size=25),
    st.lists(st.sampled_from((1, 5, 5, 1, None)), max_size=25),
    st.lists(st.sampled_from((None, None, None, 2)), max_size=20),
    st.integers(3, 8).map(lambda weeks: [1, 4, 5, 4, 4] * weeks),
)
lives = st.builds(lambda a, b: [*a, *b], well, then)


def test_becas_low_week_tells_one_true_sentence() -> None:
    (finding,) = found(a_class_with([*STEADY, *STEADY, 2, 2, 2, 4, 2, 1]))
    assert finding.shown.kind is Kind.SUSTAINED_LOW
    assert in_english(finding.shown, "Beca") == (
        "Beca was below their own usual (good) on 3 of the last 3 days with a check-in, "
        "most often low."
    )
    assert in_welsh(finding.shown, "Beca") == (
        "Ar 3 o'r 3 diwrnod diwethaf y tapiodd Beca, roedd y teimlad yn is na'r arfer (da), "
        "ac yn isel gan amlaf."
    )


def test_lower_on_mondays_says_so_and_how_other_days_are() -> None:
    finding = found(a_class_with([*STEADY, *STEADY, *([1, 4, 4, 5, 4] * 6)]))[0]
    assert finding.shown.kind is Kind.WEEKDAY
    assert finding.day.on.weekday() == 0
    assert "lower on Mondays: below their own usual (good)" in in_english(finding.shown, "Beca")


def test_a_low_child_who_answers_less_is_said_to_do_both() -> None:
    days = [*STEADY, *STEADY, 2, None, None, 2, None, 1, None, None, 2]
    kinds = {finding.shown.kind for finding in found(a_class_with(days), Knob(5.0, rests=False))}
    assert kinds & {Kind.LOW_AND_QUIET, Kind.SUSTAINED_LOW}
    assert Kind.LOW_AND_QUIET in {f.shown.kind for f in everything(a_class_with(days))}


def test_a_child_who_stops_answering_is_quiet_and_nothing_worse() -> None:
    days = [*STEADY, *STEADY, *([None] * 20)]
    finding = found(a_class_with(days))[0]
    assert finding.shown.kind is Kind.QUIET
    assert finding.shown.count >= 7


def test_a_child_who_is_often_not_there_has_not_gone_silent() -> None:
    seldom = [4, None, None, 5, None, 4, None, None] * 6
    assert found(a_class_with([*seldom, *([None] * 20)])) == []


def test_when_the_class_says_nothing_a_silence_is_none() -> None:
    registers = a_class_with([*STEADY, *STEADY, *([None] * 20)])
    silent = {
        day: dict.fromkeys(register) if number >= 40 else register
        for number, (day, register) in enumerate(registers.items())
    }
    assert found(silent) == []


def test_a_sad_week_of_the_class_is_not_a_case() -> None:
    registers = a_class_with([*STEADY, *STEADY, *STEADY[:5]])
    sad = {
        day: {pupil: max(1, (level or 4) - 2) for pupil, level in register.items()}
        if number >= 40
        else register
        for number, (day, register) in enumerate(registers.items())
    }
    assert found(sad) == []
    alone = a_class_with([sad[day]["Beca"] for day in sad])
    assert len(found(alone)) == 1


@pytest.mark.parametrize("level", [1, 2])
def test_one_or_two_low_days_never_speak_even_if_everything_is_wanted(level: int) -> None:
    for days in ([*STEADY, *STEADY, level], [*STEADY, *STEADY, level, level]):
        assert all(f.shown.kind is not Kind.SUSTAINED_LOW for f in everything(a_class_with(days)))
        assert found(a_class_with(days)) == []


@pytest.mark.parametrize("level", LEVELS)
def test_a_child_who_is_always_the_same_is_not_an_accusation(level: int) -> None:
    assert found(a_class_with([level] * 100)) == []


def test_a_holiday_neither_makes_nor_breaks_a_run() -> None:
    days = [*STEADY, *STEADY, 2, 2, 2, 1]
    near = school_days(len(days))
    far = [*near[:-2], *(day + timedelta(days=14) for day in near[-2:])]
    one, other = found(a_class_with(days)), found(a_class_with(days, dates=far))
    assert [f.shown for f in one] == [f.shown for f in other]
    assert [f.strength for f in one] == [f.strength for f in other]


def test_after_a_finding_there_is_rest_and_then_it_may_speak_again() -> None:
    findings = found(a_class_with([*STEADY, *STEADY, *([1] * 20)]))
    assert len(findings) >= 2
    days = school_days(60)
    gaps = [days.index(b.day.on) - days.index(a.day.on) for a, b in pairwise(findings)]
    assert min(gaps) > REST


def test_rest_is_counted_in_closed_days() -> None:
    usual = told(Usual(closed=30))
    assert is_resting(usual)
    assert is_resting(usual._replace(closed=30 + REST))
    assert not is_resting(usual._replace(closed=31 + REST))
    assert not is_resting(Usual(closed=5))


def test_a_school_that_wants_rarer_findings_gets_fewer_of_the_same() -> None:
    registers = a_class_with([*STEADY, *STEADY, 2, 3, 2, 4, 2, 3, 2, 2, 3])
    loud = everything(registers)
    for budget in (0.3, 0.1, 0.03):
        at_least = terms_for(budget)
        heard = found(registers, Knob(at_least, rests=False))
        assert heard == [finding for finding in loud if finding.strength >= at_least]


def test_a_kind_that_is_switched_off_is_not_said() -> None:
    registers = a_class_with([*STEADY, *STEADY, *([None] * 20)])
    assert found(registers)
    assert found(registers, Knob(off=frozenset({Kind.QUIET}))) == []


def test_a_starter_among_settled_children_is_watched_more_closely() -> None:
    new, old = Usual(closed=12), Usual(closed=90)
    assert is_starter(new, 90)
    assert not is_starter(new, 12)  # in September everybody is new
    assert not is_starter(old, 90)
    assert loudness(new, 0, starter=True)[0] > loudness(new, 0)[0]


def counted(shown: Shown, days: Sequence[Day]) -> tuple[int, int, int, int, int]:
    """Count the figures of a sentence again, from the days alone and in another way."""
    taps = [day for day in days if day.level]
    levels_before = sorted(day.level or 0 for day in taps[:-7][-30:])
    usual = median(levels_before) if len(levels_before) >= 5 else None
    assert shown.usual in (usual, None)
    limit = shown.usual if shown.usual is not None else 2.5
    below = {day.on for day in taps if (day.level or 0) < limit}
    if shown.kind is Kind.SUSTAINED_LOW:
        last = [day.on for day in taps[-shown.of :]]
        low = Counter(day.level for day in taps[-shown.of :] if day.on in below)
        most = max(low.values())
        commonest = [level for level, count in low.items() if count == most]
        assert shown.most_often == (commonest[0] if len(commonest) == 1 else None)
        return (len(below.intersection(last)), len(last), 0, 0, 0)
    if shown.kind is Kind.LOW_AND_QUIET:
        last = [day.on for day in days[-CLASS_DAYS:]]
        came = {day.on for day in taps}.intersection(last)
        return (len(below & came), len(last), len(came), 0, 0)
    if shown.kind is Kind.QUIET:
        silent = [day.level is None for day in days]
        return (sum(silent[-10:]), 10, 0, sum(silent[-40:-10]), len(silent[-40:-10]))
    if shown.kind is Kind.WEEKDAY:
        since = days[-1].on - timedelta(days=48)
        same = {d.on for d in taps if d.on >= since and d.on.weekday() == shown.weekday}
        other = {d.on for d in taps if d.on >= since} - same
        return (len(same & below), len(same), 0, len(other & below), len(other))
    jumps = [abs((a.level or 0) - (b.level or 0)) > 1 for a, b in pairwise(taps)]
    return (sum(jumps[-7:]), len(jumps[-7:]), 0, sum(jumps[-37:-7]), len(jumps[-37:-7]))


@settings(max_examples=60, deadline=None)
@given(lives)
def test_every_figure_is_true_of_the_days(days: list[int | None]) -> None:
    registers = a_class_with(days)
    dates = list(registers)
    for finding in everything(registers):
        past = dates[: dates.index(finding.day.on) + 1]
        shown = finding.shown
        figures = (shown.count, shown.of, shown.checked_in, shown.count_before, shown.of_before)
        seen = [Day(on, registers[on]["Beca"]) for on in past][-60:]
        assert figures == counted(shown, seen)
        assert 2 * shown.count > shown.of or shown.kind not in (Kind.SUSTAINED_LOW, Kind.QUIET)
        for said in (in_english(shown, "Beca"), in_welsh(shown, "Beca")):
            assert "Beca" in said
            told_figures = {int(number) for number in re.findall(r"\d+", said)}
            assert told_figures <= set(figures)
            assert {shown.count, shown.of} <= told_figures
        assert shown_again(figures_of(shown)) == shown


def every_shown() -> list[Shown]:
    """Give one of every sentence that can be said."""
    out = [Shown(Kind.QUIET, 7, 10), Shown(Kind.VOLATILE, 3, 7)]
    out += [Shown(Kind.WEEKDAY, 3, 4, usual=4.0, weekday=day) for day in range(5)]
    for usual in (None, *USUAL):
        out.append(Shown(Kind.LOW_AND_QUIET, 2, 10, usual=usual, checked_in=3))
        for most in (None, *MOSTLY):
            out.append(Shown(Kind.SUSTAINED_LOW, 3, 4, usual=usual, most_often=most))
    return out


def test_every_sentence_that_can_be_said_is_written_in_both_languages() -> None:
    assert {key_of(shown) for shown in every_shown()} == set(SENTENCES)
    for shown in every_shown():
        english, welsh = in_english(shown, "Beca"), in_welsh(shown, "Beca")
        assert english != welsh
        for said in (english, welsh):
            assert "()" not in said
            assert "{" not in said
            assert "  " not in said
    for phrases in (USUAL.values(), MOSTLY.values(), WEEKDAYS):
        assert all(one.en and one.cy and one.en != one.cy for one in phrases)


def test_a_finding_knows_its_day() -> None:
    findings: list[Finding] = found(a_class_with([*STEADY, *STEADY, 1, 1, 1]))
    assert [f.day.level for f in findings] == [1]
