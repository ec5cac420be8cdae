"""Which days a figure covers, and for how long a group stays the same: judged from the calendar."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.roster.calendar import LONDON, Calendar, closing_after, is_open_day

GROUP_LASTS: Final = timedelta(weeks=4)
_DAY: Final = timedelta(days=1)
# From the last open day before a break to the first after it. A bank holiday beside a weekend makes
# four days, a week's half-term ten.
_BREAK: Final = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Open days from the first to the last, and when the last of them closes."""

    starts_on: date  # a week starts on its Monday, open or not
    ends_on: date
    over_at: datetime


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_of(cal: Calendar, day: date) -> Stretch | None:
    """Give the school week of a day, or None where no day of it is open."""
    monday = monday_of(day)
    days = _open_days(cal, monday, monday + 6 * _DAY)
    return Stretch(monday, days[-1], _close_of(cal, days[-1])) if days else None


def half_term_that_ended_last(cal: Calendar, on: date, *, since: date = date.min) -> Stretch | None:
    """Give the latest half-term whose last open day is `on` or before, and not before `since`.

    A half-term is a run of a term's open days without a break of a week in it. Where the terms are
    not known there is none.
    """
    terms = [(starts, ends) for starts, ends in cal.terms if starts <= on and since <= ends]
    runs = [run for starts, ends in terms for run in _runs(_open_days(cal, starts, ends))]
    first, last = max(
        ((run[0], run[-1]) for run in runs if since <= run[-1] <= on),
        key=lambda ends: ends[1],
        default=(None, None),
    )
    return Stretch(first, last, _close_of(cal, last)) if first and last else None


def group_for(cal: Calendar, frozen: Collection[date], monday: date) -> date | None:
    """Say which frozen group holds in the week that starts on `monday`.

    A group holds for four weeks from the Monday of its first, so that two weeks with one child
    more or less cannot be subtracted; a new term begins with new groups.

    Args:
        cal: the school's calendar.
        frozen: the Mondays on which groups of this class were frozen.
        monday: the week in question.

    Returns:
        The Monday of the group that holds, or None where a new one must be frozen.
    """
    latest = max((start for start in frozen if start <= monday), default=None)
    if latest is None or monday - latest >= GROUP_LASTS:
        return None
    begun = (monday_of(starts) for starts, _ in cal.terms)
    return None if any(latest < term <= monday for term in begun) else latest


def _open_days(cal: Calendar, first: date, last: date) -> list[date]:
    days = (first + n * _DAY for n in range((last - first).days + 1))
    return [day for day in days if is_open_day(cal, day)]


def _runs(days: Iterable[date]) -> Iterator[list[date]]:
    run: list[date] = []
    for day in days:
        if run and day - run[-1] >= _BREAK:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _close_of(cal: Calendar, open_day: date) -> datetime:
    return closing_after(cal, datetime.combine(open_day, time.min, LONDON))
