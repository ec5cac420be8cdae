"""What is usual for one pupil, learnt from their own days, and how far the last days fall below it.

The state is fixed in size, so a check-in costs the same after three years. A meter is evidence
that gathers with each low day and leaks with every day; how much is rare is told on one scale for
all meters: the number of terms in which a typical pupil's reaches this once. Another meter
(weekday, volatility, silence) is a number more in `Standing`, a pull, and a scale of its own.

The numbers are tuned on made-up years whose ranges come from real series; see `SUSTAINED_LOW`.
"""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

STATE_VERSION: Final = 1

# A newcomer is compared with pupils in general until own days outweigh that.
PRIOR_MEAN: Final = 3.65
PRIOR_VARIANCE: Final = 0.8
PRIOR_DAYS: Final = 6  # as if so many days had been seen

FORGETTING: Final = 0.02  # the least weight of a new day: what is usual follows over some 50 days
LEAST_SPREAD: Final = 0.5  # levels; a child who always taps the same is not startled by one step
OUTLIER: Final = 2.5  # spreads; one odd day widens what is usual by no more than this

LEAK: Final = 0.9  # of the evidence stays each day
IGNORED: Final = 0.65  # spreads below usual that a day must pass to be evidence
MOST_A_DAY_ADDS: Final = 1.75  # so that no single day can speak: see `DEFAULT_TERMS` in rules
MOST_A_DAY_TAKES: Final = 1.0

RECENT_DAYS: Final = 7

Scale: TypeAlias = tuple[tuple[float, float], ...]

# (evidence, terms): in quiet years without episodes (9,000 made-up pupils) a pupil's evidence
# first reached this once in so many terms of 65 school days, counted with ten days' rest after
# each time. To be redone whenever a number above changes.
SUSTAINED_LOW: Final[Scale] = (
    (1.30, 1),
    (2.15, 2),
    (3.15, 5),
    (3.75, 10),
    (4.40, 20),
    (5.15, 50),
    (5.80, 100),
    (6.35, 200),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day with a check-in, and its lowest level."""

    on: date
    level: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What had been learnt at the end of a day."""

    mean: float = PRIOR_MEAN
    variance: float = PRIOR_VARIANCE
    borrowed: float = 1.0  # how much of the mean is still pupils in general
    evidence: float = 0.0  # of being low against one's own usual

    @property
    def own_mean(self) -> float | None:
        """The pupil's own forgetting average, without what was borrowed; None before any day."""
        if self.borrowed >= 1:
            return None
        return (self.mean - self.borrowed * PRIOR_MEAN) / (1 - self.borrowed)


@dataclass(frozen=True, slots=True)
class Usual:
    """All that is kept of a pupil for patterns: `packed` makes it 24 numbers at most.

    `before` is how things stood before the last day, so that a lower tap later the same day takes
    the day's place instead of counting twice. `recent` holds the last seven different days with a
    check-in, oldest first, late ones included.
    """

    now: Standing = Standing()
    before: Standing = Standing()
    days_seen: int = 0  # days that came in their order; late ones teach nothing about usual
    told_on: date | None = None  # the last day when a finding was made
    recent: tuple[Day, ...] = ()

    @property
    def level(self) -> int | None:
        """The level that was usual before the last day, 1 to 5; None for a newcomer."""
        mean = self.before.own_mean
        return None if mean is None else math.floor(mean + 0.5)


def absorb(usual: Usual, on: date, level: int) -> Usual:
    """Take in one tap; gives `usual` itself where the tap changes nothing.

    Only the order of days counts, not the dates between them: a holiday or a missed day neither
    adds evidence nor lets it leak. Of several taps in a day the lowest is the day. A late tap for
    an earlier day adds its evidence and takes its place among the recent days, but what was
    learnt since is not rewound; one from before the seven recent days is too old to matter.

    Raises:
        ValueError: the level is not 1 to 5.
    """
    if not 1 <= level <= 5:  # noqa: PLR2004 - the five steps of the row
        raise ValueError("a level is 1 to 5")
    last = usual.recent[-1] if usual.recent else None
    if last is None or on > last.on:
        return _new_day(usual, Day(on, level))
    if on == last.on:
        return _lower_today(usual, Day(on, level)) if level < last.level else usual
    return _late(usual, Day(on, level))


def rarity(evidence: float, scale: Scale) -> float:
    """Give the terms in which a typical pupil's meter reaches this evidence once.

    Straight lines between the logarithms of the scale's points, and on beyond its ends.
    """
    pairs = list(pairwise(scale))
    (low, low_terms), (high, high_terms) = next(
        (pair for pair in pairs if evidence <= pair[1][0]), pairs[-1]
    )
    share = (evidence - low) / (high - low)
    return math.exp(math.log(low_terms) + share * math.log(high_terms / low_terms))


def packed(usual: Usual) -> list[float]:
    """Give the state as plain numbers for one row; at most 24."""
    days = [number for day in usual.recent for number in (day.on.toordinal(), day.level)]
    told = usual.told_on.toordinal() if usual.told_on else 0
    return [usual.days_seen, told, *astuple(usual.now), *astuple(usual.before), *days]


def unpacked(numbers: Sequence[float]) -> Usual:
    """Read a state that `packed` wrote; no numbers are a newcomer."""
    if not numbers:
        return Usual()
    days_seen, told, *rest = numbers
    days = rest[8:]
    return Usual(
        now=Standing(*rest[:4]),
        before=Standing(*rest[4:8]),
        days_seen=int(days_seen),
        told_on=date.fromordinal(int(told)) if told else None,
        recent=tuple(
            Day(date.fromordinal(int(on)), int(level))
            for on, level in zip(days[::2], days[1::2], strict=True)
        ),
    )


def _new_day(usual: Usual, day: Day) -> Usual:
    days_seen = usual.days_seen + 1
    return replace(
        usual,
        now=_after_day(usual.now, day.level, days_seen),
        before=usual.now,
        days_seen=days_seen,
        recent=(*usual.recent, day)[-RECENT_DAYS:],
    )


def _lower_today(usual: Usual, day: Day) -> Usual:
    now = _after_day(usual.before, day.level, usual.days_seen)
    if usual.told_on == day.on:
        now = replace(now, evidence=0.0)
    return replace(usual, now=now, recent=(*usual.recent[:-1], day))


def _late(usual: Usual, day: Day) -> Usual:
    held = {recent.on: recent for recent in usual.recent}
    known = held.get(day.on)
    too_old = known is None and len(held) == RECENT_DAYS and day.on < usual.recent[0].on
    if too_old or (known and known.level <= day.level):
        return usual
    held[day.on] = day
    recent = tuple(held[on] for on in sorted(held))[-RECENT_DAYS:]
    if usual.told_on and day.on <= usual.told_on:  # an adult has been told of that time already
        return replace(usual, recent=recent)
    more = _pull(usual.before, day.level) - (_pull(usual.before, known.level) if known else 0)
    return replace(
        usual, now=_with(usual.now, more), before=_with(usual.before, more), recent=recent
    )


def _with(standing: Standing, more: float) -> Standing:
    return replace(standing, evidence=max(0.0, standing.evidence + more))


def _after_day(then: Standing, level: int, days_seen: int) -> Standing:
    weight = max(1 / (days_seen + PRIOR_DAYS), FORGETTING)
    off = level - then.mean
    surprise = min(abs(off), OUTLIER * _spread(then))
    return Standing(
        mean=then.mean + weight * off,
        variance=then.variance + weight * (surprise**2 - then.variance),
        borrowed=then.borrowed * (1 - weight),
        evidence=max(0.0, LEAK * then.evidence + _pull(then, level)),
    )


def _pull(then: Standing, level: int) -> float:
    """Say what one day adds to the evidence, or takes from it."""
    below = (then.mean - level) / _spread(then)
    return min(max(below - IGNORED, -MOST_A_DAY_TAKES), MOST_A_DAY_ADDS)


def _spread(then: Standing) -> float:
    return max(math.sqrt(then.variance), LEAST_SPREAD)
