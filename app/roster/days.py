"""Writes a school's calendar: terms, weekly hours, and days on which it is shut."""

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, delete, select

from app.kernel.problems import Problem, absent
from app.roster.calendar import LONGEST_CLOSURE
from app.roster.models import Closure, DayHours, Term

CLOSURES: Final = ("half_term", "inset", "bank_holiday", "snow", "closure")

TermDays = tuple[str, date, date]
Hours = tuple[int, time, time, time]


def set_terms(session: Session, school_id: UUID, terms: Sequence[TermDays]) -> None:
    """Make these the terms of a school.

    Raises:
        Problem: `bad_field` where one runs backwards or two overlap.
    """
    ordered = sorted(terms, key=lambda one: one[1])
    if any(ends < starts for _, starts, ends in ordered) or any(
        after[1] <= before[2] for before, after in pairwise(ordered)
    ):
        raise Problem("bad_field", field="terms")
    session.exec(delete(Term).where(col(Term.school_id) == school_id))
    session.add_all(
        Term(school_id=school_id, name=name, starts_on=starts, ends_on=ends)
        for name, starts, ends in ordered
    )
    session.flush()


def set_hours(session: Session, school_id: UUID, hours: Sequence[Hours]) -> None:
    """Make these the weekly hours of a school; a weekday that is not among them is closed.

    Raises:
        Problem: `bad_field` where a day opens after its bell, or comes twice.
    """
    days = [day for day, *_ in hours]
    in_order = all(opens < bell <= closes for _, opens, bell, closes in hours)
    if len(set(days)) != len(days) or not in_order:
        raise Problem("bad_field", field="hours")
    session.exec(delete(DayHours).where(col(DayHours.school_id) == school_id))
    session.expire_all()
    session.add_all(
        DayHours(school_id=school_id, weekday=day, opens=opens, bell=bell, closes=closes)
        for day, opens, bell, closes in hours
    )
    session.flush()


def closures(session: Session, school_id: UUID) -> Sequence[Closure]:
    return session.exec(
        select(Closure).where(Closure.school_id == school_id).order_by(col(Closure.starts_on))
    ).all()


def add_closure(
    session: Session, school_id: UUID, *, starts_on: date, ends_on: date, kind: str
) -> tuple[Closure, bool]:
    """Shut a school on these days, both included; the same again gives the one that is there.

    Returns:
        The closure, and whether it is new.

    Raises:
        Problem: `bad_field`: backwards, too long to be believed, or of no known kind.
    """
    if kind not in CLOSURES:
        raise Problem("bad_field", field="kind")
    if not 0 <= (ends_on - starts_on).days < LONGEST_CLOSURE:
        raise Problem("bad_field", field="ends_on")
    there = session.exec(
        select(Closure).where(
            Closure.school_id == school_id,
            Closure.starts_on == starts_on,
            Closure.ends_on == ends_on,
        )
    ).first()
    if there is not None:
        return there, False
    made = Closure(school_id=school_id, starts_on=starts_on, ends_on=ends_on, kind=kind)
    session.add(made)
    session.flush()
    return made, True


def remove_closure(session: Session, school_id: UUID, closure_id: UUID) -> None:
    """Open a school again on these days.

    Raises:
        Problem: `not_found`.
    """
    found = session.get(Closure, (school_id, closure_id))
    if found is None:
        raise absent()
    session.delete(found)
    session.flush()
