"""Reads closed days and a school's own rules; writes those rules."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Table, exists
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from app.kernel.db import Database
from app.kernel.looking import LIMIT, looks
from app.kernel.many import ForMany, same_row, types_of
from app.patterns.findings import Kind
from app.patterns.judging import DEFAULT_BUDGET, Knob
from app.patterns.models import ClosedDay, PatternRules
from app.patterns.rarity import terms_for
from app.roster.models import Class

DEFAULTS: Final = (DEFAULT_BUDGET, frozenset[Kind]())
_CLASSES: Final[Table] = Class.__table__  # type: ignore[attr-defined]  # set by SQLModel
_CLOSED: Final[Table] = ClosedDay.__table__  # type: ignore[attr-defined]  # as above


def unclosed(
    database: Database, days: Sequence[tuple[UUID, date]]
) -> Iterator[tuple[UUID, UUID, date]]:
    """Give the registration classes of which these (school, day) are not closed, in their order.

    Each look is one statement that finds nothing else; between two the caller closes what it got.
    """
    for found in looks(database, _UNCLOSED, days):
        for n, class_id in found:
            school_id, on = days[n]
            yield school_id, class_id, on


_UNCLOSED: Final = ForMany(
    lambda given: (
        columns(given.c.n, _CLASSES.c.id)
        .join_from(given, _CLASSES, same_row(given, _CLASSES, "school_id"))
        .where(
            _CLASSES.c.kind == "registration",
            _CLASSES.c.status == "active",
            ~exists().where(
                _CLOSED.c.school_id == given.c.school_id,
                _CLOSED.c.class_id == _CLASSES.c.id,
                _CLOSED.c.school_day == given.c.school_day,
            ),
        )
        .order_by(given.c.n, _CLASSES.c.id)
        .limit(LIMIT)
    ),
    **types_of(_CLOSED, "school_id", "school_day"),
)


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
