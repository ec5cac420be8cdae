"""What moves a case without its owner: deadlines, absence, vetoes, leavers, the child's answer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.concerns import clock
from app.concerns.models import Concern, Exclusion, Party
from app.concerns.opening import forget_answers, start_clock
from app.concerns.queries import open_cases_held, open_cases_of_pupil
from app.concerns.routing import DSP, HEAD, Chain, next_eligible
from app.concerns.standing import Ground, chain_of, ground, timing
from app.concerns.telling import Happening, Telling, tell, write_down
from app.notify.outbox import settle_for


def pass_deadline(session: Session, case: Concern, *, now: datetime) -> None:
    """Do what a deadline or side event asks for, once; the same again finds nothing due."""
    at = ground(session, case.school_id, now)
    if case.state == "closed":
        return
    if case.also_at is not None and case.also_at <= now and case.state == "open":
        _side_event(session, at, case, now)
    if case.deadline_at is None or case.deadline_at > now:
        return
    if case.state == "open":
        _next_tier(session, at, case, now)
    elif case.nudged_at is None:
        _nudge(session, at, case, now)
    else:
        _fall_back(session, at, case, now)


def _side_event(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    found = chain_of(session, at, case)
    if case.severity == "U":
        told = found.up_to(case.tier) + found.safeguarding
        if case.going_by is not None:  # who goes is known: only the other mark still rings
            last = found.tiers[HEAD] if case.tier == HEAD or not found.safeguarding else ()
            told = (*found.safeguarding, *last)
        told = tuple(dict.fromkeys(one for one in told if one != case.going_by))
        case.also_at = clock.repeat_after(at.cal, timing(at, case), now)
        tell(session, [Telling(case, told, case.tier, "urgent", now)], now=now)
        return
    # R, half an hour before the bell: the safeguarding person's as well, whatever the tier
    case.also_at = clock.bell_rule_at(at.cal, now)
    told = found.tiers[DSP] or found.safeguarding or found.tiers[HEAD]
    tell(session, [Telling(case, told, case.tier, "bell", now)], now=now)
    write_down(session, [Happening(case, "bell_rule")], now=now)


def _next_tier(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    found = chain_of(session, at, case)
    held = tuple(bool(tier) for tier in found.tiers)
    reached, _ = clock.next_step(at.cal, timing(at, case), tier=case.tier, held=held)
    again = reached == case.tier
    if case.severity == "N" and case.ask == "hello" and case.lapsed_at is None:
        case.lapsed_at = now  # the child is told: couldn't today; talk instead?
    case.tier = max(reached, case.tier)
    if case.going_by is None:  # who is on the way to the child stays the one to say that they met
        case.owner_id = found.owner(case.tier) or case.owner_id
    if again:
        case.deadline_at = clock.repeat_after(at.cal, timing(at, case), now)
    else:
        _, case.deadline_at = clock.next_step(at.cal, timing(at, case), tier=case.tier, held=held)
        if case.deadline_at <= now:
            # a worker that slept: ring now, and the next tier soon after, never in one breath
            case.deadline_at = clock.repeat_after(at.cal, timing(at, case), now)
    told = found.tiers[case.tier] or ((case.owner_id,) if case.owner_id else ())
    what = "urgent" if case.severity == "U" else "ring"
    tell(session, [Telling(case, told, case.tier, what, now)], now=now)
    kind = (
        "unreachable" if found.unreachable or not told else "told_again" if again else "handed_up"
    )
    write_down(session, [Happening(case, kind, other_id=case.owner_id)], now=now)


def _nudge(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    case.nudged_at = now
    case.deadline_at = clock.grace_after_nudge(at.cal, case.severity, now)
    told = (case.owner_id,) if case.owner_id else ()
    tell(session, [Telling(case, told, case.tier, "nudge", now)], now=now)
    write_down(session, [Happening(case, "nudged", other_id=case.owner_id)], now=now)


def _fall_back(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    """The owner said "I've got this" and did not: it opens again, at the next tier."""
    found = chain_of(session, at, case)
    held = tuple(bool(tier) for tier in found.tiers)
    reached, _ = clock.next_step(at.cal, timing(at, case), tier=case.tier, held=held)
    if found.owner(reached) == case.owner_id:  # took it from below: somebody else now
        reached, _ = clock.next_step(at.cal, timing(at, case), tier=reached, held=held)
    _reopen(session, at, case, found, tier=reached, owner=found.owner(reached), now=now)
    write_down(session, [Happening(case, "opened_again", other_id=case.owner_id)], now=now)


def _reopen(
    session: Session,
    at: Ground,
    case: Concern,
    found: Chain,
    *,
    tier: int,
    owner: UUID | None,
    now: datetime,
) -> None:
    case.state, case.tier = "open", tier
    forget_answers(case)
    case.clock_from = clock.starts_at(at.cal, now, staffed_rota=at.school.staffed_rota)
    start_clock(at, case, found)
    case.owner_id = owner or case.owner_id
    told = (case.owner_id,) if case.owner_id else ()
    if case.severity == "U":
        told = tuple(dict.fromkeys((*told, *found.safeguarding)))
    what = "urgent" if case.severity == "U" else "ring"
    tell(session, [Telling(case, told, tier, what, max(case.clock_from, now))], now=now)


def not_yet(session: Session, case: Concern, *, now: datetime) -> None:
    """The child says that nobody came: another adult is told, and the DSP sees both statements."""
    at = ground(session, case.school_id, now)
    found = chain_of(session, at, case)
    logged_by = case.contacted_by or case.acked_by or case.owner_id
    tier, owner = case.tier, case.owner_id
    if logged_by is not None:
        tier, owner = next_eligible(found, not_again=logged_by)
    case.said, case.said_at = "not_yet", now
    case = _still_open(session, case)
    found = chain_of(session, at, case)
    _reopen(session, at, case, found, tier=tier, owner=owner, now=now)
    dsp = tuple(one for one in found.tiers[DSP] if one != case.owner_id)
    tell(session, [Telling(case, dsp, tier, "ring", max(case.clock_from, now))], now=now)
    what = Happening(case, "not_yet", "pupil", case.pupil_id, case.owner_id)
    write_down(session, [what], now=now)


def _still_open(session: Session, case: Concern) -> Concern:
    """Give the open case to the same addressee, where the child has asked again since it closed."""
    if case.state != "closed":
        return case
    place = (case.addressee, case.exclusions)
    others = open_cases_of_pupil(session, case.school_id, case.pupil_id)
    return next((one for one in others if (one.addressee, one.exclusions) == place), case)


def _reroute(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    """Give a case whose owner is gone to whoever holds its tier now, or the next above."""
    found = chain_of(session, at, case)
    if case.state != "open":
        # an acknowledgement lapses with its giver; the clock starts again
        _reopen(session, at, case, found, tier=found.first_tier(), owner=None, now=now)
    else:
        tier = case.tier if found.tiers[case.tier] else found.first_tier(case.tier)
        before = case.deadline_at
        case.tier = tier
        start_clock(at, case, found)
        case.owner_id = case.going_by or case.owner_id
        if before is not None and case.deadline_at is not None:
            case.deadline_at = min(before, case.deadline_at)
        told = found.tiers[tier]
        what = "urgent" if case.severity == "U" else "ring"
        tell(session, [Telling(case, told, tier, what, max(case.clock_from, now))], now=now)
    kind = "unreachable" if found.unreachable else "rerouted"
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
    tell(session, [Telling(case, found.tiers[DSP], case.tier, "ring", now)], now=now)
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
