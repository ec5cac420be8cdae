"""Choosing and not choosing: a pupil's circle, a veto that always succeeds, cover for a day."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, delete, select

from app.kernel.problems import Problem
from app.kernel.upsert import insert_into
from app.trust.models import Choosable, CircleChange, CirclePlace, Cover, Veto
from app.trust.queries import choosable

MOST: Final = 5


def set_circle(
    session: Session, school_id: UUID, pupil_id: UUID, adults: Sequence[UUID], *, now: datetime
) -> None:
    """Put the pupil's adults in the pupil's order; none at all means the default adult.

    An adult who no longer accepts stays where already chosen. The same again changes nothing.

    Raises:
        Problem: `circle_size` (over five, or one twice), `bad_field` (not to be chosen).
    """
    if len(adults) > MOST or len(set(adults)) != len(adults):
        raise Problem("circle_size", field="adults")
    before = list(
        session.exec(
            select(CirclePlace)
            .where(CirclePlace.school_id == school_id, CirclePlace.pupil_id == pupil_id)
            .order_by(col(CirclePlace.rank))
        )
    )
    if [place.adult_id for place in before] == list(adults):
        return
    allowed = choosable(session, school_id).keys() | {place.adult_id for place in before}
    if not set(adults) <= allowed:
        raise Problem("bad_field", field="adults")
    chosen_at = {place.adult_id: place.chosen_at for place in before}
    for place in before:
        session.delete(place)
    session.flush()  # the old places before the new: no rank twice
    session.add_all(
        CirclePlace(
            school_id=school_id,
            pupil_id=pupil_id,
            adult_id=adult,
            rank=rank,
            chosen_at=chosen_at.get(adult, now),
        )
        for rank, adult in enumerate(adults, 1)
    )
    # who is chosen again is no longer "not this person"
    session.exec(
        delete(Veto).where(
            col(Veto.school_id) == school_id,
            col(Veto.pupil_id) == pupil_id,
            col(Veto.adult_id).in_(adults),
        )
    )
    _changed(session, school_id, pupil_id, now)


def veto(
    session: Session, school_id: UUID, pupil_id: UUID, adult_id: UUID, *, now: datetime
) -> bool:
    """Keep an adult from a pupil, out of the circle too; gives whether anything changed."""
    if session.get(Veto, (school_id, pupil_id, adult_id)) is not None:
        return False
    session.add(Veto(school_id=school_id, pupil_id=pupil_id, adult_id=adult_id, since_at=now))
    place = session.get(CirclePlace, (school_id, pupil_id, adult_id))
    if place is not None:
        session.delete(place)
    _changed(session, school_id, pupil_id, now)
    session.flush()
    return True


def lift_veto(
    session: Session, school_id: UUID, pupil_id: UUID, adult_id: UUID, *, now: datetime
) -> None:
    """Let an adult be chosen again; cases that were kept from them stay kept."""
    held = session.get(Veto, (school_id, pupil_id, adult_id))
    if held is not None:
        session.delete(held)
        _changed(session, school_id, pupil_id, now)


def _changed(session: Session, school_id: UUID, pupil_id: UUID, now: datetime) -> None:
    session.add(CircleChange(school_id=school_id, pupil_id=pupil_id, at=now))


def accept_being_chosen(
    session: Session, school_id: UUID, adult_id: UUID, *, accepts: bool, now: datetime
) -> None:
    """Say that pupils may choose this adult, or quietly no longer; circles stay as they are."""
    row = session.get(Choosable, (school_id, adult_id))
    if row is None:
        row = Choosable(school_id=school_id, adult_id=adult_id, changed_at=now)
        session.add(row)
    row.accepts, row.changed_at = accepts, now


def record_cover(
    session: Session, school_id: UUID, adult_id: UUID, covered_by: UUID, *, first: date, last: date
) -> None:
    """Record who stands in for an adult, first and last day included.

    Raises:
        Problem: `bad_field` where somebody would cover for themselves or the days run backwards.
    """
    if adult_id == covered_by:
        raise Problem("bad_field", field="covered_by")
    if last < first:
        raise Problem("bad_field", field="last")
    session.add(
        Cover(
            school_id=school_id,
            adult_id=adult_id,
            covered_by=covered_by,
            from_on=first,
            until_on=last,
        )
    )


def welcome(session: Session, school_id: UUID, adults: Sequence[UUID], *, now: datetime) -> None:
    """Let pupils choose these adults, in one statement; each may quietly decline."""
    rows = [
        {"school_id": school_id, "adult_id": one, "accepts": True, "changed_at": now}
        for one in adults
    ]
    if rows:
        yes = insert_into(session, Choosable)
        again = {"accepts": yes.excluded.accepts, "changed_at": yes.excluded.changed_at}
        session.connection().execute(
            yes.on_conflict_do_update(index_elements=["school_id", "adult_id"], set_=again), rows
        )


def leave(
    session: Session, school_id: UUID, adults: Sequence[UUID], *, now: datetime
) -> Sequence[UUID]:
    """Take leavers out of every circle; gives the pupils who lost an adult."""
    places = session.exec(
        select(CirclePlace).where(
            CirclePlace.school_id == school_id, col(CirclePlace.adult_id).in_(adults)
        )
    ).all()
    for place in places:
        session.delete(place)
    pupils = sorted({place.pupil_id for place in places})
    for pupil_id in pupils:
        _changed(session, school_id, pupil_id, now)
    for row in session.exec(
        select(Choosable).where(
            Choosable.school_id == school_id, col(Choosable.adult_id).in_(adults)
        )
    ):
        row.accepts, row.changed_at = False, now
    return pupils
