"""Calls the adult with a class to its tablet, where a child there is in danger: no name, no why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.concerns.models import Concern
from app.concerns.routing import may_hold
from app.concerns.standing import Ground, Trusted, standing
from app.notify.outbox import Ring, owe
from app.roster import calendar
from app.roster.with_class import with_class


@dataclass(frozen=True, slots=True)
class Danger:
    """An urgent case, at the moment in which it became one."""

    case: Concern
    at: Ground
    trust_of: Trusted
    out: frozenset[UUID]


def call_the_class(session: Session, dangers: Collection[Danger], *, now: datetime) -> None:
    """Owe "Please go to your class tablet" to whoever is with the class, while school is open.

    It makes nobody a reader of the case: there is no inbox row. Never to somebody kept out of it,
    nor to family that the child did not choose. Two statements more, however many are in danger.
    """
    here = [one for one in dangers if calendar.is_open_at(one.at.cal, now)]
    adults = with_class(session, {(one.case.school_id, one.case.pupil_id) for one in here}, now)
    owe(session, [ring for one in here for ring in _rings(one, adults, now)], now=now)


def _rings(
    one: Danger, adults: Mapping[tuple[UUID, UUID], tuple[UUID, ...]], now: datetime
) -> list[Ring]:
    case, circle = one.case, one.trust_of.circle
    facts = standing(
        one.at,
        one.trust_of,
        severity="U",
        addressee=case.addressee,
        reserved=case.reserved,
        kept_out=one.out,
    )
    return [
        Ring(
            school_id=case.school_id,
            adult_id=adult,
            concern_id=case.id,
            pupil_id=case.pupil_id,
            what="tablet",
            number=case.rings,
            urgent=True,
            at=now,
            to_tablet=True,
        )
        for adult in adults.get((case.school_id, case.pupil_id), ())
        if may_hold(facts, adult, chosen=adult in circle) and adult not in facts.away
    ]
