"""Staff sign in: a one-time link, then a password; and what a signed-in person keeps as theirs."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from app.audit.actions import Action
from app.audit.service import Entry, record
from app.edge.bodies import Body, Done, KnockFirst
from app.edge.deps import (
    Anyone,
    Staff,
    Visit,
    cookie,
    drop_cookie,
    set_cookie,
    slowly,
    within,
)
from app.identity import sessions, staff
from app.kernel.db import Urgency
from app.kernel.problems import absent
from app.notify import subscriptions
from app.notify.endpoints import PushHosts
from app.roster import keeping, queries
from app.roster.calendar import school_day
from app.roster.models import Person
from app.roster.people import display_name

router = APIRouter(prefix="/api", tags=["sign-in"], route_class=KnockFirst)


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


def _signed_in(visit: Visit, person: Person, action: Action) -> str:
    entry = Entry(person.school_id, visit.now, "staff", person.id, action)
    record(visit.session, [entry])
    return sessions.start_staff(
        visit.session, visit.keys, person.school_id, person.id, now=visit.now
    )


def _remember(request: Request, response: Response, token: str) -> None:
    set_cookie(request, response, "staff", token, int(sessions.STAFF_MOST.total_seconds()))


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
async def accept(body: AcceptBody, request: Request, response: Response) -> Done:
    """Set a password: it is judged, then hashed while no transaction waits for it, then kept."""

    def judge(visit: Visit) -> None:
        found = staff.invited(visit.session, visit.keys, body.token, now=visit.now)
        staff.refuse_weak(body.password, found)

    await within(request, Urgency.REST, judge)
    hashed = await slowly(staff.hashed, body.password)

    def keep(visit: Visit) -> str:
        person = staff.accept(visit.session, visit.keys, body.token, hashed, now=visit.now)
        return _signed_in(visit, person, Action.ACCEPT_INVITE)

    _remember(request, response, await within(request, Urgency.REST, keep))
    return Done()


@router.post("/staff/sign-in")
async def sign_in(body: StaffBody, request: Request, response: Response) -> Done:
    """Count the try, compare while no transaction waits for it, then let in or refuse."""

    def knock(visit: Visit) -> staff.Knock:
        return staff.knock(visit.session, visit.keys, body.school, body.email, now=visit.now)

    tried = await within(request, Urgency.REST, knock)
    right = await slowly(staff.fits, tried, body.password)

    def enter(visit: Visit) -> str:
        person = staff.enter(visit.session, tried, right=right, now=visit.now)
        return _signed_in(visit, person, Action.SIGN_IN)

    _remember(request, response, await within(request, Urgency.REST, enter))
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
    today = school_day(visit.now)
    taught = queries.classes_of(visit.session, actor.school_id, person.id, today, "teacher")
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
    keeping.speak(visit.session, visit.actor.school_id, visit.actor.person_id, body.language)
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
