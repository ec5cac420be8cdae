"""When a school is open, and how school minutes are counted: every deadline stands on this.

Instants come and go as aware UTC; days and hours are local to Europe/London. Every search ends
and finds something, because a case must always have a deadline:

- no terms or no hours: Monday to Friday, 08:30 to 16:00, and `is_assumed` says so;
- after the last day that any term covers: the school's own weekly hours (else those), and
  `is_assumed_on` says so; closures that were entered still hold;
- nothing open in 400 days: `ASSUMED_WEEK` as if no closure were known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
LONGEST_CLOSURE: Final = 400  # days; a calendar that says more is a slip, and is not believed
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)

Span: TypeAlias = tuple[date, date]  # first and last day, both included


@dataclass(frozen=True, slots=True)
class DayHours:
    """When a school's day opens, rings its last bell, and closes; local time, on one day."""

    opens: time
    bell: time
    closes: time

    def __post_init__(self) -> None:
        if not self.opens < self.bell <= self.closes:
            raise ValueError("a school day opens, then rings its last bell, then closes")


ASSUMED_HOURS: Final = DayHours(time(8, 30), time(15, 30), time(16, 0))
ASSUMED_WEEK: Final[Mapping[int, DayHours]] = MappingProxyType(
    dict.fromkeys(range(5), ASSUMED_HOURS)
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A school's own days: terms, closures, weekly hours (0 = Monday), and single odd days.

    A closure beats an odd day's hours, so that a snow day on the day of the carol service shuts
    the school.
    """

    terms: tuple[Span, ...] = ()
    closures: tuple[Span, ...] = ()
    hours: Mapping[int, DayHours] = field(default_factory=dict)
    special: Mapping[date, DayHours | None] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Let what is reckoned from a calendar be kept; many schools differ in hours alone."""
        return hash((self.terms, self.closures, frozenset(self.hours.items())))

    @property
    def is_assumed(self) -> bool:
        """Whether the school has told us too little, so that usual hours stand in (alarmed)."""
        return not self.terms or not self.hours

    @property
    def known_until(self) -> date | None:
        """The last day that a term covers."""
        return max((ends for _, ends in self.terms), default=None)


def school_day(instant: datetime) -> date:
    """Give the local date of an instant: the school day to which a check-in belongs."""
    return _utc(instant).astimezone(LONDON).date()


def is_assumed_on(cal: Calendar, day: date) -> bool:
    """Say whether this day's hours are a stand-in rather than what the school entered."""
    until = cal.known_until
    return cal.is_assumed or until is None or day > until


def hours_on(cal: Calendar, day: date) -> DayHours | None:
    """Give the day's hours, or None where the school is closed all day."""
    if any(starts <= day <= ends for starts, ends in cal.closures):
        return None
    if day in cal.special:
        return cal.special[day]
    if not any(starts <= day <= ends for starts, ends in cal.terms):
        until = cal.known_until
        if until is not None and day <= until:
            return None
    return (cal.hours or ASSUMED_WEEK).get(day.weekday())


def is_open_day(cal: Calendar, day: date) -> bool:
    """Say whether the school opens at all on this day."""
    return hours_on(cal, day) is not None


def is_open_at(cal: Calendar, instant: datetime) -> bool:
    """Say whether the school is open; the opening instant is, the closing instant is not."""
    day = school_day(instant)
    hours = hours_on(cal, day)
    return hours is not None and _at(day, hours.opens) <= instant < _at(day, hours.closes)


def next_opening(cal: Calendar, instant: datetime) -> datetime:
    """Give the instant itself while the school is open, else when it next opens."""
    opens, _ = _current_or_next(cal, instant)
    return max(_utc(instant), opens)


def closing_after(cal: Calendar, instant: datetime) -> datetime:
    """Give the close of the day that is under way or next to come; always later than `instant`."""
    _, closes = _current_or_next(cal, instant)
    return closes


def bell_on(cal: Calendar, day: date) -> datetime | None:
    """Give the final bell of a day, or None where the school is closed."""
    hours = hours_on(cal, day)
    return _at(day, hours.bell) if hours else None


def closes_on(cal: Calendar, day: date) -> datetime | None:
    """Give the close of a day, or None where the school is closed all day."""
    hours = hours_on(cal, day)
    return _at(day, hours.closes) if hours else None


def add_school_minutes(cal: Calendar, instant: datetime, minutes: int) -> datetime:
    """Count school minutes forward: only those between opens and closes of open days count.

    Args:
        cal: the school's calendar.
        instant: where counting starts; out of hours it starts at the next opening.
        minutes: how many, 0 or more; 0 gives `next_opening`.

    Returns:
        When they have passed. What lands exactly on a close stays there, and does not slip to
        the next morning.

    Raises:
        ValueError: `minutes` is negative, or `instant` has no time zone.
    """
    if minutes < 0:
        raise ValueError("school minutes are counted forward")
    start, left = next_opening(cal, instant), minutes * _MINUTE
    for opens, closes in _sessions(cal, school_day(start)):
        begins = max(opens, start)
        if closes <= begins:
            continue
        if left <= closes - begins:
            return begins + left
        left -= closes - begins
    raise AssertionError  # `_sessions` never ends


def school_minutes_between(cal: Calendar, a: datetime, b: datetime) -> int:
    """Count the whole school minutes from `a` to `b`; 0 where `b` is not later.

    The inverse of `add_school_minutes` wherever the calendar is believed (no closure of more than
    400 days).
    """
    a, b = _utc(a), _utc(b)
    passed, day = timedelta(0), school_day(a)
    while day <= school_day(b):
        hours = hours_on(cal, day)
        if hours:
            begins, ends = max(_at(day, hours.opens), a), min(_at(day, hours.closes), b)
            passed += max(ends - begins, timedelta(0))
        day += _DAY
    return passed // _MINUTE


def add_school_days(cal: Calendar, instant: datetime, n: int) -> datetime:
    """Give the close of the nth open day after the instant's own day.

    Raises:
        ValueError: `n` is below 1, or `instant` has no time zone.
    """
    if n < 1:
        raise ValueError("school days are counted forward, from 1")
    sessions = _sessions(cal, school_day(instant) + _DAY)
    for _ in range(n - 1):
        next(sessions)
    return next(sessions)[1]


def end_of_next_school_day(cal: Calendar, instant: datetime) -> datetime:
    """Give the close of the first open day after the instant's own day."""
    return add_school_days(cal, instant, 1)


def days_closed_from(cal: Calendar, instant: datetime) -> int:
    """Count the whole closed days from now until the next opening.

    0 while the school is open, and on any evening before a school day; 2 on a Friday evening and
    on a Saturday; 4 on the Thursday evening before Easter.
    """
    today, opening_day = school_day(instant), school_day(next_opening(cal, instant))
    days = (today + n * _DAY for n in range((opening_day - today).days))
    return sum(1 for day in days if not is_open_day(cal, day))


def _current_or_next(cal: Calendar, instant: datetime) -> tuple[datetime, datetime]:
    today = school_day(instant)
    return next(session for session in _sessions(cal, today) if instant < session[1])


def _sessions(cal: Calendar, first: date) -> Iterator[tuple[datetime, datetime]]:
    """Give opens and closes of every open day from `first` on, without end."""
    day, closed = first, 0
    while closed <= LONGEST_CLOSURE:
        hours = hours_on(cal, day)
        opens_and_closes = _session(day, hours) if hours else None
        if opens_and_closes:
            yield opens_and_closes
        closed = 0 if opens_and_closes else closed + 1
        day += _DAY
    day -= closed * _DAY  # back to where the long silence began
    while True:
        hours = ASSUMED_WEEK.get(day.weekday())
        if hours:
            yield _at(day, hours.opens), _at(day, hours.closes)
        day += _DAY


def _session(day: date, hours: DayHours) -> tuple[datetime, datetime] | None:
    opens, closes = _at(day, hours.opens), _at(day, hours.closes)
    # Hours within the hour that a spring night skips can come out in the wrong order.
    return (opens, closes) if opens < closes else None


def _at(day: date, local: time) -> datetime:
    return datetime.combine(day, local, LONDON).astimezone(UTC)


def _utc(instant: datetime) -> datetime:
    # Also because two instants of one zone are subtracted by wall clock, an hour off at a change.
    if instant.tzinfo is None:
        raise ValueError("an instant has a time zone")
    return instant.astimezone(UTC)
