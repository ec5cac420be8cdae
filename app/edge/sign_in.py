"""Signing in and out: staff by link and password, pupils by code and PIN on their own phone."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from app.audit.actions import Action
from app.audit.service import Entry, record
from app.edge.bodies import Body, Done
from app.edge.deps import (
    Anyone,
    LockedPupil,
    Staff,
    Visit,
    cookie,
    drop_cookie,
    set_cookie,
)
from app.identity import secrets, sessions, staff
from app.kernel.problems import Problem, absent
from app.notify import subscriptions
from app.notify.endpoints import PushHosts
from app.roster import queries
from app.roster.models import Person
from app.roster.people import band_of, display_name

router = APIRouter(prefix="/api", tags=["sign-in"])


class TokenBody(Body):
    token: str = Field(max_length=200)


class AcceptBody(TokenBody):
    password: str = Field(max_length=200)


class InvitedOf(BaseModel):
    name: str
    email: str
    school: str
    school_code: str
    language: str


class StaffBody(Body):
    school: str = Field(max_length=100)
    email: str = Field(max_length=200)
    password: str = Field(max_length=200)


class PhoneBody(Body):
    school: str = Field(max_length=100)
    code: str = Field(max_length=40)
    pin: str = Field(max_length=20)


class PinBody(Body):
    pin: str = Field(max_length=20)


class LanguageBody(Body):
    language: str = Field(pattern="^(cy|en)$")


class KeysOf(Body):
    p256dh: str = Field(max_length=200)
    auth: str = Field(max_length=100)


class PushBody(Body):
    endpoint: str = Field(max_length=1000)
    keys: KeysOf


class EndpointBody(Body):
    endpoint: str = Field(max_length=1000)


class SchoolOf(BaseModel):
    name: str
    code: str
    kind: str
    dialect: str


class StaffMe(BaseModel):
    """Who I am, and which pages are mine."""

    id: UUID
    name: str
    language: str
    roles: list[str]
    school: SchoolOf
    push_key: str
    pages: list[str]


class SignedIn(BaseModel):
    name: str
    band: str
    language: str


def _start_staff(visit: Visit, request: Request, response: Response, person: Person) -> None:
    token = sessions.start_staff(
        visit.session, visit.keys, person.school_id, person.id, now=visit.now
    )
    set_cookie(request, response, "staff", token, int(sessions.STAFF_MOST.total_seconds()))
    entry = Entry(person.school_id, visit.now, "staff", person.id, Action.SIGN_IN)
    record(visit.session, [entry])


@router.post("/staff/invite")
def peek(body: TokenBody, visit: Anyone) -> InvitedOf:
    found = staff.invited(visit.session, visit.keys, body.token, now=visit.now)
    return InvitedOf(
        name=display_name(found.person),
        email=found.person.email or "",
        school=found.school.name,
        school_code=found.school.code,
        language=found.person.language,
    )


@router.post("/staff/invite/accept")
def accept(body: AcceptBody, visit: Anyone, request: Request, response: Response) -> Done:
    person = staff.accept(visit.session, visit.keys, body.token, body.password, now=visit.now)
    _start_staff(visit, request, response, person)
    return Done()


@router.post("/staff/sign-in")
def sign_in(body: StaffBody, visit: Anyone, request: Request, response: Response) -> Done:
    person = staff.sign_in(
        visit.session, visit.keys, body.school, body.email, body.password, now=visit.now
    )
    _start_staff(visit, request, response, person)
    return Done()


@router.post("/staff/sign-out")
def sign_out(visit: Anyone, request: Request, response: Response) -> Done:
    """End this session; without one there is nothing to end, and that is fine."""
    token = cookie(request, "staff")
    if token is not None:
        sessions.end_token(visit.session, visit.keys, token)
    drop_cookie(request, response, "staff")
    return Done()


def _pages(roles: frozenset[str], *, teaches: bool) -> list[str]:
    pages = ["cases"]
    pages += ["class"] if teaches else []
    pages += ["safeguarding"] if roles & {"dsp", "deputy"} else []
    pages += ["admin"] if "admin" in roles else []
    return pages


@router.get("/staff/me")
def me(visit: Staff) -> StaffMe:
    actor = visit.actor
    if actor.person_id is None:
        raise absent()
    person = queries.person(visit.session, actor.school_id, actor.person_id, "staff")
    school = queries.school(visit.session, actor.school_id)
    taught = queries.classes_of(
        visit.session, actor.school_id, person.id, visit.now.date(), "teacher"
    )
    return StaffMe(
        id=person.id,
        name=display_name(person),
        language=person.language,
        roles=sorted(actor.roles),
        school=SchoolOf(
            name=school.name, code=school.code, kind=school.kind, dialect=school.dialect
        ),
        push_key=subscriptions.public_key(visit.keys),
        pages=_pages(actor.roles, teaches=bool(taught)),
    )


@router.put("/staff/me/language")
def language(body: LanguageBody, visit: Staff) -> Done:
    if visit.actor.person_id is None:
        raise absent()
    person = queries.person(visit.session, visit.actor.school_id, visit.actor.person_id)
    person.language = body.language
    return Done()


@router.post("/staff/me/push")
def subscribe(body: PushBody, visit: Staff) -> Done:
    if visit.actor.person_id is None:
        raise absent()
    allowed = PushHosts.of(
        visit.settings.push_hosts,
        visit.settings.push_test_origin,
        production=visit.settings.mode == "production",
    )
    subscriptions.subscribe(
        visit.session,
        visit.actor.school_id,
        visit.actor.person_id,
        endpoint=body.endpoint,
        p256dh=body.keys.p256dh,
        auth=body.keys.auth,
        allowed=allowed,
        now=visit.now,
    )
    return Done()


@router.delete("/staff/me/push")
def unsubscribe(body: EndpointBody, visit: Staff) -> Done:
    if visit.actor.person_id is None:
        raise absent()
    subscriptions.unsubscribe(
        visit.session,
        visit.actor.school_id,
        visit.actor.person_id,
        endpoint=body.endpoint,
        now=visit.now,
    )
    return Done()


@router.post("/pupil/sign-in")
def phone(body: PhoneBody, visit: Anyone, request: Request, response: Response) -> SignedIn:
    school = queries.school_by_code(visit.session, body.school)
    pupil_id = (
        secrets.pupil_of_code(visit.session, school.id, body.code) if school is not None else None
    )
    if school is None or pupil_id is None:
        raise Problem("bad_code", field="code")
    secrets.check(visit.session, visit.keys, school.id, pupil_id, "pin", body.pin, now=visit.now)
    pupil = queries.person(visit.session, school.id, pupil_id, "pupil")
    if pupil.status != "active":
        raise Problem("bad_code", field="code")
    token = sessions.start_own(visit.session, visit.keys, school.id, pupil_id, now=visit.now)
    set_cookie(request, response, "pupil", token, int(sessions.OWN_MOST.total_seconds()))
    return SignedIn(name=display_name(pupil), band=band_of(pupil), language=pupil.language)


@router.post("/pupil/unlock")
def unlock(body: PinBody, visit: LockedPupil) -> Done:
    here = visit.pupil
    if here is None or here.shared or here.actor.person_id is None:
        raise absent()
    secrets.check(
        visit.session,
        visit.keys,
        here.actor.school_id,
        here.actor.person_id,
        "pin",
        body.pin,
        now=visit.now,
    )
    sessions.unlock(visit.session, here, now=visit.now)
    return Done()


@router.post("/pupil/sign-out")
def pupil_out(visit: Anyone, request: Request, response: Response) -> Done:
    token = cookie(request, "pupil")
    if token is not None:
        sessions.end_token(visit.session, visit.keys, token)
    drop_cookie(request, response, "pupil")
    return Done()
