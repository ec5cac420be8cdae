"""When the next person is told: school minutes, tiers and deadlines. Only a person stops it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.concerns.routing import DEPUTIES, DSP, HEAD, SECOND, TIERS
from app.roster import calendar
from app.roster.calendar import Calendar

# Minutes of school time from the start of the clock until T1, DSP, deputies.
STEPS: Final = {"A": (5, 10, 20), "B": (20, 40, 60), "C": (60, 90, 120), "D": (60, 90, 120)}
PRU_STEPS: Final = (5, 10, 20)
URGENT_SECOND: Final = 5
URGENT_HEAD: Final = 10
URGENT_REPEAT: Final = 5
URGENT_CONTACT: Final = 10
URGENT_DUTY_NUMBER: Final = 20
DECISION_AGAIN: Final = 10
LOOK_AGAIN: Final = 15
BELL_RULE: Final = timedelta(minutes=30)
_MINUTE: Final = timedelta(minutes=1)
GRACE_MINUTES: Final = {"U": 5, "R": 30, "P": 60, "N": 60}
REVIEW_DAYS: Final = {"R": 5, "P": 10, "N": 5}
PATTERN_CONTACT_DAYS: Final = 2


@dataclass(frozen=True, slots=True)
class Timing:
    """What the clock needs to know of a case: all else is somebody else's business."""

    severity: str
    band: str
    pru: bool
    clock_from: datetime  # when this clock began to run, inside school hours or on a rota
    staffed_rota: bool = False
    from_home: bool = False  # written out of hours: a note waits for the first hour


def starts_at(cal: Calendar, now: datetime, *, staffed_rota: bool) -> datetime:
    """Say when an ask made now begins to ring: now, else at the next opening."""
    return now if staffed_rota else calendar.next_opening(cal, now)


def steps(timing: Timing) -> tuple[int, int, int]:
    """Give the minutes until T1, DSP and deputies of an R, by band; PRUs are quick."""
    return PRU_STEPS if timing.pru else STEPS[timing.band]


def _minutes(cal: Calendar, timing: Timing, minutes: int) -> datetime:
    """Count school minutes, or plain ones where a staffed rota rings out of hours."""
    if timing.staffed_rota and not calendar.is_open_at(cal, timing.clock_from):
        return timing.clock_from + timedelta(minutes=minutes)
    return calendar.add_school_minutes(cal, timing.clock_from, minutes)


def reached_at(cal: Calendar, timing: Timing, tier: int) -> datetime:
    """Say when a tier is entered where nobody stops the clock.

    Args:
        cal: the school's days.
        timing: of the case.
        tier: 1 to 4.

    Raises:
        ValueError: tier 0 is entered at once and has no time of its own.

    Source: reliability.md, section 1 (the table).
    """
    if not SECOND <= tier < TIERS:
        raise ValueError("a tier that is entered by the clock is 1 to 4")
    if timing.severity == "U":
        return _minutes(cal, timing, URGENT_SECOND if tier == SECOND else URGENT_HEAD)
    if timing.severity == "R":
        if tier == HEAD:
            last = _minutes(cal, timing, steps(timing)[-1])
            # a minute back: a last step that falls on the close belongs to the day that closes
            return calendar.next_opening(cal, calendar.closing_after(cal, last - _MINUTE))
        return _minutes(cal, timing, steps(timing)[tier - SECOND])
    first = read_by(cal, timing)
    return first if tier <= DSP else calendar.add_school_days(cal, first, tier - DSP)


def read_by(cal: Calendar, timing: Timing) -> datetime:
    """Say by when the first adult has looked at a note (N) or a pattern (P)."""
    if timing.severity == "N":
        return _note_first(cal, timing)
    return calendar.end_of_next_school_day(cal, timing.clock_from)


def _note_first(cal: Calendar, timing: Timing) -> datetime:
    """A note is read by the final bell; written out of hours, in the first hour of opening."""
    start = timing.clock_from
    if timing.from_home:
        return calendar.add_school_minutes(cal, start, 60)
    bell = calendar.bell_on(cal, calendar.school_day(start))
    if bell is not None and bell > start:
        return bell
    return calendar.add_school_minutes(cal, start, 60)  # after the bell: an hour of school, as R's


def next_step(
    cal: Calendar, timing: Timing, *, tier: int, held: Sequence[bool]
) -> tuple[int, datetime]:
    """Say which tier comes next and when; empty tiers are passed over.

    Args:
        cal: the school's days.
        timing: of the case.
        tier: the present tier.
        held: for each tier whether it holds anybody.

    Returns:
        The next tier above that holds anybody, and its time. At the top: the top again, for the
        repeat (U: every 5 minutes; else daily at opening). Never nothing.
    """
    for later in range(tier + 1, TIERS):
        if not held[later] or (timing.severity in "NP" and later == SECOND):
            continue
        if timing.severity == "U" and later in {DSP, DEPUTIES} and held[HEAD]:
            continue  # they ring from 0; ten minutes belong to the head
        early = timing.severity in "NP" and tier < DSP  # the first in safeguarding, at the bell
        return later, reached_at(cal, timing, DSP if early else later)
    return max(tier, _top(held)), reached_at(cal, timing, HEAD)


def _top(held: Sequence[bool]) -> int:
    return next((tier for tier in reversed(range(TIERS)) if held[tier]), HEAD)


def repeat_after(cal: Calendar, timing: Timing, now: datetime) -> datetime:
    """Say when the top tier is rung again: U in 5 minutes without a last time, else daily."""
    if timing.severity == "U":
        if timing.staffed_rota or not calendar.is_open_at(cal, now):
            later = now + timedelta(minutes=URGENT_REPEAT)
            return later if timing.staffed_rota else calendar.next_opening(cal, later)
        return calendar.add_school_minutes(cal, now, URGENT_REPEAT)
    return _opening_after(cal, now)


def duty_number_from(cal: Calendar, timing: Timing) -> datetime:
    """Say when an urgent case that nobody answered shows the authority's number to all rung."""
    return _minutes(cal, timing, URGENT_DUTY_NUMBER)


def look_again(cal: Calendar, timing: Timing, now: datetime) -> datetime:
    """Say when it is asked again whether anybody can be rung at all."""
    if timing.severity == "U":
        return repeat_after(cal, timing, now)
    return calendar.add_school_minutes(cal, now, LOOK_AGAIN)


def _opening_after(cal: Calendar, now: datetime) -> datetime:
    if calendar.is_open_at(cal, now):
        now = calendar.closing_after(cal, now)
    return calendar.next_opening(cal, now)


def bell_rule_at(cal: Calendar, now: datetime) -> datetime:
    """Say when an R not seen becomes the DSP's as well: half an hour before the final bell.

    The next such moment after `now`, today or on a later open day.
    """
    moment = now
    for _ in range(calendar.LONGEST_CLOSURE):
        bell = calendar.bell_on(cal, calendar.school_day(moment))
        if bell is not None and bell - BELL_RULE > now:
            return bell - BELL_RULE
        moment = _opening_after(cal, moment)
    return calendar.next_opening(cal, now + timedelta(days=1))


def before_the_bell(cal: Calendar, start: datetime) -> datetime:
    """Say when the bell rule comes: at once for what begins in the half hour before a bell."""
    bell = calendar.bell_on(cal, calendar.school_day(start))
    if bell is not None and bell - BELL_RULE <= start < bell:
        return start
    return bell_rule_at(cal, start)


def bell_rule_of_another_day(cal: Calendar, now: datetime) -> datetime:
    """Say when the bell rule comes again, where today's is done with."""
    bell = calendar.bell_on(cal, calendar.school_day(now))
    return bell_rule_at(cal, max(now, bell - BELL_RULE) if bell else now)


def decision_again(cal: Calendar, timing: Timing, now: datetime) -> datetime:
    """Say when safeguarding is asked again for a decision that is missing."""
    if timing.staffed_rota and not calendar.is_open_at(cal, now):
        return now + timedelta(minutes=DECISION_AGAIN)
    return calendar.add_school_minutes(cal, now, DECISION_AGAIN)


def welfare_decision_by(cal: Calendar, timing: Timing, now: datetime) -> datetime:
    """Say by when it is decided what is done for a child in danger who is not in school."""
    return decision_again(cal, timing, now)


def waits_for_the_child(cal: Calendar, now: datetime) -> datetime:
    """Say when a case of a child who is not in school is looked at again: an hour into a day."""
    opening = _opening_after(cal, now)
    return calendar.add_school_minutes(cal, opening, 60)


def contact_by(cal: Calendar, severity: str, now: datetime) -> datetime:
    """Say by when the adult who took a case meets the child."""
    if severity == "U":
        return calendar.add_school_minutes(cal, now, URGENT_CONTACT)
    if severity == "P":
        return calendar.add_school_days(cal, now, PATTERN_CONTACT_DAYS)
    return calendar.closing_after(cal, now)


def review_by(cal: Calendar, severity: str, now: datetime) -> datetime:
    """Say by when a met case is closed or looked at again: U the same day."""
    if severity == "U":
        return calendar.closing_after(cal, now)
    return calendar.add_school_days(cal, now, REVIEW_DAYS[severity])


def second_signature_by(cal: Calendar, now: datetime) -> datetime:
    """Say by when the second person signs an urgent case off."""
    return calendar.end_of_next_school_day(cal, now)


def grace_after_nudge(cal: Calendar, severity: str, now: datetime) -> datetime:
    """Say how long an owner who was reminded has before the case opens at the next tier."""
    return calendar.add_school_minutes(cal, now, GRACE_MINUTES[severity])
