"""Opens cases and brings new evidence to open ones; no insert is ever refused, none falls out."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.severity import Severity, is_worse, worst
from app.concerns import clock
from app.concerns.models import Cause, Concern, Exclusion
from app.concerns.raised import Raised
from app.concerns.routing import TIERS, Chain, chain, rung_at_once
from app.concerns.standing import (
    Ground,
    Trusted,
    chain_for,
    grounds,
    kept_out_of,
    let_back,
    standing,
    timing,
    trusted_in,
)
from app.concerns.telling import Happening, Telling, tell, write_down

RING_AGAIN: Final = timedelta(minutes=5)


@dataclass(slots=True)
class _Opening:
    """One raised check-in on its way into a case."""

    raised: Raised
    addressee: str
    out: frozenset[UUID]
    chain: Chain

    @property
    def exclusions(self) -> str:
        return ",".join(sorted(adult.hex for adult in self.out))


@dataclass(frozen=True, slots=True)
class _Attaching:
    """One raised check-in that comes to an open case."""

    raised: Raised
    trust_of: Trusted
    out: frozenset[UUID]
    wanted_again: bool  # who was once not wanted is asked for by name


def raise_cases(
    session: Session, raised: Sequence[Raised], *, now: datetime
) -> dict[tuple[UUID, UUID, UUID], Concern]:
    """Open a case for each raised check-in, or attach it to the open one.

    The pupils' rows are locked by the caller, so that two asks cannot both open a case. However
    many are raised, in however many schools, the statements are as many as for one.

    Returns:
        The case of each check-in, by its school, pupil and id.
    """
    if not raised:
        return {}
    schools, pupils = {one.school_id for one in raised}, {one.pupil_id for one in raised}
    at, trust_of = grounds(session, schools, now), trusted_in(session, schools, pupils, now)
    still_open = _still_open(session, schools, pupils)
    lately = _asked_lately(session, still_open.values(), now)
    out = kept_out_of(session, still_open.values())
    tellings: list[Telling] = []
    happenings: list[Happening] = []
    cases: dict[tuple[UUID, UUID, UUID], Concern] = {}
    excluded: list[Exclusion] = []
    for one in raised:
        ground, opening = at[one.school_id], _place(at[one.school_id], trust_of[one.pupil_id], one)
        key = (one.pupil_id, opening.addressee, opening.exclusions)
        case = still_open.get(key)
        if case is None:
            case = still_open[key] = _open(ground, opening, now)
            session.add(case)
            happened = "opened"
            tellings += _first_rings(case, opening.chain, now)
            lately.add(case.id)
            out[case.id] = opening.out
            excluded += _exclusions(case, opening.out, now)
        else:
            happened = "attached"
            wanted_again = one.named in out[case.id] and let_back(session, case, one.named)
            out[case.id] -= {one.named} if wanted_again else set()
            said = _Attaching(one, trust_of[one.pupil_id], out[case.id], wanted_again)
            tellings += _attach(ground, case, said, quiet=case.id in lately)
        figures = json.dumps(one.figures, sort_keys=True) if one.figures else None
        happenings.append(Happening(case, happened, "pupil", one.pupil_id, figures=figures))
        cases[one.school_id, one.pupil_id, one.check_in_id] = case
    tell(session, tellings, now=now)
    session.flush()  # the cases before what hangs on them
    session.add_all([*excluded, *_causes(raised, cases, now)])
    write_down(session, happenings, now=now)
    return cases


def _still_open(
    session: Session, schools: Collection[UUID], pupils: Collection[UUID]
) -> dict[tuple[UUID, str, str], Concern]:
    """Give the open cases of pupils by what makes a case one: pupil, addressee, exclusions."""
    rows = session.exec(
        select(Concern)
        .where(
            col(Concern.school_id).in_(schools),
            col(Concern.pupil_id).in_(pupils),
            Concern.state != "closed",
        )
        .order_by(col(Concern.id))
        .with_for_update()  # an adult's answer comes before this or after, never amid
    )
    return {(case.pupil_id, case.addressee, case.exclusions): case for case in rows}


def _place(at: Ground, trust_of: Trusted, one: Raised) -> _Opening:
    """Find whose case it is: the head's where reserved, the named adult's, or the circle's."""
    out = frozenset({one.about}) if one.reserved and one.about else frozenset()
    out = frozenset(adult for adult in out if adult in at.staff.people)
    if one.unverified:
        addressee = "device"
    elif one.reserved:
        addressee = "head"
    elif one.named in at.staff.people and one.named not in (trust_of.vetoed | at.inactive):
        addressee = one.named.hex if one.named else "circle"
    else:
        addressee = "circle"  # unknown or departed: the first routable, as the receipt says
    found = chain(
        standing(
            at,
            trust_of,
            severity=one.severity,
            addressee=addressee,
            reserved=one.reserved,
            kept_out=out,
        )
    )
    return _Opening(one, addressee, out, found)


def _open(at: Ground, opening: _Opening, now: datetime) -> Concern:
    one, found = opening.raised, opening.chain
    begins = clock.starts_at(at.cal, now, staffed_rota=at.school.staffed_rota)
    case = Concern(
        school_id=at.school.id,
        pupil_id=one.pupil_id,
        addressee=opening.addressee,
        exclusions=opening.exclusions,
        severity=one.severity,
        band=one.band,
        ask=one.ask,
        reserved=one.reserved,
        unverified=one.unverified,
        late_seconds=one.late_seconds,
        tier=found.first_tier(),
        opened_at=now,
        clock_from=begins,
    )
    start_clock(at, case, found)
    if one.reads:
        _by_the_bell(at, case)
    return case


def _exclusions(case: Concern, out: frozenset[UUID], now: datetime) -> list[Exclusion]:
    return [
        Exclusion(
            school_id=case.school_id, concern_id=case.id, adult_id=adult, why="named", since_at=now
        )
        for adult in sorted(out)
    ]


def _causes(
    raised: Sequence[Raised], cases: Mapping[tuple[UUID, UUID, UUID], Concern], now: datetime
) -> list[Cause]:
    return [
        Cause(
            school_id=one.school_id,
            pupil_id=one.pupil_id,
            check_in_id=one.check_in_id,
            concern_id=cases[one.school_id, one.pupil_id, one.check_in_id].id,
            why=one.why,
            at=now,
        )
        for one in raised
    ]


def start_clock(at: Ground, case: Concern, found: Chain) -> None:
    """Set owner, next deadline and side event from the tier and the clock's start."""
    case.owner_id = found.owner(case.tier)
    held = tuple(bool(tier) for tier in found.tiers)
    when = timing(at, case)
    reached, case.deadline_at = clock.next_step(at.cal, when, tier=case.tier, held=held)
    if case.severity in "NP":
        # where safeguarding is the first to hold it, the bell is theirs too
        first = clock.read_by(at.cal, when)
        case.deadline_at = min(case.deadline_at, first) if first > at.now else case.deadline_at
    if reached == case.tier and case.deadline_at <= at.now:
        case.deadline_at = clock.repeat_after(at.cal, when, at.now)  # the top was rung already
    if case.severity == "U":
        case.also_at = clock.repeat_after(at.cal, when, case.clock_from)
    elif case.severity == "R":
        case.also_at = clock.bell_rule_at(at.cal, max(case.clock_from, at.now))
    else:
        case.also_at = None


def _by_the_bell(at: Ground, case: Concern) -> None:
    note = replace(timing(at, case), severity=Severity.NEEDS_READING.value)
    by = clock.read_by(at.cal, note)
    if case.deadline_at is not None and at.now < by < case.deadline_at:
        case.deadline_at = by


def forget_answers(case: Concern) -> None:
    """Take back every mark and signature: what comes now was seen by nobody yet."""
    case.nudged_at = case.acked_by = case.acked_at = case.offered_to = case.offered_at = None
    case.going_by = case.going_at = case.dsp_by = case.dsp_at = None
    case.outcome = case.disclosed = None
    case.closed_by = case.closed_at = case.second_by = case.second_at = None


def _first_rings(case: Concern, found: Chain, now: datetime) -> list[Telling]:
    told = rung_at_once(
        found, case.severity, words=case.words, reserved=case.reserved or case.unverified
    )
    what = "urgent" if case.severity == "U" else "ring"
    return [Telling(case, told, case.tier, what, max(case.clock_from, now))]


def _asked_lately(session: Session, cases: Collection[Concern], now: datetime) -> set[UUID]:
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


def _attach(at: Ground, case: Concern, said: _Attaching, *, quiet: bool) -> list[Telling]:
    """Bring new evidence to an open case: severity may rise, the deadline may come nearer.

    A pattern never rings again. A child who asks again is heard again: on a case that somebody
    took, the clock starts anew with the present owner first.
    """
    one, now = said.raised, at.now
    raised = is_worse(one.severity, Severity(case.severity))
    case.severity = worst(Severity(case.severity), one.severity)
    if one.ask != "none":
        case.ask = one.ask
    if not one.rings:
        return []
    before, taken = case.deadline_at, case.state != "open"
    found = chain_for(at, said.trust_of, case, said.out)
    if said.wanted_again:
        case.tier, case.owner_id, taken = found.first_tier(), None, True
    if raised or taken:
        case.state = "open"
        case.clock_from = clock.starts_at(at.cal, now, staffed_rota=at.school.staffed_rota)
        forget_answers(case)
        owner, holder = case.owner_id, found.owner(case.tier)
        start_clock(at, case, found)
        still = owner is not None and owner in found.up_to(TIERS - 1)
        case.owner_id = owner if still else holder
    if one.reads:
        _by_the_bell(at, case)
    if before is not None and case.deadline_at is not None and (before > now or not taken):
        case.deadline_at = min(before, case.deadline_at)
    if quiet and not raised and not taken:
        return []
    told = rung_at_once(found, case.severity, reserved=case.reserved)
    first = (case.owner_id,) if case.owner_id else ()
    what = "urgent" if case.severity == "U" else "ring"
    everybody = tuple(dict.fromkeys((*first, *(told if raised else ()))))
    return [Telling(case, everybody, case.tier, what, max(case.clock_from, now))]
