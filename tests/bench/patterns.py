"""How early patterns are noticed, and how rarely wolf is cried. No verdict.

Run by `make bench-patterns`. Three rules see the same made-up years: three lows in a row, as
schools use it; ours; and ours when it is told each pupil's true usual instead of learning it, as
a bound for what better learning could bring. Thresholds are set on a quiet year. The years are
our own (`made_up_year`); the project's larger bench reads `hwyl patterns replay`.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeAlias

from rich.console import Console
from rich.progress import track
from rich.table import Table

from app.patterns.findings import REST
from app.patterns.judging import EVERYTHING
from app.patterns.meters import Usual, after_day, packed
from app.patterns.replay import Replay
from tests.bench.made_up_year import CLASS_SIZE, CORE, LASTS, Child, Year, a_year

PUPILS = 600
START, GRACE, TERM = 20, 10, 65
BUDGETS = (0.05, 0.10, 0.20, 0.40)
PICTURE = Path(__file__).parents[2] / "docs" / "patterns-curve.svg"

Found: TypeAlias = Mapping[int, Mapping[int, float]]  # pupil, day, strength
Rule: TypeAlias = Callable[[Year], Found]


class Score(NamedTuple):
    false: float  # a pupil and term
    core: float
    caught: Mapping[str, float]
    delay: Mapping[str, float]


def three_lows(year: Year) -> Found:
    """What many schools do: three check-ins in a row on the two lowest steps."""
    runs: dict[int, int] = defaultdict(int)
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for day, levels in enumerate(year.levels):
        for pupil, level in enumerate(levels):
            if level is not None:
                runs[pupil] = runs[pupil] + 1 if level <= 2 else 0
                if runs[pupil] >= 3:
                    found[pupil][day] = runs[pupil]
    return found


def ours(year: Year) -> Found:
    """Replay with the code that runs live."""
    return _replayed(year, Replay(EVERYTHING))


class _Told(Replay[int]):
    """Ours, told each pupil's true mean and spread before each day."""

    children: Sequence[Child] = ()

    def close(self, on, register):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as above
        for pupil in register:
            child = self.children[pupil]
            self.usual[pupil] = self.usual.get(pupil, Usual())._replace(
                mean=child.mean, variance=child.spread**2 + 0.17**2 + 0.09, seen=100
            )
        return super().close(on, register)


def knowing(year: Year) -> Found:
    told = _Told(EVERYTHING)
    told.children = year.children
    return _replayed(year, told)


def _replayed(year: Year, replay: Replay[int]) -> Found:
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for day, on in enumerate(track(year.dates, transient=True)):
        for group, opened in enumerate(year.opened):
            if opened[day]:
                pupils = range(group * CLASS_SIZE, min((group + 1) * CLASS_SIZE, PUPILS))
                register = {pupil: year.levels[day][pupil] for pupil in pupils}
                for pupil, finding in replay.close(on, register).findings.items():
                    found[pupil][day] = finding.strength
    return found


def alerts(days: Mapping[int, float], at_least: float) -> list[int]:
    """Give the days on which an adult is told: a case then rests for ten school days."""
    out, free = [], START
    for day, strength in sorted(days.items()):
        if day >= free and strength >= at_least:
            out.append(day)
            free = day + REST + 1
    return out


def score(year: Year, found: Found, at_least: float) -> Score:
    false, free, delays = 0, 0, defaultdict(list)
    for pupil, child in enumerate(year.children):
        told = alerts(found.get(pupil, {}), at_least)
        ends = child.begins + LASTS[child.change] if child.change else child.begins
        span = range(child.begins, ends + GRACE) if child.change else range(0)
        false += sum(day not in span for day in told)
        free += sum(day not in span for day in range(START, len(year.dates)))
        if child.change:
            hits = [day - child.begins for day in told if child.begins <= day < ends]
            delays[child.change].append(hits[0] if hits else None)
    caught = {name: _share(of) for name, of in delays.items()}
    delay = {name: _middle(of) for name, of in delays.items()}
    core = _share([one for name in CORE for one in delays[name]])
    return Score(false / free * TERM, core, caught, delay)


def _share(delays: Sequence[int | None]) -> float:
    return sum(one is not None for one in delays) / max(len(delays), 1)


def _middle(delays: Iterable[int | None]) -> float:
    return median([one for one in delays if one is not None] or [float("nan")])


def threshold(year: Year, found: Found, budget: float) -> float:
    """Give the strength at which a quiet year has so many findings a pupil and term."""
    strengths = sorted({one for days in found.values() for one in days.values()})
    low, high = 0, len(strengths)
    while low < high:
        middle = (low + high) // 2
        if score(year, found, strengths[middle]).false > budget:
            low = middle + 1
        else:
            high = middle
    return strengths[low] if low < len(strengths) else float("inf")


def measured(say: Console) -> dict[str, list[Score]]:
    quiet, planted = a_year(PUPILS, 11, planted=0), a_year(PUPILS, 12, planted=0.6)
    rules: dict[str, Rule] = {"three lows in a row": three_lows, "ours": ours, "told": knowing}
    curves = {}
    for name, rule in rules.items():
        start = time.process_time()
        in_quiet, in_planted = rule(quiet), rule(planted)
        took = time.process_time() - start
        say.print(f"{name}: {took / (2 * PUPILS * len(quiet.dates)) * 1e6:.0f} µs a pupil-day")
        if name == "three lows in a row":
            curves["as schools use it"] = [score(planted, in_planted, 3)]
        curves[name] = [
            score(planted, in_planted, threshold(quiet, in_quiet, budget)) for budget in BUDGETS
        ]
    return curves


def picture(curves: Mapping[str, Sequence[Score]]) -> str:
    """Draw the operating curve: false findings to the right, what was caught upwards."""
    wide, high, left, most = 560, 320, 60, 0.7

    def at(one: Score) -> tuple[float, float]:
        return left + min(one.false, most) / most * (wide - left - 20), high - 50 - one.core * 240

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img">',
        "<style>text{font:12px sans-serif}</style>",
        "<title>Share of core changes caught, by false findings a pupil and term</title>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
    ]
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = high - 50 - share * 240
        parts.append(f'<path d="M{left} {y:.0f}H{wide - 20}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{share:.2f}</text>')
    for false in (0, 0.1, 0.2, 0.4, 0.6):
        x = left + false / most * (wide - left - 20)
        parts.append(f'<text x="{x:.0f}" y="{high - 32}" text-anchor="middle">{false}</text>')
    parts.append(f'<text x="{left}" y="{high - 12}">false findings a pupil and term</text>')
    for (name, scores), colour in zip(
        curves.items(), ("#b00020", "#c77700", "#00695c", "#5e35b1"), strict=True
    ):
        points = [at(one) for one in scores]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
        x, y = points[-1]
        # before its last point or behind it, so that two that end together are both read
        lies = 'text-anchor="end"' if name != "told" else 'dx="16" dy="13"'
        parts.append(f'<text x="{x - 6:.0f}" y="{y - 9:.0f}" {lies} fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    say = Console()
    curves = measured(say)
    table = Table("rule", "false", "core", *(f"{name} (days)" for name in LASTS))
    for name, scores in curves.items():
        for one in scores:
            cells = (f"{one.caught[kind]:.2f} ({one.delay[kind]:.0f})" for kind in LASTS)
            table.add_row(name, f"{one.false:.3f}", f"{one.core:.2f}", *cells)
    say.print(table)
    say.print(f"state: {len(packed(after_day(Usual(), 3, 0)))} numbers a pupil")
    if "--picture" in sys.argv:
        PICTURE.write_text(picture(curves), encoding="utf-8")
        say.print(f"→ {PICTURE.name}")


if __name__ == "__main__":
    main()
