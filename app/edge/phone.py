"""A pupil's own phone: in by code and PIN, locked after five idle minutes, out for good."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from app.audit.actions import Action
from app.audit.service import Entry, record
from app.edge.bodies import Body, Done, KnockFirst
from app.edge.deps import Anyone, LockedPupil, cookie, drop_cookie, set_cookie
from app.identity import own_phone, secrets, sessions
from app.identity.sessions import PupilVisit
from app.kernel.problems import Problem, absent
from app.roster import queries
from app.roster.people import band_of, display_name

router = APIRouter(prefix="/api/pupil", tags=["phone"], route_class=KnockFirst)


class PhoneBody(Body):
    school: str = Field(max_length=100)
    code: str = Field(max_length=40)
    pin: str = Field(max_length=20)


class PinBody(Body):
    pin: str = Field(max_length=20)


class PhoneOf(BaseModel):
    name: str
    band: str
    language: str


@router.post("/sign-in")
def sign_in(body: PhoneBody, visit: Anyone, request: Request, response: Response) -> PhoneOf:
    """Let a pupil in on an own phone; an unknown code and a wrong PIN are answered alike."""
    session, school = visit.session, queries.school_by_code(visit.session, body.school)
    pupil_id = secrets.pupil_of_code(session, school.id, body.code) if school else None
    if school is None or pupil_id is None:
        raise Problem("bad_code")
    secrets.check(session, visit.keys, school.id, pupil_id, "pin", body.pin, now=visit.now)
    pupil = queries.person(session, school.id, pupil_id, "pupil")
    if pupil.status != "active":
        raise Problem("bad_code")
    entry = Entry(school.id, visit.now, "pupil", pupil_id, Action.SIGN_IN, pupil_id=pupil_id)
    record(session, [entry])
    token = sessions.start_own(session, visit.keys, school.id, pupil_id, now=visit.now)
    set_cookie(request, response, "pupil", token, int(sessions.OWN_MOST.total_seconds()))
    return PhoneOf(name=display_name(pupil), band=band_of(pupil), language=pupil.language)


def _own_phone(visit: LockedPupil) -> tuple[PupilVisit, UUID]:
    here = visit.pupil
    if here is None or here.shared or here.actor.person_id is None:
        raise absent()
    return here, here.actor.person_id


@router.post("/unlock")
def unlock(
    body: PinBody,
    visit: LockedPupil,
    mine: Annotated[tuple[PupilVisit, UUID], Depends(_own_phone, scope="function")],
) -> Done:
    here, pupil_id = mine
    secrets.check(
        visit.session,
        visit.keys,
        here.actor.school_id,
        pupil_id,
        "pin",
        body.pin,
        now=visit.now,
    )
    own_phone.unlock(visit.session, here, now=visit.now)
    return Done()


@router.post("/sign-out")
def sign_out(visit: Anyone, request: Request, response: Response) -> Done:
    """End this session; without one there is nothing to end, and that is fine."""
    token = cookie(request, "pupil")
    if token is not None:
        sessions.end_token(visit.session, visit.keys, token)
    drop_cookie(request, response, "pupil")
    return Done()
