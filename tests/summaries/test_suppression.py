"""A class's mood is shown only where it points at nobody."""

import math
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.summaries.suppression import (
    IDEAS,
    RULES,
    Band,
    Cell,
    Figure,
    Period,
    TakingPart,
    daily,
    figure,
    half_termly,
    noise,
    periods_of,
    weekly,
)

KEY = b"a school's own secret for figures"
MONDAY = date(2026, 9, 14)
SECRETS = [b"secret %d" % n for n in range(60)]


def week_of(voices: int) -> Figure:
    return weekly([[4] * 5] * voices, pupils=voices, key=KEY, group="4A", starts_on=MONDAY)


def bands(make: Callable[[bytes], Figure]) -> Counter[Band]:
    """Count the bands over many schools' secrets, since one draw of the noise proves nothing."""
    return Counter(make(key).band for key in SECRETS)


@pytest.mark.parametrize(
    ("pupils", "periods"),
    [
        (4, ()),
        (9, ()),
        (10, (Period.HALF_TERM,)),
        (14, (Period.HALF_TERM,)),
        (15, (Period.WEEK,)),
        (19, (Period.WEEK,)),
        (20, (Period.DAY, Period.WEEK)),
        (27, (Period.DAY, Period.WEEK)),
    ],
)
def test_what_a_group_of_each_size_can_be_shown(pupils: int, periods: tuple[Period, ...]) -> None:
    assert periods_of(pupils) == periods
    everybody_every_day = {Period.DAY: 1, Period.WEEK: 5, Period.HALF_TERM: 30}
    for period, days in everybody_every_day.items():
        shown = figure(
            [[5] * days] * pupils, pupils=pupils, key=KEY, cell=Cell("4A", period, MONDAY)
        )
        assert (shown.band is not Band.NOT_ENOUGH) is (period in periods)
        assert shown.taking_part is TakingPart.MOST


@pytest.mark.parametrize(
    ("voices", "votes_each", "enough"),
    [(14, 5, False), (15, 5, True), (15, 2, False), (20, 2, True), (19, 2, False), (27, 1, False)],
)
def test_a_week_needs_fifteen_pupils_and_forty_check_ins(
    voices: int, votes_each: int, *, enough: bool
) -> None:
    shown = weekly([[4] * votes_each] * voices, pupils=27, key=KEY, group="4A", starts_on=MONDAY)
    assert (shown.band is not Band.NOT_ENOUGH) is enough


@pytest.mark.parametrize(("voices", "enough"), [(19, False), (20, True), (27, True)])
def test_a_day_needs_twenty_pupils(voices: int, *, enough: bool) -> None:
    shown = daily([[4]] * voices, pupils=27, key=KEY, group="4A", on=MONDAY)
    assert (shown.band is not Band.NOT_ENOUGH) is enough


@pytest.mark.parametrize(
    ("voices", "votes_each", "enough"), [(10, 15, True), (10, 14, False), (9, 30, False)]
)
def test_a_half_term_needs_ten_pupils_who_came_often(
    voices: int, votes_each: int, *, enough: bool
) -> None:
    shown = half_termly(
        [[4] * votes_each] * voices, pupils=12, key=KEY, group="4A", starts_on=MONDAY
    )
    assert (shown.band is not Band.NOT_ENOUGH) is enough


def test_one_child_who_taps_all_week_is_one_voice() -> None:
    busy = [[2] * 60, *[[4, 4, 4]] * 13]
    shown = weekly(busy, pupils=27, key=KEY, group="4A", starts_on=MONDAY)
    assert shown.band is Band.NOT_ENOUGH


def test_nineteen_who_rather_not_say_do_not_surround_the_twentieth() -> None:
    shown = daily([[None]] * 19 + [[1]], pupils=20, key=KEY, group="4A", on=MONDAY)
    assert shown == Figure(Band.NOT_ENOUGH, TakingPart.MOST)


def test_not_today_takes_part_like_any_other_tap() -> None:
    said_nothing = daily([[None]] * 20, pupils=27, key=KEY, group="4A", on=MONDAY)
    assert said_nothing.taking_part is TakingPart.MOST


@pytest.mark.parametrize(
    ("took_part", "pupils", "part"),
    [
        (24, 27, "most"),
        (18, 27, "most"),
        (17, 27, "some"),
        (9, 27, "some"),
        (8, 27, "few"),
        (0, 27, "few"),
        (4, 4, "most"),
        (1, 4, "few"),
        (0, 0, "few"),
    ],
)
def test_taking_part_is_told_in_three_words(took_part: int, pupils: int, part: str) -> None:
    shown = daily([[3]] * took_part, pupils=pupils, key=KEY, group="4A", on=MONDAY)
    assert shown.taking_part is TakingPart(part)


def test_too_few_looks_the_same_whatever_the_cause() -> None:
    small_group = week_of(9)
    few_came = weekly([[1, 1]] * 8, pupils=9, key=KEY, group="4A", starts_on=MONDAY)
    few_check_ins = weekly([[2]] * 27, pupils=27, key=KEY, group="4A", starts_on=MONDAY)
    assert small_group == few_came == few_check_ins == Figure(Band.NOT_ENOUGH, TakingPart.MOST)


@pytest.mark.parametrize(
    ("low_pupils", "band"), [(0, Band.CALM), (9, Band.MIXED), (18, Band.HEAVY)]
)
def test_the_band_is_right_nearly_always_where_the_share_is_clear(
    low_pupils: int, band: Band
) -> None:
    votes = [[1, 2, 2, 4, 4]] * low_pupils + [[4] * 5] * (27 - low_pupils)
    if low_pupils == 9:
        votes = [[1, 2, 2, 2, 2]] * low_pupils + [[2, 4, 4, 4, 4]] * 12 + [[4] * 5] * 6
    if low_pupils == 18:
        votes = [[2, 2, 2, 2, 2]] * low_pupils + [[2, 2, 4, 4, 4]] * 9
    drawn = bands(lambda key: weekly(votes, pupils=27, key=key, group="4A", starts_on=MONDAY))
    assert drawn[band] >= 0.88 * len(SECRETS)


def test_one_sad_child_cannot_be_seen_to_have_been_sad_more_than_three_times() -> None:
    thrice = [[2, 2, 2, 4, 4], *[[4] * 5] * 26]
    always = [[2, 2, 2, 2, 2], *[[4] * 5] * 26]
    for key in SECRETS:
        assert weekly(thrice, pupils=27, key=key, group="4A", starts_on=MONDAY) == weekly(
            always, pupils=27, key=key, group="4A", starts_on=MONDAY
        )


def test_today_is_each_childs_first_check_in() -> None:
    later = [[4, 1, 1, 1]] * 20
    first = [[4]] * 20
    for key in SECRETS:
        assert daily(later, pupils=20, key=key, group="4A", on=MONDAY) == daily(
            first, pupils=20, key=key, group="4A", on=MONDAY
        )


def test_a_figure_holds_a_band_and_a_share_in_words_and_no_number() -> None:
    shown = week_of(27)
    assert (shown.band, shown.taking_part) == (Band.CALM, TakingPart.MOST)
    assert Figure.__slots__ == ("band", "taking_part")


def test_reloading_shows_the_same_and_another_week_or_school_does_not_share_its_noise() -> None:
    cell = Cell("4A", Period.WEEK, MONDAY)
    assert noise(KEY, cell, scale=3) == noise(KEY, cell, scale=3)
    others = [
        Cell("4B", Period.WEEK, MONDAY),
        Cell("4A", Period.DAY, MONDAY),
        Cell("4A", Period.WEEK, MONDAY + timedelta(days=7)),
        Cell("4A", Period.WEEK, MONDAY, version=2),
    ]
    first = [noise(key, cell, scale=30) for key in SECRETS]
    for other in others:
        assert [noise(key, other, scale=30) for key in SECRETS] != first


def test_a_group_cannot_borrow_anothers_noise_by_its_name() -> None:
    odd = Cell('4A", "week', Period.WEEK, MONDAY)
    plain = Cell("4A", Period.WEEK, MONDAY)
    assert [noise(k, odd, scale=30) for k in SECRETS] != [
        noise(k, plain, scale=30) for k in SECRETS
    ]


def test_noise_without_a_key_is_refused() -> None:
    with pytest.raises(ValueError, match="without a key"):
        noise(b"", Cell("4A", Period.WEEK, MONDAY), scale=3)


@pytest.mark.parametrize("scale", [1.0, 3.0, 18.0])
def test_the_noise_is_two_sided_geometric(scale: float) -> None:
    drawn = [
        noise(KEY, Cell(f"group {n}", Period.WEEK, MONDAY), scale=scale) for n in range(20_000)
    ]
    ratio, seen = math.exp(-1 / scale), Counter(drawn)
    for k in range(-4, 5):
        expected = (1 - ratio) / (1 + ratio) * ratio ** abs(k)
        assert seen[k] / len(drawn) == pytest.approx(expected, abs=0.012)
    spread = math.sqrt(2 * ratio) / (1 - ratio)
    assert abs(sum(drawn) / len(drawn)) < 4 * spread / math.sqrt(len(drawn))
    assert math.sqrt(sum(k * k for k in drawn) / len(drawn)) == pytest.approx(spread, rel=0.05)


def test_the_scales_are_what_one_pupil_can_change() -> None:
    assert {period: rule.scale for period, rule in RULES.items()} == {
        Period.DAY: 1.0,
        Period.WEEK: 3.0,
        Period.HALF_TERM: 18.0,
    }


def test_every_band_has_three_ideas_of_its_own() -> None:
    codes = [code for band in Band for code in IDEAS[band]]
    assert len(codes) == len(set(codes)) == 3 * len(Band)
    assert week_of(4).ideas == IDEAS[Band.NOT_ENOUGH]


levels = st.none() | st.integers(1, 5)
classes = st.lists(st.lists(levels, max_size=5), max_size=32)


@given(classes, st.integers(0, 14), st.sampled_from(Period), st.binary(min_size=1))
def test_a_group_below_fifteen_never_has_a_day_or_a_week(
    votes: list[list[int | None]], pupils: int, period: Period, key: bytes
) -> None:
    shown = figure(votes, pupils=pupils, key=key, cell=Cell("g", period, MONDAY))
    if pupils < 10 or period is not Period.HALF_TERM:
        assert shown.band is Band.NOT_ENOUGH


@given(classes, st.integers(15, 32), st.binary(min_size=1))
def test_the_order_of_pupils_and_those_who_stayed_silent_change_nothing(
    votes: list[list[int | None]], pupils: int, key: bytes
) -> None:
    shown = weekly(votes, pupils=pupils, key=key, group="g", starts_on=MONDAY)
    again = [*reversed([one for one in votes if one]), []]
    assert shown == weekly(again, pupils=pupils, key=key, group="g", starts_on=MONDAY)
