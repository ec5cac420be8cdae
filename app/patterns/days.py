"""Reads closed days and a school's own rules; writes those rules."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.patterns.findings import Kind
from app.patterns.judging import DEFAULT_BUDGET, Knob
from app.patterns.models import ClosedDay, PatternRules
from app.patterns.rarity import terms_for

DEFAULTS: Final = (DEFAULT_BUDGET, frozenset[Kind]())


def closed(
    session: Session, schools: Collection[UUID], *, since: date
) -> set[tuple[UUID, UUID, date]]:
    """Give the days that were closed, as (school, class, day)."""
    rows = session.execute(
        select(col(ClosedDay.school_id), col(ClosedDay.class_id), col(ClosedDay.school_day)).where(
            col(ClosedDay.school_id).in_(schools), col(ClosedDay.school_day) >= since
        )
    )
    return {(school, group, on) for school, group, on in rows}


def of_class(
    session: Session, school_id: UUID, class_id: UUID, *, before: date, since: date
) -> Sequence[ClosedDay]:
    """Give the closed days of a class before a day, oldest first."""
    return session.exec(
        select(ClosedDay)
        .where(
            ClosedDay.school_id == school_id,
            ClosedDay.class_id == class_id,
            col(ClosedDay.school_day) < before,
            col(ClosedDay.school_day) >= since,
        )
        .order_by(col(ClosedDay.school_day))
    ).all()


def rules_of(session: Session, school_id: UUID) -> tuple[float, frozenset[Kind]]:
    """Give the school's budget, and the kinds it switched off."""
    row = session.get(PatternRules, school_id)
    if row is None:
        return DEFAULTS
    return row.budget, frozenset(Kind(one) for one in row.off.split(",") if one)


def knob_of(session: Session, school_id: UUID) -> Knob:
    budget, off = rules_of(session, school_id)
    return Knob(terms_for(budget), off)
