"""Does a reason that keeps coming back pay as a pattern of its own? Decision 0043 says what came.

    python -m tests.bench.reasons

Reasons are put upon made-up years (`made_up_year`): each pupil taps one on a share of check-ins,
more on days below usual, and prefers some; how strongly is not known of any real child, so four
ways are measured. In a change, four reasons of five are its cause; some pupils have a cause
that comes back for twenty school days and no change of level at all. The rule in two forms: for
each reason a forgetting share of check-ins and its doubt (a one-sided sum of log ratios, capped a
day); and the same for one reason at a time, which is what a pupil's row could hold.
"""

import math
import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

from app.patterns.findings import REST
from app.patterns.judging import EVERYTHING
from app.patterns.replay import Replay
from tests.bench.made_up_year import CLASS_SIZE, CORE, LASTS, SCHOOL_DAYS, Year, a_year

PUPILS: Final = 1620
CODES: Final = 9
BUDGET: Final = 0.10
START, GRACE, TERM = 20, 10, 65
# How much alike reasons are to a pupil, and the chance a day that what they prefer changes.
KINDS: Final = {
    "all the same": (20.0, 0.0),
    "some preferred": (3.0, 0.0),
    "a favourite": (0.6, 0.0),
    "a favourite that changes": (0.6, 0.02),
}
SHARES: Final = (0.0, 0.01, 0.02, 0.04)  # of the budget of 0.10, spent on this rule
ONLY, ONLY_LASTS = "reason only", 20

Found = Mapping[int, Mapping[int, float]]


class Life(NamedTuple):
    """What is tapped, and what only the maker knows: where a cause begins without a change."""

    reasons: Sequence[int | None]
    only: int | None


def lives(year: Year, seed: int, alike: float, changes: float) -> list[Life]:
    chance = random.Random(seed)
    return [_life(chance, year, pupil, alike, changes) for pupil in range(len(year.children))]


def _life(chance: random.Random, year: Year, pupil: int, alike: float, changes: float) -> Life:
    child = year.children[pupil]
    likes = [chance.gammavariate(alike, 1) + 1e-9 for _ in range(CODES)]
    often, cause = chance.betavariate(2, 3), chance.randrange(CODES)
    free = child.change is None and chance.random() < 0.5
    only = child.begins if free else None
    begins, lasts = child.begins, ONLY_LASTS if free else LASTS.get(child.change or "", 0)
    reasons: list[int | None] = []
    for day in range(SCHOOL_DAYS):
        level, within = year.levels[day][pupil], begins <= day < begins + lasts
        if chance.random() < changes:
            likes = [chance.gammavariate(alike, 1) + 1e-9 for _ in range(CODES)]
        if level is None:
            reasons.append(None)
            continue
        low = level < child.mean - 0.5 or (free and within)
        if chance.random() >= often * (1.0 if low else 0.4):
            reasons.append(-1)
        elif within and low and chance.random() < 0.8:
            reasons.append(cause)
        else:
            reasons.append(chance.choices(range(CODES), likes)[0])
    return Life(reasons, only)


def doubts(life: Life) -> dict[int, float]:
    """Give the doubt of each day on which the reason of that day has come back."""
    share, doubt = [0.04] * CODES, [0.0] * CODES
    found = {}
    for day, reason in enumerate(life.reasons):
        if reason is None:
            continue
        for code in range(CODES):
            usual = min(max(share[code], 0.02), 0.6)
            often = min(0.9, usual + 0.35)
            ratio = often / usual if code == reason else (1 - often) / (1 - usual)
            doubt[code] = max(0.0, 0.95 * doubt[code] + min(math.log(ratio), 1.6))
            share[code] += 0.03 * ((code == reason) - share[code])
        if reason >= 0 and doubt[reason] > 1:
            found[day] = doubt[reason]
    return found


def small_doubts(life: Life) -> dict[int, float]:
    """The form that a row of fixed size could hold: one code at a time, its share and its doubt."""
    held, share, doubt = -1, 0.1, 0.0
    found = {}
    for day, reason in enumerate(life.reasons):
        if reason is None:
            continue
        if doubt <= 0 and reason not in (-1, held):
            held, share, doubt = reason, 0.1, 0.0
        usual = min(max(share, 0.02), 0.6)
        often = min(0.9, usual + 0.35)
        ratio = often / usual if reason == held else (1 - often) / (1 - usual)
        doubt = max(0.0, 0.95 * doubt + min(math.log(ratio), 1.6))
        share += 0.03 * ((reason == held) - share)
        if reason == held and doubt > 1:
            found[day] = doubt
    return found


FORMS: Final = {"a share for each code": doubts, "one code at a time": small_doubts}


def ours(year: Year) -> dict[int, dict[int, float]]:
    replay: Replay[int] = Replay(EVERYTHING)
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for day, on in enumerate(year.dates):
        for group, opened in enumerate(year.opened):
            pupils = range(group * CLASS_SIZE, min((group + 1) * CLASS_SIZE, PUPILS))
            register = {pupil: year.levels[day][pupil] for pupil in pupils}
            for pupil, one in replay.close(on, register).findings.items() if opened[day] else ():
                found[pupil][day] = one.strength
    return found


def told(days: Mapping[int, float], at_least: float) -> list[int]:
    out, free = [], START
    for day in sorted(days):
        if day >= free and days[day] >= at_least:
            out.append(day)
            free = day + REST + 1
    return out


def false_rate(found: Found, at_least: float) -> float:
    """Give the findings a pupil and term of a quiet year: all are false."""
    count = sum(len(told(days, at_least)) for days in found.values())
    return count / PUPILS / (SCHOOL_DAYS - START) * TERM


def threshold(found: Found, budget: float) -> float:
    strengths = sorted({one for days in found.values() for one in days.values()})
    low, high = 0, len(strengths)
    while low < high:
        middle = (low + high) // 2
        if false_rate(found, strengths[middle]) > budget:
            low = middle + 1
        else:
            high = middle
    return strengths[low] if low < len(strengths) else math.inf


def together(meters: Found, reasons: Found, at_least: float) -> dict[int, dict[int, float]]:
    """Let the new rule speak where it is loud enough, whatever the meters say."""
    both = {pupil: dict(days) for pupil, days in meters.items()}
    for pupil, days in reasons.items():
        for day, doubt in days.items():
            if doubt >= at_least:
                both.setdefault(pupil, {})[day] = math.inf
    return both


def caught(year: Year, life: Sequence[Life], found: Found, at_least: float) -> dict[str, float]:
    hits: dict[str, list[bool]] = defaultdict(list)
    for pupil, child in enumerate(year.children):
        name = ONLY if life[pupil].only is not None else child.change
        if name is None:
            continue
        span = range(child.begins, child.begins + (ONLY_LASTS if name == ONLY else LASTS[name]))
        hits[name].append(any(day in span for day in told(found.get(pupil, {}), at_least)))
    hits["core"] = [one for name in CORE for one in hits[name]]
    return {name: sum(of) / len(of) for name, of in hits.items()}


def main() -> int:
    say = Console()
    quiet, planted = a_year(PUPILS, 31, planted=0), a_year(PUPILS, 32, planted=0.6)
    in_quiet, in_planted = ours(quiet), ours(planted)
    names = ("core", "mild", "up and down", "one weekday", ONLY)
    for form, rule in FORMS.items():
        table = Table("reasons are", "spent on it", *names, title=form)
        for kind, how in KINDS.items():
            # a quiet year has habits and no causes: every child in it has a change of none
            calm = {pupil: rule(one) for pupil, one in enumerate(_quiet(quiet, *how))}
            life = lives(planted, 34, *how)
            loud = {pupil: rule(one) for pupil, one in enumerate(life)}
            for spent in SHARES:
                speaks = threshold(calm, spent) if spent else math.inf
                at_least = threshold(together(in_quiet, calm, speaks), BUDGET)
                got = caught(planted, life, together(in_planted, loud, speaks), at_least)
                table.add_row(kind, f"{spent:.2f}", *(f"{got[name]:.2f}" for name in names))
        say.print(table)
    return 0


def _quiet(year: Year, alike: float, changes: float) -> list[Life]:
    """Give lives of habit alone: no day lies within a change."""
    children = [child.__class__(
        child.mean, child.spread, None, SCHOOL_DAYS, child.size, child.weekday
    ) for child in year.children]  # fmt: skip
    return lives(Year(year.dates, children, year.levels, year.opened), 33, alike, changes)


if __name__ == "__main__":
    sys.exit(main())
