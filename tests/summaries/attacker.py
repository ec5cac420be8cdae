"""A teacher with the register, the true base rates and patience, looking for the child who is low.

Stronger than any teacher: this one also knows who checked in on which day. All that it does not
know is what they said; for that it has the bands that were published.
"""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.summaries.suppression import HEAVY_FROM, MIXED_FROM, RULES, Period

Chances = tuple[float, ...]  # of 0, 1, 2 ... low check-ins


@dataclass(frozen=True)
class Seen:
    """One published cell: what it said, and how many check-ins each pupil had in its time."""

    period: Period
    band: str
    check_ins: Mapping[Hashable, int]


@dataclass(frozen=True)
class Belief:
    """How the class is known to be: the chance of a low check-in, of most and of the one."""

    usual: float
    of_the_one: float


def suspicion(
    pupils: Sequence[Hashable], cells: Sequence[Seen], belief: Belief
) -> dict[Hashable, float]:
    """Give the probability, for each pupil, of being the one who is low (Bayes, flat before)."""
    weight = dict.fromkeys(pupils, 0.0)
    for cell in cells:
        counts = Counter(cell.check_ins.get(pupil, 0) for pupil in pupils)
        likely = {
            count: math.log(max(_chance_of(cell, counts, count, belief), 1e-12)) for count in counts
        }
        for pupil in pupils:
            weight[pupil] += likely[cell.check_ins.get(pupil, 0)]
    top = max(weight.values())
    raw = {pupil: math.exp(each - top) for pupil, each in weight.items()}
    return {pupil: each / sum(raw.values()) for pupil, each in raw.items()}


def _chance_of(cell: Seen, counts: Counter[int], of_the_one: int, belief: Belief) -> float:
    """Give the chance of what was published, were the one a pupil with so many check-ins."""
    others = dict(counts)
    others[of_the_one] -= 1
    rule = RULES[cell.period]
    lows = _lows(of_the_one, rule.most_low, rule.most_votes, belief.of_the_one)
    for check_ins, pupils in sorted(others.items()):
        one = _lows(check_ins, rule.most_low, rule.most_votes, belief.usual)
        lows = _sum(lows, _sum_of(one, pupils))
    total = sum(min(n, rule.most_votes) * pupils for n, pupils in counts.items())
    return _bands(lows, total, rule.scale)[cell.band]


@cache
def _lows(check_ins: int, most: int, most_votes: int, chance: float) -> Chances:
    n = min(check_ins, most_votes)
    found = [0.0] * (min(n, most) + 1)
    for k in range(n + 1):
        found[min(k, most)] += math.comb(n, k) * chance**k * (1 - chance) ** (n - k)
    return tuple(found)


@cache
def _sum_of(one: Chances, pupils: int) -> Chances:
    return (1.0,) if pupils == 0 else _sum(_sum_of(one, pupils - 1), one)


@cache
def _sum(a: Chances, b: Chances) -> Chances:
    found = [0.0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            found[i + j] += x * y
    return tuple(found)


@cache
def _bands(lows: Chances, total: int, scale: float) -> dict[str, float]:
    ratio = math.exp(-1 / scale)
    found = {"calm": 0.0, "mixed": 0.0, "heavy": 0.0}
    mixed, heavy = (math.ceil(total * share / 100) for share in (MIXED_FROM, HEAVY_FROM))
    for low, chance in enumerate(lows):
        calm_up_to = _noise_at_most(mixed - 1 - low, ratio)
        mixed_up_to = _noise_at_most(heavy - 1 - low, ratio)
        found["calm"] += chance * calm_up_to
        found["mixed"] += chance * (mixed_up_to - calm_up_to)
        found["heavy"] += chance * (1 - mixed_up_to)
    return found


def _noise_at_most(k: int, ratio: float) -> float:
    """Give P(noise <= k) of the two-sided geometric distribution."""
    return ratio**-k / (1 + ratio) if k < 0 else 1 - ratio ** (k + 1) / (1 + ratio)
