"""What the clock does with a case that nobody stops: it climbs, rings again, opens again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.concerns import clock
from app.concerns.deciding import ask_for_a_decision
from app.concerns.models import Concern
from app.concerns.presence import still_away
from app.concerns.reopening import reopen
from app.concerns.routing import HEAD, Chain
from app.concerns.standing import Ground, chain_of, ground, timing
from app.concerns.telling import Happening, Telling, tell, write_down
from app.concerns.winding import own, sooner_where_nobody_is_reached


def pass_deadline(session: Session, case: Concern, *, now: datetime) -> None:
    """Do what a deadline or side event asks for, once; the same again finds nothing due."""
    if case.state == "closed":
        return
    at = ground(session, case.school_id, now)
    late, aside = _is_due(case.deadline_at, now), _is_due(case.also_at, now)
    if late and case.off_site_at is not None and case.severity != "U":
        still_away(session, case, now=now)
    elif case.state == "open" and case.severity == "U":
        if late or aside:
            _ring_urgent(session, at, case, late=late)
    elif case.state == "open":
        if aside:
            _before_the_bell(session, at, case)
        if late:
            _next_tier(session, at, case)
    elif late:
        _remind(session, at, case, now)
    if _is_due(case.decide_at, now):
        ask_for_a_decision(session, at, case)


def _is_due(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now


def _ring_urgent(session: Session, at: Ground, case: Concern, *, late: bool) -> None:
    """Ring everybody whose mark is missing, once, the next tier among them where its time came."""
    found = chain_of(session, at, case)
    climbed = late and _climb(at, case, found)
    told = _for_the_missing_mark(case, found)
    if climbed:
        told = (*told, *found.tiers[case.tier])
    case.also_at = clock.repeat_after(at.cal, timing(at, case), at.now)
    if late and not climbed:
        case.deadline_at = case.also_at
    _ring(session, case, found, told, "urgent", climbed=climbed, now=at.now)


def _for_the_missing_mark(case: Concern, found: Chain) -> tuple[UUID, ...]:
    if case.going_by is None:
        return (*found.up_to(case.tier), *found.safeguarding)
    # who goes is known: only that safeguarding has it still rings
    last = found.tiers[HEAD] if case.tier == HEAD or not found.safeguarding else ()
    return tuple(one for one in (*found.safeguarding, *last) if one != case.going_by)


def _next_tier(session: Session, at: Ground, case: Concern) -> None:
    found = chain_of(session, at, case)
    if case.severity == "N" and case.ask == "hello" and case.lapsed_at is None:
        case.lapsed_at = at.now  # the child is told: couldn't today; talk instead?
    climbed = _climb(at, case, found)
    _ring(session, case, found, found.tiers[case.tier], "ring", climbed=climbed, now=at.now)


def _climb(at: Ground, case: Concern, found: Chain) -> bool:
    """Bring a case to the next tier that holds anybody; says whether there was one."""
    when = timing(at, case)
    reached, _ = clock.next_step(at.cal, when, tier=case.tier, held=found.held)
    climbed = reached > case.tier
    case.tier = max(reached, case.tier)
    if case.going_by is None:  # who is on the way to the child stays the one to say that they met
        own(case, found, at.now)
    if climbed:
        _, case.deadline_at = clock.next_step(at.cal, when, tier=case.tier, held=found.held)
    if not climbed or case.deadline_at is None or case.deadline_at <= at.now:
        # the top; or a worker that slept: ring now, and the next soon after, never in one breath
        case.deadline_at = clock.repeat_after(at.cal, when, at.now)
    sooner_where_nobody_is_reached(at, case)
    return climbed


def _ring(
    session: Session,
    case: Concern,
    found: Chain,
    adults: Iterable[UUID],
    what: str,
    *,
    climbed: bool,
    now: datetime,
) -> None:
    owner = (case.owner_id,) if case.owner_id and case.going_by is None else ()
    told = tuple(dict.fromkeys((*owner, *adults)))
    tell(session, [Telling(case, told, case.tier, what, now)], now=now)
    alone = found.unreachable or not told
    kind = "unreachable" if alone else "handed_up" if climbed else "told_again"
    write_down(session, [Happening(case, kind, other_id=case.owner_id)], now=now)


def _before_the_bell(session: Session, at: Ground, case: Concern) -> None:
    """Half an hour before the bell an R not seen is safeguarding's as well, whatever its tier."""
    found = chain_of(session, at, case)
    case.also_at = clock.bell_rule_at(at.cal, at.now)
    tell(session, [Telling(case, found.lead, case.tier, "bell", at.now)], now=at.now)
    write_down(session, [Happening(case, "bell_rule")], now=at.now)


def _remind(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    """Remind who promised, once; then it opens again."""
    if case.nudged_at is not None:
        _fall_back(session, at, case, now)
        return
    case.nudged_at = now
    case.deadline_at = clock.grace_after_nudge(at.cal, case.severity, now)
    told = (case.owner_id,) if case.owner_id else ()
    tell(session, [Telling(case, told, case.tier, "nudge", now)], now=now)
    write_down(session, [Happening(case, "nudged", other_id=case.owner_id)], now=now)


def _fall_back(session: Session, at: Ground, case: Concern, now: datetime) -> None:
    """The owner said "I've got this" and did not: it opens again, at the next tier."""
    found = chain_of(session, at, case)
    when = timing(at, case)
    reached, _ = clock.next_step(at.cal, when, tier=case.tier, held=found.held)
    if found.owner(reached) == case.owner_id:  # took it from below: somebody else now
        reached, _ = clock.next_step(at.cal, when, tier=reached, held=found.held)
    reopen(session, at, case, found, tier=reached)
    write_down(session, [Happening(case, "opened_again", other_id=case.owner_id)], now=now)
