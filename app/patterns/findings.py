"""What a pattern is, when it speaks, and of which days: every figure can be counted in them.

The filter (`meters`) says how odd things are; this says what an adult can be told. A pattern
speaks only where the days themselves show it: several days, most of those it speaks of, against
what was usual before them.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from math import log
from statistics import median
from typing import Final

from app.patterns.closing import Day
from app.patterns.meters import Meter, Usual, readings
from app.patterns.rarity import log_odds_for, terms_of

RECENT: Final = 7  # check-ins that a finding about level may speak of
BEFORE: Final = 30  # check-ins before those, at most, that say what is usual
FEWEST_BEFORE: Final = 5  # with fewer nobody can say what is usual
HISTORY: Final = 60  # days on which the class checked in, that `look` needs at most
CLASS_DAYS: Final = 10  # that a finding about silence speaks of
FEWEST_BELOW: Final = 3
FEWEST_MISSED: Final = 4
FEWEST_MISSED_ALONE: Final = 7
FEWEST_BEFORE_SILENCE: Final = 20  # class days before, with three in ten missed at most
BELOW_AND_MISSED: Final = 2
WEEKS: Final = timedelta(weeks=7)  # that a finding about a day of the week looks back
SWINGS_OF: Final = 7  # steps between check-ins that a finding about ups and downs speaks of
SWING: Final = 2  # levels
FEWEST_SWINGS: Final = 3
LOW: Final = 2.5  # below this is low in plain words, for a newcomer without a usual

REST: Final = 10  # closed school days after a finding before this pupil's next
STARTER_DAYS: Final = 30
SETTLED_CLASS: Final = 60  # closed days of a class that is not new itself
# A child who answered and then not once in so many closed days: the filter takes long silences for
# bursts of illness, which most are; this one is said whatever it thinks.
LONG_SILENCE: Final = 12
LONG_SILENCE_ODDS: Final = 1.3

STARTER_BONUS: Final = log(2)  # in a pupil's first weeks among others a change is twice as likely

# How much more doubtful a meter is than that of level, so that one budget serves all. What the
# days must show of one weekday lets so few false ones by that it is heard sooner than by its odds.
_WEEKDAY_GAINS: Final = 0.3  # of log odds
_QUIET_COSTS: Final = 0.7
_VOLATILE_COSTS: Final = 1.1
ALWAYS_LOW: Final = 3.0  # a usual below this gives less room to fall, and chance more often
_ALWAYS_LOW_COSTS: Final = 1.0  # of log odds, a level below it


class Kind(StrEnum):
    """Which pattern was found."""

    SUSTAINED_LOW = "sustained_low"
    LOW_AND_QUIET = "low_and_quiet"
    QUIET = "quiet"
    WEEKDAY = "weekday"
    VOLATILE = "volatile"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the days show of one kind; which figures are set depends on the kind.

    `count` of `of` days (check-ins, class days or steps) are as the kind says; before, or on
    other days, it was `count_before` of `of_before`.
    """

    kind: Kind
    count: int
    of: int
    usual: float | None = None  # the level that was usual, in half levels; None for a newcomer
    most_often: int | None = None  # the commonest level among those below, where one is
    weekday: int | None = None  # 0 is Monday
    checked_in: int = 0  # of the `of` class days, in "low and quiet"
    count_before: int = 0
    of_before: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """A pattern on the day that it was found."""

    shown: Shown
    day: Day
    strength: float  # terms in which a typical pupil's gets here once; one scale for all kinds


def is_resting(usual: Usual) -> bool:
    """Say whether a finding was made so lately that no other is due."""
    return usual.told > 0 and usual.closed - usual.told <= REST


def loudness(usual: Usual, weekday: int, *, starter: bool = False) -> tuple[float, ...]:
    """Give each meter's log odds on one scale, in the order of `Meter`, whatever the days show."""
    low, odd_day, quiet, volatile = readings(usual, weekday)
    bonus = STARTER_BONUS if starter else 0.0
    about_level = bonus - _ALWAYS_LOW_COSTS * max(0.0, ALWAYS_LOW - usual.mean)
    quiet += bonus - _QUIET_COSTS
    if usual.since >= LONG_SILENCE:
        quiet = max(quiet, LONG_SILENCE_ODDS)
    return (
        low + about_level,
        odd_day + about_level + _WEEKDAY_GAINS,
        quiet,
        volatile + bonus - _VOLATILE_COSTS,
    )


def is_starter(usual: Usual, oldest: int) -> bool:
    """Say whether a pupil is new in a class that is not; `oldest` is its longest `closed`."""
    return usual.closed < STARTER_DAYS and oldest >= SETTLED_CLASS


def look(
    usual: Usual,
    days: Sequence[Day],
    *,
    at_least: float,
    off: Collection[Kind] = (),
    starter: bool = False,
) -> Finding | None:
    """Say what an adult should be told of a pupil at the close of a day.

    Args:
        usual: the state at the end of the day.
        days: the days on which the class checked in, oldest first, the last `HISTORY` of them or
            fewer; the last one is the day that was closed.
        at_least: how rare a finding must be, in terms.
        off: kinds that the school has switched off.
        starter: see `is_starter`.

    Returns:
        The rarest of the kinds that the days show, or None.
    """
    today = days[-1]
    loud = loudness(usual, today.on.weekday(), starter=starter)
    needed = log_odds_for(at_least)
    found = [
        Finding(shown, today, terms_of(loud[meter]))
        for meter, show in _SHOW
        if loud[meter] >= needed and (shown := show(days)) and shown.kind not in off
    ]
    return max(found, key=lambda one: one.strength, default=None)


def usual_level(days: Sequence[Day]) -> float | None:
    """Give the middle one of the check-ins before the recent ones; None where there are few."""
    levels = [day.level for day in days if day.level is not None]
    before = levels[-RECENT - BEFORE : -RECENT]
    return median(before) if len(before) >= FEWEST_BEFORE else None


def _below(day: Day, usual: float | None) -> bool:
    return day.level is not None and day.level < (LOW if usual is None else usual)


def _show_low(days: Sequence[Day]) -> Shown | None:
    """Give the stretch up to today in which most check-ins stand out; the longer on a tie."""
    usual = usual_level(days)
    recent = [day for day in days if day.level is not None][-RECENT:]
    if not _below(days[-1], usual):
        return None
    best = most = below = 0
    for length, day in enumerate(reversed(recent), start=1):
        below += _below(day, usual)
        if below >= FEWEST_BELOW and 2 * below > length and 2 * below - length >= most:
            best, most = length, 2 * below - length
    if not best:
        return None
    levels = Counter(day.level for day in recent[-best:] if _below(day, usual))
    return Shown(
        Kind.SUSTAINED_LOW, levels.total(), best, usual=usual, most_often=_commonest(levels)
    )


def _commonest(levels: Counter[int | None]) -> int | None:
    ranked = levels.most_common(2)
    alone = len(ranked) == 1 or ranked[0][1] > ranked[1][1]
    return ranked[0][0] if alone else None


def _show_low_and_quiet(days: Sequence[Day]) -> Shown | None:
    usual, recent = usual_level(days), days[-CLASS_DAYS:]
    came = [day for day in recent if day.level is not None]
    below = sum(_below(day, usual) for day in came)
    if (
        len(recent) < CLASS_DAYS
        or len(recent) - len(came) < FEWEST_MISSED
        or below < BELOW_AND_MISSED
        or 2 * below <= len(came)
        or not (days[-1].level is None or _below(days[-1], usual))
    ):
        return None
    return Shown(Kind.LOW_AND_QUIET, below, len(recent), usual=usual, checked_in=len(came))


def _show_quiet(days: Sequence[Day]) -> Shown | None:
    recent, before = days[-CLASS_DAYS:], days[-CLASS_DAYS - BEFORE : -CLASS_DAYS]
    missed = sum(day.level is None for day in recent)
    missed_before = sum(day.level is None for day in before)
    if len(recent) < CLASS_DAYS or missed < FEWEST_MISSED_ALONE or days[-1].level is not None:
        return None
    if len(before) < FEWEST_BEFORE_SILENCE or 10 * missed_before > 3 * len(before):
        return None  # often not there before: nothing that could be said has changed
    return Shown(Kind.QUIET, missed, len(recent), count_before=missed_before, of_before=len(before))


def _show_weekday(days: Sequence[Day]) -> Shown | None:
    usual, today = usual_level(days), days[-1].on
    if usual is None or not _below(days[-1], usual):
        return None
    lately = [day for day in days if day.level is not None and today - day.on < WEEKS]
    same = [day for day in lately if day.on.weekday() == today.weekday()]
    other = [day for day in lately if day.on.weekday() != today.weekday()]
    below = sum(_below(day, usual) for day in same)
    elsewhere = sum(_below(day, usual) for day in other)
    if below < max(FEWEST_BELOW, len(same) - 1) or 2 * elsewhere >= len(other):
        return None
    return Shown(
        Kind.WEEKDAY,
        below,
        len(same),
        usual=usual,
        weekday=today.weekday(),
        count_before=elsewhere,
        of_before=len(other),
    )


def _show_volatile(days: Sequence[Day]) -> Shown | None:
    levels = [day.level for day in days if day.level is not None]
    steps = [abs(after - before) >= SWING for before, after in pairwise(levels)]
    recent, before = steps[-SWINGS_OF:], steps[-SWINGS_OF - BEFORE : -SWINGS_OF]
    swings, swings_before = sum(recent), sum(before)
    if days[-1].level is None or len(before) < FEWEST_BEFORE or swings < FEWEST_SWINGS:
        return None
    if swings * len(before) < 2 * swings_before * len(recent):
        return None  # not twice as often as before
    return Shown(
        Kind.VOLATILE, swings, len(recent), count_before=swings_before, of_before=len(before)
    )


_SHOW: Final = (
    (Meter.LOW, _show_low),
    (Meter.LOW, _show_low_and_quiet),
    (Meter.WEEKDAY, _show_weekday),
    (Meter.QUIET, _show_quiet),
    (Meter.VOLATILE, _show_volatile),
)
