"""One scale for all meters: how many terms pass until a typical pupil's gets here once."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Final, TypeAlias

Scale: TypeAlias = tuple[tuple[float, float], ...]

# (log odds, terms): in quiet years without episodes (18,000 made-up pupils) a pupil's findings of
# all kinds together first reached this once in so many terms of 65 school days, counted with ten
# days' rest after each time. To be redone whenever a number in `meters` or `findings` changes:
# `hwyl patterns calibrate` on a quiet year shows by how much.
SCALE: Final[Scale] = (
    (-1.44, 1),
    (-0.55, 2),
    (0.43, 5),
    (1.07, 10),
    (1.60, 20),
    (2.29, 50),
    (2.76, 100),
    (3.17, 200),
)


def terms_of(log_odds: float) -> float:
    """Give the terms in which a typical pupil's meter reaches this once.

    Straight lines between the logarithms of the scale's points, and on beyond its ends.
    """
    return math.exp(_line([(odds, math.log(terms)) for odds, terms in SCALE], log_odds))


@cache
def log_odds_for(terms: float) -> float:
    """Give the log odds that a typical pupil's meter reaches once in so many terms."""
    return _line([(math.log(each), odds) for odds, each in SCALE], math.log(terms))


def _line(points: Sequence[tuple[float, float]], at: float) -> float:
    after = min(max(bisect_right(points, (at, 0.0)), 1), len(points) - 1)
    (left, low), (right, high) = points[after - 1], points[after]
    return low + (at - left) / (right - left) * (high - low)


def terms_for(budget: float) -> float:
    """Give how rare findings must be for so many false ones a pupil and term.

    Raises:
        ValueError: the budget is not above 0.
    """
    if budget <= 0:
        raise ValueError("a budget is above 0")
    return 1 / budget
