"""Closes a class's school day: every pupil's day is judged at once, against the class's own day.

A class that is low together (a sad week) is not thirty troubled children: where a day's distance
from usual is plain for the whole class, it is taken out of each child's, and said once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from app.patterns.meters import Usual, after_day, with_late

KNOWN_AFTER: Final = 5  # days seen before a pupil's own usual may speak for the class
VOICES: Final = 8  # so many known pupils can say how a class is
CLEAR: Final = 0.5  # levels; half a step, else it is chance or few children
FURTHEST: Final = 2.0  # levels; no single pupil moves a class further than this
FEWEST_PRESENT: Final = 2
SHARE_PRESENT: Final = 0.2  # of a class: with fewer, the class did not check in that day
LATEST: Final = 14  # calendar days; a day that comes later than this changes nothing

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which the class checked in, and the pupil's lowest level, if there is one."""

    on: date
    level: int | None


@dataclass(frozen=True, slots=True)
class Closed(Generic[K]):
    """What a class's day did."""

    usual: Mapping[K, Usual]  # at the end of the day
    answered: int  # pupils with a level
    counts: bool  # enough of the class checked in for a silence to mean something
    shift: float  # levels that the class lay from its usual, where that is plain; else 0


def close_day(
    usual: Mapping[K, Usual],
    levels: Mapping[K, int],
    on: date,
    *,
    late: Mapping[K, Sequence[Day]] | None = None,
) -> Closed[K]:
    """Judge one school day of a class.

    Args:
        usual: the state of each pupil who is in the class that day.
        levels: the lowest level of the day of each pupil who has one; others said nothing, and
            "not today" is nothing.
        on: the day. A pupil whose state has this day behind it already is left alone, so that
            closing twice, or in two classes, is closing once.
        late: days closed before without a level that has come since, each once.

    Returns:
        The new states, those left alone among them.
    """
    ordinal, weekday = on.toordinal(), on.weekday()
    present = {pupil: level for pupil, level in levels.items() if pupil in usual}
    counts = class_checked_in(len(present), len(usual))
    shift = shift_of(usual, present)
    after = {}
    for pupil, before in usual.items():
        known = before
        for day in (late or {}).get(pupil, ()):
            if day.level and day.on < on and (on - day.on).days <= LATEST:
                known = with_late(known, day.level, day.on.weekday())
        level = present.get(pupil)
        if known.closed_on < ordinal and (level is not None or counts):
            known = after_day(known, level, weekday, shift, closed_on=ordinal)
        after[pupil] = known
    return Closed(after, len(present), counts, shift)


def class_checked_in(present: int, pupils: int) -> bool:
    """Say whether so many of a class make a day on which it checked in: silence counts then."""
    return present >= max(FEWEST_PRESENT, SHARE_PRESENT * pupils)


def shift_of(usual: Mapping[K, Usual], levels: Mapping[K, int]) -> float:
    """Give how far a class lies from its usual, in levels; 0 where that is not plain."""
    away = [
        min(max(level - usual[pupil].mean, -FURTHEST), FURTHEST)
        for pupil, level in levels.items()
        if usual[pupil].seen >= KNOWN_AFTER
    ]
    if len(away) < VOICES:
        return 0.0
    shift = sum(away) / len(away)
    return shift if abs(shift) >= CLEAR else 0.0


def told(usual: Usual) -> Usual:
    """Remember that a finding was made today: it rests before the next."""
    return usual._replace(told=usual.closed)
