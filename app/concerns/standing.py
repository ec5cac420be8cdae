"""Gathers the facts by which cases are routed: a school's ground, and whom each pupil trusts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, and_, col, select

from app.concerns.clock import Timing
from app.concerns.models import Concern, Exclusion, Party
from app.concerns.routing import Chain, Standing, chain
from app.roster import calendar, queries
from app.roster.models import Class, Membership, School
from app.trust import queries as trust


@dataclass(frozen=True, slots=True)
class Ground:
    """A school for one moment: its days, its staff, and who stands in for whom."""

    school: School
    cal: calendar.Calendar
    staff: queries.StaffRoom
    covers: Mapping[UUID, UUID]
    now: datetime

    def away(self, severity: str) -> frozenset[UUID]:
        """Give who cannot be rung: for U those away now, else those away later today too."""
        until = self.now if severity == "U" else calendar.closing_after(self.cal, self.now)
        return frozenset(
            one
            for one, spans in self.staff.away.items()
            if any(start <= until and end > self.now for start, end in spans)
        )

    @property
    def inactive(self) -> frozenset[UUID]:
        return frozenset(
            one for one, person in self.staff.people.items() if person.status != "active"
        )


@dataclass(frozen=True, slots=True)
class Trusted:
    """Whom one pupil chose, does not want, and is family of."""

    circle: tuple[UUID, ...] = ()
    default: UUID | None = None
    vetoed: frozenset[UUID] = frozenset()
    related: frozenset[UUID] = frozenset()


def grounds(session: Session, school_ids: Collection[UUID], now: datetime) -> dict[UUID, Ground]:
    """Read schools as routing needs them, in as many statements as for one."""
    schools = queries.schools(session, school_ids)
    calendars = queries.calendars_of(session, school_ids)
    rooms = queries.staff_rooms(session, school_ids, now)
    covers = trust.covers(session, school_ids, calendar.school_day(now))
    return {
        one: Ground(schools[one], calendars[one], rooms[one], covers[one], now)
        for one in school_ids
    }


def ground(session: Session, school_id: UUID, now: datetime) -> Ground:
    return grounds(session, [school_id], now)[school_id]


def trusted(
    session: Session, school_id: UUID, pupil_ids: Collection[UUID], now: datetime
) -> dict[UUID, Trusted]:
    return trusted_in(session, [school_id], pupil_ids, now)


def trusted_in(
    session: Session, school_ids: Collection[UUID], pupil_ids: Collection[UUID], now: datetime
) -> dict[UUID, Trusted]:
    """Read whom pupils of these schools trust, in four statements whatever their number."""
    circles = trust.circles(session, school_ids, pupil_ids)
    vetoes = trust.vetoes(session, school_ids, pupil_ids)
    related = queries.related_staff(session, school_ids, pupil_ids)
    on = calendar.school_day(now)
    defaults: dict[UUID, UUID] = {}
    for pupil_id, adult_id in session.exec(
        select(Membership.person_id, Class.default_adult_id)
        .join(Class, and_(Class.school_id == Membership.school_id, Class.id == Membership.class_id))
        .where(
            col(Membership.school_id).in_(school_ids),
            col(Membership.person_id).in_(pupil_ids),
            Membership.role == "pupil",
            *queries.on_that_day(on),
        )
        .order_by(col(Class.kind), col(Class.name))
    ):
        if adult_id is not None:
            defaults.setdefault(pupil_id, adult_id)
    return {
        one: Trusted(circles[one], defaults.get(one), vetoes[one], frozenset(related[one]))
        for one in pupil_ids
    }


def standing(
    at: Ground,
    trust_of: Trusted,
    *,
    severity: str,
    addressee: str,
    reserved: bool,
    kept_out: frozenset[UUID],
) -> Standing:
    """Put together the facts of one case; `kept_out` are those held from this case alone."""
    named = _adult(addressee)
    return Standing(
        named=named if named in at.staff.people else None,
        # an unverified ask must show nothing of a circle: it goes to the default adult and the DSP
        circle=() if addressee == "device" else trust_of.circle,
        default=trust_of.default,
        dsps=at.staff.holding("dsp"),
        deputies=at.staff.holding("deputy"),
        heads=at.staff.holding("head", "acting_head"),
        chairs=at.staff.holding("chair"),
        excluded=trust_of.vetoed | kept_out,
        away=at.away(severity),
        inactive=at.inactive,
        related=trust_of.related - set(trust_of.circle),
        cover=at.covers,
        reserved=reserved,
    )


def _adult(addressee: str) -> UUID | None:
    return UUID(hex=addressee) if len(addressee) == 32 else None  # noqa: PLR2004 - an id in hex


def kept_out(session: Session, concern: Concern) -> frozenset[UUID]:
    """Give who is held out of one case, vetoes included that were there when it opened."""
    return kept_out_of(session, [concern])[concern.id]


def kept_out_of(session: Session, concerns: Collection[Concern]) -> dict[UUID, frozenset[UUID]]:
    """Give who is held out of each case, in one statement."""
    found: dict[UUID, set[UUID]] = {case.id: set() for case in concerns}
    if not found:
        return {}
    for case_id, adult_id in session.exec(
        select(Exclusion.concern_id, Exclusion.adult_id).where(
            col(Exclusion.school_id).in_({case.school_id for case in concerns}),
            col(Exclusion.concern_id).in_(found),
            col(Exclusion.lifted_by).is_(None),
        )
    ):
        found[case_id].add(adult_id)
    return {case_id: frozenset(adults) for case_id, adults in found.items()}


def let_back(session: Session, concern: Concern, named: UUID | None) -> bool:
    """Let an adult back whom the child once did not want, and now asks by name again."""
    if named is None or concern.addressee != named.hex:
        return False
    key = (concern.school_id, concern.id, named)
    held, party = session.get(Exclusion, key), session.get(Party, key)
    if held is None or held.why != "veto" or held.lifted_by is not None:
        return False
    held.lifted_by = concern.pupil_id
    if party is not None:
        party.revoked_at = None
    session.flush()
    return True


def chain_of(session: Session, at: Ground, concern: Concern) -> Chain:
    """Put together the present chain of one open case."""
    trust_of = trusted(session, concern.school_id, [concern.pupil_id], at.now)
    return chain_for(at, trust_of[concern.pupil_id], concern, kept_out(session, concern))


def chain_for(at: Ground, trust_of: Trusted, concern: Concern, held_out: frozenset[UUID]) -> Chain:
    return chain(
        standing(
            at,
            trust_of,
            severity=concern.severity,
            addressee=concern.addressee,
            reserved=concern.reserved,
            kept_out=held_out,
        )
    )


def _began_with_an_opening(cal: calendar.Calendar, concern: Concern) -> bool:
    begins = concern.clock_from
    just_before = begins - timedelta(microseconds=1)
    return begins > concern.opened_at and not calendar.is_open_at(cal, just_before)


def timing(at: Ground, concern: Concern) -> Timing:
    return Timing(
        severity=concern.severity,
        band=concern.band,
        pru=at.school.kind == "pru",
        clock_from=concern.clock_from,
        staffed_rota=at.school.staffed_rota,
        from_home=_began_with_an_opening(at.cal, concern),
    )
