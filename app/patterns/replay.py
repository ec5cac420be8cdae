"""What the rules would have said of days gone by: the very code that runs live, from the start."""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeAlias, TypeVar

from app.patterns.closing import Day, class_checked_in
from app.patterns.findings import HISTORY, Finding
from app.patterns.judging import Judged, Knob, judge_day
from app.patterns.meters import Usual

K = TypeVar("K")
C = TypeVar("C")
Register: TypeAlias = Mapping[K, int | None]  # who is in the class that day, and the lowest level


@dataclass(slots=True)
class Replay(Generic[K]):
    """Pupils as they stand while days pass."""

    knob: Knob
    usual: dict[K, Usual] = field(default_factory=dict)
    _days: dict[K, deque[Day]] = field(default_factory=dict)

    def close(self, on: date, register: Register[K]) -> Judged[K]:
        """Let a class's day pass; days come in their order."""
        levels = {pupil: level for pupil, level in register.items() if level is not None}
        counts = class_checked_in(len(levels), len(register))
        before = {}
        for pupil, level in register.items():
            before[pupil] = self.usual.get(pupil) or Usual()
            if level is not None or counts:
                self._days.setdefault(pupil, deque(maxlen=HISTORY)).append(Day(on, level))
        judged = judge_day(before, levels, on, days_of=self._history, knob=self.knob)
        self.usual.update(judged.usual)
        return judged

    def _history(self, pupils: Collection[K]) -> Mapping[K, Sequence[Day]]:
        return {pupil: tuple(self._days[pupil]) for pupil in pupils}


def replayed(
    days: Mapping[date, Mapping[C, Register[K]]], knob: Knob
) -> Iterator[tuple[K, Finding]]:
    """Give what would have been found, in the order of days.

    Args:
        days: for each day the registers of the classes that were open; a pupil's state goes with
            them from class to class.
        knob: the school's, or `EVERYTHING`.
    """
    replay: Replay[K] = Replay(knob)
    for on in sorted(days):
        for register in days[on].values():
            yield from replay.close(on, register).findings.items()
