"""How a class feels, told so that nothing can be learnt about any one child.

The small-group rule. A figure is a band and a share in words, never a number, and it is made in
three steps: is the group large enough for this period; did enough different pupils say how they
feel; and which band is the low share in, after noise. The noise is keyed and depends on the cell
alone, so that reloading cannot average it out, and a teacher without the key cannot take it away.
The caller freezes what comes back: late or erased check-ins never change a published cell.
"""

import hmac
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Final, TypeAlias

from app.checkins.feelings import is_low

MIXED_FROM: Final = 20  # per cent of low check-ins
HEAVY_FROM: Final = 40
EPSILON: Final = 1.0  # per pupil and cell, in the sense of differential privacy

# One pupil's check-ins of the period, oldest first and at most one a school day (the first of the
# day); None is "not today" or a feeling we don't know. Empty: this pupil did not check in.
Votes: TypeAlias = Sequence[int | None]


class Period(StrEnum):
    """How long a figure looks back."""

    DAY = "day"
    WEEK = "week"
    HALF_TERM = "half_term"


class Band(StrEnum):
    """How a class feels; NOT_ENOUGH is one symbol for too few, whatever the cause."""

    CALM = "calm"
    MIXED = "mixed"
    HEAVY = "heavy"
    NOT_ENOUGH = "not_enough"


class TakingPart(StrEnum):
    """How many of a class checked in: two thirds or more, a third or more, fewer."""

    MOST = "most"
    SOME = "some"
    FEW = "few"


# Codes of things to do with everybody; their words live with the words. "Not enough" has some too:
# a page that offered nothing would say that this class is different.
IDEAS: Final[Mapping[Band, tuple[str, str, str]]] = MappingProxyType(
    {
        Band.CALM: ("share_what_went_well", "thank_someone", "keep_the_routine"),
        Band.MIXED: ("breathe_together", "move_for_five_minutes", "choose_a_quiet_task"),
        Band.HEAVY: ("slow_start", "circle_time", "time_outdoors"),
        Band.NOT_ENOUGH: ("greet_each_at_the_door", "say_who_listens", "read_together"),
    }
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is published once: one group, one period, one version of this rule."""

    group: str
    period: Period
    starts_on: date
    version: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """What a teacher may see of a cell; all there is to keep."""

    band: Band
    taking_part: TakingPart

    @property
    def ideas(self) -> tuple[str, str, str]:
        """Three whole-class ideas that fit the band."""
        return IDEAS[self.band]


@dataclass(frozen=True, slots=True)
class Rule:
    """When a period has a band. One pupil changes the low count by at most `most_low`."""

    smallest_group: int
    largest_group: int | None
    voices: int  # different pupils who said how they feel
    votes: int  # check-ins of theirs
    most_low: int  # low check-ins of one pupil that count
    most_votes: int  # check-ins of one pupil that count

    @property
    def scale(self) -> float:
        """The noise's scale: what one pupil can change, over epsilon."""
        return self.most_low / EPSILON


# Day and week as the product sets them. A half-term is six weeks of the week's rule for groups
# that have no week: 6 x 3 low check-ins of one pupil count, with one epsilon for all of it, and
# the same share of days answered (40 of 15 x 5, so 150 of 10 x 30 with a margin below).
RULES: Final[Mapping[Period, Rule]] = MappingProxyType(
    {
        Period.DAY: Rule(20, None, voices=20, votes=20, most_low=1, most_votes=1),
        Period.WEEK: Rule(15, None, voices=15, votes=40, most_low=3, most_votes=5),
        Period.HALF_TERM: Rule(10, 14, voices=10, votes=150, most_low=18, most_votes=40),
    }
)


def periods_of(pupils: int) -> tuple[Period, ...]:
    """Say which periods can have a band in a group of so many pupils; none below ten."""
    return tuple(period for period in RULES if _fits(RULES[period], pupils))


def daily(
    votes: Sequence[Votes], *, pupils: int, key: bytes, group: str, on: date, version: int = 1
) -> Figure:
    """Make today's figure of a group of 20 or more, 20 of whom said how they feel.

    Args and returns as `figure`.
    """
    return figure(votes, pupils=pupils, key=key, cell=Cell(group, Period.DAY, on, version))


def weekly(
    votes: Sequence[Votes],
    *,
    pupils: int,
    key: bytes,
    group: str,
    starts_on: date,
    version: int = 1,
) -> Figure:
    """Make a week's figure of a group of 15 or more: 15 different pupils and 40 check-ins.

    Args and returns as `figure`; `starts_on` is the week's Monday.
    """
    return figure(votes, pupils=pupils, key=key, cell=Cell(group, Period.WEEK, starts_on, version))


def half_termly(
    votes: Sequence[Votes],
    *,
    pupils: int,
    key: bytes,
    group: str,
    starts_on: date,
    version: int = 1,
) -> Figure:
    """Make a half-term's figure of a group of 10 to 14, who have no other.

    Args and returns as `figure`; `starts_on` is the half-term's first day.
    """
    cell = Cell(group, Period.HALF_TERM, starts_on, version)
    return figure(votes, pupils=pupils, key=key, cell=cell)


def figure(votes: Sequence[Votes], *, pupils: int, key: bytes, cell: Cell) -> Figure:
    """Make the figure of one cell.

    Two counts of pupils matter, and both must reach the threshold. `pupils` is how many belong to
    the group, held fixed for four weeks: it decides whether such a cell exists at all. The voices
    are the *different pupils who said how they feel* in the period: a child who taps six times is
    one, and "not today" is none, for a group of nineteen who rather not say must not surround the
    twentieth. For taking part "not today" counts like any other tap, since it is an equal choice.

    Args:
        votes: one entry a pupil, in any order; pupils without a check-in may be left out.
        pupils: members of the group, with or without a check-in.
        key: the school's secret for figures.
        cell: what is being published.

    Returns:
        Band and taking part; the band is NOT_ENOUGH whatever made it too few.

    Source: docs, "Class figures: the small-group rule".
    """
    rule = RULES[cell.period]
    said = [[level for level in of_one if level is not None] for of_one in votes]
    counted = [levels[: rule.most_votes] for levels in said if levels]
    total = sum(len(levels) for levels in counted)
    part = _taking_part(sum(1 for of_one in votes if of_one), pupils)
    if not _fits(rule, pupils) or len(counted) < rule.voices or total < rule.votes:
        return Figure(Band.NOT_ENOUGH, part)
    low = sum(min(sum(map(is_low, levels)), rule.most_low) for levels in counted)
    noisy = min(max(low + noise(key, cell, scale=rule.scale), 0), total)
    return Figure(_band(noisy, total), part)


def noise(key: bytes, cell: Cell, *, scale: float) -> int:
    """Draw the two-sided geometric noise of a cell: P(k) falls by exp(-1/scale) with each |k|.

    A pure function of key and cell: HMAC-SHA256 gives a fraction u in (0, 1), and the inverse of
    the distribution's sum gives k, the smallest with P(noise <= k) >= u.

    Raises:
        ValueError: the key is empty, so anybody could take the noise away again.
    """
    if not key:
        raise ValueError("noise without a key hides nothing")
    named = json.dumps([cell.group, cell.period, cell.starts_on.isoformat(), cell.version])
    digest = hmac.new(key, named.encode(), sha256).digest()
    u = ((int.from_bytes(digest[:8], "big") >> 12) + 0.5) / 2**52
    ratio = math.exp(-1 / scale)
    if u <= ratio / (1 + ratio):  # the negative half: P(noise <= -n) = ratio**n / (1 + ratio)
        return -math.floor(math.log(u * (1 + ratio)) / math.log(ratio))
    return max(math.ceil(math.log((1 - u) * (1 + ratio)) / math.log(ratio)) - 1, 0)


def _fits(rule: Rule, pupils: int) -> bool:
    return rule.smallest_group <= pupils <= (rule.largest_group or pupils)


def _band(low: int, total: int) -> Band:
    if 100 * low >= HEAVY_FROM * total:
        return Band.HEAVY
    return Band.MIXED if 100 * low >= MIXED_FROM * total else Band.CALM


def _taking_part(took_part: int, pupils: int) -> TakingPart:
    if 3 * took_part >= 2 * max(pupils, 1):
        return TakingPart.MOST
    return TakingPart.SOME if 3 * took_part >= max(pupils, 1) else TakingPart.FEW
