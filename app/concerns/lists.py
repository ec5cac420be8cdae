"""Open cases in pages: a child's cases together, the most pressing child first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlmodel import Session, col

from app.access.actor import Actor
from app.access.policy import SAFEGUARDING
from app.concerns.models import Concern
from app.concerns.queries import not_kept_from, told_now
from app.kernel.problems import Problem, absent

PAGE: Final = 50  # children
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases, and where the next page begins; `next` is None on the last."""

    cases: Sequence[Concern]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A child's place in a list: how pressing, by when, who; written as three figures with dots."""

    rank: int
    by: datetime
    pupil_id: UUID

    @classmethod
    def read(cls, text: str) -> "_Place":
        """Read a place.

        Raises:
            Problem: `bad_field`: it is not one of ours.
        """
        try:
            rank, by, pupil = text.split(".")
            return cls(int(rank) % 10, _EPOCH + int(by) * _MICROSECOND, UUID(hex=pupil))
        except (ValueError, OverflowError) as error:
            raise Problem("bad_field", field="after") from error

    def __str__(self) -> str:
        return f"{self.rank}.{(self.by - _EPOCH) // _MICROSECOND}.{self.pupil_id.hex}"


def inbox(
    session: Session, actor: Actor, *, now: datetime, after: str | None = None, limit: int = PAGE
) -> Page:
    """Give the open cases that an adult was told of.

    Args:
        session: to read by.
        actor: the adult.
        now: the moment of asking.
        after: `next` of the page before.
        limit: how many children a page holds.

    Raises:
        Problem: `bad_field` where `after` is not one of ours.
    """
    return _page(session, (*_open_to(actor), told_now(actor, now)), now, after, limit)


def board(
    session: Session, actor: Actor, *, now: datetime, after: str | None = None, limit: int = PAGE
) -> Page:
    """Give every open case of the school to its safeguarding people, but those kept from them.

    Raises:
        Problem: `not_found` for everybody else; `bad_field` where `after` is not one of ours.
    """
    if not actor.roles & SAFEGUARDING:
        raise absent()
    return _page(session, _open_to(actor), now, after, limit)


def count_on_board(session: Session, actor: Actor) -> int:
    """Count the open cases that the board holds in all its pages."""
    counted = select(func.count()).select_from(Concern).where(*_open_to(actor))
    return int(session.execute(counted).scalar_one())


def _open_to(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Concern.school_id) == actor.school_id,
        col(Concern.state) != "closed",
        *not_kept_from(actor),
    )


def _pressing(now: datetime) -> ColumnElement[int]:
    """Rank a case in SQL: a missing decision, danger that nobody has, what is over, the rest."""
    return case(
        (col(Concern.decision_asked_at).is_not(None), 0),
        (and_(col(Concern.severity) == "U", col(Concern.state) == "open"), 1),
        (col(Concern.deadline_at) <= now, 2),
        else_=3,
    )


def _page(
    session: Session,
    wanted: Sequence[ColumnElement[bool]],
    now: datetime,
    after: str | None,
    limit: int,
) -> Page:
    """Read one page, in one statement whatever its size."""
    rank = _pressing(now)
    children = (
        select(
            col(Concern.pupil_id).label("pupil_id"),
            func.min(rank).label("rank"),
            func.min(col(Concern.deadline_at)).label("by"),
        )
        .where(*wanted)
        .group_by(col(Concern.pupil_id))
        .subquery()
    )
    of = children.c
    some: Select[Any] = select(children).order_by(of.rank, of.by, of.pupil_id).limit(limit + 1)
    if after is not None:
        last = _Place.read(after)
        some = some.where(
            or_(
                of.rank > last.rank,
                and_(of.rank == last.rank, of.by > last.by),
                and_(of.rank == last.rank, of.by == last.by, of.pupil_id > last.pupil_id),
            )
        )
    page = some.subquery()
    rows = session.execute(
        select(Concern, page.c.rank, page.c.by)
        .join(page, page.c.pupil_id == Concern.pupil_id)
        .where(*wanted)
        .order_by(
            page.c.rank, page.c.by, page.c.pupil_id, rank, col(Concern.deadline_at), col(Concern.id)
        )
    ).all()
    places = list(dict.fromkeys(_Place(row[1], row[2], row[0].pupil_id) for row in rows))
    shown = {place.pupil_id for place in places[:limit]}
    more = len(places) > limit
    return Page(
        [row[0] for row in rows if row[0].pupil_id in shown],
        str(places[limit - 1]) if more else None,
    )
