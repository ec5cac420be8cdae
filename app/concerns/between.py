"""What is so between an adult and a case: told of it, owner of it, or kept from it."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, or_

from app.access.actor import Actor
from app.access.policy import Facts
from app.concerns.models import Concern, Exclusion, Party
from app.kernel.many import ForMany, same_row, types_of
from app.roster.models import Person
from app.trust.models import Veto


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
    asked = list({(case.school_id, adult, case.id) for adult, case in pairs})
    of_pupils = list({(case.school_id, adult, case.pupil_id) for adult, case in pairs})
    here = set(_ACTIVE.run(session, list({(school, adult) for school, adult, _ in asked})))
    told = set(_TOLD.run(session, asked, now=now))
    held = set(_HELD.run(session, asked))
    vetoed = set(_VETOED.run(session, of_pupils))
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


def stands(now: datetime | ColumnElement[datetime]) -> tuple[ColumnElement[bool], ...]:
    """Say in SQL that an inbox row is there to be seen: its time has come, and it was not ended."""
    return (
        col(Party.revoked_at).is_(None),
        col(Party.told_at) <= now,
        or_(col(Party.expires_at).is_(None), col(Party.expires_at) > now),
    )


def _rows(model: type[SQLModel], *key: str, only: Collection[ColumnElement[bool]] = ()) -> ForMany:
    """Prepare to ask which of many rows, by these columns, are there."""
    table: Table = model.__table__  # type: ignore[attr-defined]  # set by SQLModel
    return ForMany(
        lambda given: (
            columns(*(table.c[name] for name in key))
            .join_from(given, table, same_row(given, table, *key))
            .where(*only)
        ),
        **types_of(table, *key),
    )


_TOLD_AT: Final = Party.__table__.c.told_at.type  # type: ignore[attr-defined]  # as above
_ACTIVE: Final = _rows(Person, "school_id", "id", only=(col(Person.status) == "active",))
_BETWEEN: Final = ("school_id", "adult_id", "concern_id")
_TOLD: Final = _rows(Party, *_BETWEEN, only=stands(bindparam("now", type_=_TOLD_AT)))
_HELD: Final = _rows(Exclusion, *_BETWEEN, only=(col(Exclusion.lifted_by).is_(None),))
_VETOED: Final = _rows(Veto, "school_id", "adult_id", "pupil_id")
