"""A made-up school year with planted changes, for measuring patterns; no real child is in it.

Means, spreads, inertia, odd bad days and bursts of missing vary between pupils in ranges that were
seen in five real series of adults and students. The changes are invented, and so is their share.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SCHOOL_DAYS: Final = 190
CLASS_SIZE: Final = 27
HOLIDAYS: Final = {35: 7, 70: 14, 100: 7, 130: 14, 160: 7}  # before this school day, in days
LASTS: Final[Mapping[str, int]] = {
    "decline": 25, "drop": 15, "drop and quiet": 15, "one weekday": 40,
    "mild": 30, "up and down": 20, "quiet": 15,
}  # fmt: skip
CORE: Final = ("decline", "drop", "drop and quiet")


@dataclass(frozen=True, slots=True)
class Child:
    """What only the maker of the year knows of a pupil."""

    mean: float
    spread: float
    change: str | None  # a key of LASTS
    begins: int  # school day
    size: float
    weekday: int


@dataclass(frozen=True, slots=True)
class Year:
    """`levels[day][pupil]` is 1 to 5, or None; `open_[class][day]` says whether the class met."""

    dates: Sequence[date]
    children: Sequence[Child]
    levels: Sequence[Sequence[int | None]]
    opened: Sequence[Sequence[bool]]


def calendar(first: date = date(2025, 9, 1)) -> list[date]:
    """Give 190 Mondays to Fridays, holidays left out."""
    on, days = first, []
    for number in range(SCHOOL_DAYS):
        on += timedelta(days=HOLIDAYS.get(number, 0))
        days.append(on)
        on += timedelta(days=3 if on.weekday() == 4 else 1)
    return days


def a_year(pupils: int, seed: int, *, planted: float, sad_week: int | None = None) -> Year:
    """Make a year; `planted` is the share of pupils with one change, `sad_week` a school day."""
    chance = random.Random(seed)
    children = [_child(chance, planted) for _ in range(pupils)]
    groups = -(-pupils // CLASS_SIZE)
    opened = [[chance.random() > 0.06 for _ in range(SCHOOL_DAYS)] for _ in range(groups)]
    shocks = [[chance.gauss(0, 0.17) for _ in range(SCHOOL_DAYS)] for _ in range(groups)]
    if sad_week is not None:
        for of_group in shocks:
            for day in range(sad_week, sad_week + 5):
                of_group[day] -= 1.2
    lives = [
        _lived(chance, child, shocks[n // CLASS_SIZE], opened[n // CLASS_SIZE])
        for n, child in enumerate(children)
    ]
    levels = [[life[day] for life in lives] for day in range(SCHOOL_DAYS)]
    return Year(calendar(), children, levels, opened)


def _child(chance: random.Random, planted: float) -> Child:
    kind = chance.choices(("ordinary", "steady", "low"), (0.74, 0.19, 0.07))[0]
    mean, spread = chance.gauss(3.65, 0.5), math.exp(chance.gauss(math.log(0.72), 0.35))
    if kind == "steady":
        spread = chance.uniform(0.12, 0.32)
    if kind == "low":
        mean = chance.gauss(2.15, 0.3)
    change = chance.choice(tuple(LASTS)) if chance.random() < planted else None
    size = chance.uniform(1.0, 2.0)
    if change == "mild":
        size = chance.uniform(0.5, 0.9)
    if change == "one weekday":
        size = chance.uniform(1.5, 2.5)
    return Child(
        min(max(mean, 1.3), 4.9), spread, change, chance.randrange(30, 145), size,
        chance.randrange(5),
    )  # fmt: skip


def _lived(
    chance: random.Random, child: Child, shocks: Sequence[float], opened: Sequence[bool]
) -> list[int | None]:
    inertia = chance.choices((0.15, 0.35, 0.55, 0.75), (0.25, 0.35, 0.28, 0.12))[0]
    bad_days, misses = chance.betavariate(1.2, 30), chance.betavariate(1.6, 9)
    drifts, drift, left, away = chance.uniform(0.1, 0.5), chance.gauss(0, 1), chance.gauss(0, 1), 0
    days: list[int | None] = []
    for day in range(SCHOOL_DAYS):
        left = inertia * left + math.sqrt(1 - inertia**2) * chance.gauss(0, 1)
        drift = 0.96 * drift + 0.28 * chance.gauss(0, 1)
        down, wider, missing = _changed(child, day, misses)
        bad = chance.uniform(1, 2.5) if chance.random() < bad_days else 0.0
        noise = 0.77 * left + 0.63 * chance.gauss(0, 1)
        latent = child.mean + shocks[day] + drifts * drift * min(1, child.spread / 0.5)
        latent += child.spread * wider * noise - down - bad
        if away == 0 and chance.random() < 0.03:
            away = chance.randint(1, 5)
        gone = away > 0 or chance.random() < missing or not opened[day]
        away = max(0, away - 1)
        days.append(None if gone else min(max(round(latent), 1), 5))
    return days


def _changed(child: Child, day: int, misses: float) -> tuple[float, float, float]:
    """Give how far down a child is on a day, how much wider, and how often there is no check-in."""
    age = day - child.begins
    if child.change is None or not 0 <= age < LASTS[child.change]:
        return 0.0, 1.0, misses
    down = {
        "decline": child.size * min(1.0, (age + 1) / 10),
        "mild": child.size * min(1.0, (age + 1) / 10),
        "drop": child.size,
        "drop and quiet": child.size,
        "one weekday": child.size if day % 5 == child.weekday else 0.0,
    }
    wider = max(2.5, 1.3 / child.spread) if child.change == "up and down" else 1.0
    least = {"drop and quiet": 0.55, "quiet": 0.85}.get(child.change, 0.0)
    return down.get(child.change, 0.0), wider, max(misses, least)
