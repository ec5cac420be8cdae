"""What moves a case when people change: absence, vetoes, leavers, and "that is not me"."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.concerns import clock
from app.concerns.models import Concern, Exclusion, Party
from app.concerns.queries import open_cases_held, open_cases_of_pupil
from app.concerns.reopening import reopen
from app.concerns.routing import HEAD
from app.concerns.standing import Ground, chain_of, ground
from app.concerns.telling import Happening, Telling, tell, write_down
from app.concerns.winding import start_clock
from app.notify.outbox import settle_for


def _reroute(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    """Give a case whose owner is gone to whoever holds its tier now, or the next above."""
    found = chain_of(session, at, case)
    if case.state != "open":
        # an acknowledgement lapses with its giver; the clock starts again
        reopen(session, at, case, found, tier=found.first_tier())
    else:
        tier = case.tier if found.tiers[case.tier] else found.first_tier(case.tier)
        before = case.deadline_at
        case.tier = tier
        start_clock(at, case, found)
        case.owner_id = case.going_by or case.owner_id
        if before is not None and case.deadline_at is not None:
            case.deadline_at = min(before, case.deadline_at)
        told = tuple(dict.fromkeys(one for one in (case.owner_id, *found.tiers[tier]) if one))
        what = "urgent" if case.severity == "U" else "ring"
        tell(session, [Telling(case, told, tier, what, max(case.clock_from, now))], now=now)
    kind = "unreachable" if case.unreachable_at else "rerouted"
    write_down(session, [Happening(case, kind, other_id=case.owner_id)], now=now)


def keep_from(
    session: Session, school_id: UUID, pupil_id: UUID, adult: UUID, *, now: datetime
) -> None:
    """Honour a veto in every open case: rows cancelled, reads revoked, re-routed if owner."""
    at = ground(session, school_id, now)
    for case in open_cases_of_pupil(session, school_id, pupil_id):
        settle_for(session, school_id, case.id, adult_ids=[adult], state="cancelled", now=now)
        party = session.get(Party, (school_id, case.id, adult))
        if party is not None:
            party.revoked_at = now
        held = session.get(Exclusion, (school_id, case.id, adult))
        if held is not None and held.lifted_by is not None:
            held.why, held.since_at, held.lifted_by = "veto", now, None
        if held is None:
            session.add(
                Exclusion(
                    school_id=school_id,
                    concern_id=case.id,
                    adult_id=adult,
                    why="veto",
                    since_at=now,
                )
            )
        if case.closed_by == adult:  # a first signature: who is not wanted closes nothing
            case.outcome = case.disclosed = case.closed_by = None
        session.flush()
        _without(session, at, case, adult, now)


def _without(session: Session, at: Ground, case: Concern, adult: UUID, now: datetime) -> bool:
    """End an adult's part in a case; says whether it had to go to somebody else."""
    owned = case.owner_id == adult
    marked = adult in {case.going_by, case.dsp_by} and case.state != "contacted"
    if case.offered_to == adult:
        case.offered_to = case.offered_at = None
    if case.going_by == adult:
        case.going_by = case.going_at = case.acked_by = case.acked_at = None
    if marked and case.dsp_by == adult:
        case.dsp_by = case.dsp_at = None
    if owned or case.going_by is None:
        if owned or marked:
            _reroute(session, at, case, now)
    elif marked:
        _ring_for_the_mark(session, at, case, now)
    return owned or marked


def _ring_for_the_mark(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    """Who goes to the child goes on; that safeguarding has it is nobody's word any more."""
    found = chain_of(session, at, case)
    if case.state == "acked":
        case.state, case.nudged_at = "open", None
        case.clock_from = clock.starts_at(at.cal, now, staffed_rota=at.school.staffed_rota)
        start_clock(at, case, found)
        case.owner_id = case.going_by
    told = found.safeguarding or found.tiers[HEAD]
    tell(session, [Telling(case, told, case.tier, "urgent", max(case.clock_from, now))], now=now)
    write_down(session, [Happening(case, "rerouted", other_id=case.owner_id)], now=now)


def not_verified(session: Session, case: Concern, *, now: datetime) -> None:
    """The child says "that is not me": it stays open as unverified, and the DSP is told."""
    case.unverified = True
    at = ground(session, case.school_id, now)
    found = chain_of(session, at, case)
    tell(session, [Telling(case, found.lead, case.tier, "ring", now)], now=now)
    write_down(session, [Happening(case, "not_verified", "pupil", case.pupil_id)], now=now)


def owner_gone(
    session: Session, school_id: UUID, adult: UUID, *, severities: Sequence[str], now: datetime
) -> int:
    """Re-route the open cases of an adult who is away, suspended or has left; always succeeds."""
    at = ground(session, school_id, now)
    moved = 0
    for case in open_cases_held(session, school_id, adult):
        if case.severity not in severities:
            continue
        moved += _without(session, at, case, adult, now)
    return moved
