"""Winds the clock of a case: whose it is now, by when, and what else rings meanwhile."""

from dataclasses import replace
from datetime import datetime

from app.access.severity import Severity
from app.concerns import clock
from app.concerns.models import Concern
from app.concerns.routing import GRAVE, HEAD, Chain
from app.concerns.standing import Ground, timing


def start_clock(at: Ground, case: Concern, found: Chain) -> None:
    """Set owner, next deadline and side event from the tier and the clock's start."""
    asked = case.decide_at if case.decision_asked_at else None
    own(case, found, at.now)
    when = timing(at, case)
    reached, case.deadline_at = clock.next_step(at.cal, when, tier=case.tier, held=found.held)
    if case.severity in "NP":
        # where safeguarding is the first to hold it, the bell is theirs too
        first = clock.read_by(at.cal, when)
        case.deadline_at = min(case.deadline_at, first) if first > at.now else case.deadline_at
    if reached == case.tier and case.deadline_at <= at.now:
        case.deadline_at = clock.repeat_after(at.cal, when, at.now)  # the top was rung already
    sooner_where_nobody_is_reached(at, case)
    begins = max(case.clock_from, at.now)
    if case.severity == "U":
        case.also_at = clock.repeat_after(at.cal, when, case.clock_from)
    elif case.severity == "R":
        case.also_at = clock.before_the_bell(at.cal, begins)
    else:
        case.also_at = None
    case.decide_at = clock.before_the_bell(at.cal, begins) if must_be_decided(case) else None
    if asked is not None and case.decide_at is not None:
        case.decide_at = min(asked, case.decide_at)
    if case.off_site_at is not None:
        wait_for_the_child(at, case)


def must_be_decided(case: Concern) -> bool:
    """Say whether safeguarding decides before the child leaves, where nobody has met them."""
    grave = case.severity == "U" or (case.severity == "R" and case.words >= GRAVE)
    return grave and case.state in {"open", "acked"}


def wait_for_the_child(at: Ground, case: Concern) -> None:
    """The child is not in school: in danger, a decision comes soon; else it waits for them."""
    if case.severity == "U":
        case.decision_asked_at = case.decision_asked_at or at.now
        by = clock.welfare_decision_by(at.cal, timing(at, case), at.now)
        case.decide_at = min(case.decide_at or by, by)
        if case.state == "acked":
            case.deadline_at = min(case.deadline_at or by, by)
    else:
        case.deadline_at = clock.waits_for_the_child(at.cal, at.now)
        case.nudged_at = None
        if case.severity == "R":
            case.also_at = None


def own(case: Concern, found: Chain, now: datetime) -> None:
    """Give a case to whoever holds its tier, never to who, the child says, did not come.

    An owner who cannot be rung, or none at all, is an alarm for as long as the case is open.
    """
    case.owner_id = found.owner(case.tier, but=case.not_again)
    reached = not found.unreachable and case.owner_id in found.up_to(HEAD)
    case.unreachable_at = None if reached else case.unreachable_at or now


def sooner_where_nobody_is_reached(at: Ground, case: Concern) -> None:
    """Look again soon whether there is somebody, however far the next step would be."""
    if case.unreachable_at is None or case.deadline_at is None:
        return
    again = clock.look_again(at.cal, timing(at, case), max(case.clock_from, at.now))
    case.deadline_at = min(case.deadline_at, again)


def by_the_bell(at: Ground, case: Concern) -> None:
    note = replace(timing(at, case), severity=Severity.NEEDS_READING.value)
    by = clock.read_by(at.cal, note)
    if case.deadline_at is not None and at.now < by < case.deadline_at:
        case.deadline_at = by


def forget_answers(case: Concern) -> None:
    """Take back every mark and signature: what comes now was seen by nobody yet."""
    case.nudged_at = case.acked_by = case.acked_at = case.offered_to = case.offered_at = None
    case.going_by = case.going_at = case.dsp_by = case.dsp_at = None
    case.contacted_by = case.contacted_at = None
    case.decision = case.decided_by = case.decided_at = case.decision_asked_at = None
    case.outcome = case.disclosed = None
    case.closed_by = case.closed_at = case.second_by = case.second_at = None
