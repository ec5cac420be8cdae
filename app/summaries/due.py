"""Asks the database which classes have no figure yet of what is over, and of nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlalchemy import Table, bindparam, exists, or_, select

from app.kernel.db import Database
from app.kernel.looking import LIMIT, looks
from app.kernel.many import ForMany, of_these_schools, types_of
from app.roster.calendar import LONDON, Calendar, school_day
from app.roster.models import Class, Window
from app.summaries.models import ClassFigure
from app.summaries.suppression import Period

_CLASSES: Final[Table] = Class.__table__  # type: ignore[attr-defined]  # SQLModel sets it
_FIGURES: Final[Table] = ClassFigure.__table__  # type: ignore[attr-defined]  # as above
_WINDOWS: Final[Table] = Window.__table__  # type: ignore[attr-defined]  # as above


@dataclass(frozen=True, slots=True)
class Span:
    """A period of a school that is over, or today, where a class's window may have closed."""

    school_id: UUID
    cal: Calendar
    period: Period
    starts_on: date
    ends_on: date


def unpublished(
    database: Database, spans: Sequence[Span], now: datetime
) -> Iterator[tuple[Span, Sequence[UUID]]]:
    """Give the registration classes without a figure of these spans, in the order of the spans.

    Today's only where a window of the class has closed. Each look is one statement; between two
    looks the caller publishes what it was given.
    """
    midnight = datetime.combine(school_day(now), time.min, LONDON)
    asked = [(span.school_id, str(span.period), span.starts_on) for span in spans]
    for found in looks(database, _UNPUBLISHED, asked, midnight=midnight, now=now):
        for n, of_span in groupby(found, key=lambda row: row[0]):
            yield spans[n], [class_id for _, class_id in of_span]


_UNPUBLISHED: Final = ForMany(
    lambda given: (
        select(given.c.n, _CLASSES.c.id)
        .join_from(given, _CLASSES, _CLASSES.c.school_id == given.c.school_id)
        .where(
            of_these_schools(_CLASSES.c.school_id),
            _CLASSES.c.kind == "registration",
            _CLASSES.c.status == "active",
            ~exists().where(
                _FIGURES.c.school_id == given.c.school_id,
                _FIGURES.c.class_id == _CLASSES.c.id,
                _FIGURES.c.period == given.c.period,
                _FIGURES.c.starts_on == given.c.starts_on,
            ),
            or_(
                given.c.period != str(Period.DAY),
                exists().where(
                    _WINDOWS.c.school_id == given.c.school_id,
                    _WINDOWS.c.class_id == _CLASSES.c.id,
                    _WINDOWS.c.opens_at >= bindparam("midnight", type_=_WINDOWS.c.opens_at.type),
                    _WINDOWS.c.closes_at <= bindparam("now", type_=_WINDOWS.c.closes_at.type),
                ),
            ),
        )
        .order_by(given.c.n, _CLASSES.c.id)
        .limit(LIMIT)
    ),
    **types_of(_FIGURES, "school_id", "period", "starts_on"),
)
