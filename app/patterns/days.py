"""Reads closed days and a school's own rules; writes those rules."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
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


def of_school(session: Session, school_id: UUID, *, since: date) -> Sequence[ClosedDay]:
    """Give the closed days of a school, oldest first."""
    return session.exec(
        select(ClosedDay)
        .where(ClosedDay.school_id == school_id, col(ClosedDay.school_day) >= since)
        .order_by(col(ClosedDay.school_day), col(ClosedDay.class_id))
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


def set_rules(
    session: Session,
    school_id: UUID,
    budget: float,
    off: Collection[Kind],
    *,
    by: UUID,
    now: datetime,
) -> None:
    """Set a school's own rules; they hold from the next day that closes.

    Raises:
        ValueError: the budget is not above 0 and at most 1.
    """
    if not 0 < budget <= 1:
        raise ValueError("a budget is above 0, and 1 at most")
    row = session.get(PatternRules, school_id)
    if row is None:
        row = PatternRules(school_id=school_id, budget=budget, set_by=by, set_at=now)
    row.budget, row.off, row.set_by, row.set_at = budget, ",".join(sorted(off)), by, now
    session.add(row)
