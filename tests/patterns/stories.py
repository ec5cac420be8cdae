"""Days of made-up children, and a class of steady ones around them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.patterns.findings import Finding
from app.patterns.judging import EVERYTHING, Knob
from app.patterns.replay import Replay

MONDAY = date(2026, 9, 7)
STEADY = (4, 5, 4, 3, 4, 4, 5, 4, 4, 3, 4, 4, 5, 4, 4, 4, 3, 4, 5, 4)
LEVELS = (1, 2, 3, 4, 5)


def school_days(n: int, *, start: date = MONDAY) -> list[date]:
    """Give n Mondays to Fridays."""
    days = (start + timedelta(days=k) for k in range(2 * n + 7))
    return [day for day in days if day.weekday() < 5][:n]


def steady(child: int, day: int) -> int:
    """Give the level of a child of whom there is nothing to say."""
    return STEADY[(7 * child + day) % len(STEADY)]


def a_class_with(
    beca: Sequence[int | None], *, others: int = 11, dates: Sequence[date] | None = None
) -> dict[date, Mapping[str, int | None]]:
    """Give the registers of a class: Beca's days, and others' who are as usual throughout."""
    on = dates or school_days(len(beca))
    return {
        day: {"Beca": level, **{f"p{n}": steady(n, number) for n in range(others)}}
        for number, (day, level) in enumerate(zip(on, beca, strict=True))
    }


def found(
    registers: Mapping[date, Mapping[str, int | None]], knob: Knob | None = None
) -> list[Finding]:
    """Replay a class, and give what was found of Beca."""
    replay: Replay[str] = Replay(knob or Knob())
    out = []
    for day in sorted(registers):
        finding = replay.close(day, registers[day]).findings.get("Beca")
        if finding is not None:
            out.append(finding)
    return out


def everything(registers: Mapping[date, Mapping[str, int | None]]) -> list[Finding]:
    return found(registers, EVERYTHING)
