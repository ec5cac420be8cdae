"""The one story of a class's day, lived and replayed: close it, and look where a meter is loud."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeAlias, TypeVar

from app.patterns.closing import Closed, Day, close_day, told
from app.patterns.findings import Finding, Kind, is_resting, is_starter, look, loudness
from app.patterns.meters import Usual
from app.patterns.rarity import log_odds_for, terms_for

K = TypeVar("K")
DaysOf: TypeAlias = Callable[[Collection[K]], Mapping[K, Sequence[Day]]]

DEFAULT_BUDGET: Final = 0.10  # false findings a pupil and term: 2.3 a week in a school of 300
ANYTHING: Final = 1.0  # term: what is commoner is nothing to say


@dataclass(frozen=True, slots=True)
class Knob:
    """How rare a finding must be in a school, in terms, and which kinds it wants.

    `rests` is off only to see everything that the meters show, for measuring.
    """

    at_least: float = terms_for(DEFAULT_BUDGET)
    off: frozenset[Kind] = frozenset()
    rests: bool = True


EVERYTHING: Final = Knob(ANYTHING, rests=False)


@dataclass(frozen=True, slots=True)
class Judged(Generic[K]):
    """A closed day, and what was found; the states know what was told."""

    closed: Closed[K]
    usual: Mapping[K, Usual]
    findings: Mapping[K, Finding]


def judge_day(
    usual: Mapping[K, Usual],
    levels: Mapping[K, int],
    on: date,
    *,
    days_of: DaysOf[K],
    knob: Knob,
    late: Mapping[K, Sequence[Day]] | None = None,
) -> Judged[K]:
    """Close a class's school day and find what adults should be told of.

    Args:
        usual: the state of each pupil who is in the class that day.
        levels: the lowest level of the day of each pupil who has one.
        on: the day.
        days_of: asked once at most, for the few whose meter is loud: gives the days on which
            their class checked in, oldest first, up to `on`, at most `findings.HISTORY`.
        knob: the school's.
        late: see `close_day`.
    """
    closed = close_day(usual, levels, on, late=late)
    oldest = max((one.closed for one in closed.usual.values()), default=0)
    loud = {}
    needed = log_odds_for(knob.at_least)
    for pupil, after in closed.usual.items():
        if after is usual[pupil] or after.closed_on != on.toordinal():
            continue  # nothing new to judge
        if knob.rests and is_resting(after):
            continue
        starter = is_starter(after, oldest)
        if max(loudness(after, on.weekday(), starter=starter)) >= needed:
            loud[pupil] = starter
    if not loud:
        return Judged(closed, closed.usual, {})
    days = days_of(loud.keys())
    findings, states = {}, dict(closed.usual)
    for pupil, starter in loud.items():
        found = look(
            states[pupil], days[pupil], at_least=knob.at_least, off=knob.off, starter=starter
        )
        if found is not None:
            findings[pupil] = found
            if knob.rests:
                states[pupil] = told(states[pupil])
    return Judged(closed, states, findings)
