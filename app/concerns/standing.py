"""Gathers the facts by which cases are routed: a school's ground, and whom each pupil trusts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Final
from uuid import UUID

from sqlalchemy import Date, Table, bindparam
from sqlmodel import Session, and_, col, or_, select

from app.concerns.clock import Timing
from app.concerns.models import Concern, Exclusion, Party
from app.concerns.routing import Chain, Standing, chain
from app.kernel.many import ForMany, same_row, types_of
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


def grounds(
    session: Session,
    school_ids: Collection[UUID],
    now: datetime,
    calendars: Mapping[UUID, calendar.Calendar] | None = None,
) -> dict[UUID, Ground]:
    """Read schools as routing needs them, in as many statements as for one.

    Calendars that this very transaction has read are not read again.
    """
    schools = queries.schools(session, school_ids)
    if calendars is None:
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
    return trusted_in(session, [(school_id, one) for one in pupil_ids], now)


_MEMBERS: Final[Table] = Membership.__table__  # type: ignore[attr-defined]  # set by SQLModel
_CLASSES: Final[Table] = Class.__table__  # type: ignore[attr-defined]  # as above
_TODAY: Final = bindparam("on", type_=Date)
_DEFAULTS: Final = ForMany(
    lambda given: (
        select(_MEMBERS.c.person_id, _CLASSES.c.kind, _CLASSES.c.name, _CLASSES.c.default_adult_id)
        .join_from(given, _MEMBERS, same_row(given, _MEMBERS, "school_id", "person_id"))
        .join(
            _CLASSES,
            and_(
                _CLASSES.c.school_id == _MEMBERS.c.school_id,
                _CLASSES.c.id == _MEMBERS.c.class_id,
            ),
        )
        .where(
            _MEMBERS.c.role == "pupil",
            _MEMBERS.c.from_on <= _TODAY,
            or_(_MEMBERS.c.until_on.is_(None), _MEMBERS.c.until_on > _TODAY),
            _CLASSES.c.default_adult_id.is_not(None),
        )
    ),
    **types_of(_MEMBERS, "school_id", "person_id"),
)


def trusted_in(
    session: Session, pupils: Collection[tuple[UUID, UUID]], now: datetime
) -> dict[UUID, Trusted]:
    """Read whom each (school, pupil) trusts, in four statements whatever their number."""
    circles, vetoes = trust.circles(session, pupils), trust.vetoes(session, pupils)
    related = queries.related_staff(session, pupils)
    defaults: dict[UUID, UUID] = {}
    of_classes = _DEFAULTS.run(session, list(pupils), on=calendar.school_day(now))
    for pupil_id, _, _, adult_id in sorted(of_classes, key=itemgetter(1, 2)):
        defaults.setdefault(pupil_id, adult_id)
    return {
        one: Trusted(circles[one], defaults.get(one), vetoes[one], frozenset(related[one]))
        for _, one in pupils
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
