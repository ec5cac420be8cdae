"""Reads the days of many schools as text, and puts each different calendar together once."""

import json
from datetime import date, time
from functools import lru_cache
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from app.kernel.many import ForMany, listed, types_of
from app.roster import calendar
from app.roster.models import Closure, DayHours, Term

DAYS: Final = ForMany(
    lambda given: select(
        given.c.n,
        *(
            select(listed(*(col(one) for one in shown)))
            .where(col(of) == given.c.school_id)
            .scalar_subquery()
            for of, *shown in (
                (Term.school_id, Term.starts_on, Term.ends_on),
                (Closure.school_id, Closure.starts_on, Closure.ends_on),
                (
                    DayHours.school_id,
                    DayHours.weekday,
                    DayHours.opens,
                    DayHours.bell,
                    DayHours.closes,
                ),
            )
        ),
    ),
    **types_of(Term.__table__, "school_id"),  # type: ignore[attr-defined]  # set by SQLModel
)


@lru_cache(maxsize=4096)  # the schools of a country; those of one authority mostly share theirs
def put_together(terms: str | None, closures: str | None, hours: str | None) -> calendar.Calendar:
    """Make a calendar of what was read; `None` where nothing was entered."""

    def spans(text: str | None) -> tuple[calendar.Span, ...]:
        days = json.loads(text or "[]")
        return tuple(sorted((date.fromisoformat(a), date.fromisoformat(b)) for a, b in days))

    return calendar.Calendar(
        terms=spans(terms),
        closures=spans(closures),
        hours={
            weekday: calendar.DayHours(*(time.fromisoformat(one) for one in day))
            for weekday, *day in json.loads(hours or "[]")
        },
    )
