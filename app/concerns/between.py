"""What is so between an adult and a case: told of it, owner of it, or kept from it."""

from collections.abc import Collection
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Tuple
from sqlmodel import Session, col, or_, select, tuple_

from app.access.actor import Actor
from app.access.policy import Facts
from app.concerns.models import Concern, Exclusion, Party
from app.roster.models import Person
from app.trust.models import Veto

Asked: TypeAlias = tuple[UUID, UUID, UUID]  # school, adult, case


def facts(session: Session, actor: Actor, case: Concern, now: datetime) -> Facts:
    """Gather what is so between an adult and a case, in four statements."""
    if actor.person_id is None or case.school_id != actor.school_id:
        return Facts(same_school=False)
    return facts_of(session, [(actor.person_id, case)], now)[(actor.person_id, case.id)]


def facts_of(
    session: Session, pairs: Collection[tuple[UUID, Concern]], now: datetime
) -> dict[tuple[UUID, UUID], Facts]:
    """Gather what is so between adults and cases of their own schools, in four statements for all.

    Returns:
        By (adult, case). A leaver, also one whose request is under way, is of no school.
    """
    here = _active(session, {(case.school_id, adult) for adult, case in pairs})
    asked = {(case.school_id, adult, case.id) for adult, case in pairs}
    told = _told_now(session, asked, now)
    held = set(
        session.exec(
            select(Exclusion.school_id, Exclusion.adult_id, Exclusion.concern_id).where(
                _of_both(Exclusion).in_(asked), col(Exclusion.lifted_by).is_(None)
            )
        )
    )
    between = tuple_(col(Veto.school_id), col(Veto.adult_id), col(Veto.pupil_id))
    vetoed = set(
        session.exec(
            select(Veto.school_id, Veto.adult_id, Veto.pupil_id).where(
                between.in_({(case.school_id, adult, case.pupil_id) for adult, case in pairs})
            )
        )
    )
    return {
        (adult, case.id): Facts(
            excluded=(case.school_id, adult, case.pupil_id) in vetoed
            or (case.school_id, adult, case.id) in held,
            told=(case.school_id, adult, case.id) in told,
            owner=case.owner_id == adult,
            offered=case.offered_to == adult,
        )
        if (case.school_id, adult) in here
        else Facts(same_school=False)
        for adult, case in pairs
    }


def _active(session: Session, people: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    rows = session.exec(
        select(Person.school_id, Person.id).where(
            tuple_(col(Person.school_id), col(Person.id)).in_(people), Person.status == "active"
        )
    )
    return set(rows)


def _told_now(session: Session, asked: Collection[Asked], now: datetime) -> set[Asked]:
    rows = session.exec(
        select(Party.school_id, Party.adult_id, Party.concern_id).where(
            _of_both(Party).in_(asked), *stands(now)
        )
    )
    return set(rows)


def _of_both(model: type[Party] | type[Exclusion]) -> Tuple:
    return tuple_(col(model.school_id), col(model.adult_id), col(model.concern_id))


def stands(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Say in SQL that an inbox row is there to be seen: its time has come, and it was not ended."""
    return (
        col(Party.revoked_at).is_(None),
        col(Party.told_at) <= now,
        or_(col(Party.expires_at).is_(None), col(Party.expires_at) > now),
    )
