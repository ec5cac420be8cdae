"""What is usual for one pupil, and how likely it is that something has changed.

A small hidden Markov filter. A pupil is *as usual*, or in one of fourteen ways of not being so:
lower by so much, lower and answering less, answering less, low on one day of the week, or up and
down. Each closed school day moves a little doubt from usual to each of the others and back (so
that evidence leaks), then asks how well each explains what came: a level, or no check-in on a day
on which the class did. No level, however low, weighs more than its rarity allows: everybody has
odd bad days (`ODD`), which is the cap that keeps single days from speaking.

All of it is fixed in size, so a school day costs the same after three years.
Source of each number: docs/decisions/0028-change-filter.md.
"""

import math
from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NamedTuple

STATE_VERSION: Final = 2

# A newcomer is compared with pupils in general until own days outweigh that.
PRIOR_MEAN: Final = 3.65
PRIOR_VARIANCE: Final = 0.7
PRIOR_DAYS: Final = 3  # as if so many days had been seen
FORGETTING: Final = 0.02  # the least weight of a new day: what is usual follows over some 50 days
LEAST_SPREAD: Final = 0.45  # levels; a child who always taps the same is not startled by one step
OUTLIER: Final = 2.5  # spreads; one odd day widens what is usual, or pulls the next, no further

ODD: Final = 0.05  # of days are odd ones on which any level may come
INERTIA: Final = 0.1  # of yesterday's distance from usual is still there today

# Missed days come in bursts (illness), so a first one tells more than the next.
PRIOR_MISSES: Final = 0.14  # of days after a check-in have none
PRIOR_MISSES_ON: Final = 0.6  # of days after a missed one have none either
PRIOR_MISS_DAYS: Final = 10
QUIETER: Final = 0.6  # of days have no check-in where a low child withdraws
SILENT: Final = 0.87  # where a child has all but stopped

# How often a day begins a change, and how it goes on.
BEGINS_LOW: Final = 0.01
BEGINS_LOW_AND_QUIET: Final = 0.01
BEGINS_QUIET: Final = 0.002
BEGINS_WEEKDAY: Final = 0.004
BEGINS_VOLATILE: Final = 0.002
ENDS: Final = 0.08  # a day, for those that concern level or silence
ENDS_WEEKDAY: Final = 0.015
ENDS_VOLATILE: Final = 0.05
DEEPENS: Final = 0.2  # a low time goes half a level deeper: declines are steep or slow

DEPTHS: Final = (0.5, 1.0, 1.5, 2.0)  # levels below usual
FIRST_DEPTHS: Final = (0.4, 0.25, 0.2, 0.15)  # how deep it is on its first day
WEEKDAY_DEPTHS: Final = (1.25, 2.0)
SWING: Final = 2.2  # spreads: how much wider the levels of an up-and-down child lie
LEAST_SWING: Final = 1.3  # levels

_LOW, _LOW_QUIET, _QUIET, _WEEKDAY, _VOLATILE = 1, 5, 8, 9, 14
_WAYS: Final = 15
_SLIGHTLY: Final = 0.3  # how much of "lower by half a level" counts as low
_TINY: Final = 1e-12
MOST_SINCE: Final = 30


class Meter(IntEnum):
    """What can be read from the filter."""

    LOW = 0
    WEEKDAY = 1
    QUIET = 2
    VOLATILE = 3


class Usual(NamedTuple):
    """All that is kept of a pupil for patterns; `packed` makes it 27 numbers."""

    mean: float = PRIOR_MEAN
    variance: float = PRIOR_VARIANCE
    seen: int = 0  # days with a check-in that taught what is usual
    closed: int = 0  # school days of the class that were closed with this pupil in it
    off: float = 0.0  # the last level's distance from usual
    since: int = 0  # closed days without a check-in since then, `MOST_SINCE` at most
    misses: float = PRIOR_MISSES
    misses_of: int = PRIOR_MISS_DAYS
    misses_on: float = PRIOR_MISSES_ON
    misses_on_of: int = PRIOR_MISS_DAYS
    closed_on: int = 0  # the last closed day, as an ordinal; 0 before any
    told: int = 0  # the value of `closed` when a finding was last made; 0 where never
    ways: tuple[float, ...] = (1.0, *(0.0,) * (_WAYS - 1))  # probabilities, as usual first


def packed(usual: Usual) -> list[float]:
    """Give the state as plain numbers for one row; always 27."""
    return [*usual[:-1], *usual.ways]


def unpacked(numbers: Sequence[float]) -> Usual:
    """Read a state that `packed` wrote; no numbers are a newcomer."""
    if not numbers:
        return Usual()
    own = len(Usual._fields) - 1
    whole = [type(usual)(number) for usual, number in zip(Usual()[:-1], numbers[:own], strict=True)]
    return Usual._make([*whole, tuple(numbers[own:])])


def after_day(
    usual: Usual, level: int | None, weekday: int, shift: float = 0.0, *, closed_on: int = 0
) -> Usual:
    """Take in one closed school day.

    Args:
        usual: the pupil's state at the end of the day before.
        level: the day's lowest, 1 to 5, or None: the class checked in, the pupil did not.
        weekday: 0 is Monday; a day at the weekend is nobody's weekday.
        shift: how far the whole class lay from its usual that day, in levels; taken out here.
        closed_on: the day, as an ordinal.

    Returns:
        The state at the end of the day.

    Raises:
        ValueError: the level is not 1 to 5.
    """
    ways = _moved(usual.ways)
    after_miss = usual.since > 0 and usual.closed > 0
    miss = usual.misses_on if after_miss else usual.misses
    if level is None:
        quieter, silent = max(miss, QUIETER) / miss, max(miss, SILENT) / miss
    else:
        if not 1 <= level <= 5:  # noqa: PLR2004 - the five steps of the row
            raise ValueError("a level is 1 to 5")
        fits = _fits(usual, level, weekday, shift)
        ways = [way * fit for way, fit in zip(ways, fits, strict=True)]
        came = 1 - miss
        quieter, silent = min(came, 1 - QUIETER) / came, min(came, 1 - SILENT) / came
    _weigh(ways, quieter, silent)
    total = sum(ways)
    ways = [way / total for way in ways]
    return _learnt(usual, tuple(ways), level, shift, closed_on, after_miss=after_miss)


def with_late(usual: Usual, level: int, weekday: int) -> Usual:
    """Take in a level whose day was closed without it.

    Only the doubt changes: how well each way explains the level, in place of the silence that was
    counted then. What was learnt since is not rewound, so the order of late days does not matter.
    """
    fits = _fits(usual, level, weekday, 0.0)
    ways = [way * fit for way, fit in zip(usual.ways, fits, strict=True)]
    missed, came = usual.misses, 1 - usual.misses
    quieter = min(came, 1 - QUIETER) / came * missed / max(missed, QUIETER)
    silent = min(came, 1 - SILENT) / came * missed / max(missed, SILENT)
    _weigh(ways, quieter, silent)
    total = sum(ways)
    return usual._replace(ways=tuple(way / total for way in ways))


def _weigh(ways: list[float], quieter: float, silent: float) -> None:
    """Weigh silence or its absence, relative to how it weighs for a pupil who is as usual."""
    for way in range(_LOW_QUIET, _QUIET):
        ways[way] *= quieter
    ways[_QUIET] *= silent


def readings(usual: Usual, weekday: int) -> tuple[float, float, float, float]:
    """Give each meter: the logarithm of the odds that this has begun and goes on.

    In the order of `Meter`; the weekday's is that of this day of the week.
    """
    ways = usual.ways
    low = sum(ways[_LOW + 1 : _QUIET]) + _SLIGHTLY * ways[_LOW]
    odd_day = ways[_WEEKDAY + weekday] if 0 <= weekday < 5 else 0.0  # noqa: PLR2004 - Friday
    return _log_odds(low), _log_odds(odd_day), _log_odds(ways[_QUIET]), _log_odds(ways[_VOLATILE])


def _log_odds(chance: float) -> float:
    return math.log((chance + _TINY) / (1 - chance + _TINY))


def _moved(ways: Sequence[float]) -> list[float]:
    """Let a day pass: doubt goes out from *as usual*, deepens, and comes back."""
    usual, slight, low, lower, lowest, quiet_1, quiet_2, quiet_3, quiet, *odd, volatile = ways
    begins_low = usual * BEGINS_LOW
    begins_quiet = usual * BEGINS_LOW_AND_QUIET / 3
    begins_odd = usual * BEGINS_WEEKDAY / 5
    stays, same = 1 - ENDS, (1 - ENDS) * (1 - DEEPENS)
    deeper = stays * DEEPENS
    ended = slight + low + lower + lowest + quiet_1 + quiet_2 + quiet_3 + quiet
    return [
        usual * _STAYS_USUAL + ENDS * ended + ENDS_WEEKDAY * sum(odd) + ENDS_VOLATILE * volatile,
        begins_low * FIRST_DEPTHS[0] + slight * same,
        begins_low * FIRST_DEPTHS[1] + low * same + slight * deeper,
        begins_low * FIRST_DEPTHS[2] + lower * same + low * deeper,
        begins_low * FIRST_DEPTHS[3] + lowest * stays + lower * deeper,
        begins_quiet + quiet_1 * stays,
        begins_quiet + quiet_2 * stays,
        begins_quiet + quiet_3 * stays,
        usual * BEGINS_QUIET + quiet * stays,
        *(begins_odd + one * (1 - ENDS_WEEKDAY) for one in odd),
        usual * BEGINS_VOLATILE + volatile * (1 - ENDS_VOLATILE),
    ]


_STAYS_USUAL: Final = 1 - (
    BEGINS_LOW + BEGINS_LOW_AND_QUIET + BEGINS_QUIET + BEGINS_WEEKDAY + BEGINS_VOLATILE
)


def _fits(usual: Usual, level: int, weekday: int, shift: float) -> list[float]:
    """Say how well each way explains a level: its probability, odd days reckoned in."""
    centre = usual.mean + shift
    spread = _spread(usual)
    inertia = 0.0
    if usual.seen:
        inertia = INERTIA ** min(1 + usual.since, 2) if usual.since < 4 else 0.0  # noqa: PLR2004
    most = OUTLIER * spread
    off = min(max(usual.off, -most), most)
    near = spread * math.sqrt(1 - inertia * inertia) * _ROOT_2
    wide = spread * _ROOT_2
    # open at both ends: there is no step below 1 or above 5
    under = level - 0.5 if level > 1 else -math.inf
    over = level + 0.5 if level < 5 else math.inf  # noqa: PLR2004 - the highest step
    erf = math.erf
    pull = inertia * min(off, most)
    fits = [_ORDINARY * (erf((over - centre - pull) / near) - erf((under - centre - pull) / near))]
    for depth in DEPTHS:
        at = centre - depth + inertia * min(off + depth, most)
        fits.append(_ORDINARY * (erf((over - at) / near) - erf((under - at) / near)))
    fits = [fit + _ANY for fit in fits]
    down = 0.0
    for depth in WEEKDAY_DEPTHS:
        at = centre - depth
        down += erf((over - at) / wide) - erf((under - at) / wide)
    swing = max(spread * SWING, LEAST_SWING) * _ROOT_2
    swung = erf((over - centre) / swing) - erf((under - centre) / swing)
    as_usual, _, *deep = fits
    odd = [as_usual] * 5
    if 0 <= weekday < 5:  # noqa: PLR2004 - Friday
        odd[weekday] = _ORDINARY * down / len(WEEKDAY_DEPTHS) + _ANY
    return [*fits, *deep, as_usual, *odd, _ORDINARY * swung + _ANY]


_ROOT_2: Final = math.sqrt(2)
_ORDINARY: Final = (1 - ODD) / 2  # a difference of erf is twice a probability
_ANY: Final = ODD / 5


def _learnt(
    usual: Usual,
    ways: tuple[float, ...],
    level: int | None,
    shift: float,
    closed_on: int,
    *,
    after_miss: bool,
) -> Usual:
    """Let the day teach what is usual: level, spread, and how often there is no check-in."""
    missed = 1.0 if level is None else 0.0
    misses, misses_of = usual.misses, usual.misses_of
    misses_on, misses_on_of = usual.misses_on, usual.misses_on_of
    if after_miss:
        misses_on_of += 1
        misses_on += max(1 / misses_on_of, 0.02) * (missed - misses_on)
        misses_on = min(max(misses_on, 0.1), 0.95)
    else:
        misses_of += 1
        misses += max(1 / misses_of, 0.015) * (missed - misses)
        misses = min(max(misses, 0.02), 0.95)
    mean, variance, seen, off = usual.mean, usual.variance, usual.seen, usual.off
    since = min(usual.since + 1, MOST_SINCE)
    if level is not None:
        seen, since = seen + 1, 0
        weight = max(1 / (seen + PRIOR_DAYS), FORGETTING)
        distance = level - shift - mean
        surprise = min(abs(distance), OUTLIER * _spread(usual))
        mean += weight * distance
        variance += weight * (surprise * surprise - variance)
        off = level - shift - mean
    return Usual(
        mean, variance, seen, usual.closed + 1, off, since,
        misses, misses_of, misses_on, misses_on_of, closed_on, usual.told, ways,
    )  # fmt: skip


def _spread(usual: Usual) -> float:
    return max(math.sqrt(usual.variance), LEAST_SPREAD)
