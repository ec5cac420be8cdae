"""How often the rules speak on a school's own quiet history, against how often they should."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.patterns.findings import REST
from app.patterns.rarity import terms_for

TERM: Final = 65  # school days
WEEKS_OF_TERM: Final = 13
SETTLING: Final = 20  # first days of a history, in which nobody's usual is known
BUDGETS: Final = (0.05, 0.10, 0.15, 0.20, 0.30)


@dataclass(frozen=True, slots=True)
class Rate:
    """What a budget gives on a history; `to_set` is the budget that would have given it."""

    budget: float
    found: float  # findings a pupil and term
    to_set: float | None

    @property
    def a_week_of_300(self) -> float:
        return self.found * 300 / WEEKS_OF_TERM


def rates(
    found: Iterable[tuple[str, date, float]], days: Sequence[date], pupils: int
) -> list[Rate]:
    """Count findings for each budget, with the rest after each that live has.

    Args:
        found: pupil, day and strength of everything that the meters showed.
        days: the school days of the history, oldest first; the first `SETTLING` do not count.
        pupils: how many were there.
    """
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for pupil, on, strength in found:
        seen[pupil].append((bisect_left(days, on), strength))
    for rows in seen.values():
        rows.sort()
    pupil_terms = pupils * max(len(days) - SETTLING, 1) / TERM
    loudness = sorted({strength for rows in seen.values() for _, strength in rows})

    def rate(at_least: float) -> float:
        return sum(_spoken(rows, at_least) for rows in seen.values()) / pupil_terms

    out = []
    for budget in BUDGETS:
        low, high = 0, len(loudness)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if rate(loudness[middle]) > budget else (low, middle)
        to_set = 1 / loudness[low] if low < len(loudness) else None
        out.append(Rate(budget, rate(terms_for(budget)), to_set))
    return out


def _spoken(rows: Sequence[tuple[int, float]], at_least: float) -> int:
    count, free = 0, SETTLING
    for day, strength in rows:
        if day >= free and strength >= at_least:
            count, free = count + 1, day + REST + 1
    return count
