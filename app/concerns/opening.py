"""Opens cases and brings new evidence to open ones; no insert is ever refused, none falls out."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from app.concerns import clock
from app.concerns.attaching import Attaching, asked_lately, attach
from app.concerns.calling import Danger, call_the_class
from app.concerns.models import Cause, Concern, Exclusion
from app.concerns.raised import Raised
from app.concerns.routing import HEAD, Chain, chain, rung_at_once
from app.concerns.standing import (
    Ground,
    Trusted,
    grounds,
    kept_out_of,
    let_back,
    standing,
    trusted_in,
)
from app.concerns.telling import Happening, Telling, tell, write_down
from app.concerns.winding import by_the_bell, start_clock
from app.kernel.adding import adding
from app.kernel.many import ForMany, same_row, types_of
from app.roster.calendar import Calendar


@dataclass(slots=True)
class _Opening:
    """One raised check-in on its way into a case."""

    raised: Raised
    addressee: str
    out: frozenset[UUID]
    chain: Chain

    @property
    def held(self) -> frozenset[UUID]:
        """Who is kept out by a machine, and may be put back; whom the child named is not."""
        named = {self.raised.about} if self.raised.reserved else set()
        return (self.out & self.raised.held) - named

    @property
    def exclusions(self) -> str:
        return ",".join(sorted(adult.hex for adult in self.out))


@dataclass(slots=True)
class _Raising:
    """What all that is raised in one transaction leaves to be written, together."""

    lately: set[UUID]  # cases that rang within minutes
    out: dict[UUID, frozenset[UUID]]
    tellings: list[Telling] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    opened: list[Concern] = field(default_factory=list)
    excluded: list[tuple[object, ...]] = field(default_factory=list)
    dangers: dict[UUID, Danger] = field(default_factory=dict)

    def opens(self, at: Ground, opening: _Opening) -> Concern:
        """Open a case."""
        case = _open(at, opening, at.now)
        self.opened.append(case)
        self.tellings += _first_rings(at, case, opening)
        self.lately.add(case.id)
        self.out[case.id] = opening.out
        self.excluded += _exclusions(case, opening, at.now)
        return case

    def attaches(
        self, session: Session, at: Ground, case: Concern, one: Raised, trust_of: Trusted
    ) -> None:
        """Bring new evidence to a case that is open."""
        wanted_again = one.named in self.out[case.id] and let_back(session, case, one.named)
        self.out[case.id] -= {one.named} if wanted_again else set()
        said = Attaching(one, trust_of, self.out[case.id], wanted_again)
        self.tellings += attach(at, case, said, quiet=case.id in self.lately)


def raise_cases(
    session: Session,
    raised: Sequence[Raised],
    *,
    now: datetime,
    calendars: Mapping[UUID, Calendar] | None = None,
) -> dict[tuple[UUID, UUID, UUID], Concern]:
    """Open a case for each raised check-in, or attach it to the open one.

    The pupils' rows are locked by the caller, so that two asks cannot both open a case. However
    many are raised, in however many schools, the statements are as many as for one. Calendars of
    their schools that this transaction has read are not read again.

    Returns:
        The case of each check-in, by its school, pupil and id.
    """
    if not raised:
        return {}
    schools = {one.school_id for one in raised}
    pupils = {(one.school_id, one.pupil_id) for one in raised}
    grounds_of = grounds(session, schools, now, calendars)
    trusted_of = trusted_in(session, pupils, now)
    still_open = _still_open(session, pupils)
    lately = asked_lately(session, still_open.values(), now)
    raising = _Raising(lately, kept_out_of(session, still_open.values()))
    cases: dict[tuple[UUID, UUID, UUID], Concern] = {}
    for one in raised:
        at, trust_of = grounds_of[one.school_id], trusted_of[one.pupil_id]
        opening = _place(at, trust_of, one)
        key = (one.pupil_id, opening.addressee, opening.exclusions)
        known = still_open.get(key)
        was = known.severity if known else None
        case = still_open[key] = known or raising.opens(at, opening)
        if known:
            raising.attaches(session, at, known, one, trust_of)
        if case.severity == "U" != was:
            raising.dangers[case.id] = Danger(case, at, trust_of, raising.out[case.id])
        raising.happenings += _happened(case, opening, opened=known is None)
        if one.check_in_id is not None:
            cases[one.school_id, one.pupil_id, one.check_in_id] = case
    tell(session, raising.tellings, opened=raising.opened, now=now)
    if raising.excluded:
        _EXCLUDE.run(session, raising.excluded)
    if causes := _causes(raised, cases, now):
        _CAUSES.run(session, causes)
    write_down(session, raising.happenings, now=now)
    call_the_class(session, raising.dangers.values(), now=now)
    return cases


_CASES: Final[Table] = Concern.__table__  # type: ignore[attr-defined]  # set by SQLModel
_OPEN: Final = ForMany(
    lambda given: (
        columns(_CASES.c.school_id, _CASES.c.id)
        .join_from(given, _CASES, same_row(given, _CASES, "school_id", "pupil_id"))
        .where(_CASES.c.state != "closed")
        .order_by(_CASES.c.id)
        .with_for_update(of=_CASES)  # an adult's answer comes before this or after, never amid
    ),
    **types_of(_CASES, "school_id", "pupil_id"),
)


def _still_open(
    session: Session, pupils: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, str, str], Concern]:
    """Give the open cases of pupils by what makes a case one: pupil, addressee, exclusions."""
    found = _OPEN.run(session, list(pupils))
    if not found:  # as for nearly every child who asks
        return {}
    rows = session.exec(
        select(Concern)
        .where(
            col(Concern.school_id).in_({school_id for school_id, _ in found}),
            col(Concern.id).in_({case_id for _, case_id in found}),
        )
        .order_by(col(Concern.id))
    )
    return {(case.pupil_id, case.addressee, case.exclusions): case for case in rows}


def _place(at: Ground, trust_of: Trusted, one: Raised) -> _Opening:
    """Find whose case it is: the head's where reserved, the named adult's, or the circle's."""
    about = frozenset({one.about}) if one.reserved and one.about else frozenset()
    out = frozenset(adult for adult in about | one.held if adult in at.staff.people)
    if one.unverified:
        addressee = "device"
    elif one.reserved:
        addressee = "head"
    elif one.named in at.staff.people and one.named not in (
        trust_of.vetoed | at.inactive | one.held
    ):
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
        words=one.words,
        reserved=one.reserved,
        unverified=one.unverified,
        late_seconds=one.late_seconds,
        tier=found.first_tier(),
        opened_at=now,
        clock_from=begins,
    )
    start_clock(at, case, found)
    if one.reads:
        by_the_bell(at, case)
    return case


_EXCLUDE: Final = adding(Exclusion, "school_id", "concern_id", "adult_id", "why", "since_at")
_CAUSES: Final = adding(Cause, "school_id", "pupil_id", "check_in_id", "concern_id", "why", "at")


def _exclusions(case: Concern, opening: _Opening, now: datetime) -> list[tuple[object, ...]]:
    return [
        (case.school_id, case.id, adult, "held" if adult in opening.held else "named", now)
        for adult in sorted(opening.out)
    ]


def _happened(case: Concern, opening: _Opening, *, opened: bool) -> list[Happening]:
    """Write down what came; of a new case also who is held out of it, and whether it is alone."""
    one = opening.raised
    figures = json.dumps(one.figures, sort_keys=True) if one.figures else None
    kind = "opened" if opened else "attached"
    came = Happening(case, kind, "pupil", one.pupil_id, figures=figures)
    if not opened:
        return [came]
    held = [Happening(case, "held_back", other_id=adult) for adult in sorted(opening.held)]
    alone = [Happening(case, "unreachable", other_id=case.owner_id)] if case.unreachable_at else []
    return [came, *held, *alone]


def _causes(
    raised: Sequence[Raised], cases: Mapping[tuple[UUID, UUID, UUID], Concern], now: datetime
) -> list[tuple[object, ...]]:
    return [
        (*key, cases[key].id, one.why, now)
        for one in raised
        if one.check_in_id is not None
        for key in [(one.school_id, one.pupil_id, one.check_in_id)]
    ]


def _first_rings(at: Ground, case: Concern, opening: _Opening) -> list[Telling]:
    found = opening.chain
    told = rung_at_once(
        found,
        case.severity,
        words=case.words,
        reserved=case.reserved,
        lead=bool(opening.held) or case.unverified,
    )
    if opening.held & set(at.staff.holding("dsp")):
        told = tuple(dict.fromkeys((*told, *found.tiers[HEAD])))  # told why in the DSP's stead
    what = "urgent" if case.severity == "U" else "ring"
    return [Telling(case, told, case.tier, what, max(case.clock_from, at.now))]
