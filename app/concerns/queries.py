"""Which cases an adult may see, judged by the one policy; to the others they do not exist."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, exists, func, or_, select, tuple_

from app.access.actor import Actor
from app.access.policy import Action, may
from app.concerns.between import facts, stands
from app.concerns.models import Cause, Concern, Event, Exclusion, Party
from app.kernel.problems import absent
from app.trust.models import Veto
from app.trust.queries import vetoed_by


def case_for(
    session: Session, actor: Actor, concern_id: UUID, action: Action, *, now: datetime
) -> Concern:
    """Give a case to an adult who may do this with it, locked for change.

    Raises:
        Problem: `not_found`: absent, of another school, or not for this adult; all the same.
    """
    case = session.exec(
        select(Concern)
        .where(Concern.school_id == actor.school_id, Concern.id == concern_id)
        .with_for_update()
    ).first()
    if case is None:
        raise absent()
    if not may(action, actor, facts(session, actor, case, now)):
        raise absent()
    return case


def not_kept_from(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """Say in SQL that a case is neither vetoed nor held from an adult."""
    return (
        ~exists().where(
            and_(
                col(Exclusion.school_id) == Concern.school_id,
                col(Exclusion.concern_id) == Concern.id,
                col(Exclusion.adult_id) == actor.person_id,
                col(Exclusion.lifted_by).is_(None),
            )
        ),
        ~exists().where(
            and_(
                col(Veto.school_id) == Concern.school_id,
                col(Veto.pupil_id) == Concern.pupil_id,
                col(Veto.adult_id) == actor.person_id,
            )
        ),
    )


def told_now(actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Say in SQL that an adult was told of a case by now, and still is."""
    return exists().where(
        and_(
            col(Party.school_id) == Concern.school_id,
            col(Party.concern_id) == Concern.id,
            col(Party.adult_id) == actor.person_id,
            *stands(now),
        )
    )


def hidden_from(session: Session, actor: Actor) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Give the cases and the pupils of which an adult must see nothing, in lists of others too."""
    if actor.person_id is None:
        return frozenset(), frozenset()
    cases = frozenset(
        session.exec(
            select(Exclusion.concern_id).where(
                Exclusion.school_id == actor.school_id,
                Exclusion.adult_id == actor.person_id,
                col(Exclusion.lifted_by).is_(None),
            )
        )
    )
    return cases, vetoed_by(session, actor.school_id, actor.person_id)


def held_out(session: Session, case: Concern) -> Sequence[UUID]:
    """Give who is kept from a case by words in a note, and was not put back."""
    return session.exec(
        select(Exclusion.adult_id).where(
            Exclusion.school_id == case.school_id,
            Exclusion.concern_id == case.id,
            Exclusion.why == "held",
            col(Exclusion.lifted_by).is_(None),
        )
    ).all()


def alone(session: Session) -> int:
    """Count open cases of any school that nobody holds, or that wait for people out of reach."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Concern)
            .where(
                Concern.state != "closed",
                or_(
                    col(Concern.owner_id).is_(None),
                    and_(Concern.state == "open", col(Concern.unreachable_at).is_not(None)),
                ),
            )
        )
        or 0
    )


def causes(session: Session, case: Concern) -> Sequence[Cause]:
    return session.exec(
        select(Cause)
        .where(Cause.school_id == case.school_id, Cause.concern_id == case.id)
        .order_by(col(Cause.at))
    ).all()


def events(session: Session, case: Concern) -> Sequence[Event]:
    return session.exec(
        select(Event)
        .where(Event.school_id == case.school_id, Event.concern_id == case.id)
        .order_by(col(Event.at), col(Event.id))
    ).all()


def of_pupil(
    session: Session, school_id: UUID, pupil_id: UUID, *, limit: int = 20
) -> Sequence[Concern]:
    """Give a pupil's cases, newest first."""
    return session.exec(
        select(Concern)
        .where(Concern.school_id == school_id, Concern.pupil_id == pupil_id)
        .order_by(col(Concern.opened_at).desc(), col(Concern.id).desc())
        .limit(limit)
    ).all()


def open_cases_of_pupil(session: Session, school_id: UUID, pupil_id: UUID) -> Sequence[Concern]:
    return session.exec(
        select(Concern)
        .where(
            Concern.school_id == school_id,
            Concern.pupil_id == pupil_id,
            Concern.state != "closed",
        )
        .with_for_update()
    ).all()


def open_cases_held(session: Session, school_id: UUID, adult_id: UUID) -> Sequence[Concern]:
    """Give the open cases that wait for an adult: as owner, by a mark given, or by an offer."""
    return session.exec(
        select(Concern)
        .where(
            Concern.school_id == school_id,
            or_(
                Concern.owner_id == adult_id,
                Concern.going_by == adult_id,
                Concern.dsp_by == adult_id,
                Concern.offered_to == adult_id,
            ),
            Concern.state != "closed",
        )
        .order_by(col(Concern.id))
        .with_for_update()
    ).all()


def cases(
    session: Session, wanted: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], Concern]:
    """Give cases by (school, id), in one statement."""
    rows = session.exec(
        select(Concern).where(tuple_(col(Concern.school_id), col(Concern.id)).in_(wanted))
    )
    return {(row.school_id, row.id): row for row in rows}


def due(session: Session, now: datetime, *, limit: int = 200) -> Sequence[tuple[UUID, UUID]]:
    """Give (school, id) of open cases whose time has come: those in danger first, then by time."""
    return session.exec(
        select(Concern.school_id, Concern.id)
        .where(
            Concern.state != "closed",
            or_(
                col(Concern.deadline_at) <= now,
                col(Concern.also_at) <= now,
                col(Concern.decide_at) <= now,
            ),
        )
        .order_by(col(Concern.severity) != "U", col(Concern.deadline_at))
        .limit(limit)
    ).all()
