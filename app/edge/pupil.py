"""A signed-in pupil: check in, my adults, what became of my ask."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.edge.bodies import Body, Done, KnockFirst
from app.edge.deps import (
    LockedPupil,
    Pupil,
    PupilAsk,
    entered,
    myself,
    unlocked_pupil,
)
from app.journeys import cover, feedback, offline, pupil_view
from app.kernel.db import Database, Urgency
from app.kernel.problems import absent
from app.notify.fence import fence
from app.notify.outbox import cancel_for
from app.roster import calendar, queries
from app.roster.people import band_of, display_name
from app.trust import queries as trusted
from app.trust import service as trust

router = APIRouter(prefix="/api/pupil", tags=["pupil"], route_class=KnockFirst)


class Me(BaseModel):
    """Who I am here, who will see this, and how my last ask stands."""

    pupil: dict[str, Any]
    shared: bool
    locked: bool
    circle: list[dict[str, Any]] = []
    default_adult: dict[str, Any] | None = None
    sees: list[dict[str, Any]] = []
    open: bool = False
    next_opening_at: datetime | None = None
    long_closure: bool = False
    latest: dict[str, Any] | None = None
    question: dict[str, Any] | None = None
    circle_changed: dict[str, date] | None = None
    lines_first: bool = False
    feelings: dict[str, Any] | None = None
    reasons: list[str] = []
    upload: dict[str, Any] | None = None
    history_on: bool | None = None


class AnswerBody(Body):
    concern_id: UUID = Field(strict=False)
    said: str


class CircleBody(Body):
    adults: list[Annotated[UUID, Field(strict=False)]] = Field(max_length=50)


class Choice(BaseModel):
    id: UUID
    name: str
    role: str | None
    picture: str | None
    rank: int
    vetoed: bool


@router.get("/me")
def me(visit: LockedPupil) -> Me:
    person, here = myself(visit), visit.pupil
    if here is None:
        raise absent()
    name = {
        "name": display_name(person),
        "language": person.language,
        "picture": person.picture,
        "band": band_of(person),
        "dialect": queries.school(visit.session, person.school_id).dialect,
    }
    if here.locked:
        return Me(pupil=name, shared=False, locked=True)
    said = pupil_view.promise(visit.session, person, now=visit.now)
    last = feedback.latest(visit.session, person.school_id, person.id)
    asked = feedback.question(visit.session, person.school_id, person.id, now=visit.now)
    change = trusted.change_to_show(visit.session, person.school_id, person.id)
    if change is not None:
        change.shown += 1
    issued = offline.Ticket(person.school_id, person.id, visit.actor.device_id, visit.now)
    return Me(
        pupil=name,
        shared=here.shared,
        locked=False,
        circle=[_adult(one) for one in said.circle],
        default_adult=_adult(said.default_adult) if said.default_adult else None,
        sees=[{"name": one.name, "role": one.role, "whys": one.whys} for one in said.sees],
        open=said.open,
        next_opening_at=said.next_opening_at,
        long_closure=said.long_closure,
        latest={"state": last.state, "name": last.name, "asked_at": last.asked_at}
        if last
        else None,
        question={"concern_id": asked.concern_id, "name": asked.name} if asked else None,
        circle_changed={"on": calendar.school_day(change.at)} if change else None,
        lines_first=not said.open,
        feelings={"version": 1, "pages": [said.first_faces, said.more_faces]},
        reasons=list(said.reasons),
        upload={
            "ticket": offline.ticket(visit.keys, issued),
            "key": offline.public_jwk(visit.keys),
            "until": visit.now + offline.GOOD_FOR,
        },
        history_on=None if here.shared else here.history_on,
    )


def _adult(one: pupil_view.Known) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "picture": one.picture,
        "rank": one.rank,
    }


@router.post("/answers")
def answer(body: AnswerBody, visit: PupilAsk) -> Done:
    person = myself(visit)
    feedback.answer(
        visit.session, person.school_id, person.id, body.concern_id, body.said, now=visit.now
    )
    return Done()


@router.get("/adults")
def adults(visit: Pupil) -> list[Choice]:
    found = pupil_view.adults(visit.session, myself(visit), now=visit.now)
    return [
        Choice(
            id=one.id,
            name=one.name,
            role=one.role,
            picture=one.picture,
            rank=one.rank,
            vetoed=one.vetoed,
        )
        for one in found
    ]


@router.put("/circle")
def set_circle(body: CircleBody, visit: Pupil) -> Done:
    person = myself(visit)
    trust.set_circle(visit.session, person.school_id, person.id, body.adults, now=visit.now)
    return Done()


@router.put("/vetoes/{adult_id}")
def veto(adult_id: UUID, request: Request) -> Done:
    """Honour "not this person". No send that starts after this commit reaches that adult.

    The fence stands before the transaction: a sender that is inside it ends first, and the next
    one asks again whether it may.
    """
    database: Database = request.app.state.database
    with entered(request, unlocked_pupil, Urgency.REST) as visit:
        me_id, school_id = myself(visit).id, visit.actor.school_id
    with (
        fence(database, school_id, me_id, adult_id),
        entered(request, unlocked_pupil, Urgency.ASK) as visit,
    ):
        cover.not_this_person(visit.session, visit.actor, adult_id, now=visit.now)
        cancel_for(visit.session, school_id, adult_id, pupil_id=me_id, now=visit.now)
    return Done()


@router.delete("/vetoes/{adult_id}")
def lift_veto(adult_id: UUID, visit: Pupil) -> Done:
    person = myself(visit)
    trust.lift_veto(visit.session, person.school_id, person.id, adult_id, now=visit.now)
    return Done()
