"""Brings new evidence to an open case: it may grow more pressing, and never less."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.severity import Severity, is_worse, worst
from app.concerns import clock
from app.concerns.models import Cause, Concern
from app.concerns.raised import Raised
from app.concerns.routing import GRAVE, HEAD, Chain, rung_at_once
from app.concerns.standing import Ground, Trusted, chain_for
from app.concerns.telling import Telling
from app.concerns.winding import by_the_bell, forget_answers, start_clock

RING_AGAIN: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Attaching:
    """One raised check-in that comes to an open case."""

    raised: Raised
    trust_of: Trusted
    out: frozenset[UUID]
    wanted_again: bool  # who was once not wanted is asked for by name


def asked_lately(session: Session, cases: Collection[Concern], now: datetime) -> set[UUID]:
    """Give the cases that rang within minutes: forty asks are kept, and ring once."""
    if not cases:
        return set()
    return set(
        session.exec(
            select(Cause.concern_id).where(
                col(Cause.school_id).in_({case.school_id for case in cases}),
                col(Cause.concern_id).in_({case.id for case in cases}),
                col(Cause.at) > now - RING_AGAIN,
            )
        )
    )


def attach(at: Ground, case: Concern, said: Attaching, *, quiet: bool) -> list[Telling]:
    """Bring new evidence to an open case: severity may rise, the deadline may come nearer.

    A pattern never rings again. A child who asks again is heard again: on a case that somebody
    took, the clock starts anew with the present owner first.
    """
    one, now = said.raised, at.now
    raised = is_worse(one.severity, Severity(case.severity))
    graver = one.words >= GRAVE > case.words
    case.severity = worst(Severity(case.severity), one.severity)
    case.words = max(case.words, one.words)
    if one.ask != "none":
        case.ask = one.ask
    if not one.rings:
        return []
    before, found = case.deadline_at, chain_for(at, said.trust_of, case, said.out)
    taken = _is_to_begin_again(case, found, said)
    if raised or taken:
        _begin_again(at, case, found)
    elif graver:
        case.decide_at = clock.before_the_bell(at.cal, max(case.clock_from, now))
    if one.reads:
        by_the_bell(at, case)
    if before is not None and case.deadline_at is not None and (before > now or not taken):
        case.deadline_at = min(before, case.deadline_at)
    if quiet and not raised and not taken and not graver:
        return []
    told = rung_at_once(found, case.severity, words=case.words, reserved=case.reserved)
    first = (case.owner_id,) if case.owner_id else ()
    what = "urgent" if case.severity == "U" else "ring"
    everybody = tuple(dict.fromkeys((*first, *(told if raised or graver else ()))))
    return [Telling(case, everybody, case.tier, what, max(case.clock_from, now))]


def _is_to_begin_again(case: Concern, found: Chain, said: Attaching) -> bool:
    """Say whether what was answered, or waited, is to be heard anew."""
    if said.wanted_again:
        case.tier, case.owner_id = found.first_tier(), None
        return True
    if case.off_site_at is not None and case.severity != "U":
        # what a child writes is read, wherever they are
        case.off_site_by = case.off_site_at = None
        return True
    return case.state != "open"


def _begin_again(at: Ground, case: Concern, found: Chain) -> None:
    case.state = "open"
    case.clock_from = clock.starts_at(at.cal, at.now, staffed_rota=at.school.staffed_rota)
    forget_answers(case)
    owner = case.owner_id
    start_clock(at, case, found)
    if owner is not None and owner in found.up_to(HEAD):
        case.owner_id = owner  # who has it hears first
