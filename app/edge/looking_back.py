"""A pupil looks back on an own phone: what I wrote, hide it, and who has looked at it."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from app.audit.queries import who_looked
from app.edge.bodies import Body, Done, KnockFirst
from app.edge.deps import Pupil, myself
from app.identity import own_phone
from app.journeys import pupil_view
from app.kernel.problems import absent
from app.roster import calendar, queries
from app.roster.people import display_name

router = APIRouter(prefix="/api/pupil", tags=["pupil"], route_class=KnockFirst)


class OnBody(Body):
    on: bool


class Own(BaseModel):
    """One of my own taps."""

    id: UUID
    at: datetime
    feeling: str | None
    step: int | None
    note: str | None
    not_today: bool


class Looked(BaseModel):
    """Somebody who looked at something of mine."""

    at: datetime
    name: str


def _on_own_phone(visit: Pupil) -> None:
    """Refuse on a class's tablet, which shows this check-in and nothing of the past."""
    if visit.pupil is None or visit.pupil.shared:
        raise absent()


@router.get("/history")
def history(visit: Pupil) -> list[Own]:
    """Give my own taps: on my own phone, where I turned it on, in school hours only."""
    person, here = myself(visit), visit.pupil
    if here is None or here.shared or not here.history_on:
        return []
    cal = queries.calendar_of(visit.session, person.school_id)
    if not calendar.is_open_at(cal, visit.now):
        return []  # at home the phone may be in other hands
    found = pupil_view.history(
        visit.session, person, keys=visit.keys, today=calendar.school_day(visit.now)
    )
    return [
        Own(
            id=one.row.id,
            at=one.row.occurred_at,
            feeling=one.row.feeling,
            step=one.row.step,
            note=one.note,
            not_today=one.row.not_today,
        )
        for one in found
    ]


@router.put("/history", dependencies=[Depends(_on_own_phone, scope="function")])
def turn_history(body: OnBody, visit: Pupil) -> Done:
    own_phone.turn_history(visit.session, visit.actor, on=body.on)
    return Done()


@router.post("/history/{check_in_id}/hide")
def hide(check_in_id: UUID, visit: Pupil) -> Done:
    _on_own_phone(visit)
    if not pupil_view.hide(visit.session, myself(visit), check_in_id, now=visit.now):
        raise absent()
    return Done()


@router.get("/who-looked")
def looked(visit: Pupil) -> list[Looked]:
    _on_own_phone(visit)
    person = myself(visit)
    rows = who_looked(visit.session, person.school_id, person.id)
    names = queries.people(visit.session, person.school_id, {row.actor_id for row in rows})
    return [
        Looked(at=row.at, name=display_name(names[row.actor_id]))
        for row in rows
        if row.actor_id in names
    ]
